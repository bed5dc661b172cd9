/** Where the picture of C(w) puts its curve, its points and its tangent, in pixels. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { CostCurveView } from "../../../src/protocol/messages";
import type { Point, Size } from "../../shared/geometry";

/** A point of (w, C) that may lie outside. */
export interface At {
  readonly w: number;
  readonly C: number;
}

export interface CostCurveLayout {
  readonly x: (w: number) => number;
  readonly y: (C: number) => number;
  /** The curve, as a path; where C is no finite number it has a hole. */
  readonly d: string;
  readonly wTicks: readonly number[];
  readonly costTicks: readonly number[];
  readonly point: Point;
  /** The ends of the tangent, as far as it stays inside. */
  readonly tangent?: readonly [Point, Point];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const LEFT = 46;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 18;
/** Air above and below the curve, as a share of its height. */
const AIR = 0.08;
/** A tick of C needs so much height, one of w so much width. */
const TICK = { height: 36, width: 64 } as const;

/** Undefined where there is nothing to draw. */
export function layoutCostCurve(
  { low, high, samples, w, C, derivative }: CostCurveView,
  others: readonly At[],
  { width, height }: Size,
): CostCurveLayout | undefined {
  const finite = samples.filter(Number.isFinite);
  if (finite.length < 2 || ![low, high, C].every(Number.isFinite) || !(low < high)) return undefined;
  const inside = others.filter((each) => each.w >= low && each.w <= high && Number.isFinite(each.C));
  const [least, most] = extentOf([...finite, ...inside.map((each) => each.C)]);
  const [left, right, top, bottom] = [LEFT, width - RIGHT, TOP, height - BOTTOM];
  const x = scaleLinear([low, high], [left, right]);
  const y = scaleLinear([least, most], [bottom, top]);
  const last = samples.length - 1;
  const curve = line<number>()
    .defined(Number.isFinite)
    .x((_, place) => x(low + ((high - low) * place) / last))
    .y((sample) => y(sample))
    .digits(1);
  const point = { x: x(w), y: y(C) };
  return {
    x,
    y,
    d: curve(samples as number[]) ?? "",
    wTicks: x.ticks(Math.max(2, Math.floor((right - left) / TICK.width))),
    costTicks: y.ticks(Math.max(2, Math.floor((bottom - top) / TICK.height))),
    point,
    ...(derivative !== null &&
      Number.isFinite(derivative) && {
        tangent: tangentIn(point, (y(C + derivative) - y(C)) / (x(w + 1) - x(w)), {
          left,
          right,
          top,
          bottom,
        }),
      }),
    ...{ left, right, top, bottom },
  };
}

/** From the least to the most, with air; of numbers that are all the same a stretch around them. */
function extentOf(costs: readonly number[]): readonly [number, number] {
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const air = (most - least) * AIR || Math.abs(most) * AIR || 1;
  return [least - air, most + air];
}

type Frame = Pick<CostCurveLayout, "left" | "right" | "top" | "bottom">;

/** The line through a point as far as it stays in the frame. */
function tangentIn(
  { x, y }: Point,
  rise: number,
  { left, right, top, bottom }: Frame,
): readonly [Point, Point] {
  const end = (side: 1 | -1): Point => {
    const aside = side > 0 ? right - x : x - left;
    const room = side * rise > 0 ? bottom - y : y - top;
    const reach = side * Math.min(aside, rise === 0 ? aside : room / Math.abs(rise));
    return { x: x + reach, y: y + reach * rise };
  };
  return [end(-1), end(1)];
}
