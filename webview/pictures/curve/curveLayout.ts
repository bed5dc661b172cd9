/** Where the picture of an activation function puts its curve, its point and its tangent, in pixels. */
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { PlotView } from "../../../src/protocol/messages";
import type { Point } from "../../shared/geometry";

export interface CurveLayout {
  readonly width: number;
  readonly height: number;
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
}

export const HEIGHT = 210;
const LEFT = 44;
const RIGHT = 16;
const TOP = 14;
const BOTTOM = 26;
/** How far the tangent reaches to either side of its point. */
const REACH = 84;
/** And how near it comes to the picture's edge. */
const EDGE = 2;

export function layoutCurve(plot: PlotView, width: number): CurveLayout {
  const { bound, low, high, samples, z, a, slope } = plot;
  const x = scaleLinear([-bound, bound], [LEFT, width - RIGHT]);
  const y = scaleLinear([low, high], [HEIGHT - BOTTOM, TOP]);
  const last = samples.length - 1;
  const curve = line<number>()
    .x((_, place) => x(bound * ((2 * place) / last - 1)))
    .y((sample) => y(sample))
    .digits(1);
  const base = {
    width,
    height: HEIGHT,
    x,
    y,
    d: curve(samples as number[])!,
    origin: { x: x(0), y: y(Math.max(low, 0)) },
    zTicks: x.ticks(5),
    aTicks: y.ticks(3),
  };
  if (z === null || Math.abs(z) > bound || Number.isNaN(z)) return base;
  const foot = { x: x(z), y: base.origin.y };
  if (a === null) return { ...base, foot };
  const point = { x: x(z), y: y(a) };
  if (slope === null) return { ...base, foot, point };
  const rise = (y(slope) - y(0)) / (x(1) - x(0));
  return { ...base, foot, point, tangent: tangentThrough(point, rise, width) };
}

/** A piece of the line through a point, as long on both sides as it stays inside. */
function tangentThrough(point: Point, rise: number, width: number): readonly [Point, Point] {
  const across = REACH / Math.hypot(1, rise);
  const end = (side: 1 | -1): Point => {
    const aside = Math.abs((side > 0 ? width - EDGE : EDGE) - point.x);
    const up = rise === 0 ? across : Math.abs(((side * rise > 0 ? HEIGHT - EDGE : EDGE) - point.y) / rise);
    const reach = side * Math.min(across, aside, up);
    return { x: point.x + reach, y: point.y + reach * rise };
  };
  return [end(-1), end(1)];
}
