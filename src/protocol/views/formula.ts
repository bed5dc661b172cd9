/** The chain rule, or the sum, of a step. */
import { count, either, flag, list, object, oneOf, optional, type TypeOf, text } from "../schema";
import { standing, value } from "./values";

const factorView = object({
  /** The factor as the chain rule writes it, for KaTeX: ∂z/∂w. */
  symbol: text,
  /** What it works out to, for KaTeX: a₁. Absent where the symbol says it all. */
  rule: optional(text),
  /** The rule with its numbers, plain text: "2 (0.6759 − 1)". Absent where it is the value itself or not known. */
  numbers: optional(text),
  value,
  standing,
});
export type FactorView = TypeOf<typeof factorView>;

const termView = object({
  factors: list(factorView),
  /** The product of the factors, null while one is unknown. */
  value,
  standing,
});
export type TermView = TypeOf<typeof termView>;

/** Terms left out of a long sum. */
const foldView = object({ folded: count });
/** `lhs = term + term + …`, each term a product of factors in the lesson's written order. */
export const formulaView = object({
  /** The quantity at hand, for KaTeX. */
  lhs: text,
  /** The same in plain text, e.g. "∂C/∂w₀₁⁽²⁾". */
  name: text,
  relation: oneOf(["=", "←"]),
  terms: list(either(termView, foldView)),
  /** The quantity's value, null while a factor or a term of it is not computed yet. */
  value,
  /** The sum of the terms, or the product of the factors, known so far; null where there is none. */
  soFar: value,
  /** Whether the value is what the reader is to say. */
  isAsked: optional(flag),
  /** What becomes of the value, e.g. "added to the gradient", with that number. */
  outcome: optional(object({ words: text, value })),
});
export type FormulaView = TypeOf<typeof formulaView>;

/** A formula for all neurons of a layer at once, for KaTeX. */
export const generalFormView = object({
  /** With running indices. */
  indices: text,
  /** As vectors and matrices. */
  matrices: text,
  /** What each index runs over, in words. */
  running: text,
  /** What the signs of the matrix form mean, in words. */
  note: text,
});
export type GeneralFormView = TypeOf<typeof generalFormView>;
