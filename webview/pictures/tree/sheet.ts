/** What the parts of the tree are put down on, one after another. */
import type { TreeView } from "../../../src/protocol/messages";
import type { Point, Size } from "../../shared/geometry";
import type { PlacedFactor, PlacedNode, PlacedTreeEdge, TreeLayout } from "./placed";

/** Between an edge and what is written beside it. */
export const BESIDE = 8;

/** What the parts of the drawing are put down in, and how far apart they stand. */
export interface Sheet extends Size {
  readonly tree: TreeView;
  readonly middle: number;
  readonly pitch: number;
  readonly step: number;
  readonly node: Size;
  readonly isLow: boolean;
  readonly nodes: PlacedNode[];
  readonly edges: PlacedTreeEdge[];
  readonly notes: TreeLayout["notes"][number][];
  readonly factors: PlacedFactor[];
  readonly stubs: TreeLayout["stubs"][number][];
}

export function join(
  { edges, node }: Sheet,
  upper: Point,
  lower: Point,
  edge: Omit<PlacedTreeEdge, "from" | "to">,
): void {
  const from = { x: upper.x, y: upper.y + node.height / 2 };
  const to = { x: lower.x, y: lower.y - node.height / 2 };
  edges.push({ ...edge, from, to });
}

/** "∂z/∂w" for "∂z₀⁽²⁾/∂w₀₁⁽²⁾"; C keeps its example. */
export function shortened(name: string): string {
  return name.replace(/([zawb])[^/]*/g, "$1");
}
