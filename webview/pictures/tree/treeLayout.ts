/**
 * Where the tree w, a_prev, b → z → a → C puts its nodes in the box that it has, in pixels: it runs downward, each unfolded
 * a_prev above the last. In a sum over paths it branches at a_prev, and the branches meet again at C.
 */
import type { TreeEdge, TreeNodeView, TreeView } from "../../../src/protocol/messages";
import type { Point, Size } from "../../shared/geometry";
import { panel } from "../../shared/words";
import type { PlacedNode, Side, TreeLayout } from "./placed";
import { BESIDE, join, type Sheet, shortened } from "./sheet";
import { placeBranches } from "./treeBranches";

/** A node with its name above its value, and one with its name beside it. */
const NODES = {
  tall: { width: 84, height: 38 },
  low: { width: 92, height: 20 },
} as const;
/** Rows stand so far apart: with tall nodes, with low ones at the least, and at the most. */
const STEP = { tall: 56, least: 26, most: 72 } as const;
/** Above a node that unfolds: how high and how wide the stubs of its own parts stand. */
const STUB = { height: 10, width: 14 } as const;
const WIDEST_PITCH = 150;
/** Half of the width of a factor's name above its value, with indices of three digits. */
const HALF_FACTOR = 52;

/** `open` levels are wanted; the first is the neuron at hand. Where they have no room, those in the middle are folded. */
export function layoutTree(tree: TreeView, open: number, size: Size): TreeLayout {
  const most = levelsThatFit(size);
  const wanted = tree.levels.slice(0, Math.max(1, Math.min(open, tree.levels.length)));
  const shown = wanted.length > most ? [...wanted.slice(0, most - 1), wanted.at(-1)!] : wanted;
  const canUnfold = most > 1 && shown.at(-1) !== tree.levels.at(-1);
  const sheet = sheetFor(tree, size, 2 * shown.length + 2, canUnfold);
  const { node, step } = sheet;
  let y = node.height / 2 + (canUnfold ? STUB.height : 0) + 1;
  const levels = shown.map((level) => tree.levels.indexOf(level));
  const branchesFrom = tree.sum ? 1 : 0;
  for (let place = levels.length - 1; place >= branchesFrom; place--) {
    placeLevel(sheet, levels, place, y);
    y += 2 * step;
  }
  if (tree.sum) {
    const root = rootOf(sheet, levels, y);
    placeBranches(sheet, tree.sum, root);
    y += 2 * step;
  } else placeEnd(sheet, tree.levels[0]!.a, y);
  const { nodes, edges, notes, factors, stubs, isLow } = sheet;
  return { ...size, isLow, node, nodes, edges, notes, factors, stubs };
}

function levelsThatFit({ height }: Size): number {
  const rows = Math.floor((height - NODES.low.height - STUB.height - 2) / STEP.least) + 1;
  return Math.max(Math.floor((rows - 2) / 2), 1);
}

function sheetFor(tree: TreeView, { width, height }: Size, rows: number, hasStubs: boolean): Sheet {
  const stub = hasStubs ? STUB.height : 0;
  const stepWith = (node: Size): number => (height - node.height - stub - 2) / (rows - 1);
  const isLow = stepWith(NODES.tall) < STEP.tall;
  const node = NODES[isLow ? "low" : "tall"];
  return {
    ...{ tree, width, height, isLow, node, middle: width / 2 },
    pitch: Math.min((width - node.width) / 2, WIDEST_PITCH),
    step: Math.min(stepWith(node), STEP.most),
    ...{ nodes: [], edges: [], notes: [], factors: [], stubs: [] },
  };
}

/** Writes the factor of an edge, where the step has one. */
function write({ tree, factors, isLow }: Sheet, edge: TreeEdge, at: Point, side: Side): void {
  const factor = tree.factors.find((each) => each.edge === edge);
  // Where the layer mixes no step alone makes the factor of all that lies between z and C.
  const isLit = tree.lit === edge && !(edge === "cost" && tree.mixed !== undefined);
  if (!factor) return;
  const name = isLow ? shortened(factor.name) : factor.name;
  factors.push({ key: edge, name, value: factor.value, light: isLit ? "current" : "none", side, ...at });
}

/** What of a level's a_prev can be unfolded: it is the a of the next level. */
function unfolding(
  { tree, height }: Sheet,
  levels: readonly number[],
  place: number,
): Pick<PlacedNode, "unfolds"> {
  const level = levels[place]! + 1;
  const isOpen = place + 1 < levels.length;
  return level < tree.levels.length && levelsThatFit({ width: 0, height }) > 1
    ? { unfolds: { level, isOpen } }
    : {};
}

/** w, a_prev and b in one row, the z that they make below. `place`: of the shown levels. */
function placeLevel(sheet: Sheet, levels: readonly number[], place: number, y: number): void {
  const { tree, middle, pitch, nodes, step } = sheet;
  const level = levels[place]!;
  const { weight, previous, bias, z } = tree.levels[level]!;
  const at = { w: { x: middle - pitch, y }, p: { x: middle, y }, b: { x: middle + pitch, y } };
  const zAt = { x: middle, y: y + step };
  const unfolds = unfolding(sheet, levels, place);
  nodes.push({ key: `weight ${level}`, node: weight, ...at.w });
  nodes.push({ key: `previous ${level}`, node: previous, ...at.p, ...unfolds });
  nodes.push({ key: `bias ${level}`, node: bias, ...at.b });
  nodes.push({ key: `z ${level}`, node: z, ...zAt });
  for (const [edge, from] of [
    ["weight", at.w],
    ["previous", at.p],
    ["bias", at.b],
  ] as const)
    join(sheet, from, zAt, {
      key: `${edge} ${level}`,
      light: level === 0 && tree.lit === edge ? "current" : "none",
    });
  noteOthers(sheet, level, zAt.y);
  if (level === 0) writeParts(sheet, at.w.x, at.b.x, zAt.y);
  if (unfolds.unfolds && !unfolds.unfolds.isOpen) placeStubs(sheet, y);
  if (place > 0) joinNext(sheet, levels, place, y);
}

/** How many more terms z has. At hand the factor of w or a_prev stands left of z, that of b right of it: the note takes the other side. */
function noteOthers({ tree, middle, notes, node }: Sheet, level: number, y: number): void {
  const { others } = tree.levels[level]!;
  const hasBias = tree.factors.some(({ edge }) => edge === "bias");
  const side = level === 0 && hasBias ? "left" : "right";
  const x = middle + (side === "left" ? -1 : 1) * (node.width / 2);
  if (others > 0) notes.push({ x, y, text: panel.tree.others(others), side });
}

/** The factors of the parts at hand, beside their z. */
function writeParts(sheet: Sheet, weightX: number, biasX: number, y: number): void {
  const { isLow, middle, node, width } = sheet;
  const side = isLow ? "left" : "below";
  const left = { x: isLow ? middle - node.width / 2 - BESIDE : Math.max(weightX, HALF_FACTOR), y };
  const right = { x: isLow ? middle + node.width / 2 + BESIDE : Math.min(biasX, width - HALF_FACTOR), y };
  write(sheet, "weight", left, side);
  write(sheet, "previous", left, side);
  write(sheet, "bias", right, isLow ? "right" : "below");
}

function placeStubs({ middle, stubs, node }: Sheet, y: number): void {
  for (const by of [-STUB.width, 0, STUB.width]) {
    const top = y - node.height / 2;
    stubs.push({ from: { x: middle + by, y: top - STUB.height }, to: { x: middle + by / 3, y: top } });
  }
}

/** From the z of a level to the a_prev of the one below it, perhaps over layers that are not shown. */
function joinNext(sheet: Sheet, levels: readonly number[], place: number, y: number): void {
  const { middle, notes, step, tree } = sheet;
  const level = levels[place]!;
  const skipped = tree.levels[levels[place - 1]!]!.l - 1 - tree.levels[level]!.l;
  const [z, next] = [y + step, y + 2 * step];
  join(
    sheet,
    { x: middle, y: z },
    { x: middle, y: next },
    { key: `activation ${level}`, light: "none", isLong: skipped > 0 },
  );
  if (skipped > 0)
    notes.push({ x: middle + BESIDE, y: y + 1.5 * step, text: panel.tree.skipped(skipped), side: "right" });
}

/** The a_prev from which the branches of a sum begin. */
function rootOf(sheet: Sheet, levels: readonly number[], y: number): Point {
  const { tree, middle, nodes } = sheet;
  const at = { x: middle, y };
  const unfolds = unfolding(sheet, levels, 0);
  nodes.push({ key: "previous 0", node: tree.levels[0]!.previous, ...at, ...unfolds });
  if (unfolds.unfolds && !unfolds.unfolds.isOpen) placeStubs(sheet, y);
  return at;
}

/** What follows the last z: a, y and C, and the factors between them. */
function placeEnd(sheet: Sheet, node: TreeNodeView, y: number): void {
  const { middle, pitch, nodes, notes, step } = sheet;
  const { cost, target, through, mixed, lit } = sheet.tree;
  const isMixed = mixed !== undefined;
  const a = { x: middle, y };
  const costAt = { x: middle, y: y + step };
  const lightOf = (edge: TreeEdge) => (lit === edge ? "current" : "none");
  nodes.push({ key: "a", node, ...a });
  nodes.push({ key: "C", node: cost, ...costAt });
  join(sheet, { x: middle, y: y - step }, a, {
    key: "activation 0",
    light: lightOf("activation"),
    isLong: isMixed,
  });
  join(sheet, a, costAt, {
    key: "cost",
    light: lightOf("cost"),
    isLong: isMixed || through !== undefined,
  });
  if (target) {
    const at = { x: middle + pitch, y };
    nodes.push({ key: "y", node: target, ...at });
    join(sheet, at, costAt, { key: "target", light: "none" });
  }
  write(sheet, "activation", { x: middle - BESIDE, y: y - step / 2 }, "left");
  // A factor from z to C stands beside what lies between.
  if (isMixed) write(sheet, "cost", { x: middle - sheet.node.width / 2 - BESIDE, y }, "left");
  else write(sheet, "cost", { x: middle - BESIDE, y: y + step / 2 }, "left");
  const x = middle + BESIDE;
  if (isMixed) notes.push({ x, y: y - step / 2, text: panel.tree.movesAll(mixed), side: "right" });
  if (through) notes.push({ x, y: y + step / 2, text: through, side: "right" });
}
