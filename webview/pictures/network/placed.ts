/** The parts of the drawing of the network, each with its place in pixels. */
import type {
  EdgeView,
  ImageView,
  LayerView,
  Light,
  NeuronView,
  Value,
} from "../../../src/protocol/messages";
import type { Box, Point, Size } from "../../shared/geometry";

export interface PlacedNeuron extends Point {
  readonly neuron: NeuronView;
}

export interface PlacedGap extends Point {
  readonly folded: number;
}

/** A layer that stands as a picture: its pixels, and under them the weights from them or the targets. */
export interface PlacedPicture {
  readonly image: ImageView;
  readonly pixels: Box;
  readonly second?: Box;
}

export interface PlacedLayer {
  readonly layer: LayerView;
  readonly x: number;
  readonly radius: number;
  /** Whether a number that is too wide for its circle has room on the right of it. */
  readonly hasRoomBeside: boolean;
  /** Whether there is room for a number under each circle. */
  readonly hasRoomBelow: boolean;
  readonly neurons: readonly PlacedNeuron[];
  readonly gaps: readonly PlacedGap[];
  /** In place of the neurons. */
  readonly picture?: PlacedPicture;
}

/** A run of layers that are not drawn. */
export interface PlacedFold extends Point {
  readonly folded: number;
  /** The layer before it. */
  readonly after: number;
}

/** An edge from an output, or from all of them where they are a picture. */
export interface PlacedEnd {
  readonly j: number;
  readonly from: Point;
  readonly to: Point;
  readonly light: Light;
  readonly share?: Value;
}

export interface PlacedTarget extends Box {
  readonly j: number;
  readonly value: number;
  /** Where there is room for "y₀ = 1", not only for "1". */
  readonly name?: string;
  /** Its own line to the cost, where it stands off its output's edge. */
  readonly line?: { readonly from: Point; readonly to: Point };
}

export interface CostLayout {
  readonly node: Box;
  readonly ends: readonly PlacedEnd[];
  readonly targets: readonly PlacedTarget[];
}

export interface NetworkLayout extends Size {
  /** From a layer to the next. */
  readonly pitch: number;
  /** Whether there is room to say "400 more" in a fold. */
  readonly isRoomy: boolean;
  /** The drawn ones: which of them is layer l, `layerOf` tells. */
  readonly layers: readonly PlacedLayer[];
  readonly folds: readonly PlacedFold[];
  readonly cost: CostLayout;
}

export interface PlacedEdge {
  readonly edge: EdgeView;
  readonly from: Point;
  readonly to: Point;
  /** Whether it is at a picture: drawn only while it is the current one. */
  readonly isAtPicture: boolean;
}

/** All edges between a picture and one neuron beside it. */
export interface Cone {
  readonly l: number;
  readonly j: number;
  readonly tip: Point;
  /** The side of the picture that faces the neuron. */
  readonly side: { readonly x: number; readonly top: number; readonly bottom: number };
  readonly isLit: boolean;
}
