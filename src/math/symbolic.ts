/**
 * Mathematics as data: what a factor, a rule or a formula says, as a small tree. Printers turn it into TeX (`tex.ts`), one
 * line of text or speech (`text.ts`) and the debugger's expressions (`typed.ts`); nothing reads printed text back.
 */
import { exp, log, normalDensity, normalShare, tanh } from "./elementary";
import { isSameQuantity, type Quantity } from "./quantity";

/** Functions that a tree can call; σ and its derivative stand for whatever activation a layer has. */
export type SymbolicFunction =
  | "σ"
  | "σ′"
  | "exp"
  | "ln"
  | "tanh"
  | "sqrt"
  | "max"
  | "min"
  | "abs"
  | "Φ"
  | "φ"
  | "diag";

/** A symbol that is no quantity of the network: η, n, the vector of a layer. */
export interface Name {
  readonly kind: "name";
  readonly text: string;
  readonly tex: string;
  readonly speech: string;
}

export type Symbolic =
  /** `digits`: as it is written, where four significant digits do not do. */
  | { readonly kind: "number"; readonly value: number; readonly digits?: string }
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  /** ∂of/∂to. */
  | { readonly kind: "ratio"; readonly of: Quantity; readonly to: Quantity }
  | Name
  | { readonly kind: "sum"; readonly terms: readonly Symbolic[] }
  | { readonly kind: "product"; readonly factors: readonly Symbolic[] }
  /** Place by place: ⊙ multiplies, ⊘ divides. */
  | {
      readonly kind: "placewise";
      readonly sign: "⊙" | "⊘";
      readonly left: Symbolic;
      readonly right: Symbolic;
    }
  /** `isInline`: with a slash, also where there would be room for a fraction. */
  | {
      readonly kind: "quotient";
      readonly over: Symbolic;
      readonly under: Symbolic;
      readonly isInline?: true;
    }
  | { readonly kind: "negative"; readonly of: Symbolic }
  | { readonly kind: "square"; readonly of: Symbolic }
  | { readonly kind: "transposed"; readonly of: Symbolic }
  /** The sum of the squares of a vector. */
  | { readonly kind: "squaredNorm"; readonly of: Symbolic }
  /** ∂C/∂of for a whole vector or matrix. */
  | { readonly kind: "derivative"; readonly of: Symbolic; readonly cost: Quantity }
  /** `isWorkedOut`: with numbers, its value stands in its place. */
  | {
      readonly kind: "call";
      readonly name: SymbolicFunction;
      readonly of: readonly Symbolic[];
      readonly isWorkedOut?: true;
    }
  /** A function of its own name, of a whole layer. */
  | { readonly kind: "applied"; readonly function: Name; readonly to: Symbolic }
  | Cases
  /** Σ over an index. */
  | { readonly kind: "over"; readonly index: string; readonly of: Symbolic }
  /** `body`, in which `name` stands for `is`. */
  | { readonly kind: "where"; readonly name: Name; readonly is: Symbolic; readonly body: Symbolic };

/** `chosen` where `left > right` (or `left ≤ right`), else `otherwise`. */
export interface Cases {
  readonly kind: "cases";
  readonly left: Symbolic;
  readonly sign: ">" | "≤";
  readonly right: Symbolic;
  readonly chosen: Symbolic;
  readonly otherwise: Symbolic;
}

/** Where a number is meant, one will do. */
export type Operand = Symbolic | number;

function operand(of: Operand): Symbolic {
  return typeof of === "number" ? number(of) : of;
}

export const number = (value: number, digits?: string): Symbolic => ({
  kind: "number",
  value,
  ...(digits !== undefined && { digits }),
});
export const quantity = (of: Quantity): Symbolic => ({ kind: "quantity", quantity: of });
export const ratio = (of: Quantity, to: Quantity): Symbolic => ({ kind: "ratio", of, to });
export const sum = (...terms: Operand[]): Symbolic => ({ kind: "sum", terms: terms.map(operand) });
export const minus = (from: Operand, what: Operand): Symbolic => sum(from, negative(what));
export const product = (...factors: Operand[]): Symbolic => ({
  kind: "product",
  factors: factors.map(operand),
});
export const placewise = (left: Symbolic, sign: "⊙" | "⊘", right: Symbolic): Symbolic => ({
  kind: "placewise",
  sign,
  left,
  right,
});
export const quotient = (over: Operand, under: Operand): Symbolic => ({
  kind: "quotient",
  over: operand(over),
  under: operand(under),
});
export const inverse = (of: Symbolic): Symbolic => ({
  kind: "quotient",
  over: number(1),
  under: of,
  isInline: true,
});
export const negative = (of: Operand): Symbolic => ({ kind: "negative", of: operand(of) });
export const square = (of: Operand): Symbolic => ({ kind: "square", of: operand(of) });
export const transposed = (of: Symbolic): Symbolic => ({ kind: "transposed", of });
export const squaredNorm = (of: Symbolic): Symbolic => ({ kind: "squaredNorm", of });
export const derivativeBy = (of: Symbolic, cost: Quantity): Symbolic => ({ kind: "derivative", of, cost });
export const call = (name: SymbolicFunction, ...of: Operand[]): Symbolic => ({
  kind: "call",
  name,
  of: of.map(operand),
});
export const workedOut = (name: SymbolicFunction, of: Operand): Symbolic => ({
  kind: "call",
  name,
  of: [operand(of)],
  isWorkedOut: true,
});
export const applied = (of: Name, to: Symbolic): Symbolic => ({ kind: "applied", function: of, to });
export const exponential = (of: Operand): Symbolic => call("exp", of);
export const over = (index: string, of: Symbolic): Symbolic => ({ kind: "over", index, of });
export const cases = (
  left: Operand,
  sign: Cases["sign"],
  right: Operand,
  chosen: Operand,
  otherwise: Operand,
): Symbolic => ({
  kind: "cases",
  sign,
  ...{ left: operand(left), right: operand(right), chosen: operand(chosen), otherwise: operand(otherwise) },
});
export const where = (name: Name, is: Symbolic, body: Symbolic): Symbolic => ({
  kind: "where",
  name,
  is,
  body,
});
export const named = (text: string, tex = text, speech = text): Name => ({ kind: "name", text, tex, speech });

/** The values of names and quantities; undefined where one is not known. */
export interface Reading {
  readonly quantity: (of: Quantity) => number | undefined;
  readonly name?: (of: Name) => number | undefined;
  readonly ratio?: (of: Quantity, to: Quantity) => number | undefined;
}

const functions: Readonly<Record<SymbolicFunction, ((...of: number[]) => number) | undefined>> = {
  σ: undefined,
  "σ′": undefined,
  exp,
  ln: log,
  tanh,
  sqrt: Math.sqrt,
  max: Math.max,
  min: Math.min,
  abs: Math.abs,
  Φ: normalShare,
  φ: normalDensity,
  diag: undefined,
};

/** The number that a tree comes to; undefined where something of it is not known, or is no number. */
export function evaluated(tree: Symbolic, reading: Reading): number | undefined {
  const of = (each: Symbolic): number | undefined => evaluated(each, reading);
  switch (tree.kind) {
    case "number":
      return tree.value;
    case "quantity":
      return reading.quantity(tree.quantity);
    case "name":
      return reading.name?.(tree);
    case "ratio":
      return reading.ratio?.(tree.of, tree.to);
    case "sum":
      return folded(tree.terms.map(of), (x, y) => x + y);
    case "product":
      return folded(tree.factors.map(of), (x, y) => x * y);
    case "quotient":
      return folded([of(tree.over), of(tree.under)], (x, y) => x / y);
    case "negative":
      return folded(
        [of(tree.of)],
        (x) => x,
        (x) => -x,
      );
    case "square":
      return folded(
        [of(tree.of)],
        (x) => x,
        (x) => x * x,
      );
    case "call":
      return called(tree.name, tree.of.map(of));
    case "cases":
      return caseOf(tree, of);
    case "where": {
      const is = of(tree.is);
      const name = (each: Name) => (each.text === tree.name.text ? is : reading.name?.(each));
      return evaluated(tree.body, { ...reading, name });
    }
    case "applied":
    case "placewise":
    case "transposed":
    case "squaredNorm":
    case "derivative":
    case "over":
      return undefined;
  }
}

function folded(
  values: readonly (number | undefined)[],
  fold: (x: number, y: number) => number,
  finish = (x: number): number => x,
): number | undefined {
  let result: number | undefined;
  for (const value of values) {
    if (value === undefined) return undefined;
    result = result === undefined ? value : fold(result, value);
  }
  return result === undefined ? undefined : finish(result);
}

function called(name: SymbolicFunction, of: readonly (number | undefined)[]): number | undefined {
  const known = of.filter((each) => each !== undefined);
  return known.length === of.length ? functions[name]?.(...known) : undefined;
}

function caseOf(
  { left, sign, right, chosen, otherwise }: Cases,
  of: (each: Symbolic) => number | undefined,
): number | undefined {
  const [x, y] = [of(left), of(right)];
  if (x === undefined || y === undefined) return undefined;
  return of((sign === ">" ? x > y : x <= y) ? chosen : otherwise);
}

/** The tree with numbers in the place of the quantities that are known, and of what is worked out with them. */
export function withNumbers(tree: Symbolic, reading: Reading): Symbolic {
  const of = (each: Symbolic): Symbolic => withNumbers(each, reading);
  const known = (value: number | undefined): Symbolic => (value === undefined ? tree : number(value));
  switch (tree.kind) {
    case "quantity":
      return known(reading.quantity(tree.quantity));
    case "name":
      return known(reading.name?.(tree));
    case "call": {
      const value = tree.isWorkedOut ? evaluated(tree, reading) : undefined;
      return value === undefined ? { ...tree, of: tree.of.map(of) } : number(value);
    }
    case "where": {
      const is = evaluated(tree.is, reading);
      const name = (each: Name) => (each.text === tree.name.text ? is : reading.name?.(each));
      return withNumbers(tree.body, { ...reading, name });
    }
    case "ratio":
      return known(reading.ratio?.(tree.of, tree.to));
    case "number":
      return tree;
    case "sum":
    case "product":
    case "quotient":
    case "negative":
    case "square":
    case "applied":
    case "placewise":
    case "transposed":
    case "squaredNorm":
    case "derivative":
    case "cases":
    case "over":
      return mapped(tree, of);
  }
}

/** The tree with other quantities in the place of its own. */
export function withQuantities(tree: Symbolic, other: (quantity: Quantity) => Quantity): Symbolic {
  const of = (each: Symbolic): Symbolic => withQuantities(each, other);
  switch (tree.kind) {
    case "quantity":
      return quantity(other(tree.quantity));
    case "ratio":
      return ratio(other(tree.of), other(tree.to));
    case "number":
    case "name":
      return tree;
    case "call":
      return { ...tree, of: tree.of.map(of) };
    case "where":
      return { ...tree, is: of(tree.is), body: of(tree.body) };
    default:
      return mapped(tree, of);
  }
}

/** The tree with what its names stand for in their place. */
export function inFull(tree: Symbolic, standsFor: (name: Name) => Symbolic | undefined): Symbolic {
  const of = (each: Symbolic): Symbolic => inFull(each, standsFor);
  switch (tree.kind) {
    case "name":
      return standsFor(tree) ?? tree;
    case "number":
    case "quantity":
    case "ratio":
      return tree;
    case "call":
      return { ...tree, of: tree.of.map(of) };
    case "where":
      return { ...tree, is: of(tree.is), body: of(tree.body) };
    default:
      return mapped(tree, of);
  }
}

type Composed = Exclude<
  Symbolic,
  { readonly kind: "number" | "quantity" | "name" | "ratio" | "call" | "where" }
>;

function mapped(tree: Composed, of: (each: Symbolic) => Symbolic): Symbolic {
  switch (tree.kind) {
    case "sum":
      return { ...tree, terms: tree.terms.map(of) };
    case "product":
      return { ...tree, factors: tree.factors.map(of) };
    case "quotient":
      return { ...tree, over: of(tree.over), under: of(tree.under) };
    case "placewise":
      return { ...tree, left: of(tree.left), right: of(tree.right) };
    case "applied":
      return { ...tree, to: of(tree.to) };
    case "cases":
      return {
        ...tree,
        ...{
          left: of(tree.left),
          right: of(tree.right),
          chosen: of(tree.chosen),
          otherwise: of(tree.otherwise),
        },
      };
    case "negative":
    case "square":
    case "transposed":
    case "squaredNorm":
    case "derivative":
    case "over":
      return { ...tree, of: of(tree.of) };
  }
}

/** Whether two trees say the same. */
export function isSameTree(one: Symbolic, other: Symbolic): boolean {
  if (one.kind === "quantity" && other.kind === "quantity")
    return isSameQuantity(one.quantity, other.quantity);
  if (one.kind === "ratio" && other.kind === "ratio")
    return isSameQuantity(one.of, other.of) && isSameQuantity(one.to, other.to);
  if (one.kind === "product" && other.kind === "product")
    return (
      one.factors.length === other.factors.length &&
      one.factors.every((factor, place) => isSameTree(factor, other.factors[place]!))
    );
  return one === other;
}

/** The parts that a tree is put together from. */
function partsOf(tree: Symbolic): readonly Symbolic[] {
  switch (tree.kind) {
    case "number":
    case "quantity":
    case "ratio":
    case "name":
      return [];
    case "sum":
      return tree.terms;
    case "product":
      return tree.factors;
    case "quotient":
      return [tree.over, tree.under];
    case "placewise":
      return [tree.left, tree.right];
    case "applied":
      return [tree.to];
    case "cases":
      return [tree.left, tree.right, tree.chosen, tree.otherwise];
    case "where":
      return [tree.is, tree.body];
    case "call":
      return tree.of;
    case "negative":
    case "square":
    case "transposed":
    case "squaredNorm":
    case "derivative":
    case "over":
      return [tree.of];
  }
}

/** The quantities of a tree, in the order they are read. */
export function quantitiesIn(tree: Symbolic): readonly Quantity[] {
  if (tree.kind === "quantity") return [tree.quantity];
  if (tree.kind === "ratio") return [tree.of, tree.to];
  return partsOf(tree).flatMap(quantitiesIn);
}

/** What a tree is made of at its ends, in the order they are read: quantities, derivatives and names. */
export function leavesIn(tree: Symbolic): readonly Symbolic[] {
  const isLeaf = tree.kind === "quantity" || tree.kind === "ratio" || tree.kind === "name";
  return isLeaf ? [tree] : partsOf(tree).flatMap(leavesIn);
}

/** The symbols of a tree that are no quantities. */
export function namesIn(tree: Symbolic): readonly Name[] {
  return tree.kind === "name" ? [tree] : partsOf(tree).flatMap(namesIn);
}
