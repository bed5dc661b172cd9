/** What a step of the run is: its kind, what it is about, when it happens, and the units that it lies in. */
import type { Span } from "../layers/span";
import { type MomentKind, momentKinds } from "../network/updateRules/rule";

export { type Span, shift, span } from "../layers/span";

const stepKinds = [
  "term",
  "bias",
  "activation",
  "cost",
  "dC_da",
  "path",
  "da_dz",
  "dz_dw",
  "dz_db",
  "mean",
  ...momentKinds,
  "update",
] as const;
/** What a step adds; see `Step` for the indices each kind carries. */
export type StepKind = (typeof stepKinds)[number];
/** The kinds that belong to the tail of a batch: what is done once all its examples are. */
type TailStepKind = "mean" | RuleStepKind;
/** The kinds that an update rule takes for a parameter. */
export type RuleStepKind = MomentKind | "update";
/** The kinds that belong to one example. */
export type ExampleStepKind = Exclude<StepKind, TailStepKind>;

export function isInTail(kind: StepKind): kind is TailStepKind {
  return passOf[kind] === "average" || passOf[kind] === "gradient step";
}

/** The zoom of the debugger: every step lies in one unit of each level, the finest first. */
export const levels = ["factor", "quantity", "neuron", "layer", "pass", "example", "batch", "epoch"] as const;
export type Level = (typeof levels)[number];

type Pass = "forward" | "backward" | "average" | "gradient step";

export const passOf: Readonly<Record<StepKind, Pass>> = {
  term: "forward",
  bias: "forward",
  activation: "forward",
  cost: "forward",
  dC_da: "backward",
  path: "backward",
  da_dz: "backward",
  dz_dw: "backward",
  dz_db: "backward",
  mean: "average",
  velocity: "gradient step",
  moment1: "gradient step",
  moment2: "gradient step",
  update: "gradient step",
};

/** What a step is about, apart from when it happens. */
export interface StepSubject<Kind extends StepKind = StepKind> {
  readonly kind: Kind;
  /** The layer, 1 … L. */
  readonly l: number;
  /** The neuron of layer l. */
  readonly j: number;
  /** `term`, `dz_dw`, and all kinds of the tail: the neuron of layer l−1 the weight comes from; absent for a bias. */
  readonly k?: number;
  /** `path`: the neuron of layer l+1 on the path. `da_dz` of a layer that mixes: the activation a_i whose path it is. */
  readonly i?: number;
}

export interface Step extends StepSubject {
  readonly index: number;
  /** Counted from 0, like `batch`, which counts within the epoch. */
  readonly epoch: number;
  readonly batch: number;
  /** Which example of the run this is, counted through all epochs; those of the tail have their batch's last. */
  readonly turn: number;
  /** The example's index among those of the run. */
  readonly example: number;
}

type Units = Readonly<Record<Level, Span>>;

export interface Located {
  readonly step: Step;
  /** The unit of each level that holds the step. */
  readonly units: Units;
}

export type InnerUnits = Readonly<Record<"quantity" | "neuron" | "layer" | "pass", Span>>;
