/** A piece of mathematics: KaTeX renders its shape once, then only its digits change. */
import katex from "katex";
import { useLayoutEffect, useRef } from "preact/hooks";
import { shapeOf, withDigits } from "./texShape";

/** Shapes that are kept; a run has few. */
const KEPT = 200;
/** The lesson's letters, each of which has its hue. */
const letters = new Set(["w", "b", "z", "a", "y", "C"]);

/** The one used longest ago comes first. */
const rendered = new Map<string, HTMLElement>();

/** What KaTeX cannot read stands as it is written: its own way to say so needs a style that the page's policy forbids. */
function draw(shape: string, piece: HTMLElement): void {
  try {
    katex.render(shape, piece, { strict: "ignore", trust: false, maxExpand: 100, maxSize: 10 });
  } catch {
    piece.textContent = shape;
  }
}

function render(shape: string): HTMLElement {
  let piece = rendered.get(shape);
  if (piece) {
    rendered.delete(shape);
  } else {
    piece = document.createElement("span");
    draw(shape, piece);
    for (const symbol of piece.querySelectorAll(".mathnormal")) {
      const letter = symbol.firstChild?.textContent ?? "";
      if (letters.has(letter)) symbol.classList.add(`letter-${letter}`);
    }
  }
  rendered.set(shape, piece);
  if (rendered.size > KEPT) rendered.delete(rendered.keys().next().value!);
  return piece;
}

/** A text of the drawn shape that has digits. */
interface Slot {
  readonly node: Text;
  readonly text: string;
}

function slotsOf(place: HTMLElement): Slot[] {
  const slots: Slot[] = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    if (/\d/.test(node.data)) slots.push({ node, text: node.data });
  }
  return slots;
}

interface Props {
  readonly tex: string;
  readonly style: "display" | "text";
}

export function Tex({ tex, style }: Props) {
  const place = useRef<HTMLSpanElement>(null);
  const drawn = useRef<{ readonly shape: string; readonly slots: readonly Slot[] }>(null);
  useLayoutEffect(() => {
    const { shape, digits } = shapeOf(`\\${style}style ${tex}`);
    if (drawn.current?.shape !== shape) {
      place.current!.replaceChildren(...render(shape).cloneNode(true).childNodes);
      drawn.current = { shape, slots: slotsOf(place.current!) };
    }
    if (!digits) return;
    for (const { node, text } of drawn.current.slots) {
      const filled = withDigits(text, digits);
      if (node.data !== filled) node.data = filled;
    }
  }, [tex, style]);
  return <span class="tex" ref={place} />;
}
