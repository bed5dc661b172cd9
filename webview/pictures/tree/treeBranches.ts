/** Where the branches of a sum over paths stand in the tree: side by side, each with its z and a, and where they meet at C. */
import type { TreeBranchView, TreeEdge, TreeSumView } from "../../../src/protocol/messages";
import { around } from "../../shared/folds";
import type { Point } from "../../shared/geometry";
import { panel } from "../../shared/words";
import { BESIDE, join, type Sheet, shortened } from "./sheet";

/** A branch is no wider than that. */
const WIDEST = 300;
/** Between branches, and between a node and what stands beside it. */
const BETWEEN = 12;
const ASIDE = 18;
/** Branches that far apart have room for the names of their factors, whole and shortened. */
const NAMED = { whole: 200, short: 126 } as const;
/** Branches that are too many have a mark between them. */
const FOLD = 26;
/** Where on its edge a factor is written: nearer to where the branches lie apart. */
const AT = { previous: 0.64, activation: 0.5, cost: 0.36 } as const;

interface Branch {
  readonly branch: TreeBranchView;
  readonly x: number;
  readonly width: number;
  /** How wide its nodes are. */
  readonly node: number;
}

/** A node with its value beside its name needs more than one with its value below. */
function slimNode({ isLow }: Sheet): number {
  return isLow ? 82 : 62;
}

/** Whether w and b, or y, have room beside the nodes of a branch. */
function hasRoom({ width, node }: Pick<Branch, "width" | "node">): boolean {
  return width >= 3 * node + 2 * ASIDE;
}

/** From `root`, an earlier activation, downwards. */
export function placeBranches(sheet: Sheet, sum: TreeSumView, root: Point): void {
  const { middle, step, nodes, notes, tree } = sheet;
  const cost = { x: middle, y: root.y + 3 * step };
  const most = sum.branches.reduce((largest, { share }) => Math.max(largest, Math.abs(share ?? 0)), 0) || 1;
  for (const each of branchesThatFit(sheet, sum, root.y)) placeBranch(sheet, each, root, cost, most);
  nodes.push({ key: "C", node: tree.cost, ...cost });
  if (tree.through)
    notes.push({ x: middle + sheet.node.width / 2 + BESIDE, y: cost.y, text: tree.through, side: "right" });
  writeSum(sheet, sum, root);
}

/** What the branches add up to, beside what they come from. */
function writeSum(
  { factors, node, isLow }: Sheet,
  { name, value, isPartial }: TreeSumView,
  root: Point,
): void {
  if (value === null) return;
  const x = root.x + node.width / 2 + BESIDE;
  factors.push({
    ...{ key: "sum", name: isLow ? shortened(name) : name, value, light: "none", side: "right" },
    ...{ x, y: root.y, ...(isPartial && { isPartial }) },
  });
}

/** Those that the host has sent, or so many of them around the current one as have room. */
function branchesThatFit(sheet: Sheet, { branches, size }: TreeSumView, rootY: number): Branch[] {
  const { width, middle } = sheet;
  const node = slimNode(sheet);
  const current = branches.findIndex(({ light }) => light === "current");
  const room = Math.floor((width - 2 * FOLD) / (node + BETWEEN));
  const shown = around(branches.length, Math.max(current, 0), Math.max(room, 1)).map(
    (place) => branches[place]!,
  );
  const gaps = shown.map(({ j }, place) => j - 1 - (shown[place - 1]?.j ?? -1));
  const last = size - 1 - shown.at(-1)!.j;
  const folds = [...gaps, last].filter((folded) => folded > 0).length;
  const across = Math.min((width - folds * FOLD) / shown.length, WIDEST);
  let x = middle - (across * shown.length + folds * FOLD) / 2;
  const fold = (folded: number): void => {
    if (folded <= 0) return;
    sheet.notes.push({
      x: x + FOLD / 2,
      y: rootY + 1.5 * sheet.step,
      text: panel.tree.foldedBranches(folded),
      side: "on",
    });
    x += FOLD;
  };
  const placed = shown.map((branch, place): Branch => {
    fold(gaps[place]!);
    x += across;
    return { branch, x: x - across / 2, width: across, node };
  });
  fold(last);
  return placed;
}

function placeBranch(sheet: Sheet, own: Branch, root: Point, cost: Point, most: number): void {
  const { nodes, step, tree } = sheet;
  const { branch, x, node: width } = own;
  const { j, z, a, light } = branch;
  const zAt = { x, y: root.y + step };
  const aAt = { x, y: root.y + 2 * step };
  nodes.push({ key: `z:${j}`, node: z, ...zAt, width }, { key: `a:${j}`, node: a, ...aAt, width });
  const look = { light, ...(branch.share !== null && { share: branch.share / most }) };
  const isMixed = tree.mixed !== undefined;
  join(sheet, root, zAt, { key: `previous:${j}`, ...look });
  join(sheet, zAt, aAt, { key: `activation:${j}`, isLong: isMixed, ...look });
  join(sheet, aAt, cost, { key: `cost:${j}`, isLong: isMixed || tree.through !== undefined, ...look });
  placeSides(sheet, own, zAt, cost);
  for (const [edge, from, to] of [
    ["previous", root, zAt],
    ["activation", zAt, aAt],
    ["cost", aAt, cost],
  ] as const)
    writeFactor(sheet, own, edge, between(sheet, from, to, AT[edge]));
}

/** w, b and y beside the z and the a that they go into. */
function placeSides(sheet: Sheet, own: Branch, z: Point, cost: Point): void {
  const { nodes, step } = sheet;
  const { branch, x, node: width } = own;
  const { j, weight, bias, target } = branch;
  if (!hasRoom(own)) return;
  const aside = width + ASIDE;
  for (const [key, node, side] of [
    ["weight", weight, -1],
    ["bias", bias, 1],
  ] as const) {
    const at = { x: x + side * aside, y: z.y };
    nodes.push({ key: `${key}:${j}`, node, ...at, width });
    joinSide(
      sheet,
      `${key}:${j}`,
      { x: at.x - side * (width / 2), y: z.y },
      { x: x + side * (width / 2), y: z.y },
    );
  }
  if (!target) return;
  // On the outer side, where no branch leads to the cost.
  const at = { x: x + (x < cost.x ? -aside : aside), y: z.y + step };
  nodes.push({ key: `y:${j}`, node: target, ...at, width });
  join(sheet, at, cost, { key: `target:${j}`, light: "none", isLong: true });
}

function joinSide({ edges }: Sheet, key: string, from: Point, to: Point): void {
  edges.push({ key, from, to, light: "none" });
}

/** A point of the edge between two nodes: a share of the way from under the one to above the other. */
function between({ node }: Sheet, from: Point, to: Point, share: number): Point {
  const way = to.y - from.y - node.height;
  return { x: from.x + share * (to.x - from.x), y: from.y + node.height / 2 + share * way };
}

function writeFactor(sheet: Sheet, own: Branch, edge: TreeEdge, at: Point): void {
  const { branch } = own;
  const { factors, tree, isLow } = sheet;
  const factor = branch.factors.find((each) => each.edge === edge);
  if (!factor || factor.value === null) return;
  const light = branch.light === "current" && tree.lit === edge ? "current" : "none";
  factors.push({
    ...{ key: `${edge}:${branch.j}`, value: factor.value, light, side: "on", ...at },
    ...(own.width >= NAMED.short && {
      name: isLow || own.width < NAMED.whole ? shortened(factor.name) : factor.name,
    }),
  });
}
