/** Where what flows back is drawn in the box that there is: layers, neurons and folds stand as those of the network do. */
import type { AmountView, FlowView, SqueezeView } from "../../../src/protocol/messages";
import { type Box, overlap, type Point, type Size, within } from "../../shared/geometry";
import { compact } from "../../shared/numbers";
import { widthOf } from "../../shared/textWidth";
import { panel } from "../../shared/words";
import { layoutNetwork } from "../network/networkLayout";
import type { NetworkLayout, PlacedLayer, PlacedTarget } from "../network/placed";
import type {
  Band,
  FlowLayout,
  PlacedChip,
  PlacedColumn,
  PlacedMiss,
  PlacedNumber,
  PlacedRibbon,
  PlacedSqueeze,
} from "./placed";

/** In pixels: what is small beside the largest, and what is not computed yet; the largest, at the most. */
const HAIRLINE = 1;
const WIDEST = 34;
/** σ′ and the level ends on both sides of it, in shares of the way to the next layer. */
const HALF = { share: 0.07, least: 3, most: 9 } as const;
const END = { share: 0.11, least: 3, most: 14 } as const;
/** How far the ends of the ribbons at one neuron lie apart, in shares of the widest. */
const SPREAD = 0.4;
const NUMBER = { width: 42, height: 13, between: 16 } as const;
/**
 * How the numbers of a layer stand under its neurons: side by side, one under the other, so but lower in every other
 * layer, or not at all.
 */
const NEEDS = {
  // At the left edge a pair stands further right than its neuron.
  pair: { pitch: 112, height: NUMBER.height + 1, step: 28 },
  stack: { pitch: NUMBER.width + 4, height: 2 * NUMBER.height + 1, step: 40 },
  stagger: { pitch: NUMBER.width / 2 + 2, height: 4 * NUMBER.height + 1, step: 110 },
  none: { pitch: 0, height: 0, step: 0 },
} as const;
type Numbers = keyof typeof NEEDS;
const TARGET = { height: 18, named: 58, bare: 32, beside: 20 } as const;
const CHIP = { height: 16, padding: 5, size: 11 } as const;
/** Where on its ribbon a number is tried. */
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78];

export function layoutFlow(flow: FlowView, size: Size): FlowLayout {
  const network = layoutNetwork(flow, size, false);
  const steps = network.layers.map((layer) => stepOf(layer, size));
  const numbers = steps.map((step) => numbersIn(step, network.pitch));
  const room = (place: number): number => steps[place]! - NEEDS[numbers[place]!].height - 3;
  const widest = Math.max(Math.min(...network.layers.map((_, place) => room(place)), WIDEST), 3);
  const scale = { widest, largest: flow.largest };
  const columns = network.layers.map((layer, place) =>
    columnOf(flow, layer, {
      ...{ network, scale, numbers: numbers[place]!, isLower: place % 2 > 0 },
      lift: liftOf(steps[place]!, numbers[place]!, widest),
    }),
  );
  const misses = missesOf(columns.at(-1)!, network, scale);
  const ribbons = ribbonsOf(flow, columns, scale);
  const chip = chipOf(ribbons, columns, size);
  const targets = targetsOf(columns.at(-1)!, network, room(steps.length - 1) + 1);
  return { ...size, network, widest, columns, ribbons, misses, targets, ...(chip && { chip }) };
}

/** How much height a neuron of the layer has. */
function stepOf({ neurons }: PlacedLayer, { height }: Size): number {
  const ways = neurons.slice(1).map(({ y }, place) => y - neurons[place]!.y);
  const ends = [neurons[0]!.y * 2, (height - neurons.at(-1)!.y) * 2];
  return Math.min(...ways, ...ends);
}

function numbersIn(step: number, pitch: number): Numbers {
  const ways = ["pair", "stack", "stagger"] as const;
  return ways.find((way) => pitch >= NEEDS[way].pitch && step >= NEEDS[way].step) ?? "none";
}

/** How far a neuron stands above the middle of its height, to have room for its numbers. */
function liftOf(step: number, numbers: Numbers, widest: number): number {
  return Math.max(widest / 2 + NEEDS[numbers].height + 2 - step / 2, 0);
}

/** What the largest of the pass is, and as wide as what it is drawn. */
export interface Scale {
  readonly widest: number;
  readonly largest: number;
}

/** As wide as it is large beside the largest of the pass. */
export function widthOfAmount({ value }: AmountView, { widest, largest }: Scale): number {
  return value === null ? HAIRLINE : Math.max(partOf(value, largest) * widest, HAIRLINE);
}

/** What is no number has no width, and what is infinite is as wide as anything. */
export function partOf(value: number, largest: number): number {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 0 : 1;
  return largest > 0 ? Math.min(Math.abs(value) / largest, 1) : 0;
}

interface Around {
  readonly network: NetworkLayout;
  readonly scale: Scale;
  readonly numbers: Numbers;
  readonly lift: number;
  /** Where numbers stand lower in every other layer. */
  readonly isLower: boolean;
}

interface AroundNeuron extends Around {
  readonly mixes: boolean;
}

function columnOf(flow: FlowView, { layer, neurons }: PlacedLayer, around: Around): PlacedColumn {
  const { network, scale, lift } = around;
  const half = shareOf(HALF, network.pitch);
  const mixes = flow.layers.some((each) => each.l === layer.l && each.mixes);
  const squeezes = neurons.flatMap(({ neuron: { j }, x, y }) => {
    const squeeze = flow.squeezes.find((each) => each.l === layer.l && each.j === j);
    return squeeze ? [placeSqueeze(squeeze, { x, y: y - lift }, half, { ...around, mixes })] : [];
  });
  const [first, last] = [squeezes[0]!, squeezes.at(-1)!];
  const mix = {
    ...{ l: layer.l, x: first.x - half, width: 2 * half },
    ...{ y: first.y - scale.widest / 2, height: last.y - first.y + scale.widest },
  };
  return { layer, squeezes, ...(mixes && { mix }) };
}

function shareOf({ share, least, most }: typeof HALF | typeof END, pitch: number): number {
  return Math.min(Math.max(share * pitch, least), most);
}

function placeSqueeze(
  squeeze: SqueezeView,
  { x, y }: Point,
  half: number,
  around: AroundNeuron,
): PlacedSqueeze {
  const { network, scale, numbers, isLower, mixes } = around;
  const end = shareOf(END, network.pitch);
  const band = (amount: AmountView, from: number, to: number): Band => ({
    ...{ amount, width: widthOfAmount(amount, scale) },
    ...{ from: { x: from, y }, to: { x: to, y } },
  });
  const below = y + scale.widest / 2 + 1 + (numbers === "stagger" && isLower ? 2 * NUMBER.height : 0);
  const between = mixes ? 2 * half + 6 : NUMBER.between;
  const placed = numbersAt(squeeze, { x, y: below }, numbers, between);
  return {
    ...{ squeeze, x, y, half, numbers: placed },
    before: band(squeeze.before, x + half + end, x + half),
    after: band(squeeze.after, x - half, x - half - end),
    ...(numbers === "pair" && !mixes && { arrow: arrowBefore(placed[0]!) }),
  };
}

/** Between two numbers, where it says which of them makes the other. */
function arrowBefore({ x, y, height }: Box): Point {
  return { x: x - NUMBER.between / 2, y: y + height / 2 };
}

/** `x`, `y`: the middle of where they begin. */
function numbersAt(
  { before, after }: SqueezeView,
  { x, y }: Point,
  numbers: Numbers,
  between: number,
): PlacedNumber[] {
  const { width, height } = NUMBER;
  const [a, z] = [numberOf("before", before), numberOf("after", after)];
  switch (numbers) {
    case "pair": {
      const left = Math.max(x - width - between / 2, 0);
      return [
        { ...a, x: left + width + between, y, anchor: "start" },
        { ...z, x: left, y, anchor: "end" },
      ];
    }
    case "stack":
    case "stagger": {
      const left = Math.max(x - width / 2, 0);
      return [
        { ...a, x: left, y, anchor: "middle" },
        { ...z, x: left, y: y + height, anchor: "middle" },
      ];
    }
    case "none":
      return [];
  }
}

function numberOf(of: "before" | "after", { value, light }: AmountView) {
  return { of, value, light, width: NUMBER.width, height: NUMBER.height };
}

/** One end of a band among several at one place: those that are wide lie nearer to its middle. */
function endAt(y: number, place: number, count: number, width: number, room: number): number {
  const apart = Math.min(SPREAD * room, Math.max(room - width, 0));
  return y + ((place + 0.5) / count - 0.5) * apart;
}

/** From the left end of a neuron to the right end of each neuron of the layer before. */
function ribbonsOf(flow: FlowView, columns: readonly PlacedColumn[], scale: Scale): PlacedRibbon[] {
  const at = (l: number): readonly PlacedSqueeze[] =>
    columns.find(({ layer }) => layer.l === l)?.squeezes ?? [];
  return flow.ribbons.flatMap((ribbon) => {
    const { l, j, k } = ribbon;
    const [later, earlier] = [at(l), at(l - 1)];
    const from = later.findIndex(({ squeeze }) => squeeze.j === j);
    const to = earlier.findIndex(({ squeeze }) => squeeze.j === k);
    if (from < 0 || to < 0) return [];
    const width = widthOfAmount(ribbon, scale);
    const [start, end] = [later[from]!.after.to, earlier[to]!.before.from];
    return {
      ...{ ribbon, amount: ribbon, width },
      from: { x: start.x, y: endAt(start.y, to, earlier.length, width, scale.widest) },
      to: { x: end.x, y: endAt(end.y, from, later.length, width, scale.widest) },
    };
  });
}

/** From the cost to each output. */
function missesOf({ squeezes }: PlacedColumn, { cost }: NetworkLayout, scale: Scale): PlacedMiss[] {
  const { x, y, height } = cost.node;
  return squeezes.map(({ squeeze: { j, before: amount }, before: { from: to } }, place) => {
    const width = widthOfAmount(amount, scale);
    return {
      j,
      amount,
      width,
      to,
      from: { x, y: endAt(y + height / 2, place, squeezes.length, width, height) },
    };
  });
}

/** The targets stand where the miss comes in, if there is room before the cost for them, and beside the numbers. */
function targetsOf(
  { layer, squeezes }: PlacedColumn,
  { layers, cost }: NetworkLayout,
  room: number,
): PlacedTarget[] {
  const values = new Map(layers.at(-1)!.neurons.map(({ neuron }) => [neuron.j, neuron.target]));
  const height = Math.min(TARGET.height, room);
  const taken = squeezes.flatMap(({ numbers }) => numbers);
  const boxesFrom = (x: (each: PlacedSqueeze) => number, width: number): Box[] =>
    squeezes.map((each) => ({ x: x(each), y: each.y - height / 2, width, height }));
  const isFree = (boxes: readonly Box[]): boolean =>
    boxes.every(
      (box) => box.x + box.width + TARGET.beside <= cost.node.x && !taken.some((each) => overlap(box, each)),
    );
  const beside = ({ before }: PlacedSqueeze): number => before.from.x;
  const beyond = (each: PlacedSqueeze): number =>
    Math.max(beside(each), ...each.numbers.map(({ x, width }) => x + width + 2));
  const ways = [TARGET.named, TARGET.bare].flatMap((width) =>
    [beside, beyond].map((x) => boxesFrom(x, width)),
  );
  const boxes = height < 13 ? undefined : ways.find(isFree);
  return squeezes.flatMap(({ squeeze: { j } }, place) => {
    const box = boxes?.[place];
    const value = values.get(j);
    if (!box || value === undefined) return [];
    const name =
      box.width === TARGET.named ? { name: panel.network.y(layer.size === 1 ? undefined : j) } : {};
    return [{ j, value, ...name, ...box }];
  });
}

/** The number of the current ribbon, on it, off the other numbers; without room only the line above says it. */
function chipOf(
  ribbons: readonly PlacedRibbon[],
  columns: readonly PlacedColumn[],
  size: Size,
): PlacedChip | undefined {
  const current = ribbons.find(({ amount }) => amount.light === "current");
  const value = current?.amount.value ?? null;
  if (!current || value === null) return undefined;
  const taken = columns.flatMap(({ squeezes }) => squeezes.flatMap(({ numbers }) => numbers));
  const width = widthOf(compact(value), CHIP.size, true) + 2 * CHIP.padding;
  const box = ALONG.map((share) => pointOn(current, share))
    .map(({ x, y }): Box => ({ x: x - width / 2, y: y - CHIP.height / 2, width, height: CHIP.height }))
    .find((each) => within(each, size) && !taken.some((other) => overlap(each, other)));
  return box && { ...box, value };
}

/** A point of a band's middle line: a cubic curve that is level at both ends. */
export function pointOn({ from, to }: Pick<Band, "from" | "to">, share: number): Point {
  const [rest, middle] = [1 - share, (from.x + to.x) / 2];
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * share, 3 * rest * share ** 2, share ** 3];
  return { x: a * from.x + (b + c) * middle + d * to.x, y: (a + b) * from.y + (c + d) * to.y };
}

/** The same line, as a path. */
export function pathOf({ from, to }: Pick<Band, "from" | "to">): string {
  const middle = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
}
