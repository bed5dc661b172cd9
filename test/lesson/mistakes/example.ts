/** One example of a small network by the plain definition, with Math alone: what guesses are made of in these tests. */

import assert from "node:assert/strict";
import { type ActivationName, activationNames } from "../../../src/core/network/activation";
import { type CostName, costNames } from "../../../src/core/network/cost";
import { exampleAt } from "../../../src/core/network/dataset";
import { parameterIndex } from "../../../src/core/network/network";
import type { Level, StepSubject } from "../../../src/core/program/steps";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import { agreement } from "../../../src/lesson/prediction/closeness";
import { judge, mistakesOf } from "../../../src/lesson/prediction/judgement";
import { questionOf } from "../../../src/lesson/prediction/question";
import { written } from "../../../src/words/sentence";
import { indexOfStep } from "../../core/indexOfStep";
import { network } from "../../core/networks";

/** Φ(z) by Simpson's rule. */
function normalShare(z: number): number {
  const [low, pieces] = [-12, 4000];
  const h = (z - low) / pieces;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(low) + density(z);
  for (let n = 1; n < pieces; n++) sum += (n % 2 === 1 ? 4 : 2) * density(low + n * h);
  return (sum * h) / 3;
}

/** Those that the mistakes are tried with; each once more, by the engine's own Math. */
export const functions = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  leakyRelu: (z) => (z > 0 ? z : 0.01 * z),
  elu: (z) => (z > 0 ? z : Math.exp(z) - 1),
  softplus: (z) => Math.log(1 + Math.exp(z)),
  silu: (z) => z / (1 + Math.exp(-z)),
  gelu: (z) => z * normalShare(z),
  identity: (z) => z,
} satisfies Partial<Record<ActivationName, (z: number) => number>>;

const costs = {
  squaredError: (a, y) => (a - y) ** 2,
  halfSquaredError: (a, y) => (a - y) ** 2 / 2,
  meanSquaredError: (a, y, n) => (a - y) ** 2 / n,
  binaryCrossEntropy: (a, y) => (y === 0 ? 0 : -y * Math.log(a)) + (y === 1 ? 0 : -(1 - y) * Math.log(1 - a)),
  crossEntropy: (a, y) => (y === 0 ? 0 : -y * Math.log(a)),
} satisfies Partial<Record<CostName, (a: number, y: number, n: number) => number>>;

const tried = activationNames.filter((name) => name === "softmax" || name in functions);
const triedCosts = costNames.filter((name) => name in costs);

function costFunctionOf(cost: CostName): (a: number, y: number, n: number) => number {
  return costs[cost as keyof typeof costs];
}

function functionOf(activation: ActivationName): (z: number) => number {
  return functions[activation as keyof typeof functions];
}

/** f′(x) from five points of f, good to about eleven digits. */
export function slopeOf(f: (x: number) => number, x: number): number {
  const h = 1e-3 * Math.min(1, Math.abs(x) || 1);
  return (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h);
}

export interface Example {
  readonly activation: ActivationName;
  readonly cost: CostName;
  readonly n: number;
  readonly eta: number;
  w(l: number, j: number, k: number): number;
  b(l: number, j: number): number;
  z(l: number, j: number): number;
  a(l: number, j: number): number;
  y(j: number): number;
  term(j: number): number;
  /** ∂a_i/∂z_j of layer l. */
  slope(l: number, j: number, i?: number): number;
  dC_da(l: number, j: number): number;
  dC_dz(l: number, j: number): number;
}

const SIZES = [2, 2, 2] as const;
const ETA = 0.3;

/** The same activation in both layers, or before a softmax. */
function networkWith(activation: ActivationName, cost: CostName) {
  return network({
    sizes: SIZES,
    activations: activation === "softmax" ? ["tanh", "softmax"] : [activation, activation],
    cost,
    examples: 3,
    parameters: [0.62, -0.35, 0.27, -0.48, 0.83, 0.19, 0.71, 0.44, -0.13, -0.57, 0.38, 0.23],
    training: { learningRate: ETA, batchSize: 3 },
  });
}

function exampleOf(subject: ReturnType<typeof networkWith>, place: number): Example {
  const { parameters, cost, layers, sizes } = subject;
  const { input, target } = exampleAt(subject.examples, place);
  const n = SIZES[2];
  const w = (l: number, j: number, k: number): number => parameters[parameterIndex(sizes, { l, j, k })]!;
  const b = (l: number, j: number): number => parameters[parameterIndex(sizes, { l, j })]!;
  const z = (l: number, j: number): number => w(l, j, 0) * a(l - 1, 0) + w(l, j, 1) * a(l - 1, 1) + b(l, j);
  const a = (l: number, j: number): number => {
    if (l === 0) return input[j]!;
    const { activation } = layers[l - 1]!;
    if (activation !== "softmax") return functionOf(activation)(z(l, j));
    return Math.exp(z(l, j)) / (Math.exp(z(l, 0)) + Math.exp(z(l, 1)));
  };
  const y = (j: number): number => target[j]!;
  const slope = (l: number, j: number, i = j): number => {
    const { activation } = layers[l - 1]!;
    if (activation !== "softmax") return slopeOf(functionOf(activation), z(l, j));
    return slopeOf(
      (moved) => {
        const e = [0, 1].map((each) => Math.exp(each === j ? moved : z(l, each)));
        return e[i]! / (e[0]! + e[1]!);
      },
      z(l, j),
    );
  };
  const dC_da = (l: number, j: number): number =>
    l === 2
      ? slopeOf((moved) => costFunctionOf(cost)(moved, y(j), n), a(l, j))
      : w(l + 1, 0, j) * dC_dz(l + 1, 0) + w(l + 1, 1, j) * dC_dz(l + 1, 1);
  const dC_dz = (l: number, j: number): number =>
    layers[l - 1]!.activation === "softmax"
      ? slope(l, j, 0) * dC_da(l, 0) + slope(l, j, 1) * dC_da(l, 1)
      : slope(l, j) * dC_da(l, j);
  const term = (j: number): number => costFunctionOf(cost)(a(2, j), y(j), n);
  const { activation } = layers[1]!;
  return { activation, cost, n, eta: ETA, w, b, z, a, y, term, slope, dC_da, dC_dz };
}

/** A mistake, and a piece of what is said to it; undefined where it cannot be made. */
export type Mistakes = Readonly<
  Record<
    string,
    readonly [says: RegExp, value: (example: Example, all: readonly Example[]) => number | undefined]
  >
>;

export interface Asked {
  readonly subject: StepSubject;
  readonly level: Level;
  /** Counted from 0, the example at whose step it is asked. */
  readonly turn?: number;
  readonly right: (example: Example, all: readonly Example[]) => number;
  readonly mistakes: Mistakes;
  /** Which activations and costs it is asked with; every one unless given. */
  readonly activations?: readonly ActivationName[];
  readonly costs?: readonly CostName[];
}

function stateAt(subject: ReturnType<typeof networkWith>, { subject: step, turn = 0 }: Asked): State {
  const trace = new Trace(subject);
  const { program } = trace;
  return trace.stateAt(indexOfStep(program, turn, step) + 1);
}

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.max(1e-3, Math.abs(a));

/**
 * Asks with every activation and cost: what is right is judged right, and each mistake is named, unless its number is
 * the right one, or one that another mistake leads to as well. Each mistake must be named somewhere.
 */
export function check(asked: Asked): void {
  const named = new Map(Object.keys(asked.mistakes).map((name) => [name, 0]));
  for (const activation of asked.activations ?? tried) {
    for (const cost of asked.costs ?? triedCosts) {
      const subject = networkWith(activation, cost);
      const all = [0, 1, 2].map((place) => exampleOf(subject, place));
      // A logarithm of what is no share: such a network has no cost.
      if (all.some((each) => Number.isNaN(each.term(0) + each.term(1)))) continue;
      const example = all[asked.turn ?? 0]!;
      const state = stateAt(subject, asked);
      const question = questionOf(state, asked.level);
      const right = asked.right(example, all);
      const where = `${activation}, ${cost}`;
      assert.equal(question === undefined, !Number.isFinite(right), where);
      if (!question) continue;
      const verdictOf = (value: number) => judge(state, asked.level, { value })!;
      assert.equal(verdictOf(right).verdict, "right", `${where}: ${right} is right, not ${question.value}`);
      for (const [name, [says, value]] of Object.entries(asked.mistakes)) {
        const made = value(example, all);
        // What ends in 0 does so but for the last digits of the differences.
        const guess = made !== undefined && Math.abs(made) < 1e-10 ? 0 : made;

        if (guess === undefined || !Number.isFinite(guess)) continue;
        const { verdict, words } = verdictOf(guess);
        if (agreement({ value: guess }, right) >= 2 || same(guess, right)) {
          assert.equal(verdict, "right", `${where}: ${name}`);
        } else if (says.test(words)) {
          assert.equal(verdict, "wrong");
          named.set(name, named.get(name)! + 1);
        } else {
          const others = mistakesOf(state, question).filter((each) => written(each.words) === words);
          const coincides = others.some((each) => each.value !== undefined && same(each.value, guess));
          assert.ok(coincides, `${where}: ${name}, ${guess} for ${right}, is told: ${words}`);
        }
      }
    }
  }
  for (const [name, count] of named) assert.ok(count > 0, `${name} is named nowhere`);
}
