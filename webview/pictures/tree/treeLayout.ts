/** Where the tree w, a_prev, b → z → a → C puts its nodes, in pixels: it runs downward, each unfolded a_prev above the last. */
import type { TreeEdge, TreeFactorView, TreeNodeView, TreeView } from "../../../src/protocol/messages";
import type { Point } from "../../shared/geometry";

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
  /** An edge that stands for more than its two ends: for whole layers, or with softmax for all activations. */
  readonly isLong: boolean;
}

export interface PlacedNote extends Point {
  readonly text: string;
  /** Where it lies of its point. */
  readonly side: "left" | "right";
}

/** A factor of the chain rule beside its edge. */
export interface PlacedFactor extends Point {
  readonly factor: TreeFactorView;
  readonly isLit: boolean;
  /** Where it lies of its point; below one it has two lines. */
  readonly side: "left" | "below";
}

export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly notes: readonly PlacedNote[];
  readonly factors: readonly PlacedFactor[];
  /** Where the edges of what is folded begin: from there up to a node that unfolds. */
  readonly stubs: readonly { readonly from: Point; readonly to: Point }[];
}

/** The height of a node with its name and, below, its value. */
export const NODE = { width: 84, height: 42 } as const;
const STEP = 72;
const TOP = 26;
/** Above a node that unfolds: how high and how wide the stubs of its own parts stand. */
const STUB = { height: 14, width: 16 } as const;
const WIDEST_PITCH = 130;
/** Half of the width of a factor's name, with indices of three digits. */
const HALF_FACTOR = 52;
/** Between an edge and what is written beside it. */
const BESIDE = 10;

/** `open` levels are shown; the first is the neuron at hand. */
export function layoutTree(tree: TreeView, open: number, width: number): TreeLayout {
  const { levels, cost, target, through, mixed, factors, lit } = tree;
  const isMixed = mixed !== undefined;
  const shown = levels.slice(0, Math.max(1, Math.min(open, levels.length)));
  const pitch = Math.min((width - NODE.width) / 2, WIDEST_PITCH);
  const middle = width / 2;
  const nodes: PlacedNode[] = [];
  const edges: PlacedEdge[] = [];
  const notes: PlacedNote[] = [];
  const stubs: { readonly from: Point; readonly to: Point }[] = [];
  const placedFactors: PlacedFactor[] = [];
  const write = (edge: TreeEdge, at: Point, side: PlacedFactor["side"]): void => {
    const factor = factors.find((each) => each.edge === edge);
    // With softmax no step alone makes the factor of all that lies between z and C.
    const isLit = lit === edge && !(edge === "cost" && isMixed);
    if (factor) placedFactors.push({ factor, isLit, side, ...at });
  };
  const hasBias = factors.some(({ edge }) => edge === "bias");

  const join = (upper: Point, lower: Point, key: string, isLit: boolean, isLong = false): void => {
    const from = { x: upper.x, y: upper.y + NODE.height / 2 };
    const to = { x: lower.x, y: lower.y - NODE.height / 2 };
    edges.push({ key, from, to, isLit, isLong });
  };

  // A shown a_prev is the a of the level above it, so two rows, parts and z, stand for each level.
  const isFolded = shown.length < levels.length;
  let y = TOP + (isFolded ? STUB.height : 0);
  for (let level = shown.length - 1; level >= 0; level--) {
    const { l, weight, previous, bias, z, others } = shown[level]!;
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
    // At hand the factor of w or a_prev stands left of z, that of b right of it: the note takes the other side.
    const side = isAtHand && hasBias ? "left" : "right";
    const noteX = middle + (side === "left" ? -1 : 1) * (NODE.width / 2);
    if (others > 0) notes.push({ x: noteX, y: zAt.y, text: `+ ${others} more`, side });
    if (isAtHand) {
      const left = { x: Math.max(at.w.x, HALF_FACTOR), y: zAt.y };
      write("weight", left, "below");
      write("previous", left, "below");
      write("bias", { x: Math.min(at.b.x, width - HALF_FACTOR), y: zAt.y }, "below");
    }
    if (unfolds && !unfolds.isOpen)
      for (const by of [-STUB.width, 0, STUB.width]) {
        const top = y - NODE.height / 2;
        stubs.push({ from: { x: middle + by, y: top - STUB.height }, to: { x: middle + by / 3, y: top } });
      }
    const below = shown[level - 1];
    if (below) {
      const skipped = below.l - 1 - l;
      join(zAt, { x: middle, y: y + 2 * STEP }, `activation ${level}`, false, skipped > 0);
      if (skipped > 0)
        notes.push({
          x: middle + BESIDE,
          y: y + 1.5 * STEP,
          text: `⋮ ${skipped} more layers`,
          side: "right",
        });
    }
    y += 2 * STEP;
  }

  const a = { x: middle, y };
  const costAt = { x: middle, y: y + STEP };
  const zAt = { x: middle, y: y - STEP };
  nodes.push({ key: "a", node: shown[0]!.a, ...a });
  nodes.push({ key: "C", node: cost, ...costAt });
  join(zAt, a, "activation 0", lit === "activation", isMixed);
  join(a, costAt, "cost", lit === "cost", isMixed || through !== undefined);
  if (target) {
    const at = { x: middle + pitch, y };
    nodes.push({ key: "y", node: target, ...at });
    join(at, costAt, "target", false);
  }
  write("activation", { x: middle - BESIDE, y: y - STEP / 2 }, "left");
  // A factor from z to C stands beside what lies between.
  if (isMixed) write("cost", { x: middle - NODE.width / 2 - HALF_FACTOR, y }, "below");
  else write("cost", { x: middle - BESIDE, y: y + STEP / 2 }, "left");
  if (isMixed)
    notes.push({
      x: middle + BESIDE,
      y: y - STEP / 2,
      text: `moves all ${mixed} activations`,
      side: "right",
    });
  if (through) notes.push({ x: middle + BESIDE, y: y + STEP / 2, text: through, side: "right" });
  return { width, height: costAt.y + TOP, nodes, edges, notes, factors: placedFactors, stubs };
}
