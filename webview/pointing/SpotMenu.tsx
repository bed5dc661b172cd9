/** The menu of a spot: to go where the run comes by it, and to break there. */

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { BreakpointView, DetailsView } from "../../src/protocol/messages";
import { zoomOf } from "../shared/pointer";
import { panel } from "../shared/words";
import type { Opening, Pointing } from "./pointing";
import { isSameBreakpoint, onlyBreakpoint } from "./spot";

interface Props {
  readonly at: Opening;
  /** Until they are here there is nothing to choose. */
  readonly details: DetailsView | undefined;
  readonly pointing: Pointing;
  /** The picture that it belongs to. */
  readonly picture: Element;
  /** Whether the keyboard goes back to the picture. */
  readonly close: (toPicture: boolean) => void;
}

/** Between the menu and the window's edge. */
const MARGIN = 6;

export function SpotMenu({ at, details, pointing, picture, close }: Props) {
  const menu = useOpenMenu(at, details, picture, close);
  const onKeyDown = (event: KeyboardEvent): void => {
    const only = onlyBreakpoint(details);
    if (event.key === "F9" && only) {
      pointing.toggleBreakpoint(only);
      close(true);
    } else if (event.key === "ArrowDown") moveFocus(menu.current!, 1);
    else if (event.key === "ArrowUp") moveFocus(menu.current!, -1);
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
  return (
    <div
      ref={menu}
      popover="manual"
      class="spot-menu"
      role="menu"
      tabIndex={-1}
      aria-label={details?.name ?? panel.pointing.whatToDo}
      data-testid="spot menu"
      onKeyDown={onKeyDown}
    >
      {details && <Entries details={details} pointing={pointing} close={close} />}
    </div>
  );
}

/** The element of the menu, which opens at its place, and closes where the pointer goes down elsewhere. */
function useOpenMenu(at: Opening, details: DetailsView | undefined, picture: Element, close: Props["close"]) {
  const menu = useRef<HTMLDivElement>(null);
  const [start] = useState(() => picture.getBoundingClientRect());
  /** At its place, which a scrolling page takes along, and inside the window. */
  const place = (): void => {
    const element = menu.current!;
    const now = picture.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const zoom = zoomOf(element);
    const inside = (wanted: number, room: number): string =>
      `${Math.max(Math.min(wanted, room), MARGIN) / zoom}px`;
    element.style.left = inside(at.x + now.left - start.left, innerWidth - width - MARGIN);
    element.style.top = inside(at.y + now.top - start.top, innerHeight - height - MARGIN);
  };
  useLayoutEffect(() => {
    const element = menu.current!;
    element.showPopover();
    element.focus({ preventScroll: true });
    const away = (event: Event): void => {
      if (!element.contains(event.target as Node)) close(false);
    };
    addEventListener("pointerdown", away, true);
    addEventListener("scroll", place, true);
    return () => {
      removeEventListener("pointerdown", away, true);
      removeEventListener("scroll", place, true);
    };
  }, []);
  // Its entries come with the details, and make it larger.
  useLayoutEffect(() => {
    place();
    if (at.by === "keyboard") entriesOf(menu.current!)[0]?.focus({ preventScroll: true });
  }, [details]);
  return menu;
}

/** The entries that can do something now. */
function entriesOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("button:not(:disabled)")];
}

/** From an entry to the one below or above, around the ends. */
function moveFocus(menu: HTMLElement, by: 1 | -1): void {
  const items = entriesOf(menu);
  const place = items.indexOf(document.activeElement as HTMLElement);
  const first = by === 1 ? 0 : items.length - 1;
  items[place === -1 ? first : (place + by + items.length) % items.length]?.focus();
}

interface EntriesProps extends Pick<Props, "pointing" | "close"> {
  readonly details: DetailsView;
}

function Entries({ details, pointing, close }: EntriesProps) {
  const to = (position: number | null): (() => void) | undefined =>
    position === null || pointing.running ? undefined : () => pointing.goTo(position);
  const hintOf = (position: number | null): string =>
    position === null ? panel.pointing.none : panel.timeline.step(position);
  const { next, previous } = wordsOf(details);
  return (
    <>
      <p role="presentation">
        <b>{details.name}</b> {details.words}
      </p>
      <Entry words={next} hint={hintOf(details.next)} act={to(details.next)} close={close} />
      <Entry words={previous} hint={hintOf(details.previous)} act={to(details.previous)} close={close} />
      {details.breakpoints.map((breakpoint) => {
        const has = pointing.breakpoints.some((each) => isSameBreakpoint(each, breakpoint));
        const words = panel.pointing.breakpoint(has, whereOf(breakpoint, details));
        return (
          <Entry
            key={words}
            words={words}
            hint={breakpoint === onlyBreakpoint(details) ? "F9" : ""}
            act={() => pointing.toggleBreakpoint(breakpoint)}
            close={close}
          />
        );
      })}
    </>
  );
}

interface EntryProps extends Pick<Props, "close"> {
  readonly words: string;
  readonly hint: string;
  /** Without it the entry can do nothing now. */
  readonly act: (() => void) | undefined;
}

function Entry({ words, hint, act, close }: EntryProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={!act}
      onClick={() => {
        act?.();
        close(true);
      }}
    >
      <span>{words}</span>
      <span class="hint">{hint}</span>
    </button>
  );
}

/** A neuron's numbers are found, a parameter and an input are used. */
function wordsOf({ spot }: DetailsView): { readonly next: string; readonly previous: string } {
  return spot.of === "neuron" && spot.l > 0 ? panel.pointing.found : panel.pointing.used;
}

function whereOf({ of }: BreakpointView, { name, spot }: DetailsView): string {
  switch (of) {
    case "parameter":
      return spot.of === "neuron" ? panel.pointing.onBias : "";
    case "activation":
      return panel.pointing.on(name);
    case "derivative":
      return panel.pointing.on(`∂C/∂${name}`);
  }
}
