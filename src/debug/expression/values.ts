/** What an expression is worth: a number, a truth, a vector to expand, or not computed yet. */
import type { Nudgeable } from "../../core/run/nudge";
import type { Known } from "../../core/run/state";
import type { VectorShape } from "./quantities";
import type { Numeric } from "./syntax";

export interface NumberValue {
  readonly kind: "number";
  readonly value: number;
  /** Where the expression is one number that can be nudged: which. */
  readonly nudgeable?: Nudgeable;
}

export interface TruthValue {
  readonly kind: "truth";
  readonly value: boolean;
}

/** Not computed yet at this position, or covered while the reader is asked for it. */
export interface UnknownValue {
  readonly kind: "unknown";
  readonly isCovered?: true;
}

/** A quantity with an index left out, or what is worked out from such. Its components are found when they are asked for. */
export interface VectorValue {
  readonly kind: "vector";
  /** Its own expression: `a[1]`, `a[1] - y`. */
  readonly text: string;
  readonly shape: VectorShape;
  readonly length: number;
  /** How much work each of its numbers is: 1 for one that is looked up. */
  readonly cost: number;
  /** The component 0 ≤ i < `length`; its index is `first` + i. */
  readonly at: (i: number) => NumericValue;
  /** The expression of a component, `a[1][0] - y[0]`, and it as text. */
  readonly part: (i: number) => Numeric;
  readonly name: (i: number) => string;
  /** The index of the component 0: 1 where it is counted from 1, as layers are. */
  readonly first: number;
  /** All its numbers, in their order; undefined while any of them is not computed yet. */
  readonly numbers: () => readonly number[] | undefined;
}

export type NumericValue = NumberValue | UnknownValue | VectorValue;
export type Value = NumericValue | TruthValue;

export const UNKNOWN: UnknownValue = { kind: "unknown" };
export const COVERED: UnknownValue = { kind: "unknown", isCovered: true };

export function numberOrUnknown(value: Known): NumberValue | UnknownValue {
  return value === undefined ? UNKNOWN : { kind: "number", value };
}
