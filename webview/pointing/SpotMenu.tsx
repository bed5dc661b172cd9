/** The menu of a spot: to go where the run comes by it, and to break there. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { BreakpointView, DetailsView } from "../../src/protocol/messages";
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
  const menu = useRef<HTMLDivElement>(null);
  const [start] = useState(() => picture.getBoundingClientRect());
  /** At its place, which a scrolling page takes along, and inside the window. */
  const place = (): void => {
    const element = menu.current!;
    const now = picture.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const inside = (wanted: number, room: number): string => `${Math.max(Math.min(wanted, room), MARGIN)}px`;
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
    if (at.by === "keyboard")
      menu.current!.querySelector<HTMLElement>("button:not(:disabled)")?.focus({ preventScroll: true });
  }, [details]);

  const move = (by: 1 | -1): void => {
    const items = [...menu.current!.querySelectorAll<HTMLElement>("button:not(:disabled)")];
    const place = items.indexOf(document.activeElement as HTMLElement);
    const first = by === 1 ? 0 : items.length - 1;
    items[place === -1 ? first : (place + by + items.length) % items.length]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const only = onlyBreakpoint(details);
    if (event.key === "F9" && only) {
      pointing.toggleBreakpoint(only);
      close(true);
    } else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else return;
    event.stopPropagation();
    event.preventDefault();
  };
  /** An entry of the menu; without `act` it can do nothing now. */
  const entry = (words: string, hint: string, act: (() => void) | undefined) => (
    <button
      key={words}
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
  const to = (position: number | null): (() => void) | undefined =>
    position === null || pointing.running ? undefined : () => pointing.goTo(position);
  const hintOf = (position: number | null): string => (position === null ? "none" : `step ${position}`);
  return (
    <div
      ref={menu}
      popover="manual"
      class="spot-menu"
      role="menu"
      tabIndex={-1}
      aria-label={details?.name ?? "What to do here"}
      data-testid="spot menu"
      onKeyDown={onKeyDown}
    >
      {details && (
        <>
          <p role="presentation">
            <b>{details.name}</b> {details.words}
          </p>
          {entry(wordsOf(details).next, hintOf(details.next), to(details.next))}
          {entry(wordsOf(details).previous, hintOf(details.previous), to(details.previous))}
          {details.breakpoints.map((breakpoint) => {
            const has = pointing.breakpoints.some((each) => isSameBreakpoint(each, breakpoint));
            return entry(
              `${has ? "Remove the" : "Add a"} breakpoint${whereOf(breakpoint, details)}`,
              breakpoint === onlyBreakpoint(details) ? "F9" : "",
              () => pointing.toggleBreakpoint(breakpoint),
            );
          })}
        </>
      )}
    </div>
  );
}

/** A neuron's numbers are found, a parameter and an input are used. */
function wordsOf({ spot }: DetailsView): { readonly next: string; readonly previous: string } {
  return spot.of === "neuron" && spot.l > 0
    ? { next: "Go on to where it is found", previous: "Go back to where it was found" }
    : { next: "Go to its next use", previous: "Go back to its last use" };
}

function whereOf({ of }: BreakpointView, { name, spot }: DetailsView): string {
  switch (of) {
    case "parameter":
      return spot.of === "neuron" ? " on its bias" : "";
    case "activation":
      return ` on ${name}`;
    case "derivative":
      return ` on ∂C/∂${name}`;
  }
}
