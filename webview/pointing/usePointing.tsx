/**
 * Pointing at the spots of a picture, by mouse or by keyboard, the same in every picture: the picture is one tab stop,
 * arrow keys lead from spot to spot, and a click or Enter opens the menu of what to do there.
 */
import type { ComponentChild, HTMLAttributes, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DetailsView, SpotView } from "../../src/protocol/messages";
import type { Opening, Pointing } from "./pointing";
import { SpotMenu } from "./SpotMenu";
import { isSameSpot, onlyBreakpoint, textOf } from "./spot";

/** Where the spots of a picture are. */
export interface Spots {
  /** The one under the mouse. */
  readonly at: (event: MouseEvent) => SpotView | undefined;
  /** Where a key leads from a spot; `undefined` as a spot is where one starts. Nothing for keys that lead nowhere. */
  readonly next: (from: SpotView | undefined, key: string) => SpotView | undefined;
}

interface Pointed {
  readonly spot: SpotView;
  /** The keyboard holds on to what it points at, the mouse leaves it. */
  readonly by: "mouse" | "keyboard";
}

export type Handlers = Pick<
  HTMLAttributes<HTMLElement>,
  "onPointerMove" | "onPointerLeave" | "onClick" | "onContextMenu" | "onKeyDown" | "onFocus" | "onBlur"
>;

export interface Pointer {
  readonly place: RefObject<HTMLElement | null>;
  readonly spot: SpotView | undefined;
  readonly by: Pointed["by"] | undefined;
  /** Of the spot, once they are here. */
  readonly details: DetailsView | undefined;
  readonly handlers: Handlers;
  readonly menu: ComponentChild;
}

/** The id of the element that draws a spot of a picture. */
export function idOf(picture: string, spot: SpotView): string {
  return `${picture} ${textOf(spot)}`.replaceAll(" ", "-");
}

export function usePointing(picture: string, pointing: Pointing, spots: Spots): Pointer {
  const { view, pointAt } = pointing;
  const place = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<Pointed | undefined>(undefined);
  const [menuAt, setMenuAt] = useState<Opening | undefined>(undefined);
  const spot = pointed?.spot;
  const key = spot && textOf(spot);

  // A step, or a nudge, makes other numbers of the same spot.
  useEffect(() => {
    if (spot) pointAt(spot);
  }, [key, spot && view]);

  const close = (toPlace: boolean): void => {
    setMenuAt(undefined);
    if (toPlace) place.current?.focus();
    else setPointed(undefined);
  };
  const details = isSameSpot(pointing.details?.spot, spot) ? pointing.details : undefined;
  const now: Now = { picture, pointing, spots, pointed, details, isOpen: menuAt !== undefined };
  return {
    place,
    spot,
    by: pointed?.by,
    details,
    handlers: handlersOf(now, setPointed, setMenuAt),
    menu: menuAt && spot && (
      <SpotMenu at={menuAt} details={details} pointing={pointing} picture={place.current!} close={close} />
    ),
  };
}

/** What is pointed at in a picture, and whether its menu is open. */
interface Now {
  readonly picture: string;
  readonly pointing: Pointing;
  readonly spots: Spots;
  readonly pointed: Pointed | undefined;
  readonly details: DetailsView | undefined;
  readonly isOpen: boolean;
}

function handlersOf(
  now: Now,
  setPointed: (to: Pointed | undefined) => void,
  open: (at: Opening) => void,
): Handlers {
  const { picture, spots, pointed, isOpen } = now;
  const point = (to: SpotView | undefined, by: Pointed["by"]): void => {
    if (!isSameSpot(to, pointed?.spot) || (to && by !== pointed?.by)) setPointed(to && { spot: to, by });
  };
  const openBy = (event: MouseEvent): void => {
    const there = spots.at(event);
    if (!there) return;
    event.preventDefault();
    point(there, "mouse");
    open({ x: event.clientX, y: event.clientY, by: "mouse" });
  };
  const openByKey = (there: SpotView): void => {
    const box = document.getElementById(idOf(picture, there))?.getBoundingClientRect();
    if (box) open({ x: box.x + box.width / 2, y: box.y + box.height / 2, by: "keyboard" });
  };
  return {
    onPointerMove: (event) => {
      if (isOpen || event.pointerType === "touch") return;
      const there = spots.at(event);
      // What the keyboard points at stays where the mouse moves over nothing.
      if (there || pointed?.by === "mouse") point(there, "mouse");
    },
    onPointerLeave: () => {
      if (!isOpen && pointed?.by === "mouse") setPointed(undefined);
    },
    onClick: openBy,
    onContextMenu: openBy,
    onKeyDown: (event) => {
      if (isHandled(event, now, point, openByKey)) event.preventDefault();
    },
    onFocus: (event) => {
      if (!pointed && event.currentTarget.matches(":focus-visible"))
        point(spots.next(undefined, "Home"), "keyboard");
    },
    onBlur: () => {
      if (!isOpen) setPointed(undefined);
    },
  };
}

/** Does what a key means; whether it means something here. */
function isHandled(
  event: KeyboardEvent,
  { pointing, spots, pointed, details }: Now,
  point: (to: SpotView | undefined, by: Pointed["by"]) => void,
  openByKey: (there: SpotView) => void,
): boolean {
  const spot = pointed?.spot;
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  if (spot && (event.key === "Enter" || event.key === " ")) openByKey(spot);
  else if (spot && event.key === "F9") {
    if (!details || details.breakpoints.length === 0) return false;
    const only = onlyBreakpoint(details);
    if (only) pointing.toggleBreakpoint(only);
    else openByKey(spot);
  } else if (event.key === "Escape" && spot) point(undefined, "keyboard");
  else {
    const to = spots.next(spot, event.key);
    if (!to) return false;
    point(to, "keyboard");
  }
  return true;
}
