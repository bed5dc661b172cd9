/** The chain rule, or the sum, of a step. */
import type { Standing, Value } from "./values";

/** `lhs = term + term + …`, each term a product of factors in the lesson's written order. */
export interface FormulaView {
  /** The quantity at hand, for KaTeX. */
  readonly lhs: string;
  /** The same in plain text, e.g. "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
  readonly relation: "=" | "←";
  readonly terms: readonly (TermView | FoldView)[];
  /** The quantity's value, null while a factor or a term of it is not computed yet. */
  readonly value: Value;
  /** The sum of the terms, or the product of the factors, known so far; null where there is none. */
  readonly soFar: Value;
  /** Whether the value is what the reader is to say. */
  readonly isAsked?: boolean;
  /** What becomes of the value, e.g. "added to the gradient", with that number. */
  readonly outcome?: { readonly words: string; readonly value: Value };
}

/** A formula for all neurons of a layer at once, for KaTeX. */
export interface GeneralFormView {
  /** With running indices. */
  readonly indices: string;
  /** As vectors and matrices. */
  readonly matrices: string;
  /** What the signs of the matrix form mean, in words. */
  readonly note: string;
}

export interface TermView {
  readonly factors: readonly FactorView[];
  /** The product of the factors, null while one is unknown. */
  readonly value: Value;
  readonly standing: Standing;
}

/** Terms left out of a long sum. */
export interface FoldView {
  readonly folded: number;
}

export interface FactorView {
  /** The factor as the chain rule writes it, for KaTeX: ∂z/∂w. */
  readonly symbol: string;
  /** What it works out to, for KaTeX: a₁. Absent where the symbol says it all. */
  readonly rule?: string;
  /** The rule with its numbers, plain text: "2 (0.6759 − 1)". Absent where it is the value itself or not known. */
  readonly numbers?: string;
  readonly value: Value;
  readonly standing: Standing;
}
