/** How far the number lines of a nudge reach, and the nudges that keys, drags and typed text mean. */
import { roundScale } from "../../shared/numbers";

/** Without a nudge the lines reach so far to either side. */
const USUAL = 0.2;
/** How far a line reaches to either side that holds all of these changes; it changes seldom. */
export function reachOf(changes: readonly number[]): number {
  const sizes = changes.map(Math.abs).filter(Number.isFinite);
  const most = sizes.reduce((sofar, size) => Math.max(sofar, size), 0);
  return most === 0 ? USUAL : roundScale(most);
}

/** Where a change stands on its line, from −1 to 1; what lies outside stays at its end. */
export function share(reach: number, change: number): number {
  return Number.isNaN(change) ? 0 : Math.min(Math.max(change / reach, -1), 1);
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

/** A drag finds so many nudges on either side of a line, and goes on beyond its end. */
const GRID = 100;
const BEYOND = 5;

/** The nudge of a drag to a place on the line, which is −1 and 1 at its ends. */
export function afterDrag(reach: number, at: number): number {
  return tidy(Math.round(Math.min(Math.max(at, -BEYOND), BEYOND) * GRID) * (reach / GRID));
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
