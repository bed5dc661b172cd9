/** What a step says to those who listen: its quantity and its words, with symbols and signs as they are spoken. */
import type { FormulaView } from "../protocol/messages";
import { readable } from "./notation";

const BELOW = "₀₁₂₃₄₅₆₇₈₉";
const ABOVE = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LETTERS_BELOW: Readonly<Record<string, string>> = { ᵢ: "i", ⱼ: "j", ₖ: "k" };

/** "w₀₁⁽²⁾": a letter, its indices if it has any, its layer if it has one. */
const SYMBOL = "([wbzayC])((?:[₀-₉ᵢⱼₖ]+,?)*)(?:⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾)?";
const SIGNS: Readonly<Record<string, string>> = {
  "σ′": "sigma prime",
  σ: "sigma",
  η: "eta",
  Δ: "delta ",
  Σ: "sum of",
  "·": "times",
  "←": "becomes",
  "∞": "infinity",
};

/** A text in the panel's notation, as it is spoken: "the derivative of C by w 0 1 of layer 2". */
export function spoken(text: string): string {
  return text
    .replace(new RegExp(`∂${SYMBOL}/∂${SYMBOL}`, "g"), (_, ...parts: string[]) => {
      const [of, to] = [parts.slice(0, 3), parts.slice(3, 6)];
      return `the derivative of ${symbol(of)} by ${symbol(to)}`;
    })
    .replace(new RegExp(`(?<![\\p{L}\\d])${SYMBOL}(?![\\p{L}\\d])`, "gu"), (whole, ...parts: string[]) =>
      parts[1] || parts[2] ? symbol(parts) : whole,
    )
    .replace(/(\d)e(−?)(\d+)/g, (_, digit, sign, power) => `${digit} times ten to the ${sign}${power}`)
    .replace(/−(?=[\d∞])/g, "minus ")
    .replace(/σ′|[σηΔΣ·←∞]/g, (sign) => SIGNS[sign]!);
}

function symbol([letter, below = "", above]: readonly (string | undefined)[]): string {
  const indices = [...below].map(
    (each) => LETTERS_BELOW[each] ?? (each === "," ? ", " : BELOW.indexOf(each)),
  );
  // Indices of one digit stand side by side; a comma stands between longer ones.
  const parts = below.includes(",") ? indices.join("") : indices.join(" ");
  const layer = above && ` of layer ${[...above].map((digit) => ABOVE.indexOf(digit)).join("")}`;
  return `${letter}${parts && ` ${parts}`}${layer ?? ""}`;
}

/** One or two sentences for a live region: what the formula has come to, then the words of the step. */
export function spokenStep(formula: FormulaView | undefined, words: string): string {
  const result = formula && resultOf(formula);
  return spoken(result ? `${capital(result)}. ${words}` : words);
}

function resultOf({ name, relation, value, soFar }: FormulaView): string | undefined {
  const verb = relation === "←" ? "becomes" : "is";
  if (value !== null) return `${name} ${verb} ${readable(value)}`;
  return soFar === null ? undefined : `${name} ${verb} ${readable(soFar)} so far`;
}

/** Only a ratio begins with a word when it is spoken. */
function capital(text: string): string {
  return spoken(text).replace(/^the/, "The");
}
