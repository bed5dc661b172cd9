/** A part that scrolls sideways where it has no room. Only then is it a stop of the keyboard, so that its far end can be reached without a mouse. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

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
  return (
    <div class="scroll" ref={place} {...(scrolls && { tabIndex: 0, role: "group", "aria-label": name })}>
      {children}
    </div>
  );
}
