/**
 * What a kind of layer says of itself, so that everything else can be the same for all kinds.
 *
 * A layer is one or more stages of units, each one number: a `sum` adds taps, a `map` is a function of one unit, a `mix` of
 * several. A tap takes a source by a coefficient; a source is used by the taps that take it. Both are found by arithmetic,
 * and so are steps: step i of a layer ⇄ what it is about.
 */
import type { Span } from "./span";

export type Stage = "sum" | "map" | "mix";

/** A layer in its network, as far as its steps and sums depend on it. */
export interface LayerShape {
  /** n_(l−1): the units it takes its sources from. */
  readonly inputs: number;
  /** n_l. */
  readonly units: number;
  /** How many steps ∂C/∂a of one of its units takes: one for each use of it in the next layer; one where the cost comes next. */
  readonly paths: number;
  /** Whether the cost comes next. */
  readonly isLast: boolean;
  /** Whether its activation mixes its units: then each z moves every a. */
  readonly mixes: boolean;
}

/** One summand of a unit's weighted input: the parameter w_jk of this layer, by the activation a_k of the one before. */
export interface Tap {
  readonly j: number;
  readonly k: number;
}

export type ForwardKind = "term" | "bias" | "activation";
export type BackwardKind = "dC_da" | "path" | "da_dz" | "dz_dw" | "dz_db";

/** What a step of a layer is about. */
export interface LayerStep<Kind> {
  readonly kind: Kind;
  readonly j: number;
  /** `term`, `dz_dw`: the tap's source. */
  readonly k?: number;
  /** `path`: which use of the unit. `da_dz` of a layer that mixes: the activation a_i whose path it is. */
  readonly i?: number;
}

/** A step, and the units of the run that it lies in, as offsets from the layer's first step of that pass. */
export interface LocatedInLayer<Kind> {
  readonly step: LayerStep<Kind>;
  readonly quantity: Span;
  readonly neuron: Span;
}

/** The steps of one pass through a layer, by arithmetic; offsets count from the layer's first step of that pass. */
export interface LayerSteps<Kind> {
  readonly count: (shape: LayerShape) => number;
  readonly offset: (shape: LayerShape, step: LayerStep<Kind>) => number;
  /** The inverse of `offset`, 0 ≤ offset < `count`. */
  readonly at: (shape: LayerShape, offset: number) => LocatedInLayer<Kind>;
}

/** Where a layer stands in flat vectors: of parameters, and of one number for each neuron of the network. */
export interface LayerPlace {
  /** n_(l−1) and n_l. */
  readonly inputs: number;
  readonly units: number;
  /** Where its parameters begin. */
  readonly parameters: number;
  /** Where the neurons of layer l−1 begin, and where its own do. */
  readonly sources: number;
  readonly neurons: number;
}

/** The arithmetic of a whole layer, in the order of its steps. All vectors are flat, of the whole network. */
export interface LayerKernel {
  /** Fills z of the layer, from a of the layer before. */
  readonly weightedInputs: (
    place: LayerPlace,
    parameters: Float64Array,
    a: Float64Array,
    z: Float64Array,
  ) => void;
  /** Fills ∂C/∂a of the layer before, from ∂C/∂z of this one. */
  readonly throughSources: (
    place: LayerPlace,
    parameters: Float64Array,
    dC_dz: Float64Array,
    dC_da: Float64Array,
  ) => void;
  /** Adds the derivatives of the layer's parameters to a gradient. */
  readonly addGradient: (
    place: LayerPlace,
    a: Float64Array,
    dC_dz: Float64Array,
    gradient: Float64Array,
  ) => void;
}

export interface LayerKind {
  readonly stages: (shape: LayerShape) => readonly Stage[];
  /** How many parameters the layer has. */
  readonly parameters: (shape: LayerShape) => number;
  /** The summands of unit j before its bias, in their order. */
  readonly taps: {
    readonly count: (shape: LayerShape, j: number) => number;
    readonly at: (shape: LayerShape, j: number, index: number) => Tap;
  };
  /** The taps that take the source k, in the order in which their paths are added. */
  readonly uses: {
    readonly count: (shape: LayerShape, k: number) => number;
    readonly at: (shape: LayerShape, k: number, index: number) => Tap;
  };
  readonly forward: LayerSteps<ForwardKind>;
  readonly backward: LayerSteps<BackwardKind>;
  readonly kernel: LayerKernel;
}
