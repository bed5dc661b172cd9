/** A piece of mathematics: rendered by KaTeX once for each string, then cloned. */
import katex from "katex";
import { useLayoutEffect, useRef } from "preact/hooks";

/** Pieces that are kept. A long run has more of them than memory should hold. */
const KEPT = 400;
/** The lesson's letters, each of which has its hue. */
const letters = new Set(["w", "b", "z", "a", "y", "C"]);

/** The one used longest ago comes first. */
const rendered = new Map<string, HTMLElement>();

function render(tex: string): HTMLElement {
  let piece = rendered.get(tex);
  if (piece) {
    rendered.delete(tex);
  } else {
    piece = document.createElement("span");
    katex.render(tex, piece, {
      throwOnError: false,
      strict: "ignore",
      trust: false,
      maxExpand: 100,
      maxSize: 10,
    });
    for (const symbol of piece.querySelectorAll(".mathnormal")) {
      const letter = symbol.firstChild?.textContent ?? "";
      if (letters.has(letter)) symbol.classList.add(`letter-${letter}`);
    }
  }
  rendered.set(tex, piece);
  if (rendered.size > KEPT) rendered.delete(rendered.keys().next().value!);
  return piece;
}

export function Tex({ tex }: { readonly tex: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...render(tex).cloneNode(true).childNodes);
  }, [tex]);
  return <span class="tex" ref={place} />;
}
