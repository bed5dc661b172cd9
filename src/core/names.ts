/** How quantities, parameters and units are called: in plain text, in KaTeX, and as an expression the reader can type. */
import type { Network, Parameter } from "./network";
import { type Level, type Located, passOf, type Step } from "./program";

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function digits(value: number, alphabet: string): string {
  return String(value).replace(/\d/g, (digit) => alphabet[Number(digit)]!);
}

/** "₀₁", or "₁₂,₃" where an index has more than one digit. */
function subscript(indices: readonly number[]): string {
  const separator = indices.some((index) => index > 9) ? "," : "";
  return indices.map((index) => digits(index, SUBSCRIPTS)).join(separator);
}

/** A symbol of the lesson: w, b, z, a, y or C, its layer as a superscript and its neurons as subscripts. */
export interface Symbol {
  readonly letter: "w" | "b" | "z" | "a" | "y" | "C";
  /** Absent for y and C, which have no layer. */
  readonly l?: number;
  /** Numbers, or letters where an index runs. */
  readonly indices?: readonly (number | string)[];
}

export function parameterSymbol({ l, j, k }: Parameter): Symbol {
  return k === undefined ? { letter: "b", l, indices: [j] } : { letter: "w", l, indices: [j, k] };
}

/** "w₀₁⁽²⁾". A running index stays a letter: "wⱼ" has no subscript of its own, so it is written w_jk. */
export function plain({ letter, l, indices = [] }: Symbol): string {
  const numbers = indices.filter((index) => typeof index === "number");
  const below = numbers.length === indices.length ? subscript(numbers) : `_${indices.join("")}`;
  return `${letter}${below}${l === undefined ? "" : `⁽${digits(l, SUPERSCRIPTS)}⁾`}`;
}

/** `w_{01}^{(2)}`. */
export function tex({ letter, l, indices = [] }: Symbol): string {
  const separator = indices.some((index) => String(index).length > 1) ? "," : "";
  const below = indices.length === 0 ? "" : `_{${indices.join(separator)}}`;
  return `${letter}${below}${l === undefined ? "" : `^{(${l})}`}`;
}

/** "∂C/∂w₀₁⁽²⁾". */
export function plainRatio(of: Symbol, to: Symbol): string {
  return `∂${plain(of)}/∂${plain(to)}`;
}

/** `\frac{\partial C}{\partial w_{01}^{(2)}}`. */
export function texRatio(of: Symbol, to: Symbol): string {
  return `\\frac{\\partial ${tex(of)}}{\\partial ${tex(to)}}`;
}

export const COST: Symbol = { letter: "C" };

/** "w[2][0][1]", the way an expression names a parameter. */
export function parameterExpression({ l, j, k }: Parameter): string {
  return k === undefined ? `b[${l}][${j}]` : `w[${l}][${j}][${k}]`;
}

/** "layer 2", with the name the file gives it: "layer 2 · hidden". */
export function layerName(network: Network, l: number): string {
  if (l === 0) return "input";
  const { name } = network.layers[l - 1]!;
  return name ? `layer ${l} · ${name}` : `layer ${l}`;
}

/** "example 2", with the name the file gives it. */
export function exampleName(network: Network, example: number): string {
  const name = network.examples[example]!.name;
  return name ? `example ${example} · ${name}` : `example ${example}`;
}

/** The quantity a step adds to: "z₀⁽¹⁾", "∂C/∂w₀₁⁽²⁾", "C". */
export function quantityName(step: Step): string {
  const { l, j } = step;
  const own = (letter: "z" | "a"): Symbol => ({ letter, l, indices: [j] });
  const parameter = parameterSymbol(step);
  switch (step.kind) {
    case "term":
    case "bias":
      return plain(own("z"));
    case "activation":
      return plain(own("a"));
    case "cost":
      return "C";
    case "dC_da":
    case "path":
      return plainRatio(COST, own("a"));
    case "da_dz":
      return plainRatio(COST, own("z"));
    case "dz_dw":
    case "dz_db":
      return plainRatio(COST, parameter);
    case "mean":
      return `mean ${plainRatio(COST, parameter)}`;
    case "update":
      return plain(parameter);
  }
}

/** The factor or term that a step adds: "w₀₁⁽¹⁾ a₁⁽⁰⁾", "∂a₀⁽²⁾/∂z₀⁽²⁾". */
export function factorName(step: Step): string {
  const { l, j, i = j } = step;
  const z: Symbol = { letter: "z", l, indices: [j] };
  const a: Symbol = { letter: "a", l, indices: [j] };
  switch (step.kind) {
    case "term":
      return `${plain(parameterSymbol(step))} ${plain({ letter: "a", l: l - 1, indices: [step.k!] })}`;
    case "bias":
      return plain(parameterSymbol(step));
    case "activation":
      return `σ(${plain(z)})`;
    case "cost":
      return `term ${j} of C`;
    case "dC_da":
      return plainRatio(COST, a);
    case "path":
      return plainRatio({ letter: "z", l: l + 1, indices: [i] }, a);
    case "da_dz":
      return plainRatio({ letter: "a", l, indices: [i] }, z);
    case "dz_dw":
    case "dz_db":
      return plainRatio(z, parameterSymbol(step));
    case "mean":
      return `1/n Σ ${plainRatio(COST, parameterSymbol(step))}`;
    case "update":
      return `−η · mean ${plainRatio(COST, parameterSymbol(step))}`;
  }
}

/** The unit of a level that holds a step: what a stack frame or a crumb says. */
export function unitName(network: Network, { step }: Located, level: Level): string {
  const inTail = step.kind === "mean" || step.kind === "update";
  switch (level) {
    case "factor":
      return factorName(step);
    case "quantity":
      return quantityName(step);
    case "neuron":
      return step.kind === "cost" ? "cost" : `neuron ${step.j}`;
    case "layer":
      return step.kind === "cost" ? "cost" : layerName(network, step.l);
    case "pass":
      return passOf[step.kind];
    case "example":
      return inTail ? passOf[step.kind] : exampleName(network, step.example);
    case "batch":
      return `batch ${step.batch + 1}`;
    case "epoch":
      return network.training ? `epoch ${step.epoch + 1} of ${network.training.epochs}` : "epoch 1";
  }
}
