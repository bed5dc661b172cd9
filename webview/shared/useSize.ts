/** The size of an element, kept up to date as the panel is resized. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Size } from "./geometry";

const BEFORE_IT_IS_KNOWN: Size = { width: 480, height: 210 };

export function useSize<E extends HTMLElement>(): [RefObject<E | null>, Size] {
  const place = useRef<E>(null);
  const [size, setSize] = useState(BEFORE_IT_IS_KNOWN);
  useLayoutEffect(() => {
    const element = place.current!;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, size];
}
