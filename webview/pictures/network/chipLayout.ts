/**
 * Where the chips stand, and the numbers on edges: beside what they belong to, and never on a neuron, a number, a target,
 * the cost, or each other. What has no room is written without its name; what still has none is left out.
 */
import type { ChipView, EdgeView, NetworkView } from "../../../src/protocol/messages";
import { type Box, distanceToBox, overlap, type Point, type Size, within } from "../../shared/geometry";
import { compact, reading } from "../../shared/numbers";
import { widthOf } from "../../shared/textWidth";
import { layerOf, placeOfNeuron } from "./networkLayout";
import { belowOf, numberAt } from "./neuronNumber";
import type { NetworkLayout, PlacedEdge } from "./placed";

export interface PlacedChip extends Box {
  readonly chip: ChipView;
  /** Absent where it has no name, or no room for it. */
  readonly name?: string;
  readonly value: string;
}

/** The number of an edge, written on it. */
export interface EdgeNumber extends Box {
  readonly edge: EdgeView;
  readonly value: string;
}

/** How near a chip comes to what it must not cover. */
const CLEARANCE = 3;
const CHIP = { height: 20, size: 12, padding: 6, between: 5 } as const;
const NUMBER = { height: 13, size: 11 } as const;
/** Numbers take at least as much room as these, so that most of them can change without moving a chip. */
const USUAL = { factor: "0.00", term: "0.0000" } as const;
/** More edges than that have no numbers. */
export const MOST_NUMBERS = 40;
/** Where on a line a chip is tried, the middle first, and how far beside it. */
const ALONG = [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74];
const OFF = [4, 12, 22];

/** `hasBelow`: numbers stand under the neurons. */
export function placeChips(
  { chips }: Pick<NetworkView, "chips">,
  layout: NetworkLayout,
  hasBelow: boolean,
): readonly PlacedChip[] {
  const isFree = freeIn(layout, hasBelow);
  const usual = placeAll(chips, layout, isFree);
  const isCurrentLeftOut = chips.some(
    (chip) => chip.standing === "new" && placeable(chip, layout) && !usual.some((each) => each.chip === chip),
  );
  // In the order in which they are found, none moves as the next one comes; but the newest is never the one left out.
  return isCurrentLeftOut
    ? placeAll(
        [...chips].sort((a, b) => rank(a) - rank(b)),
        layout,
        isFree,
      )
    : usual;
}

function rank({ standing }: ChipView): number {
  return standing === "new" ? 0 : 1;
}

function placeable(chip: ChipView, layout: NetworkLayout): boolean {
  return candidatesOf(chip, layout, { width: 1, height: 1 }).length > 0;
}

function placeAll(chips: readonly ChipView[], layout: NetworkLayout, isFree: IsFree): PlacedChip[] {
  const placed: PlacedChip[] = [];
  for (const chip of chips) {
    const own = formsOf(chip)
      .map((form) => place(chip, form, layout, (box) => isFree(box, placed)))
      .find((each) => each !== undefined);
    if (own) placed.push(own);
  }
  return placed;
}

interface Form extends Size {
  readonly name?: string;
  readonly value: string;
}

/** With its name, and without. */
function formsOf({ name, value, at, isPartial }: ChipView): Form[] {
  const isTerm = name === undefined && at === "onward";
  const number = `${isTerm ? short(value) : compact(value)}${isPartial ? " …" : ""}`;
  const usual = isTerm ? USUAL.term : USUAL.factor;
  const across = Math.max(widthOf(number, CHIP.size, true), widthOf(usual, CHIP.size, true));
  const bare = { value: number, width: across + 2 * CHIP.padding, height: CHIP.height };
  if (name === undefined) return [bare];
  return [{ ...bare, name, width: bare.width + widthOf(name, CHIP.size) + CHIP.between }, bare];
}

/** Four significant digits, for numbers that add up in sight. */
function short(value: number): string {
  const magnitude = Math.abs(value);
  return magnitude >= 1e-4 && magnitude < 1e4 ? reading(Number(value.toPrecision(4))) : compact(value);
}

function place(
  chip: ChipView,
  { width, height, ...text }: Form,
  layout: NetworkLayout,
  isFree: (box: Box) => boolean,
): PlacedChip | undefined {
  const box = candidatesOf(chip, layout, { width, height }).find(isFree);
  return box && { chip, ...text, ...box };
}

/** The places of a chip, the best first; none where what it belongs to is not drawn. */
function candidatesOf(chip: ChipView, layout: NetworkLayout, size: Size): readonly Box[] {
  const { at, l, j, k } = chip;
  if (at === "cost") return aroundBox(layout.cost.node, size, layout);
  const neuron = placeOfNeuron(layout, l, j);
  const radius = layerOf(layout, l)?.picture ? 2 : (layerOf(layout, l)?.radius ?? 0);
  if (!neuron) return [];
  switch (at) {
    case "edge": {
      const from = k === undefined ? undefined : placeOfNeuron(layout, l - 1, k);
      return from ? besideLine(from, neuron, size) : [];
    }
    case "neuron":
      return aroundNeuron(neuron, radius, size);
    case "onward": {
      const end = layout.cost.ends.find((each) => each.j === j);
      if (!end || l !== layout.layers.at(-1)!.layer.l) return rightOf(neuron, radius, size);
      // Beside one line of many nobody knows whose number it is.
      const isOne = layout.cost.targets.some(({ line }) => line) || chip.standing === "new";
      return [...onLine(end.from, end.to, size), ...(isOne ? besideLine(end.from, end.to, size) : [])];
    }
  }
}

function boxAround({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function pointAt(from: Point, to: Point, share: number): Point {
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

function onLine(from: Point, to: Point, size: Size): Box[] {
  return ALONG.map((share) => boxAround(pointAt(from, to, share), size));
}

/** On both sides of a line, off it. */
function besideLine(from: Point, to: Point, size: Size): Box[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const normal = { x: -dy / length, y: dx / length };
  // The half width of the box, seen along the normal: at this distance its nearest corner touches the line.
  const reach = (Math.abs(normal.x) * size.width) / 2 + (Math.abs(normal.y) * size.height) / 2;
  return OFF.flatMap((off) =>
    ALONG.flatMap((share) =>
      [reach + off, -reach - off].map((by) => {
        const { x, y } = pointAt(from, to, share);
        return boxAround({ x: x + by * normal.x, y: y + by * normal.y }, size);
      }),
    ),
  );
}

/** Above a circle, below it, and at its corners. */
function aroundNeuron({ x, y }: Point, radius: number, size: Size): Box[] {
  return [CLEARANCE + 1, 10, 18].flatMap((off) => {
    const up = radius + off + size.height / 2;
    const aside = radius + off + size.width / 2;
    const corner = size.width / 2 + radius * 0.4;
    return [
      [0, -up],
      [0, up],
      [corner, -up],
      [-corner, -up],
      [corner, up],
      [-corner, up],
      [aside, 0],
      [-aside, 0],
    ].map(([dx, dy]) => boxAround({ x: x + dx!, y: y + dy! }, size));
  });
}

/** On the right of a circle, where its edges leave it, or a little above or below. */
function rightOf({ x, y }: Point, radius: number, size: Size): Box[] {
  return [4, 12, 24, 38].flatMap((off) =>
    [0, -0.8, 0.8, -1.4, 1.4, -2, 2].map((by) =>
      boxAround({ x: x + radius + off + size.width / 2, y: y + by * size.height }, size),
    ),
  );
}

/** Above and below a box, and on its left, inside the drawing. */
function aroundBox({ x, y, width, height }: Box, size: Size, layout: Size): Box[] {
  const right = Math.min(x + width / 2 + size.width / 2, layout.width - 1);
  return [4, 14, 26].flatMap((off) => [
    { ...size, x: right - size.width, y: y - off - size.height },
    { ...size, x: right - size.width, y: y + height + off },
    { ...size, x: x - off - size.width, y: y + height - size.height / 2 },
  ]);
}

const FOLD_TEXT = { width: 50, height: 34 } as const;

type IsFree = (box: Box, taken: readonly Box[], clearance?: number) => boolean;

/** Whether a box lies inside the drawing, and off all that is drawn and must be read. */
function freeIn(layout: NetworkLayout, hasBelow: boolean): IsFree {
  const { layers, folds, cost, isRoomy } = layout;
  const gap = { width: isRoomy ? 66 : 40, height: 18 };
  const circles = layers.flatMap(({ neurons, radius }) => neurons.map(({ x, y }) => ({ x, y, radius })));
  const boxes: Box[] = [
    cost.node,
    ...cost.targets,
    ...folds.map((fold) => boxAround(fold, FOLD_TEXT)),
    ...layers.flatMap((layer) => [
      ...layer.neurons.flatMap((placed) => numberAt(placed, layer).beside ?? []),
      ...(hasBelow ? layer.neurons.flatMap((placed) => belowOf(placed, layer) ?? []) : []),
      ...layer.gaps.map((each) => boxAround(each, gap)),
      ...(layer.picture
        ? [layer.picture.pixels, ...(layer.picture.second ? [layer.picture.second] : [])]
        : []),
    ]),
  ];
  return (box, taken, clearance = CLEARANCE) => {
    const wide = grown(box, clearance);
    return (
      within(box, layout) &&
      circles.every(({ x, y, radius }) => distanceToBox({ x, y }, box) >= radius + clearance) &&
      boxes.every((each) => !overlap(wide, each)) &&
      taken.every((each) => !overlap(wide, each))
    );
  };
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The weights of the edges, on them, where there are few; those that the chips leave no room for are left out. */
export function placeNumbers(
  edges: readonly PlacedEdge[],
  layout: NetworkLayout,
  chips: readonly PlacedChip[],
): readonly EdgeNumber[] {
  if (edges.length > MOST_NUMBERS) return [];
  const isFree = freeIn(layout, false);
  const placed: EdgeNumber[] = [];
  for (const { edge, from, to, isAtPicture } of edges) {
    // The current one has a chip.
    if (isAtPicture || chips.some(({ chip }) => isOf(chip, edge))) continue;
    const value = compact(edge.weight, 2);
    const size = { width: widthOf(value, NUMBER.size) + 2, height: NUMBER.height };
    const box = NEAR.map((share) => boxAround(pointAt(from, to, share), size)).find((each) =>
      isFree(each, [...chips, ...placed], 1),
    );
    if (box) placed.push({ edge, value, ...box });
  }
  return placed;
}

/** Nearer to where an edge begins or ends than to the middle, where edges cross. */
const NEAR = [0.3, 0.7, 0.25, 0.75, 0.36, 0.64, 0.42, 0.58, 0.5];

function isOf({ at, l, j, k }: ChipView, edge: EdgeView): boolean {
  return at === "edge" && l === edge.l && j === edge.j && k === edge.k;
}
