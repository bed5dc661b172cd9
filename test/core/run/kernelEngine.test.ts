import assert from "node:assert/strict";
import fc from "fast-check";
import { type ActivationName, activationNames, elementwiseNames } from "../../../src/core/network/activation";
import { type CostName, costNames, costOf } from "../../../src/core/network/cost";
import { exampleAt, Table } from "../../../src/core/network/dataset";
import {
  type Layer,
  type Network,
  parameterCount,
  reductions,
  type Training,
} from "../../../src/core/network/network";
import { optimizerNames } from "../../../src/core/network/updateRules/updateRules";
import { Program } from "../../../src/core/program/program";
import { NO_COSTS } from "../../../src/core/run/costRecord";
import type { TurnStart, Walk } from "../../../src/core/run/engine";
import { kernelEngine } from "../../../src/core/run/kernelEngine";
import { moduleOf, newKernel, type WebAssembly } from "../../../src/core/run/kernelModule";
import { roomFor } from "../../../src/core/run/kernelRoom";
import { firstMoments } from "../../../src/core/run/moments";
import { plainEngine } from "../../../src/core/run/plainEngine";
import { optimizer } from "../networks";
import { anyTraining } from "./anyNetwork";
import { holdsToTheSameBits } from "./engines";

/** A network too large for a tree of arbitraries: its numbers follow from a seed. */
interface Wide {
  readonly sizes: readonly number[];
  readonly activations: readonly ActivationName[];
  readonly cost: CostName;
  readonly count: number;
  /** How many of the inputs are not 0. */
  readonly density: number;
  /** Now and then a number that overflows, that is none, or that is nearly 0. */
  readonly isHostile: boolean;
  readonly training?: Training | undefined;
  readonly seed: number;
}

const HOSTILE = [NaN, Infinity, -Infinity, 1e308, -1e200, 5e-324, 1e-310, 710, -745.2, 0, -0];

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | (state + 0x6d2b79f5)) + 0x9e3779b9) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

function networkOf({ sizes, activations, cost, count, density, isHostile, training, seed }: Wide): Network {
  const next = random(seed);
  const number = () =>
    isHostile && next() < 0.01 ? HOSTILE[Math.floor(next() * HOSTILE.length)]! : 4 * next() - 2;
  const numbers = (length: number, each: () => number) => Float64Array.from({ length }, each);
  const target = costOf(cost).targets ? () => Math.round(4 * next()) / 4 : number;
  const examples = Array.from({ length: count }, () => ({
    input: numbers(sizes[0]!, () => (next() < density ? number() : next() < 0.5 ? 0 : -0)),
    target: numbers(sizes.at(-1)!, target),
  }));
  return {
    ...{ sizes, cost },
    layers: activations.map((activation) => ({
      activation,
      trainable: { weights: next() < 0.9, biases: next() < 0.9 },
    })),
    examples: Table.of(examples),
    parameters: numbers(parameterCount(sizes), number),
    ...(training && { training }),
  };
}

const size = fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 6, max: 40 }));

const anyWide: fc.Arbitrary<Network> = fc
  .record({
    sizes: fc
      .tuple(fc.oneof(size, fc.constant(200)), fc.array(size, { minLength: 1, maxLength: 3 }))
      .map(([inputs, sizes]) => [inputs, ...sizes]),
    cost: fc.constantFrom(...costNames),
    count: fc.integer({ min: 1, max: 40 }),
    density: fc.constantFrom(0, 0.2, 0.6, 1),
    isHostile: fc.boolean(),
    seed: fc.nat(),
  })
  .chain((wide) => {
    const layers = wide.sizes.slice(1).map((_, index) => {
      const isLast = index === wide.sizes.length - 2;
      return fc.constantFrom(...activationNames.filter((name) => isLast || name !== "softmax"));
    });
    const training = fc.option(anyTraining(wide.count), { nil: undefined });
    return fc
      .record({ activations: fc.tuple(...layers), training })
      .map((chosen) => networkOf({ ...wide, ...chosen }));
  });

const first = (network: Network): TurnStart => ({
  ...{ turn: 0, parameters: network.parameters, accumulated: undefined, costs: NO_COSTS },
  moments: firstMoments(network),
});

/** Each update rule, with an l2 and without, of a mean and of a sum, whatever is frozen. */
function* everyTraining(): Generator<Network> {
  const rules = [
    ...optimizerNames.map((name) => optimizer(name)),
    optimizer("sgd", { momentum: 0.9 }),
    optimizer("sgd", { momentum: 0.9, nesterov: true }),
  ];
  const of = { sizes: [7, 5, 3], count: 5, density: 0.6, isHostile: false, seed: 3 };
  const shape = { ...of, activations: ["tanh", "sigmoid"], cost: "squaredError" } as const;
  for (const rule of rules)
    for (const l2 of [0, 0.1])
      for (const reduction of reductions)
        for (const [weights, biases] of [
          [true, true],
          [true, false],
          [false, true],
        ] as const) {
          const training: Training = {
            ...{ learningRate: 0.1, epochs: 3, batchSize: 2, shuffle: true, seed: 1 },
            ...{ reduction, optimizer: rule, l2 },
          };
          const wide = networkOf({ ...shape, training });
          const [one, other] = wide.layers as [Layer, Layer];
          yield { ...wide, layers: [{ ...one, trainable: { weights, biases } }, other] };
        }
}

/** Any NaN equals any NaN, and 0 does not equal −0. */
function assertSame(found: Float64Array | undefined, expected: Float64Array | undefined, what: string): void {
  assert.equal(found?.length, expected?.length, what);
  const at = found?.findIndex((value, index) => !Object.is(value, expected![index])) ?? -1;
  assert.equal(at, -1, `${what}: ${found?.[at]} for ${expected?.[at]} at ${at}`);
}

function assertSameStart(walk: Walk, plain: Walk): void {
  while (plain.turn < walk.turn) plain.advance(1);
  const [found, expected] = [walk.start(), plain.start()];
  assertSame(found.parameters, expected.parameters, `parameters before turn ${walk.turn}`);
  assertSame(found.accumulated, expected.accumulated, `sums before turn ${walk.turn}`);
  assert.deepEqual(found.costs, expected.costs);
  assertSame(found.moments.m, expected.moments.m, `m before turn ${walk.turn}`);
  assertSame(found.moments.v, expected.moments.v, `v before turn ${walk.turn}`);
  assert.deepEqual(found.moments.powers, expected.moments.powers);
}

/** All numbers of an example, and its cost alone. */
function assertSameExample(network: Network, parameters: Float64Array, i: number): void {
  const example = exampleAt(network.examples, i);
  const found = kernelEngine.evaluate(network, parameters, example);
  const expected = plainEngine.evaluate(network, parameters, example);
  for (const what of ["z", "a", "dC_da", "dC_dz"] as const)
    for (let l = 1; l < network.sizes.length; l++)
      assertSame(found[what].row(l), expected[what].row(l), `${what} of layer ${l}`);
  const gradients = [kernelEngine, plainEngine].map((engine) => {
    const gradient = new Float64Array(parameters.length);
    for (let time = 0; time < 2; time++) engine.addGradient(network, expected, gradient);
    return gradient;
  });
  assertSame(gradients[0], gradients[1], "the gradient");
  const costs = kernelEngine.costs(network, parameters, network.examples, i, i + 1);
  assert.deepEqual([found.C, ...costs], [expected.C, expected.C]);
}

/** The numbers at which the elementary functions change their way, with those beside them; and many others. */
function edges(): Float64Array {
  const bits = new BigInt64Array(1);
  const number = new Float64Array(bits.buffer);
  const beside = (x: number) =>
    Array.from({ length: 9 }, (_, n) => {
      number[0] = x;
      bits[0]! += BigInt(n - 4);
      return number[0]!;
    });
  const limits = [
    0.35,
    0.175,
    1,
    2,
    4,
    6,
    27.3,
    38.6,
    708.3,
    709.782712893384,
    745.1332191019412,
    Math.SQRT2,
  ];
  const ends = [2.2250738585072014e-308, 1e-300, 5e-324, 1e16, 1e300, Number.MAX_VALUE];
  const halves = Array.from({ length: 200 }, (_, k) => (k * 11 - 1100.5) * Math.LN2);
  const next = random(7);
  const others = Array.from({ length: 4000 }, (_, n) => (next() - 0.5) * 10 ** ((n % 7) - 3));
  const all = [...limits, ...ends, ...halves].flatMap(beside);
  return Float64Array.of(0, -0, NaN, Infinity, -Infinity, ...all, ...all.map((x) => -x), ...others);
}

describe("the engine in WebAssembly", () => {
  it("is there", () => {
    assert.ok(newKernel(1));
    assert.ok(roomFor({ sizes: [1, 1], layers: [layer("tanh")], cost: "huber" }));
  });

  it("is not where there is no WebAssembly, none with vectors, or where a policy forbids it", () => {
    const { WebAssembly: here } = globalThis as unknown as { WebAssembly: WebAssembly };
    const forbidden = class {
      constructor() {
        throw new EvalError();
      }
    };
    assert.equal(moduleOf(undefined), undefined);
    assert.equal(moduleOf({ ...here, validate: () => false }), undefined);
    assert.equal(moduleOf({ ...here, validate: () => true, Module: forbidden }), undefined);
  });

  holdsToTheSameBits(kernelEngine);

  it("has the plain engine's bits in wide networks, zeros and what is no number among theirs", () => {
    const property = fc.property(anyWide, fc.infiniteStream(fc.nat()), (network, paces) => {
      const program = new Program(network);
      const walk = kernelEngine.walk(program, network, first(network));
      const plain = plainEngine.walk(program, network, first(network));
      while (walk.turn < program.epochs * program.examples) {
        const pace = paces.next().value as number;
        walk.advance(1 + (pace % 50));
        if (pace % 3 === 0) assertSameStart(walk, plain);
        if (pace % 5 === 0)
          assertSameExample(network, walk.start().parameters, pace % network.examples.count);
      }
      assertSameStart(walk, plain);
    });
    fc.assert(property, { numRuns: 150 });
  });

  it("has them with each update rule, each way to add up a batch, and whatever is frozen", () => {
    for (const network of everyTraining()) {
      const program = new Program(network);
      const walk = kernelEngine.walk(program, network, first(network));
      const plain = plainEngine.walk(program, network, first(network));
      while (walk.turn < program.epochs * program.examples) {
        walk.advance(2);
        assertSameStart(walk, plain);
      }
    }
  });

  it("has them with each activation before each cost", () => {
    for (const activation of activationNames)
      for (const cost of costNames) {
        const activations = [elementwiseNames.find((name) => name === activation) ?? "tanh", activation];
        const of = { sizes: [7, 5, 3], count: 3, density: 1, isHostile: false, seed: 5 };
        const network = networkOf({ ...of, activations, cost });
        for (let time = 0; time < 6; time++) assertSameExample(network, network.parameters, time % 3);
      }
  });

  it("has them where the elementary functions change their way", () => {
    const z = edges();
    for (const activation of elementwiseNames) {
      const sizes = [1, z.length];
      const examples = Table.of([{ input: Float64Array.of(1), target: new Float64Array(z.length) }]);
      const parameters = Float64Array.from({ length: 2 * z.length }, (_, place) =>
        place % 2 === 0 ? z[place / 2]! : -0,
      );
      // With a target of 0 ∂C/∂a is 0 before crossEntropy, whatever a is: there ∂C/∂z tells whether the slope is a number.
      for (const cost of ["halfSquaredError", "crossEntropy"] as const) {
        const network: Network = { sizes, cost, examples, parameters, layers: [layer(activation)] };
        for (let time = 0; time < 6; time++) assertSameExample(network, parameters, 0);
      }
    }
  });

  it("has them of the logarithm", () => {
    const values = edges();
    const examples = Table.of(
      Array.from(values, (a) => ({ input: Float64Array.of(a), target: Float64Array.of(0.25) })),
    );
    const parameters = Float64Array.of(1, -0);
    for (const cost of ["crossEntropy", "binaryCrossEntropy"] as const) {
      const network: Network = {
        ...{ sizes: [1, 1], cost, examples, parameters },
        layers: [layer("identity")],
      };
      const of = [network, parameters, examples, 0, values.length] as const;
      assertSame(kernelEngine.costs(...of), plainEngine.costs(...of), cost);
    }
  });

  it("lets several walks of one network go on by turns", () => {
    const property = fc.property(
      anyWide,
      fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 9 })), { maxLength: 30 }),
      (network, moves) => {
        const program = new Program(network);
        const walks = [0, 1, 2].map(() => ({
          walk: kernelEngine.walk(program, network, first(network)),
          plain: plainEngine.walk(program, network, first(network)),
        }));
        for (const [which, most] of moves) {
          const { walk } = walks[which]!;
          if (walk.turn < program.epochs * program.examples) walk.advance(most);
        }
        for (const { walk, plain } of walks) assertSameStart(walk, plain);
      },
    );
    fc.assert(property, { numRuns: 40 });
  });

  it("leaves a network that is too large to the plain engine", () => {
    const sizes = [20_000, 20_000];
    assert.equal(roomFor({ sizes, layers: [layer("relu")], cost: "huber" }), undefined);
  });
});

function layer(activation: ActivationName): Network["layers"][0] {
  return { activation, trainable: { weights: true, biases: true } };
}
