/** Where the picture of an activation function puts its curve, its point and its tangent, in pixels. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { PlotView } from "../../../src/protocol/messages";
import type { Point, Size } from "../../shared/geometry";

export interface CurveLayout {
  readonly x: (z: number) => number;
  readonly y: (a: number) => number;
  /** The curve, as a path. */
  readonly d: string;
  /** Where the axes cross, or as near as the picture holds it. */
  readonly origin: Point;
  readonly zTicks: readonly number[];
  readonly aTicks: readonly number[];
  /** On the axis of z; absent where z is not known, or far outside. */
  readonly foot?: Point;
  /** (z, a). */
  readonly point?: Point;
  /** The ends of the tangent, clipped to the picture. */
  readonly tangent?: readonly [Point, Point];
  /** Where a nudge has moved the point; absent without one, and where that is outside. */
  readonly nudged?: Point;
}

/** What a nudge makes of z and a. */
export interface NudgedNeuron {
  readonly z: number;
  readonly a: number;
}

const LEFT = 40;
const RIGHT = 10;
const TOP = 8;
const BOTTOM = 18;
/** How far the tangent reaches to either side of its point. */
const REACH = 84;
/** And how near it comes to the picture's edge. */
const EDGE = 2;
/** A tick needs so much room. */
const TICK = { height: 36, width: 44 } as const;

export function layoutCurve(plot: PlotView, size: Size, nudge?: NudgedNeuron): CurveLayout {
  const { bound, low, high, samples, z, a, slope } = plot;
  const { width, height } = size;
  const x = scaleLinear([-bound, bound], [LEFT, width - RIGHT]);
  const y = scaleLinear([low, high], [height - BOTTOM, TOP]);
  const last = samples.length - 1;
  const curve = line<number>()
    .x((_, place) => x(bound * ((2 * place) / last - 1)))
    .y((sample) => y(sample))
    .digits(1);
  const base = {
    x,
    y,
    d: curve(samples as number[])!,
    origin: { x: x(0), y: y(Math.max(low, 0)) },
    zTicks: x.ticks(ticksIn(width, TICK.width, 5)),
    aTicks: y.ticks(ticksIn(height, TICK.height, 3)),
  };
  if (z === null || !isWithin(z, bound)) return base;
  const foot = { x: x(z), y: base.origin.y };
  if (a === null) return { ...base, foot };
  const point = { x: x(z), y: y(a) };
  const nudged = nudge && isWithin(nudge.z, bound) && nudge.a >= low && nudge.a <= high;
  const known = { ...base, foot, point, ...(nudged && { nudged: { x: x(nudge.z), y: y(nudge.a) } }) };
  if (slope === null) return known;
  const rise = (y(slope) - y(0)) / (x(1) - x(0));
  return { ...known, tangent: tangentThrough(point, rise, size) };
}

function isWithin(z: number, bound: number): boolean {
  return Math.abs(z) <= bound;
}

function ticksIn(room: number, each: number, most: number): number {
  return Math.min(Math.max(Math.floor(room / each), 2), most);
}

/** A piece of the line through a point, as long on both sides as it stays inside. */
function tangentThrough(point: Point, rise: number, { width, height }: Size): readonly [Point, Point] {
  const across = REACH / Math.hypot(1, rise);
  const end = (side: 1 | -1): Point => {
    const aside = Math.abs((side > 0 ? width - EDGE : EDGE) - point.x);
    const up = rise === 0 ? across : Math.abs(((side * rise > 0 ? height - EDGE : EDGE) - point.y) / rise);
    const reach = side * Math.min(across, aside, up);
    return { x: point.x + reach, y: point.y + reach * rise };
  };
  return [end(-1), end(1)];
}
