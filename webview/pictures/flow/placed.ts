/** The parts of the drawing of a backward pass, each with its place in pixels. */
import type {
  AmountView,
  FlowLayerView,
  Light,
  RibbonView,
  SqueezeView,
  Value,
} from "../../../src/protocol/messages";
import type { Box, Point, Size } from "../../shared/geometry";
import type { NetworkLayout, PlacedTarget } from "../network/placed";

/** From right to left, as it flows: at both ends it is level. */
export interface Band {
  readonly amount: AmountView;
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
}

export interface PlacedRibbon extends Band {
  readonly ribbon: RibbonView;
}

/** The miss, from the cost to output j. */
export interface PlacedMiss extends Band {
  readonly j: number;
}

/** A number at a neuron; its box is kept free, be it known or not. */
export interface PlacedNumber extends Box {
  readonly of: "before" | "after";
  readonly value: Value;
  readonly light: Light;
  readonly anchor: "start" | "middle" | "end";
}

/** A neuron, from where its paths come together to where they part. */
export interface PlacedSqueeze extends Point {
  readonly squeeze: SqueezeView;
  /** Half as wide as σ′ is drawn. */
  readonly half: number;
  /** On its right, at the height of ∂C/∂a, and on its left, at that of ∂C/∂z. */
  readonly before: Band;
  readonly after: Band;
  readonly numbers: readonly PlacedNumber[];
  /** From one of two numbers that stand side by side to the other. */
  readonly arrow?: Point;
}

/** A layer whose neurons are mixed is one box. */
export interface PlacedMix extends Box {
  readonly l: number;
}

export interface PlacedColumn {
  readonly layer: FlowLayerView;
  readonly squeezes: readonly PlacedSqueeze[];
  readonly mix?: PlacedMix;
}

/** The number of the ribbon that the step has found. */
export interface PlacedChip extends Box {
  readonly value: number;
}

export interface FlowLayout extends Size {
  /** Layers, folds and the cost, as the network is drawn. */
  readonly network: NetworkLayout;
  /** What the largest of the pass is as wide as. */
  readonly widest: number;
  readonly columns: readonly PlacedColumn[];
  readonly ribbons: readonly PlacedRibbon[];
  readonly misses: readonly PlacedMiss[];
  readonly targets: readonly PlacedTarget[];
  readonly chip?: PlacedChip;
}
