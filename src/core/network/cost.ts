/** The costs C of one example, each beside its derivative; both are sums over the outputs j, given term by term. */
import { log } from "./elementary";

export interface Cost {
  /** The term that output j adds to C, where `outputs` = n_L. */
  readonly term: (a: number, y: number, outputs: number) => number;
  /** ∂C/∂a_j. */
  readonly dC_da: (a: number, y: number, outputs: number) => number;
  /** What a target may be, or undefined if any finite number will do. */
  readonly targets?: { readonly min: number; readonly max: number };
}

/** x ln a, where 0 ln 0 is its limit 0. */
function timesLog(x: number, a: number): number {
  return x === 0 ? 0 : x * log(a);
}

export const costs = {
  squaredError: {
    term: (a, y) => (a - y) * (a - y),
    dC_da: (a, y) => 2 * (a - y),
  },
  halfSquaredError: {
    term: (a, y) => ((a - y) * (a - y)) / 2,
    dC_da: (a, y) => a - y,
  },
  meanSquaredError: {
    term: (a, y, outputs) => ((a - y) * (a - y)) / outputs,
    dC_da: (a, y, outputs) => (2 * (a - y)) / outputs,
  },
  binaryCrossEntropy: {
    term: (a, y) => 0 - (timesLog(y, a) + timesLog(1 - y, 1 - a)),
    // (a − y) / (a (1 − a)), and its limits where a has reached the target 0 or 1
    dC_da: (a, y) => (a === y && (a === 0 || a === 1) ? 1 - 2 * y : (a - y) / (a * (1 - a))),
    targets: { min: 0, max: 1 },
  },
  crossEntropy: {
    term: (a, y) => 0 - timesLog(y, a),
    // −y / a, and 0 for a target of 0 whatever a is
    dC_da: (a, y) => (y === 0 ? 0 : -y / a),
    targets: { min: 0, max: 1 },
  },
} as const satisfies Record<string, Cost>;

export type CostName = keyof typeof costs;
export const costNames = Object.keys(costs) as readonly CostName[];

export function costOf(name: CostName): Cost {
  return costs[name];
}
