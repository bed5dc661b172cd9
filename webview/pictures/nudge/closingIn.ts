/** Nudges tried one after the other, each half the one before, and how ΔC/Δw closes in on ∂C/∂w with them. */

import type { Value } from "../../../src/protocol/messages";
import { reading } from "../../shared/numbers";
import { panel } from "../../shared/words";

export interface Tried {
  /** Δw. */
  readonly delta: number;
  /** ΔC/Δw; null while it is not computed, and where w has not moved. */
  readonly ratio: Value;
}

/** Tries that are kept in sight. */
const MOST = 5;
/** From here on the digits that C is held with matter more than the size of a nudge. */
const TINY = 1e-5;

/** The tries after another nudge: half the last one goes on with them, any other begins anew, and none at all ends them. */
export function afterNudge(tried: readonly Tried[], delta: number): readonly Tried[] {
  if (delta === 0) return [];
  const isHalf = tried.at(-1)?.delta === 2 * delta;
  return [...(isHalf ? tried.slice(1 - MOST) : []), { delta, ratio: null }];
}

/** The tries with the ratio of one of them; the same ones where it is none of theirs. */
export function answered(tried: readonly Tried[], delta: number, ratio: Value): readonly Tried[] {
  const place = tried.findIndex((each) => each.delta === delta);
  if (place === -1 || tried[place]!.ratio === ratio) return tried;
  return tried.with(place, { delta, ratio });
}

/** ΔC/Δw − ∂C/∂w; null while one of them is not known. */
export function difference({ ratio }: Tried, derivative: Value): Value {
  return ratio === null || derivative === null ? null : ratio - derivative;
}

/** What the last halving has done, in one sentence; empty while there is nothing to compare. */
export function halvingWords(tried: readonly Tried[], derivative: Value): string {
  const [earlier, last] = tried.slice(-2).map((each) => difference(each, derivative));
  if (earlier === undefined || earlier === null || last === undefined || last === null) return "";
  if (!Number.isFinite(earlier) || !Number.isFinite(last)) return "";
  const isTiny = Math.abs(tried.at(-1)!.delta) < TINY;
  if (earlier === 0 && last === 0) return isTiny ? "" : noDifference(derivative!);
  const left = Math.abs(last / earlier);
  if (isTiny && left > 0.9) return panel.nudge.drowns;
  return panel.nudge.half(reading(Number(left.toPrecision(3))));
}

/** C may bend further on: only of these nudges anything is known. */
function noDifference(derivative: number): string {
  return derivative === 0 ? panel.nudge.flat : panel.nudge.straight;
}
