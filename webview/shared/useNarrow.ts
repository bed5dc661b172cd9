/** Whether the panel is so narrow that numbers are short, and a factor has a row. */
import { useLayoutEffect, useState } from "preact/hooks";

const narrow = matchMedia("(width < 520px)");

export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(narrow.matches);
  useLayoutEffect(() => {
    const listening = new AbortController();
    narrow.addEventListener("change", ({ matches }) => setNarrow(matches), listening);
    return () => listening.abort();
  }, []);
  return isNarrow;
}
