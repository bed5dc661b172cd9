/** Where the chart of the cost puts its lines and points, in pixels. */
import { scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";
import type { CostView } from "../../../src/protocol/messages";
import type { Point, Size } from "../../shared/geometry";
import { roundScale } from "../../shared/numbers";

export interface CostPoint extends Point {
  /** So many gradient steps are done before. */
  readonly steps: number;
  readonly cost: number;
  readonly position: number;
}

export interface Tick {
  readonly at: number;
  readonly value: number;
}

export interface CostLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of costs that span decades. */
  readonly isLog: boolean;
  readonly stepTicks: readonly Tick[];
  /** Empty where an epoch is one gradient step. */
  readonly epochTicks: readonly Tick[];
  readonly costTicks: readonly Tick[];
  /** The given batches that have a finite cost. */
  readonly points: readonly CostPoint[];
  /** The same as a path, with a gap where a cost is not finite. */
  readonly batches: string;
  readonly epochs: string;
  /** Of the validation examples, where epochs end; empty where there are none. */
  readonly validation: string;
  /** Of the run beside this one; empty where there is none. */
  readonly fork: string;
  /** How far the run is. */
  readonly here: number;
  /** The last gradient step, from its batch's cost to what that batch costs after it. */
  readonly step?: { readonly from: Point; readonly to: Point };
}

const LEFT = 58;
const RIGHT = 28;
const TOP = 16;
const BOTTOM = 28;
const EPOCHS = 16;
/** A lower chart has no ticks of the epochs. */
const LOW = 110;
/** Between two ticks of the cost, at the least. */
const TICK = 24;
/** Gradient steps that are shown at the least, where the run has as many. */
const FEWEST = 20;
/** From this ratio of the highest cost to the lowest on, the scale is logarithmic. */
const DECADES = 100;

export function layoutCost(cost: CostView, { width, height }: Size): CostLayout {
  const { batches, epochs, validation, fork, done, total, perEpoch, positions, step } = cost;
  const hasEpochs = epochs !== undefined && height >= LOW;
  const bottom = Math.max(height - BOTTOM - (hasEpochs ? EPOCHS : 0), TOP);
  const box = { left: LEFT, right: width - RIGHT, top: TOP, bottom };
  const x = scaleLinear()
    .domain([0, shownSteps(done, total)])
    .range([box.left, box.right]);
  const { y, isLog, costTicks } = costScale(
    [
      ...batches.costs,
      ...(epochs?.costs ?? []),
      ...(validation?.costs ?? []),
      ...(fork?.batches.costs ?? []),
      step?.before,
      step?.after,
    ].filter(isNumber),
    [box.bottom, box.top],
  );
  const whole = (ticks: readonly number[]): number[] => ticks.filter(Number.isInteger);
  const curve = line<Pick<CostPoint, "x" | "cost">>()
    .defined(({ cost: each }) => Number.isFinite(each))
    .x((each) => each.x)
    .y((each) => y(each.cost))
    .digits(1);
  const placed = batches.at.map((steps, place): CostPoint => {
    const each = batches.costs[place]!;
    return { x: x(steps), y: y(each), steps, cost: each, position: positions[place]! };
  });
  const placedAt = ({ at, costs }: CostView["batches"], each: number) =>
    at.map((index, place) => ({ x: x(index * each), cost: costs[place]! }));
  // The mean of an epoch stands in the middle of its gradient steps.
  const ofEpochs = epochs?.at.map((epoch, place) => ({
    x: x((epoch + 0.5) * perEpoch - 0.5),
    cost: epochs.costs[place]!,
  }));
  return {
    width,
    height,
    ...box,
    isLog,
    stepTicks: whole(x.ticks(5)).map((value) => ({ at: x(value), value })),
    epochTicks: hasEpochs
      ? whole(
          x
            .copy()
            .domain([0, x.domain()[1]! / perEpoch])
            .ticks(4),
        ).map((value) => ({
          at: x(value * perEpoch),
          value,
        }))
      : [],
    costTicks,
    points: placed.filter(({ cost: each }) => Number.isFinite(each)),
    batches: curve(placed) ?? "",
    epochs: (ofEpochs && curve(ofEpochs)) ?? "",
    validation: (validation && curve(placedAt(validation, perEpoch))) ?? "",
    fork: (fork && curve(placedAt(fork.batches, 1))) ?? "",
    here: x(done),
    ...(step &&
      isNumber(step.before) &&
      isNumber(step.after) && {
        step: {
          from: { x: x(done - 1), y: y(step.before) },
          to: { x: x(done), y: y(step.after) },
        },
      }),
  };
}

function isNumber(value: number | null | undefined): value is number {
  return Number.isFinite(value);
}

/** Where the axis of the gradient steps ends: a round number that seldom changes, at the most all that the run has. */
function shownSteps(done: number, total: number): number {
  return Math.min(total, roundScale(Math.max(done, FEWEST)));
}

interface CostScale extends Pick<CostLayout, "isLog" | "costTicks"> {
  readonly y: (cost: number) => number;
}

/** From 0, unless the costs span decades; the ends are round, so that they seldom change. `range` is from the bottom up. */
function costScale(costs: readonly number[], range: readonly [number, number]): CostScale {
  const count = Math.min(Math.max(Math.floor((range[0] - range[1]) / TICK), 1), 4);
  const most = Math.max(...costs, 0);
  const least = Math.min(...costs, most);
  const isLog = least > 0 && most / least >= DECADES;
  const scale = isLog
    ? scaleLog().domain([least, most]).range(range).nice()
    : scaleLinear()
        .domain([Math.min(least, 0), most || 1])
        .range(range)
        .nice(count);
  const ticks = isLog ? decades(scale.domain(), count) : scale.ticks(count);
  return {
    y: scale,
    isLog,
    costTicks: costs.length === 0 ? [] : ticks.map((value) => ({ at: scale(value), value })),
  };
}

/** Powers of ten, no more than there is room for. */
function decades([low, high]: readonly number[], count: number): number[] {
  return scaleLinear()
    .domain([Math.log10(low!), Math.log10(high!)])
    .ticks(count)
    .filter(Number.isInteger)
    .map((power) => 10 ** power);
}

/** The point nearest to a place on the axis. */
export function nearest(points: readonly CostPoint[], at: number): number {
  let best = 0;
  points.forEach(({ x }, place) => {
    if (Math.abs(x - at) < Math.abs(points[best]!.x - at)) best = place;
  });
  return best;
}

/** The point that a key on the one at `place` means; undefined for a key that means nothing here. */
export function pointAfterKey(key: string, place: number, count: number): number | undefined {
  const within = (next: number): number => Math.min(Math.max(next, 0), count - 1);
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return within(place - 1);
    case "ArrowRight":
    case "ArrowUp":
      return within(place + 1);
    case "PageDown":
      return within(place - 10);
    case "PageUp":
      return within(place + 10);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
