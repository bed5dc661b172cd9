/**
 * A part that scrolls sideways where it has no room, and keeps what is current in sight. Only then is it a stop of the
 * keyboard, so that its far end can be reached without a mouse.
 */

import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { zoomOf } from "./pointer";

interface Props {
  /** What it holds, for those who do not see it. */
  readonly name: string;
  readonly children: ComponentChildren;
}

export function Scroll({ name, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = place.current!;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  }, []);
  // Once for each that becomes current: where the reader scrolls to after that is the reader's.
  const shown = useRef<string>(null);
  useLayoutEffect(() => {
    const current = scrolls && place.current!.querySelector("[data-light=current]");
    const name = current ? nameOf(current) : null;
    if (current && name !== shown.current) bringIntoSight(current, place.current!);
    shown.current = name;
  });
  return (
    <div class="scroll" ref={place} {...(scrolls && { tabIndex: 0, role: "group", "aria-label": name })}>
      {children}
    </div>
  );
}

/** Which cell, edge or neuron it is. */
function nameOf({ dataset }: Element & Partial<HTMLOrSVGElement>): string | null {
  return dataset?.cell ?? dataset?.edge ?? dataset?.neuron ?? null;
}

/** Scrolls sideways alone, and only if it is cut off, or under the head of its row, which stays. */
function bringIntoSight(part: Element, scroller: HTMLElement): void {
  const { left, right } = part.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const zoom = zoomOf(scroller);
  const start = frame.left + (part.closest("tr")?.querySelector("th")?.clientWidth ?? 0) * zoom;
  if (left >= start && right <= frame.right) return;
  scroller.scrollLeft += (left + right - start - frame.right) / 2 / zoom;
}
