/** The parts of the drawing of the tree, each with its place in pixels. */
import type { Light, TreeNodeView, Value } from "../../../src/protocol/messages";
import type { Point, Size } from "../../shared/geometry";

export interface PlacedNode extends Point {
  readonly key: string;
  readonly node: TreeNodeView;
  /** Of an a_prev that has a tree of its own: which level that is, and whether it is shown. */
  readonly unfolds?: { readonly level: number; readonly isOpen: boolean };
  /** Where it is narrower than the others. */
  readonly width?: number;
}

export interface PlacedTreeEdge {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  readonly light: Light;
  /** An edge that stands for more than its two ends: for whole layers, or where the layer mixes for all activations. */
  readonly isLong?: boolean;
  /** Of a branch of a sum: what it adds, as a share of what the one that adds most does, with its sign. */
  readonly share?: number;
}

/** Where something lies of its point; `below` one it has two lines, on it a ground of its own. */
export type Side = "left" | "right" | "below" | "on";

export interface PlacedNote extends Point {
  readonly text: string;
  readonly side: "left" | "right" | "on";
}

/** A factor of the chain rule beside its edge. */
export interface PlacedFactor extends Point {
  readonly key: string;
  /** Absent where there is room for the number alone. */
  readonly name?: string;
  readonly value: Value;
  readonly light: Light;
  readonly side: Side;
  /** Whether something is still to be added to it. */
  readonly isPartial?: true;
}

export interface TreeLayout extends Size {
  /** Whether each node has one line. */
  readonly isLow: boolean;
  readonly node: Size;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedTreeEdge[];
  readonly notes: readonly PlacedNote[];
  readonly factors: readonly PlacedFactor[];
  /** Where the edges of what is folded begin: from there up to a node that unfolds. */
  readonly stubs: readonly { readonly from: Point; readonly to: Point }[];
}
