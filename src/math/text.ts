/** Prints mathematics in one line: as text to read, or as words to hear. */
import { readable } from "../protocol/format";
import { plain, plainRatio, type Quantity, spokenSymbol } from "./quantity";
import type { Cases, Name, Symbolic, SymbolicFunction } from "./symbolic";

/** How the leaves and signs are written; what stands around them is the same for the eye and the ear. */
interface Style {
  readonly number: (written: string) => string;
  readonly quantity: (of: Quantity) => string;
  readonly ratio: (of: Quantity, to: Quantity) => string;
  readonly name: (of: Name) => string;
  readonly times: string;
  readonly sumOver: (index: string) => string;
  readonly functions: Readonly<Record<SymbolicFunction, string>>;
}

const text: Style = {
  number: (written) => written,
  quantity: plain,
  ratio: plainRatio,
  name: (of) => of.text,
  times: "·",
  sumOver: () => "Σ",
  functions: {
    ...{
      σ: "σ",
      "σ′": "σ′",
      exp: "e^",
      ln: "ln",
      tanh: "tanh",
      sqrt: "√",
      max: "max",
      min: "min",
      abs: "abs",
    },
    ...{ Φ: "Φ", φ: "φ", diag: "diag" },
  },
};

/** The words in which mathematics is heard. */
export interface SpokenSigns {
  readonly minus: string;
  readonly infinity: string;
  /** What follows a number that is written with a power of ten. */
  readonly tenTo: (power: string) => string;
  readonly ofLayer: (symbol: string, l: number) => string;
  readonly derivative: (of: string, by: string) => string;
  readonly times: string;
  readonly sumOver: (index: string) => string;
  /** Those that are not heard as they are written. */
  readonly functions: Readonly<Partial<Record<SymbolicFunction, string>>>;
}

function speech({
  minus,
  infinity,
  tenTo,
  ofLayer,
  derivative,
  times,
  sumOver,
  functions,
}: SpokenSigns): Style {
  const quantity = (of: Quantity): string => {
    const symbol = spokenSymbol(of);
    return of.l === undefined ? symbol : ofLayer(symbol, of.l);
  };
  return {
    number: (written) =>
      written
        .replace(/e(−?\d+)/, (_, power) => tenTo(power))
        .replaceAll("−", minus)
        .replace("∞", infinity),
    quantity,
    ratio: (of, to) => derivative(quantity(of), quantity(to)),
    name: (of) => of.speech,
    times,
    sumOver,
    functions: { ...text.functions, ...functions },
  };
}

/** One line: "2 (a₀⁽²⁾ − y₀)". */
export function textOf(tree: Symbolic): string {
  return printed(tree, text);
}

/** The same to be heard: "2 (a 0 of layer 2 − y 0)". */
export function speechOf(tree: Symbolic, said: SpokenSigns): string {
  return printed(tree, speech(said));
}

/** Four significant digits, unless its own are given. */
function numberOf({ value, digits }: Extract<Symbolic, { kind: "number" }>): string {
  return digits ?? readable(value);
}

function printed(tree: Symbolic, style: Style): string {
  const of = (each: Symbolic): string => printed(each, style);
  switch (tree.kind) {
    case "number":
      return style.number(numberOf(tree));
    case "quantity":
      return style.quantity(tree.quantity);
    case "ratio":
      return style.ratio(tree.of, tree.to);
    case "name":
      return style.name(tree);
    case "sum":
      return sumOf(tree.terms, style);
    case "product":
      return productOf(tree.factors, style);
    case "placewise":
      return `${grouped(tree.left, style)} ${tree.sign} ${grouped(tree.right, style)}`;
    case "quotient":
      return `${grouped(tree.over, style)} / ${grouped(tree.under, style)}`;
    case "negative":
      return negativeOf(tree.of, style);
    case "square":
      return tree.of.kind === "name" ? `${of(tree.of)}²` : `(${of(tree.of)})²`;
    case "transposed":
      return `${grouped(tree.of, style)}ᵀ`;
    case "squaredNorm":
      return `‖${of(tree.of)}‖²`;
    case "derivative":
      return `∂${style.quantity(tree.cost)}/∂${of(tree.of)}`;
    case "call":
      return callOf(tree.name, tree.of, style);
    case "applied":
      return `${style.name(tree.function)}(${of(tree.to)})`;
    case "cases":
      return casesOf(tree, style);
    case "over":
      return `${style.sumOver(tree.index)} ${grouped(tree.of, style)}`;
    case "where":
      return `${of(tree.body)}, ${of(tree.name)} = ${of(tree.is)}`;
  }
}

/** In parentheses, unless it is one symbol or a call. */
function grouped(tree: Symbolic, style: Style): string {
  const inside = printed(tree, style);
  switch (tree.kind) {
    case "sum":
    case "product":
    case "quotient":
    case "cases":
    case "where":
    case "over":
    case "placewise":
    case "negative":
      return `(${inside})`;
    case "number":
      return numberOf(tree).startsWith("−") ? `(${inside})` : inside;
    case "quantity":
    case "ratio":
    case "name":
    case "square":
    case "transposed":
    case "squaredNorm":
    case "derivative":
    case "call":
    case "applied":
      return inside;
  }
}

function sumOf(terms: readonly Symbolic[], style: Style): string {
  return terms
    .map((term, place) => {
      const isTaken = term.kind === "negative";
      const own = isTaken ? term.of : term;
      const needs = own.kind === "number" || own.kind === "sum";
      const written = needs ? grouped(own, style) : printed(own, style);
      if (place === 0) return isTaken ? `−${written}` : written;
      return `${isTaken ? "−" : "+"} ${written}`;
    })
    .join(" ");
}

/** A fraction before the rest is written as one: "½ …", "2 … / n". */
function productOf(factors: readonly Symbolic[], style: Style): string {
  const [first, ...rest] = factors;
  if (first?.kind === "quotient" && rest.length > 0) {
    const [over, under] = [printed(first.over, style), printed(first.under, style)];
    const others = productOf(rest, style);
    if (over === "1" && under === "2") return `½ ${others}`;
    return `${over === "1" ? "" : `${over} `}${others} / ${under}`;
  }
  return factors
    .map((factor, place) => {
      const written =
        isInProductBare(factor) || (place === 0 && factor.kind === "negative")
          ? printed(factor, style)
          : grouped(factor, style);
      return place === 0 ? written : `${signBefore(factors[place - 1]!, factor, written, style)}${written}`;
    })
    .join("");
}

function isInProductBare({ kind }: Symbolic): boolean {
  return kind === "product" || kind === "call";
}

/** What opens a parenthesis, a logarithm, and one quantity after another stand beside the factor before; else there is a sign. */
function signBefore(before: Symbolic, factor: Symbolic, written: string, { times }: Style): string {
  const isBeside =
    (before.kind === "quantity" && factor.kind === "quantity") ||
    (written.startsWith("(") && factor.kind !== "number") ||
    (factor.kind === "call" && factor.name === "ln");
  return isBeside ? " " : ` ${times} `;
}

function negativeOf(of: Symbolic, style: Style): string {
  const inside = printed(of, style);
  if (of.kind === "sum") return `−[${inside}]`;
  // The negative of a negative number is the number.
  if (of.kind === "number")
    return numberOf(of).startsWith("−")
      ? style.number(numberOf(of).slice(1))
      : style.number(`−${numberOf(of)}`);
  return `−${of.kind === "product" || of.kind === "quotient" ? inside : grouped(of, style)}`;
}

function callOf(name: SymbolicFunction, of: readonly Symbolic[], style: Style): string {
  const inside = of.map((each) => printed(each, style)).join(", ");
  const isOne = of.length === 1 && isAtom(of[0]!);
  const called = style.functions[name];
  switch (name) {
    case "exp":
      return `${called}${isOne ? inside : `(${inside})`}`;
    case "ln":
    case "tanh":
      return isOne ? `${called} ${inside}` : `${called}(${inside})`;
    case "abs":
      return `|${inside}|`;
    case "sqrt":
      return isOne && of[0]!.kind !== "negative" ? `${called}${inside}` : `${called}(${inside})`;
    case "σ":
    case "σ′":
    case "max":
    case "min":
    case "Φ":
    case "φ":
    case "diag":
      return `${called}(${inside})`;
  }
}

function isAtom(tree: Symbolic): boolean {
  if (tree.kind === "negative") return isAtom(tree.of);
  return tree.kind === "quantity" || tree.kind === "number" || tree.kind === "name";
}

/** With numbers: the case that holds, or the condition where the case is a constant. In symbols: both cases. */
function casesOf({ left, sign, right, chosen, otherwise }: Cases, style: Style): string {
  const of = (each: Symbolic): string => printed(each, style);
  if (left.kind !== "number" || right.kind !== "number")
    return `${of(chosen)} if ${of(left)} ${sign} ${of(right)}, else ${of(otherwise)}`;
  const holds = sign === ">" ? left.value > right.value : left.value <= right.value;
  const own = holds ? chosen : otherwise;
  const opposite = { ">": "≤", "≤": ">" } as const;
  if (own.kind === "number") return `${of(left)} ${holds ? sign : opposite[sign]} ${of(right)}`;
  return of(own);
}
