/**
 * What a step says, as data: the quantity at hand as a sum of products, each factor with its symbol, its rule, its value, its
 * standing and its place in the file. Formula, scopes, frames, hovers, questions and words are printed from it.
 */
import type { Place } from "../../core/network/place";
import type { Short } from "../../core/network/updateRules/rule";
import type { ExampleStepKind, StepKind } from "../../core/program/steps";
import type { Nudgeable } from "../../core/run/nudge";
import type { Known } from "../../core/run/state";
import type { RunningIndex } from "../../math/quantity";
import type { Reading, Symbolic } from "../../math/symbolic";
import type { Standing } from "../../protocol/messages";

export interface Factor {
  /** As the chain rule writes it: ∂z/∂w. */
  readonly symbol: Symbolic;
  /** What it works out to: a_k. Absent where the symbol says it all. */
  readonly rule?: Symbolic;
  /** The rule to put numbers into: a (1 − a). Absent where that is the value itself. */
  readonly workings?: Symbolic;
  readonly value: Known;
  readonly standing: Standing;
  /** Where the number or name stands that it comes from. */
  readonly place?: Place;
  /** Which number of the network it is, where it can be nudged. */
  readonly nudgeable?: Nudgeable;
  /** Which step of the example has found it, where one has. */
  readonly foundBy?: Finding;
  /** What it is a part of, where it is one of a layer's. */
  readonly entry?: Entry;
  /** The same of a factor in a sum, where there is no room for the numbers beside it. */
  readonly whole?: Whole;
}

/** The vector of the whole layer that a factor is one number of. */
export interface Entry {
  readonly symbol: Symbolic;
  readonly lies: "row" | "column";
  /** The letter of its index, and the factor's own. */
  readonly index: "j" | "k";
  readonly at: number;
  readonly size: number;
  readonly value: (index: number) => Known;
}

/** What a step of the example completes: the activation a_j of layer l, or ∂C/∂a_j, or ∂C/∂z_j. */
export interface Finding {
  readonly kind: ExampleStepKind;
  readonly l: number;
  readonly j: number;
}

/** A column of a sum over a running index: its factor in any of the terms. */
export interface Head {
  readonly symbol: Symbolic;
  readonly rule?: Symbolic;
  /** What its numbers are taken from. */
  readonly whole: Whole;
}

/** The vector or matrix of a layer, and which row or column of it is meant, by the letter of its index. */
export interface Whole {
  readonly symbol: Symbolic;
  readonly row?: readonly [index: "j" | "k", at: number];
  readonly column?: readonly [index: "j" | "k", at: number];
}

/** What a sum runs over. */
export interface Running {
  readonly index: RunningIndex;
  readonly heads: readonly Head[];
}

/** What a mean is the product of: 1/n, and what the terms come to. */
export interface Divided {
  readonly share: Factor;
  readonly sum: Factor;
}

/** A product of factors, in the lesson's written order. */
export interface Term {
  readonly factors: readonly Factor[];
  /** Undefined while a factor is not computed yet. */
  readonly value: Known;
  readonly standing: Standing;
}

export interface Derivation {
  readonly kind: StepKind;
  /** The quantity at hand. */
  readonly of: Symbolic;
  readonly relation: "=" | "←";
  /** How many terms are added up; each is made when it is asked for. */
  readonly count: number;
  readonly at: (index: number) => Term;
  /** The term of the step. */
  readonly current: number;
  /** Of a sum over a running index. */
  readonly running?: Running;
  /** Of a mean of the terms. */
  readonly divided?: Divided;
  /** Undefined while a factor or a term is not computed yet. */
  readonly value: Known;
  /** The sum of the terms, or the product of the factors from the cost's end on, known so far. */
  readonly soFar: Known;
  /** The gradient's component that the value was added to, with what that has come to. */
  readonly outcome?: Known;
  /** Whether the value is what the reader is to say. */
  readonly isAsked?: true;
  /** What names of an update rule are short for. */
  readonly short?: readonly Short[];
  /** The numbers to put into the workings. */
  readonly reading: Reading;
}

type More = Omit<Factor, "symbol" | "value" | "standing">;

export function factor(symbol: Symbolic, value: Known, standing: Standing, more: More = {}): Factor {
  const known = standing === "unknown" ? undefined : value;
  return { symbol, value: known, standing: known === undefined ? "unknown" : standing, ...more };
}

/** A product; its own standing is that of its newest factor, unless another is given. */
export function term(factors: readonly Factor[], standing?: Standing): Term {
  const value = productOf(factors);
  const newest = factors.some((each) => each.standing === "new") ? "new" : "known";
  return { factors, value, standing: standing ?? (value === undefined ? "unknown" : newest) };
}

/** The product as the engine multiplies: from the last factor, the cost's end of the chain, to the first. */
export function productOf(factors: readonly Factor[]): Known {
  let value: Known;
  for (let place = factors.length - 1; place >= 0; place--) {
    const next = factors[place]!.value;
    if (next === undefined) return undefined;
    value = value === undefined ? next : next * value;
  }
  return value;
}

/** The product of the factors known from the cost's end on: what the backward pass has so far. */
export function productSoFar(factors: readonly Factor[]): Known {
  const firstKnown = factors.findLastIndex(({ value }) => value === undefined) + 1;
  return productOf(factors.slice(firstKnown));
}

/** A term of a sum stands as `known`, `new` or `unknown` by its place before, at or after the current one. */
export function standingAt(index: number, current: number): Standing {
  return index === current ? "new" : index < current ? "known" : "unknown";
}

/** The sum of the first terms, in their order. */
export function sumUpTo(current: number, at: (index: number) => number): number {
  let soFar = 0;
  for (let index = 0; index <= current; index++) soFar += at(index);
  return soFar;
}

/** A derivation of one term. */
export function ofOneTerm(
  parts: Pick<Derivation, "kind" | "of" | "relation" | "value" | "soFar" | "reading"> &
    Pick<Partial<Derivation>, "outcome">,
  only: Term,
): Derivation {
  return { ...parts, count: 1, current: 0, at: () => only };
}
