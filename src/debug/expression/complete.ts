/** What could be typed at a place of an expression: a symbol, an index in the network's own range, `.grad` or a moment. */

import type { State } from "../../core/run/state";
import { layerName } from "../../lesson/names";
import { budget, limits } from "../../protocol/budget";
import { shortNumber } from "../../protocol/format";
import { words } from "../../words/words";
import { evaluateExpression } from "./evaluate";
import { parse } from "./parse";
import { type Axis, isQuantityName, keptNames, outside, type QuantityName, quantityOf } from "./quantities";
import { foldNames, functionNames } from "./syntax";

export interface ExpressionCompletion {
  /** What the reader chooses from. */
  readonly label: string;
  /** What takes the place of `text.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: "quantity" | "function" | "index" | "gradient";
  readonly detail?: string;
}

/** A word that may be half typed: a name, or a derivative as far as it goes. */
const WORD = /(?:[d∂][Ca]\/)?[\p{L}\p{N}_∂]*$/u;
/** What ends a value, so that no other value can follow it. */
const VALUE_END = /[\p{L}\p{N}_∂\])⁾]\s*$/u;

/** The completions at an offset of the text, in the order to show them. */
export function expressionCompletions(
  text: string,
  offset: number,
  state: State,
): readonly ExpressionCompletion[] {
  if (text.length > budget.expressionLength) return [];
  const before = text.slice(0, offset);
  return indices(before, text.slice(offset), state) ?? afterValue(before, state) ?? symbols(before, state);
}

// ── Indices ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The indices that fit an open bracket; undefined where none is open, or more than digits stand behind it. */
function indices(before: string, after: string, state: State): ExpressionCompletion[] | undefined {
  const typed = before.match(/\d*$/)![0];
  const start = before.length - typed.length;
  const open = before.slice(0, start).trimEnd();
  if (!open.endsWith("[")) return undefined;
  const indexed = indexedBefore(open.slice(0, -1));
  const outer = indexed && valuesOf(indexed.indices, state);
  const axis = outer && axisAfter(indexed.name, outer, state);
  if (!axis) return [];
  const found: ExpressionCompletion[] = [];
  const close = after.trimStart().startsWith("]") ? "" : "]";
  for (
    let index = axis.first;
    index < axis.first + axis.count && found.length < limits.completedIndices;
    index++
  ) {
    const label = String(index);
    if (!label.startsWith(typed)) continue;
    const detail = indexDetail(indexed.name, axis, [...outer, index], state);
    found.push({ label, text: `${label}${close}`, start, end: before.length, kind: "index", detail });
  }
  return found;
}

/** A quantity and the texts of its indices at the end of a text. */
function indexedBefore(text: string): { name: QuantityName; indices: string[] } | undefined {
  const indices: string[] = [];
  let rest = text.trimEnd();
  while (rest.endsWith("]")) {
    const open = openingBracket(rest);
    if (open < 0) return undefined;
    indices.unshift(rest.slice(open + 1, -1));
    rest = rest.slice(0, open).trimEnd();
  }
  const name = rest.match(WORD)![0].replaceAll("∂", "d");
  return isQuantityName(name) ? { name, indices } : undefined;
}

/** Where the bracket opens that the text's last character closes; −1 if nowhere. */
function openingBracket(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === "]") depth++;
    else if (text[at] === "[" && --depth === 0) return at;
  }
  return -1;
}

/** The axis of the next index; undefined where there is none, or one of the outer indices is not on its own. */
function axisAfter(name: QuantityName, outer: readonly number[], { network }: State): Axis | undefined {
  const { axes } = quantityOf(name);
  for (const [place, index] of outer.entries()) {
    const axis = axes[place]?.(network, outer.slice(0, place));
    if (!axis || !Number.isInteger(index) || outside(name, axis, index)) return undefined;
  }
  return axes[outer.length]?.(network, outer);
}

/** The values of whole indices; undefined where one is no number. */
function valuesOf(texts: readonly string[], state: State): number[] | undefined {
  const values: number[] = [];
  for (const text of texts) {
    const parsed = parse(text);
    const value = "expression" in parsed ? evaluateExpression(parsed.expression, state) : parsed;
    if (value.kind !== "number") return undefined;
    values.push(value.value);
  }
  return values;
}

/** Layers by their names, the last index by its value, others by what they count. */
function indexDetail(name: QuantityName, { noun }: Axis, chosen: readonly number[], state: State): string {
  const index = chosen.at(-1)!;
  if (noun === "layer") return layerName(state.network, index);
  const { axes, read } = quantityOf(name);
  if (axes[chosen.length]?.(state.network, chosen)) return words.expressions.counted(noun, index);
  const value = read(state, chosen);
  return value === undefined ? words.expressions.counted(noun, index) : shortNumber(value);
}

// ── After a value ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What stands behind a weight or bias, or as much of it as is missing; undefined where a value can begin or is being typed. */
function afterValue(before: string, { network }: State): ExpressionCompletion[] | undefined {
  const [typed] = before.match(/\.\p{L}*$/u) ?? [""];
  if (typed === "" && !before.trimEnd().endsWith("]")) return undefined;
  const start = before.length - typed.length;
  const indexed = indexedBefore(before.slice(0, start));
  return keptNames.flatMap((kept): ExpressionCompletion[] => {
    const name = `${indexed?.name}.${kept}`;
    const text = `.${kept}`;
    if (!isQuantityName(name) || quantityOf(name).missing?.(network) || !text.startsWith(typed)) return [];
    const detail = words.expressions.kept[kept];
    return [{ label: text, text, start, end: before.length, kind: "gradient", detail }];
  });
}

// ── Symbols and functions ────────────────────────────────────────────────────────────────────────────────────────────

type Plain = Exclude<QuantityName, `${string}.${(typeof keptNames)[number]}`>;

const meanings: Readonly<Record<Plain, string>> = words.expressions.meanings;

type Offer = Omit<ExpressionCompletion, "start" | "end">;

const quantityOffers = (Object.keys(meanings) as readonly Plain[]).map((name) => {
  const { axes, signature, missing } = quantityOf(name);
  const text = axes.length > 0 ? `${name}[` : name;
  const offer: Offer = { label: `${name}${signature}`, text, kind: "quantity", detail: meanings[name] };
  return { offer, missing };
});

const functionOffers: readonly Offer[] = [
  ...functionNames.map((name): Offer => ({ label: `${name}(x)`, text: `${name}(`, kind: "function" })),
  ...foldNames.map((name): Offer => ({ label: `${name}(x, …)`, text: `${name}(`, kind: "function" })),
];

/** What begins with the word that is half typed, each ∂ of it kept. */
function symbols(before: string, { network }: State): ExpressionCompletion[] {
  const [word] = before.match(WORD)!;
  const isNumber = /^\p{N}/u.test(word);
  if (isNumber || (word === "" && VALUE_END.test(before))) return [];
  const typed = word.replaceAll("∂", "d").toLowerCase();
  const place = { start: before.length - word.length, end: before.length };
  const quantities = quantityOffers.filter(({ missing }) => !missing?.(network)).map(({ offer }) => offer);
  return [...quantities, ...functionOffers]
    .filter(({ text }) => text.toLowerCase().startsWith(typed))
    .map((offer) => ({
      ...offer,
      label: asTyped(word, offer.label),
      text: asTyped(word, offer.text),
      ...place,
    }));
}

/** The name as its beginning is typed: ∂ where a ∂ is, and from there on. */
function asTyped(word: string, name: string): string {
  const head = Array.from(name.slice(0, word.length), (letter, at) => (word[at] === "∂" ? "∂" : letter));
  const rest = name.slice(word.length);
  return head.join("") + (word.startsWith("∂") ? rest.replaceAll("d", "∂") : rest);
}
