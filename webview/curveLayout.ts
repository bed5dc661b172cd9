/** Where the picture of an activation function puts its curve, its point and its tangent, in pixels. */
import type { PlotView } from "../src/protocol";
import type { Point } from "./networkLayout";

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

export function layoutCurve(plot: PlotView, width: number): CurveLayout {
  const { bound, low, high, samples, z, a, slope } = plot;
  const x = (at: number): number => LEFT + ((at + bound) / (2 * bound)) * (width - LEFT - RIGHT);
  const y = (at: number): number => HEIGHT - BOTTOM - ((at - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const isRoomBelow = -low > 0.12 * (high - low);
  const last = samples.length - 1;
  const d = samples
    .map((sample, place) => {
      const at = { x: x(bound * ((2 * place) / last - 1)), y: y(sample) };
      return `${place === 0 ? "M" : "L"}${at.x.toFixed(1)} ${at.y.toFixed(1)}`;
    })
    .join("");
  const base = {
    width,
    height: HEIGHT,
    x,
    y,
    d,
    origin: { x: x(0), y: y(Math.max(low, 0)) },
    zTicks: [-bound, -bound / 2, 0, bound / 2, bound],
    aTicks: isRoomBelow ? [low, 0, high] : [0, high / 2, high],
  };
  if (z === null || Math.abs(z) > bound || Number.isNaN(z)) return base;
  const foot = { x: x(z), y: base.origin.y };
  if (a === null) return { ...base, foot };
  const point = { x: x(z), y: y(a) };
  if (slope === null) return { ...base, foot, point };
  const rise = (y(slope) - y(0)) / (x(1) - x(0));
  return { ...base, foot, point, tangent: tangentThrough(point, rise) };
}

/** A piece of the line through a point, as long on both sides as it stays inside. */
function tangentThrough(point: Point, rise: number): readonly [Point, Point] {
  const across = REACH / Math.hypot(1, rise);
  const end = (side: 1 | -1): Point => {
    const room = rise === 0 ? across : Math.abs(((side * rise > 0 ? HEIGHT - 2 : 2) - point.y) / rise);
    const reach = side * Math.min(across, room);
    return { x: point.x + reach, y: point.y + reach * rise };
  };
  return [end(-1), end(1)];
}
