/** How quantities, parameters and units are called: in plain text, in KaTeX, and as an expression the reader can type. */
import type { Network, Parameter } from "../core/network/network";
import { type Level, type Located, passOf, type Step, type StepSubject } from "../core/program/steps";

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const LETTERS_BELOW: Readonly<Record<RunningIndex, string>> = { i: "ᵢ", j: "ⱼ", k: "ₖ" };
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function digits(value: number, alphabet: string): string {
  return String(value).replace(/\d/g, (digit) => alphabet[Number(digit)]!);
}

/** An index that runs: over the neurons on a path, to, from. */
export type RunningIndex = "i" | "j" | "k";
export type Index = number | RunningIndex;

/** Indices stand side by side while each is one character; longer ones need a comma between. */
function separator(indices: readonly Index[]): string {
  return indices.some((index) => String(index).length > 1) ? "," : "";
}

/** "₀₁", "₁₂,₃", "₀ₖ". */
function subscript(indices: readonly Index[]): string {
  return indices
    .map((index) => (typeof index === "number" ? digits(index, SUBSCRIPTS) : LETTERS_BELOW[index]))
    .join(separator(indices));
}

/** A symbol of the lesson: w, b, z, a, y or C, its layer as a superscript and its neurons as subscripts. */
export interface Quantity {
  readonly letter: "w" | "b" | "z" | "a" | "y" | "C";
  /** Absent for y and C, which have no layer. */
  readonly l?: number;
  readonly indices?: readonly Index[];
}

export function parameterSymbol({ l, j, k }: Parameter): Quantity {
  return k === undefined ? { letter: "b", l, indices: [j] } : { letter: "w", l, indices: [j, k] };
}

/** "w₀₁⁽²⁾". */
export function plain({ letter, l, indices = [] }: Quantity): string {
  return `${letter}${subscript(indices)}${l === undefined ? "" : `⁽${digits(l, SUPERSCRIPTS)}⁾`}`;
}

/** `w_{01}^{(2)}`. */
export function tex({ letter, l, indices = [] }: Quantity): string {
  const below = indices.length === 0 ? "" : `_{${indices.join(separator(indices))}}`;
  return `${letter}${below}${l === undefined ? "" : `^{(${l})}`}`;
}

/** "∂C/∂w₀₁⁽²⁾". */
export function plainRatio(of: Quantity, to: Quantity): string {
  return `∂${plain(of)}/∂${plain(to)}`;
}

/** `\frac{\partial C}{\partial w_{01}^{(2)}}`. */
export function texRatio(of: Quantity, to: Quantity): string {
  return `\\frac{\\partial ${tex(of)}}{\\partial ${tex(to)}}`;
}

export const COST: Quantity = { letter: "C" };

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

/** "neuron 1 of layer 2", "input 1". */
export function neuronName(l: number, j: number): string {
  return l === 0 ? `input ${j}` : `neuron ${j} of layer ${l}`;
}

/** "example 2", its place in the file, with the name the file gives it. `example` is its index in the run. */
export function exampleName(network: Network, example: number): string {
  const place = network.examples.place(example);
  const name = network.examples.name(example);
  return name ? `example ${place} · ${name}` : `example ${place}`;
}

/** The quantity a step adds to: "z₀⁽¹⁾", "∂C/∂w₀₁⁽²⁾", "C". */
export function quantityName(step: StepSubject): string {
  const { l, j } = step;
  const own = (letter: "z" | "a"): Quantity => ({ letter, l, indices: [j] });
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
  const z: Quantity = { letter: "z", l, indices: [j] };
  const a: Quantity = { letter: "a", l, indices: [j] };
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
