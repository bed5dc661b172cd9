/** Small networks of every kind for properties. */
import fc from "fast-check";
import { activationNames } from "../../../src/core/network/activation";
import { costNames, costOf } from "../../../src/core/network/cost";
import { selected, Table } from "../../../src/core/network/dataset";
import {
  type Layer,
  type Network,
  parameterCount,
  reductions,
  type Training,
} from "../../../src/core/network/network";
import {
  type Optimizer,
  optimizerNames,
  updateRuleOf,
} from "../../../src/core/network/updateRules/updateRules";
import { optimizer } from "../networks";

/** Mostly numbers as networks have them; now and then a zero of either sign, or one that overflows what it meets. */
const anyNumber = fc.oneof(
  { weight: 20, arbitrary: fc.double({ min: -2, max: 2, noNaN: true }) },
  { weight: 3, arbitrary: fc.constantFrom(0, -0) },
  { weight: 1, arbitrary: fc.constantFrom(1e-310, 710, -1e200, 1e300) },
);

function numbers(count: number, number = anyNumber): fc.Arbitrary<Float64Array> {
  return fc.array(number, { minLength: count, maxLength: count }).map((all) => Float64Array.from(all));
}

/** Any layer; softmax only where it may stand. */
function anyLayer(isLast: boolean): fc.Arbitrary<Layer> {
  const names = activationNames.filter((name) => isLast || name !== "softmax");
  const trainable = fc.record({ weights: fc.boolean(), biases: fc.boolean() });
  return fc.record({ activation: fc.constantFrom(...names), trainable });
}

/** Any rule, with settings at the ends of their ranges now and then. */
const anyOptimizer: fc.Arbitrary<Optimizer> = fc
  .tuple(fc.constantFrom(...optimizerNames), fc.constantFrom(undefined, 0, 0.5), fc.boolean())
  .map(([name, value, nesterov]) => {
    const { settings } = updateRuleOf(name);
    const numbers = Object.keys(settings).filter((key) => "symbol" in settings[key]!);
    const chosen = value === undefined ? [] : numbers.map((key) => [key, value] as const);
    return optimizer(name, {
      ...Object.fromEntries(chosen),
      ...(name === "sgd" && value && { nesterov }),
    });
  });

export function anyTraining(examples: number): fc.Arbitrary<Training> {
  return fc.record({
    learningRate: fc.double({ min: 0.01, max: 2, noNaN: true }),
    epochs: fc.integer({ min: 1, max: 3 }),
    batchSize: fc.integer({ min: 1, max: examples }),
    shuffle: fc.boolean(),
    seed: fc.nat(99),
    reduction: fc.constantFrom(...reductions),
    optimizer: anyOptimizer,
    l2: fc.constantFrom(0, 0, 0.1),
  });
}

/** 1 to 4 neurons in each of 1 to 3 layers, 1 to 5 examples of a file that may have more. */
export const anyNetwork: fc.Arbitrary<Network> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    cost: fc.constantFrom(...costNames),
    chosen: fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
  })
  .chain(({ sizes, cost, chosen }) => {
    const { targets }: ReturnType<typeof costOf> = costOf(cost);
    const target = targets ? fc.double({ ...targets, noNaN: true }) : anyNumber;
    const example = fc.record({ input: numbers(sizes[0]!), target: numbers(sizes.at(-1)!, target) });
    const layers = sizes.slice(1).map((_, place) => anyLayer(place === sizes.length - 2));
    return fc
      .record({
        layers: fc.tuple(...layers),
        file: fc.array(example, { minLength: 5, maxLength: 5 }),
        parameters: numbers(parameterCount(sizes)),
        training: fc.option(anyTraining(chosen.length), { nil: undefined }),
      })
      .map(({ layers, file, parameters, training }) => ({
        sizes,
        layers,
        cost,
        examples: selected(Table.of(file), chosen),
        parameters,
        ...(training && { training }),
      }));
  });
