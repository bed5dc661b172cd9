/** The size of the window, kept up to date as the panel is resized. */
import { useLayoutEffect, useState } from "preact/hooks";
import type { Size } from "./geometry";

const sizeNow = (): Size => ({ width: innerWidth, height: innerHeight });

export function useWindow(): Size {
  const [size, setSize] = useState(sizeNow);
  useLayoutEffect(() => {
    const listening = new AbortController();
    addEventListener("resize", () => setSize(sizeNow()), listening);
    return () => listening.abort();
  }, []);
  return size;
}
