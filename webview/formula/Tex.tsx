/** A piece of mathematics: KaTeX renders its shape once, then only its digits change. */
import katex from "katex";
import { Component, type ComponentChild, createRef } from "preact";
import { type Piece, putOff, settle } from "../shared/rest";
import { type Digits, shapeOf, withDigits } from "./texShape";

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

/** KaTeX draws everything twice: for the eye, and as MathML, for screen readers, which is not seen. */
interface Slots {
  readonly seen: readonly Slot[];
  readonly read: readonly Slot[];
}

function slotsOf(place: HTMLElement): Slots {
  const seen: Slot[] = [];
  const read: Slot[] = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    if (!/\d/.test(node.data)) continue;
    const slots = node.parentElement!.closest(".katex-mathml") ? read : seen;
    slots.push({ node, text: node.data });
  }
  return { seen, read };
}

function fill(slots: readonly Slot[], digits: Digits): void {
  for (const { node, text } of slots) {
    const filled = withDigits(text, digits);
    if (node.data !== filled) node.data = filled;
  }
}

interface Props {
  readonly tex: string;
  readonly style: "display" | "text";
}

export class Tex extends Component<Props> implements Piece {
  private readonly place = createRef<HTMLSpanElement>();
  private shape = "";
  private digits: Digits = [];
  private slots: Slots = { seen: [], read: [] };

  override shouldComponentUpdate(next: Readonly<Props>): boolean {
    return next.tex !== this.props.tex || next.style !== this.props.style;
  }

  override componentDidMount(): void {
    this.draw();
  }

  override componentDidUpdate(): void {
    this.draw();
  }

  override componentWillUnmount(): void {
    settle(this);
  }

  readonly catchUp = (): void => fill(this.slots.read, this.digits);

  private draw(): void {
    const { tex, style } = this.props;
    const { shape, digits } = shapeOf(`\\${style}style ${tex}`);
    const place = this.place.current!;
    const isOther = shape !== this.shape;
    if (isOther) {
      place.replaceChildren(...render(shape).cloneNode(true).childNodes);
      this.shape = shape;
      this.slots = slotsOf(place);
    }
    this.digits = digits;
    fill(this.slots.seen, digits);
    if (isOther) this.catchUp();
    else if (this.slots.read.length > 0) putOff(this);
  }

  override render(): ComponentChild {
    return <span class="tex" ref={this.place} />;
  }
}
