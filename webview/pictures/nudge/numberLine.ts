/** The scales of the number lines of a nudge, and the nudges that keys, drags and typed text mean. */
import { scaleLinear } from "d3-scale";
import { roundScale } from "../../shared/numbers";

export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** The step of a scale that holds a value: 1, or the power of ten below a larger one. */
function unitOf(value: number): number {
  return Math.abs(value) < 10 || !Number.isFinite(value) ? 1 : 10 ** Math.floor(Math.log10(Math.abs(value)));
}

/** A line with whole ends that has a whole unit beside each of these values; it changes only as they cross one. */
export function around(...values: readonly number[]): Scale {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return { low: -1, high: 1 };
  const unit = Math.max(...known.map(unitOf));
  return {
    low: (Math.floor(Math.min(...known) / unit) - 1) * unit,
    high: (Math.ceil(Math.max(...known) / unit) + 1) * unit,
  };
}

/** The line of the nudged parameter: it stays while a drag moves along it, and grows only for a typed nudge beyond it. */
export function ofParameter(base: number, moved: number): Scale {
  const usual = around(base);
  return moved >= usual.low && moved <= usual.high ? usual : around(base, moved);
}

/** The line of an activation: 0 to 1 or −1 to 1 where that holds it. */
export function ofActivation(...values: readonly number[]): Scale {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least >= 0 && most <= 1) return { low: 0, high: 1 };
  return least >= -1 && most <= 1 ? { low: -1, high: 1 } : around(...values);
}

/** The line of a cost: from 0 to a round number. */
export function ofCost(...values: readonly number[]): Scale {
  return { low: 0, high: roundScale(Math.max(...values.filter(Number.isFinite), 0)) };
}

/** 0 at the left end, 1 at the right; what lies outside stays at its end. */
export function share({ low, high }: Scale, value: number): number {
  return Number.isNaN(value) ? 0 : Math.min(Math.max((value - low) / (high - low), 0), 1);
}

/** Where the round numbers of a line stand, its ends too, as shares of it. */
export function marks({ low, high }: Scale): number[] {
  const line = scaleLinear([low, high], [0, 1]);
  return line.ticks(4).map(line);
}

/** One press of an arrow key. */
const FINE = 0.01;
const COARSE = 0.1;

/** The nudge after a key on the dot, undefined for a key that means nothing here. */
export function afterKey(key: string, delta: number): number | undefined {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return tidy(delta + FINE);
    case "ArrowLeft":
    case "ArrowDown":
      return tidy(delta - FINE);
    case "PageUp":
      return tidy(delta + COARSE);
    case "PageDown":
      return tidy(delta - COARSE);
    case "Home":
    case "Escape":
      return 0;
    default:
      return undefined;
  }
}

/** A nudge from a drag, on the grid of the keys. */
export function afterDrag({ low, high }: Scale, base: number, at: number): number {
  const value = low + Math.min(Math.max(at, 0), 1) * (high - low);
  const grid = FINE * unitOf(base);
  return tidy(Math.round((value - base) / grid) * grid);
}

/** A typed nudge; undefined where it is no number. */
export function typed(text: string): number | undefined {
  const plain = text.trim().replaceAll("−", "-").replace(",", ".");
  const value = Number(plain);
  return plain !== "" && Number.isFinite(value) ? value : undefined;
}

/** Without the last digits that sums of hundredths leave behind. */
function tidy(delta: number): number {
  return Number(delta.toPrecision(12)) || 0;
}
