/** Cuts the text of an expression into tokens, and reads the signs that people and this product write as those of the grammar. */
import { words } from "../../words/words";
import type { TextSpan } from "./syntax";

export interface Token extends TextSpan {
  readonly kind: "number" | "name" | "superscript" | "symbol" | "end";
  /** As the grammar has it: `-` for `−`, `3` for a superscript `³`. */
  readonly text: string;
  /** As it stands in the text. */
  readonly typed: string;
}

/** A number, a name with what stands below and above it, a power above the line, or a symbol: any other character is a symbol nobody expects. */
const TOKEN =
  /(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+−-]?\d+)?|∞)|(?<name>[\p{L}_∂][\p{L}\p{Nd}_]*(?:[₀-₉]+(?:,[₀-₉]+)*)?(?:⁽[⁰¹²³⁴-⁹]+⁾)?)|(?<superscript>[⁺⁻]?[⁰¹²³⁴-⁹]+)|(?<symbol>&&|\|\||\*\*|[=!<>]=|\S)/gu;

/** Signs of typeset text, and what they are in the grammar. */
const signs = new Map([
  ["−", "-"],
  ["–", "-"],
  ["×", "*"],
  ["·", "*"],
  ["⋅", "*"],
  ["÷", "/"],
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
  ["∞", "Infinity"],
]);

/** All tokens, and then one that is the end. */
export function tokensOf(text: string): readonly Token[] {
  const tokens = Array.from(text.matchAll(TOKEN), (match): Token => {
    const [typed] = match;
    const place = { start: match.index, end: match.index + typed.length };
    const { number, name, superscript } = match.groups!;
    if (superscript !== undefined) return { kind: "superscript", text: onTheLine(typed), typed, ...place };
    if (name !== undefined) return { kind: "name", text: typed, typed, ...place };
    const kind = number === undefined ? "symbol" : "number";
    return { kind, text: signs.get(typed) ?? typed.replace("−", "-"), typed, ...place };
  });
  const end = { start: text.length, end: text.length };
  return [...tokens, { kind: "end", text: "", typed: words.expressions.end, ...end }];
}

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";

/** Digits and signs above or below the line, as they are written on it: "⁻¹²" → "-12". */
export function onTheLine(text: string): string {
  return text
    .replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(RAISED.indexOf(digit)))
    .replace(/[₀-₉]/g, (digit) => String(LOWERED.indexOf(digit)))
    .replace("⁻", "-")
    .replace("⁺", "");
}
