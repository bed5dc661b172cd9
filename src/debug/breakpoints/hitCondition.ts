/**
 * Hit counts: which of a breakpoint's hits stop.
 *
 * The hits of a run are counted from its start, whichever way it goes and wherever the session has been: hit 3 is the
 * third use of the run, or, with a condition, the third use at which it holds. So a hit has the same number forward
 * and backward, and both ways stop at the same ones.
 */
const operators = ["==", "=", ">=", ">", "<=", "<", "%"] as const;
type Operator = (typeof operators)[number];

/** Which counts stop: the first of them at or after one, the last at or before one, from 1; and how many up to one. */
export interface HitCondition {
  readonly from: (count: number) => number | undefined;
  readonly upTo: (count: number) => number | undefined;
  readonly among: (count: number) => number;
}

/** "5", "== 5", ">= 3", "≥ 3", "% 2"; undefined if it is none of these. */
export function readHitCondition(text: string): HitCondition | undefined {
  const plain = text.trim().replace("≥", ">=").replace("≤", "<=");
  const [, operator, digits] = /^(==?|>=?|<=?|%)?\s*(\d+)$/.exec(plain) ?? [];
  const count = Number(digits);
  if (!Number.isSafeInteger(count) || count < 1) return undefined;
  return conditions[(operator as Operator | undefined) ?? "=="](count);
}

function exactly(n: number): HitCondition {
  return {
    from: (count) => (count <= n ? n : undefined),
    upTo: (count) => (count >= n ? n : undefined),
    among: (count) => (count >= n ? 1 : 0),
  };
}

export function atLeast(n: number): HitCondition {
  return {
    from: (count) => Math.max(count, n),
    upTo: (count) => (count >= n ? count : undefined),
    among: (count) => Math.max(0, count - n + 1),
  };
}

function atMost(n: number): HitCondition {
  const last = (count: number) => Math.min(count, n);
  return {
    from: (count) => (count <= n ? count : undefined),
    upTo: (count) => (last(count) >= 1 ? last(count) : undefined),
    among: last,
  };
}

function everyNth(n: number): HitCondition {
  const last = (count: number) => Math.floor(count / n) * n;
  return {
    from: (count) => Math.ceil(count / n) * n,
    upTo: (count) => (last(count) >= 1 ? last(count) : undefined),
    among: (count) => Math.floor(count / n),
  };
}

const conditions: Readonly<Record<Operator, (n: number) => HitCondition>> = {
  "==": exactly,
  "=": exactly,
  ">=": atLeast,
  ">": (n) => atLeast(n + 1),
  "<=": atMost,
  "<": (n) => atMost(n - 1),
  "%": everyNth,
};
