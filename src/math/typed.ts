/** Prints mathematics in the debugger's own expression language: what a reader types to get that very number. */
import type { Quantity } from "./quantity";
import type { Symbolic } from "./symbolic";

/** Whether an activation of a layer looks at the whole layer: there ∂a/∂z has a third index. */
type Mixes = (l: number) => boolean;

/** "w[2][0][1]", "dC/da[2][0]"; undefined where the language has no name for it, or an index runs. */
export function typed(tree: Symbolic, mixes: Mixes): string | undefined {
  switch (tree.kind) {
    case "quantity":
      return ofQuantity(tree.quantity);
    case "ratio":
      return ofRatio(tree.of, tree.to, mixes);
    case "number":
      return String(tree.value);
    case "negative":
      return wrapped(typed(tree.of, mixes), (of) => `-${of}`);
    case "square":
      return wrapped(typed(tree.of, mixes), (of) => `(${of})^2`);
    case "sum":
      return joined(tree.terms, " + ", mixes);
    case "product":
      return joined(tree.factors, " * ", mixes);
    case "quotient":
      return joined([tree.over, tree.under], " / ", mixes);
    case "name":
    case "applied":
    case "placewise":
    case "transposed":
    case "squaredNorm":
    case "derivative":
    case "call":
    case "cases":
    case "over":
    case "where":
      return undefined;
  }
}

function ofQuantity({ letter, l, indices = [] }: Quantity): string | undefined {
  if (letter === "C") return indices.length === 0 ? undefined : "C";
  const isMoment = letter === "m" || letter === "v";
  const stem = isMoment ? (indices.length === 2 ? "w" : "b") : letter;
  return wrapped(
    indexed(indices),
    (own) => `${stem}${l === undefined ? "" : `[${l}]`}${own}${isMoment ? `.${letter}` : ""}`,
  );
}

function indexed(indices: readonly (number | string)[]): string | undefined {
  return indices.every((index) => typeof index === "number")
    ? indices.map((index) => `[${index}]`).join("")
    : undefined;
}

function ofRatio(of: Quantity, to: Quantity, mixes: Mixes): string | undefined {
  const lower = ofQuantity(to);
  if (lower === undefined) return undefined;
  if (of.letter === "C") return of.indices ? `dC/d${lower}` : `${lower}.grad`;
  if (of.letter !== "a" || to.letter !== "z") return undefined;
  return mixes(to.l!) ? wrapped(indexed(of.indices ?? []), (i) => `da/d${lower}${i}`) : `da/d${lower}`;
}

function joined(parts: readonly Symbolic[], sign: string, mixes: Mixes): string | undefined {
  const texts = parts.map((part) => typed(part, mixes));
  return texts.includes(undefined) ? undefined : `(${texts.join(sign)})`;
}

function wrapped(text: string | undefined, write: (text: string) => string): string | undefined {
  return text === undefined ? undefined : write(text);
}
