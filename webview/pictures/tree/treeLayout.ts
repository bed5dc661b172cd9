/** Where the tree w, a_prev, b → z → a → C puts its nodes, in pixels: it runs downward, each unfolded a_prev above the last. */

import type { TreeEdge, TreeFactorView, TreeNodeView, TreeView } from "../../../src/protocol/messages";
import type { Point } from "../../shared/geometry";
import { panel } from "../../shared/words";

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
  /** An edge that stands for more than its two ends: for whole layers, or where the layer mixes for all activations. */
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

/** What the parts of the drawing are put down in, and how far apart they stand. */
interface Sheet {
  readonly tree: TreeView;
  readonly width: number;
  readonly middle: number;
  readonly pitch: number;
  readonly nodes: PlacedNode[];
  readonly edges: PlacedEdge[];
  readonly notes: PlacedNote[];
  readonly factors: PlacedFactor[];
  readonly stubs: { readonly from: Point; readonly to: Point }[];
}

/** `open` levels are shown; the first is the neuron at hand. */
export function layoutTree(tree: TreeView, open: number, width: number): TreeLayout {
  const { levels } = tree;
  const shown = levels.slice(0, Math.max(1, Math.min(open, levels.length)));
  const sheet: Sheet = {
    ...{ tree, width, middle: width / 2, pitch: Math.min((width - NODE.width) / 2, WIDEST_PITCH) },
    ...{ nodes: [], edges: [], notes: [], factors: [], stubs: [] },
  };
  // A shown a_prev is the a of the level above it, so two rows, parts and z, stand for each level.
  const isFolded = shown.length < levels.length;
  let y = TOP + (isFolded ? STUB.height : 0);
  for (let level = shown.length - 1; level >= 0; level--) {
    placeLevel(sheet, shown, level, y);
    y += 2 * STEP;
  }
  placeEnd(sheet, shown[0]!.a, y);
  const { nodes, edges, notes, factors, stubs } = sheet;
  return { width, height: y + STEP + TOP, nodes, edges, notes, factors, stubs };
}

function join(
  { edges }: Sheet,
  upper: Point,
  lower: Point,
  key: string,
  isLit: boolean,
  isLong = false,
): void {
  const from = { x: upper.x, y: upper.y + NODE.height / 2 };
  const to = { x: lower.x, y: lower.y - NODE.height / 2 };
  edges.push({ key, from, to, isLit, isLong });
}

/** Writes the factor of an edge, where the step has one. */
function write({ tree, factors }: Sheet, edge: TreeEdge, at: Point, side: PlacedFactor["side"]): void {
  const factor = tree.factors.find((each) => each.edge === edge);
  // Where the layer mixes no step alone makes the factor of all that lies between z and C.
  const isLit = tree.lit === edge && !(edge === "cost" && tree.mixed !== undefined);
  if (factor) factors.push({ factor, isLit, side, ...at });
}

/** w, a_prev and b in one row, the z that they make below. */
function placeLevel(sheet: Sheet, shown: TreeView["levels"], level: number, y: number): void {
  const { tree, middle, pitch, nodes } = sheet;
  const { weight, previous, bias, z } = shown[level]!;
  const at = { w: { x: middle - pitch, y }, p: { x: middle, y }, b: { x: middle + pitch, y } };
  const zAt = { x: middle, y: y + STEP };
  const isLit = (edge: TreeEdge): boolean => level === 0 && tree.lit === edge;
  const unfolds = level + 1 < tree.levels.length && { level: level + 1, isOpen: level + 1 < shown.length };
  nodes.push({ key: `weight ${level}`, node: weight, ...at.w });
  nodes.push({ key: `previous ${level}`, node: previous, ...at.p, ...(unfolds && { unfolds }) });
  nodes.push({ key: `bias ${level}`, node: bias, ...at.b });
  nodes.push({ key: `z ${level}`, node: z, ...zAt });
  join(sheet, at.w, zAt, `weight ${level}`, isLit("weight"));
  join(sheet, at.p, zAt, `previous ${level}`, isLit("previous"));
  join(sheet, at.b, zAt, `bias ${level}`, isLit("bias"));
  noteOthers(sheet, shown, level, zAt.y);
  if (level === 0) writeParts(sheet, at.w.x, at.b.x, zAt.y);
  if (unfolds && !unfolds.isOpen) placeStubs(sheet, y);
  if (level > 0) joinNext(sheet, shown, level, y);
}

/** How many more terms z has. At hand the factor of w or a_prev stands left of z, that of b right of it: the note takes the other side. */
function noteOthers(
  { tree, middle, notes }: Sheet,
  shown: TreeView["levels"],
  level: number,
  y: number,
): void {
  const { others } = shown[level]!;
  const hasBias = tree.factors.some(({ edge }) => edge === "bias");
  const side = level === 0 && hasBias ? "left" : "right";
  const x = middle + (side === "left" ? -1 : 1) * (NODE.width / 2);
  if (others > 0) notes.push({ x, y, text: panel.tree.others(others), side });
}

/** The factors of the parts at hand, beside their z. */
function writeParts(sheet: Sheet, weightX: number, biasX: number, y: number): void {
  const left = { x: Math.max(weightX, HALF_FACTOR), y };
  write(sheet, "weight", left, "below");
  write(sheet, "previous", left, "below");
  write(sheet, "bias", { x: Math.min(biasX, sheet.width - HALF_FACTOR), y }, "below");
}

function placeStubs({ middle, stubs }: Sheet, y: number): void {
  for (const by of [-STUB.width, 0, STUB.width]) {
    const top = y - NODE.height / 2;
    stubs.push({ from: { x: middle + by, y: top - STUB.height }, to: { x: middle + by / 3, y: top } });
  }
}

/** From the z of a level to the a_prev of the one below it, perhaps over layers that are not shown. */
function joinNext(sheet: Sheet, shown: TreeView["levels"], level: number, y: number): void {
  const { middle, notes } = sheet;
  const skipped = shown[level - 1]!.l - 1 - shown[level]!.l;
  const [z, next] = [y + STEP, y + 2 * STEP];
  join(sheet, { x: middle, y: z }, { x: middle, y: next }, `activation ${level}`, false, skipped > 0);
  if (skipped > 0)
    notes.push({ x: middle + BESIDE, y: y + 1.5 * STEP, text: panel.tree.skipped(skipped), side: "right" });
}

/** What follows the last z: a, y and C, and the factors between them. */
function placeEnd(sheet: Sheet, node: TreeNodeView, y: number): void {
  const { middle, pitch, nodes, notes } = sheet;
  const { cost, target, through, mixed, lit } = sheet.tree;
  const isMixed = mixed !== undefined;
  const a = { x: middle, y };
  const costAt = { x: middle, y: y + STEP };
  nodes.push({ key: "a", node, ...a });
  nodes.push({ key: "C", node: cost, ...costAt });
  join(sheet, { x: middle, y: y - STEP }, a, "activation 0", lit === "activation", isMixed);
  join(sheet, a, costAt, "cost", lit === "cost", isMixed || through !== undefined);
  if (target) {
    const at = { x: middle + pitch, y };
    nodes.push({ key: "y", node: target, ...at });
    join(sheet, at, costAt, "target", false);
  }
  write(sheet, "activation", { x: middle - BESIDE, y: y - STEP / 2 }, "left");
  // A factor from z to C stands beside what lies between.
  if (isMixed) write(sheet, "cost", { x: middle - NODE.width / 2 - HALF_FACTOR, y }, "below");
  else write(sheet, "cost", { x: middle - BESIDE, y: y + STEP / 2 }, "left");
  const x = middle + BESIDE;
  if (isMixed) notes.push({ x, y: y - STEP / 2, text: panel.tree.movesAll(mixed), side: "right" });
  if (through) notes.push({ x, y: y + STEP / 2, text: through, side: "right" });
}
