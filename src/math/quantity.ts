/** The symbols of the lesson as data, and how each is written: as plain text, in TeX, and spoken. */

/** An index that runs: over a layer that mixes, to, from, over the examples. */
export type RunningIndex = "i" | "j" | "k" | "e";
export type Index = number | RunningIndex;

/** Of the network and its examples; an update rule has m and v besides. */
type NetworkLetter = "w" | "b" | "z" | "a" | "y" | "C";

/** A quantity of the lesson, its layer as a superscript and its neurons as subscripts. */
export interface Quantity {
  readonly letter: NetworkLetter | "m" | "v";
  /** Absent for y and C, which have no layer. */
  readonly l?: number;
  /** w: j, k. b, z, a and y: their neuron. m and v, moments: those of their weight or bias. C: the example's number, from 0; without it C is the mean over a batch. */
  readonly indices?: readonly Index[];
  /** Whether the indices are not written: there is one neuron they could mean. */
  readonly isBare?: true;
  /** How the layer is written where it may be any: "L−1", counted from the last one. */
  readonly layer?: string;
}

/** One of the network. */
export interface NetworkQuantity extends Quantity {
  readonly letter: NetworkLetter;
}

/** The mean cost of a batch. */
export const COST: NetworkQuantity = { letter: "C" };

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const LETTERS_BELOW: Readonly<Record<RunningIndex, string>> = { i: "ᵢ", j: "ⱼ", k: "ₖ", e: "ₑ" };
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function digits(value: number, alphabet: string): string {
  return String(value).replace(/\d/g, (digit) => alphabet[Number(digit)]!);
}

function writtenIndices({ indices = [], isBare }: Quantity): readonly Index[] {
  return isBare ? [] : indices;
}

/**
 * Indices stand side by side while each is one character; longer ones need a comma between, and so do those of a moment,
 * which may be that of a weight, v₁,₂, or of a bias, v₁₂.
 */
function separator({ letter }: Quantity, indices: readonly Index[]): string {
  const isMoment = letter === "m" || letter === "v";
  const isLong = indices.some((index) => String(index).length > 1);
  return isLong || (isMoment && indices.every((index) => typeof index === "number")) ? "," : "";
}

/** "w₀₁⁽²⁾", "w₁₂,₃⁽²⁾", "w₀ₖ⁽²⁾", "C₀". */
export function plain(quantity: Quantity): string {
  const { letter, l } = quantity;
  const indices = writtenIndices(quantity);
  const below = indices
    .map((index) => (typeof index === "number" ? digits(index, SUBSCRIPTS) : LETTERS_BELOW[index]))
    .join(separator(quantity, indices));
  return `${letter}${below}${l === undefined ? "" : `⁽${digits(l, SUPERSCRIPTS)}⁾`}`;
}

/** `w_{01}^{(2)}`. */
export function tex(quantity: Quantity): string {
  const { letter, l, layer = l } = quantity;
  const indices = writtenIndices(quantity);
  const below = indices.length === 0 ? "" : `_{${indices.join(separator(quantity, indices))}}`;
  return `${letter}${below}${layer === undefined ? "" : `^{(${layer})}`}`;
}

/** Without its layer: "w 0 1", "w 12, 3", "C 0". */
export function spokenSymbol(quantity: Quantity): string {
  const indices = writtenIndices(quantity);
  const parts = indices.join(separator(quantity, indices) === "" ? " " : ", ");
  return `${quantity.letter}${parts && ` ${parts}`}`;
}

/** "∂C₀/∂w₀₁⁽²⁾". */
export function plainRatio(of: Quantity, to: Quantity): string {
  return `∂${plain(of)}/∂${plain(to)}`;
}

/** `\frac{\partial C_{0}}{\partial w_{01}^{(2)}}`. */
export function texRatio(of: Quantity, to: Quantity): string {
  return `\\frac{\\partial ${tex(of)}}{\\partial ${tex(to)}}`;
}

export function isSameQuantity(one: Quantity, other: Quantity): boolean {
  return (
    one.letter === other.letter &&
    one.l === other.l &&
    String(one.indices ?? "") === String(other.indices ?? "")
  );
}
