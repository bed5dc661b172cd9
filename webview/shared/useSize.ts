/** The size of an element, kept up to date as the panel is resized; of one that is squeezed to less than anything fits into, that least. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Size } from "./geometry";

const BEFORE_IT_IS_KNOWN: Size = { width: 480, height: 210 };
const LEAST: Size = { width: 200, height: 60 };

export function useSize<E extends HTMLElement>(): [RefObject<E | null>, Size] {
  const place = useRef<E>(null);
  const [size, setSize] = useState(BEFORE_IT_IS_KNOWN);
  useLayoutEffect(() => {
    const element = place.current!;
    const measure = (): void => {
      const width = Math.max(element.clientWidth, LEAST.width);
      const height = Math.max(element.clientHeight, LEAST.height);
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, size];
}
