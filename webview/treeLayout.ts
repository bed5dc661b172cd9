/** Where the tree w, a_prev, b → z → a → C puts its nodes, in pixels: it runs downward, each unfolded a_prev above the last. */
import type { TreeEdge, TreeNodeView, TreeView } from "../src/protocol";
import type { Point } from "./geometry";

export interface PlacedNode extends Point {
  readonly key: string;
  readonly node: TreeNodeView;
  /** Of an a_prev that has a tree of its own: which level that is, and whether it is shown. */
  readonly unfolds?: { readonly level: number; readonly isOpen: boolean };
}

export interface PlacedEdge {
  readonly key: string;
  readonly from: Point;
  readonly to: Point;
  readonly isLit: boolean;
  /** An edge that stands for whole layers. */
  readonly isLong: boolean;
}

export interface PlacedNote extends Point {
  readonly text: string;
}

export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly notes: readonly PlacedNote[];
}

/** The height of a node with its name and, below, its value. */
export const NODE = { width: 84, height: 42 } as const;
const STEP = 68;
const TOP = 26;
const WIDEST_PITCH = 120;

/** `open` levels are shown; the first is the neuron at hand. */
export function layoutTree(tree: TreeView, open: number, width: number): TreeLayout {
  const { levels, cost, target, through, lit } = tree;
  const shown = levels.slice(0, Math.max(1, Math.min(open, levels.length)));
  const pitch = Math.min((width - NODE.width) / 2, WIDEST_PITCH);
  const middle = width / 2;
  const nodes: PlacedNode[] = [];
  const edges: PlacedEdge[] = [];
  const notes: PlacedNote[] = [];

  const join = (upper: Point, lower: Point, key: string, isLit: boolean, isLong = false): void => {
    const from = { x: upper.x, y: upper.y + NODE.height / 2 };
    const to = { x: lower.x, y: lower.y - NODE.height / 2 };
    edges.push({ key, from, to, isLit, isLong });
  };

  // A shown a_prev is the a of the level above it, so two rows, parts and z, stand for each level.
  let y = TOP;
  for (let level = shown.length - 1; level >= 0; level--) {
    const { weight, previous, bias, z, others } = shown[level]!;
    const isAtHand = level === 0;
    const at = { w: { x: middle - pitch, y }, p: { x: middle, y }, b: { x: middle + pitch, y } };
    const zAt = { x: middle, y: y + STEP };
    const isLit = (edge: TreeEdge): boolean => isAtHand && lit === edge;
    const unfolds = level + 1 < levels.length && {
      level: level + 1,
      isOpen: level + 1 < shown.length,
    };
    nodes.push({ key: `weight ${level}`, node: weight, ...at.w });
    nodes.push({ key: `previous ${level}`, node: previous, ...at.p, ...(unfolds && { unfolds }) });
    nodes.push({ key: `bias ${level}`, node: bias, ...at.b });
    nodes.push({ key: `z ${level}`, node: z, ...zAt });
    join(at.w, zAt, `weight ${level}`, isLit("weight"));
    join(at.p, zAt, `previous ${level}`, isLit("previous"));
    join(at.b, zAt, `bias ${level}`, isLit("bias"));
    if (others > 0) notes.push({ x: middle + NODE.width / 2 + 6, y: zAt.y, text: `+ ${others} more` });
    if (level > 0) join(zAt, { x: middle, y: y + 2 * STEP }, `activation ${level}`, false);
    y += 2 * STEP;
  }

  const a = { x: middle, y };
  const costAt = { x: middle, y: y + STEP };
  const zAt = { x: middle, y: y - STEP };
  nodes.push({ key: "a", node: shown[0]!.a, ...a });
  nodes.push({ key: "C", node: cost, ...costAt });
  join(zAt, a, "activation 0", lit === "activation");
  join(a, costAt, "cost", lit === "cost", through !== undefined);
  if (target) {
    const at = { x: middle + pitch, y };
    nodes.push({ key: "y", node: target, ...at });
    join(at, costAt, "target", false);
  }
  if (through) notes.push({ x: middle + 10, y: y + STEP / 2, text: through });
  return { width, height: costAt.y + TOP, nodes, edges, notes };
}
