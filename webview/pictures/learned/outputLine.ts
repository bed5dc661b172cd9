/** The little line that the outputs stand on: where it begins and ends, and where a number stands on it. */
import type { LearnedView } from "../../../src/protocol/messages";
import { roundScale } from "../../shared/numbers";

export interface OutputLine {
  readonly low: number;
  readonly high: number;
}

/** One line for all rows: what every output lies between, and as far beyond as a target stands; else a round scale that seldom changes. */
export function outputLineOf({ range, rows }: Pick<LearnedView, "range" | "rows">): OutputLine {
  const targets = rows.map(({ y }) => y);
  if (range) return { low: Math.min(range.low, ...targets), high: Math.max(range.high, ...targets) };
  const outputs = rows.flatMap(({ now, before, rival }) =>
    [now?.a, before?.a, rival?.a].filter((a) => a !== undefined),
  );
  const all = [...targets, ...outputs].filter(Number.isFinite);
  const most = (sign: number): number => all.reduce((most, each) => Math.max(most, sign * each), 0);
  const [below, above] = [most(-1), most(1)];
  return { low: below > 0 ? -roundScale(below) : 0, high: above > 0 || below === 0 ? roundScale(above) : 0 };
}

/** Where a number stands, as a share of the line: those beyond it stand at its end, and what is no number nowhere. */
export function shareOn({ low, high }: OutputLine, value: number): number | undefined {
  if (Number.isNaN(value)) return undefined;
  // Halves: the whole length may be more than a double can hold.
  const share = (value / 2 - low / 2) / (high / 2 - low / 2);
  return Math.min(Math.max(share, 0), 1);
}
