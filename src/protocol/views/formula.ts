/** The chain rule, or the sum, of a step. */
import { count, either, flag, list, object, oneOf, optional, type TypeOf, text } from "../schema";
import { standing, value } from "./values";

/** The same for any neuron, for KaTeX. */
const inGeneral = object({ symbol: text, rule: optional(text) });

/** The vector of a layer that a factor is one number of; folded where its numbers are not consecutive. */
const entryView = object({
  /** For KaTeX. */
  symbol: text,
  lies: oneOf(["row", "column"]),
  /** Where the factor stands in it, in words: "row j = 0". */
  words: text,
  current: count,
  at: list(count),
  values: list(value),
});
export type EntryView = TypeOf<typeof entryView>;

/** The vector or matrix of a layer that a column of a sum, or a factor in it, is taken from; and where, in words: "row j = 0". */
const wholeView = object({ symbol: text, words: text });

const factorView = object({
  /** The factor as the chain rule writes it, for KaTeX: ∂z/∂w. */
  symbol: text,
  /** What it works out to, for KaTeX: a₁. Absent where the symbol says it all. */
  rule: optional(text),
  /** The rule with its numbers, plain text: "2 (0.6759 − 1)". Absent where it is the value itself or not known. */
  numbers: optional(text),
  value,
  standing,
  general: inGeneral,
  entry: optional(entryView),
  whole: optional(wholeView),
  /** Since when it is known, in words: "known, step 29". */
  note: optional(text),
});
export type FactorView = TypeOf<typeof factorView>;

const termView = object({
  factors: list(factorView),
  /** The product of the factors, null while one is unknown. */
  value,
  standing,
  /** Which of the sum it is, for KaTeX, "j=0", or in words, "bias". Absent where the sum has no running index. */
  label: optional(either(object({ tex: text }), object({ words: text }))),
});
export type TermView = TypeOf<typeof termView>;

/** A column of a sum, for any of its terms, for KaTeX. */
const headView = object({ symbol: text, rule: optional(text), general: inGeneral, whole: wholeView });
export type HeadView = TypeOf<typeof headView>;

const shortView = object({ tex: text, numbers: optional(text) });
export type ShortView = TypeOf<typeof shortView>;

/** Terms left out of a long sum. */
const foldView = object({ folded: count });
/** `lhs = term + term + …`, each term a product of factors in the lesson's written order. */
export const formulaView = object({
  /** The quantity at hand, for KaTeX. */
  lhs: text,
  /** The same for any neuron. */
  general: text,
  /** The same in plain text, e.g. "∂C/∂w₀₁⁽²⁾". */
  name: text,
  relation: oneOf(["=", "←"]),
  terms: list(either(termView, foldView)),
  /** Over the factors of a sum with a running index, what they are in any of its terms; and that index. */
  heads: optional(list(headView)),
  running: optional(text),
  /** What names are short for, for KaTeX, and with its numbers, plain text; absent while those are asked for. */
  short: optional(list(shortView)),
  /** How many terms of a sum are added up, in words: "so far, 7 of 10 paths". */
  total: optional(text),
  /** Of a mean: 1/n for KaTeX, what the terms come to, and how many there are. */
  mean: optional(object({ share: text, sum: value, of: count })),
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
