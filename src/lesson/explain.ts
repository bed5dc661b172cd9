/** Everything there is to say about one parameter: its value, its derivative for each example, and their mean. */
import { activationOf, slopeOf } from "../core/network/activation";
import { exampleAt } from "../core/network/dataset";
import { type Network, type Parameter, parameterIndex } from "../core/network/network";
import { Program } from "../core/program/program";
import { chosenEngine } from "../core/run/chosenEngine";
import { NO_COSTS } from "../core/run/costRecord";
import { firstMoments } from "../core/run/moments";
import { plain } from "../math/quantity";
import { textOf } from "../math/text";
import { productOf } from "./derivation/derivation";
import { chainOf, type Moment } from "./derivation/factors";
import { nameOf } from "./names";
import { Symbols } from "./symbols";

export interface Explanation {
  readonly parameter: Parameter;
  /** "w₀₁⁽²⁾". */
  readonly name: string;
  readonly value: number;
  /** ∂C/∂w averaged over all examples. */
  readonly mean: number;
  /** The factors of the chain rule in written order, e.g. "∂z₀⁽²⁾/∂w₀₁⁽²⁾". */
  readonly factors: readonly string[];
  /** The first examples of the file. */
  readonly examples: readonly ExplainedExample[];
  /** How many examples there are. */
  readonly count: number;
}

interface ExplainedExample {
  /** Where it stands in the file, from 0. */
  readonly place: number;
  readonly name?: string;
  /** One number for each of the explanation's factors. */
  readonly factors: readonly number[];
  /** Their product, ∂C/∂w of this example. */
  readonly product: number;
}

/**
 * Explains a parameter under the given flat parameters, with the factors of at most `room` examples. It goes through all
 * examples for their mean, and yields after each, so that it can be interrupted.
 */
export function* explain(
  network: Network,
  parameters: Float64Array,
  parameter: Parameter,
  room = 8,
): Generator<void, Explanation, void> {
  const index = parameterIndex(network.sizes, parameter);
  const gradient = yield* meanGradient(network, parameters);
  const { examples } = network;
  const explained: ExplainedExample[] = [];
  for (let i = 0; i < Math.min(room, examples.count); i++) {
    const name = nameOf(examples.name(i)) ?? examples.where?.(i);
    explained.push({
      place: examples.place(i),
      ...(name !== undefined && { name }),
      ...factorsOf(momentOf(network, parameters, i), parameter),
    });
    yield;
  }
  return {
    parameter,
    name: plain(new Symbols(network.sizes).parameter(parameter)),
    value: parameters[index]!,
    mean: gradient[index]!,
    factors: namesOf(momentOf(network, parameters, 0), parameter),
    examples: explained,
    count: examples.count,
  };
}

/** The last answer for each vector of parameters; a network's examples never change. */
const gradients = new WeakMap<Float64Array, { readonly network: Network; readonly gradient: Float64Array }>();

/** The gradient of the mean cost over all examples, flat; yields after one of them, or as many as are soon done. */
export function* meanGradient(
  network: Network,
  parameters: Float64Array,
): Generator<void, Float64Array, void> {
  const known = gradients.get(parameters);
  if (known?.network === network) return known.gradient;
  const { training: _, ...once } = network;
  const last = network.examples.count - 1;
  const walk = chosenEngine.walk(new Program(once), once, {
    turn: 0,
    parameters,
    accumulated: undefined,
    costs: NO_COSTS,
    moments: firstMoments(once),
  });
  while (walk.turn < last) {
    walk.advance(last - walk.turn);
    yield;
  }
  const sum = walk.start().accumulated?.slice() ?? new Float64Array(parameters.length);
  const values = chosenEngine.evaluate(network, parameters, exampleAt(network.examples, last));
  chosenEngine.addGradient(network, values, sum);
  const gradient = sum.map((component) => component / network.examples.count);
  gradients.set(parameters, { network, gradient });
  return gradient;
}

/** The factors of ∂C/∂w in one example, and their product. */
function factorsOf(
  moment: Moment,
  parameter: Parameter,
): { readonly factors: readonly number[]; readonly product: number } {
  const chain = chainOf(moment, new Symbols(moment.network.sizes), parameter, "known");
  return { factors: chain.map(({ value }) => value!), product: productOf(chain)! };
}

/** How they are called in any example: its cost is written with the running index e. */
function namesOf(moment: Moment, parameter: Parameter): readonly string[] {
  return chainOf(moment, new Symbols(moment.network.sizes), parameter, "known").map(({ symbol }) =>
    textOf(symbol),
  );
}

/** An example that is computed whole, as factors read it. */
function momentOf(network: Network, parameters: Float64Array, example: number): Moment {
  const { a, z, dC_da, dC_dz } = chosenEngine.evaluate(
    network,
    parameters,
    exampleAt(network.examples, example),
  );
  const last = network.sizes.length - 1;
  return {
    ...{ network, example, last },
    before: (parameter) => parameters[parameterIndex(network.sizes, parameter)]!,
    a: (l, j) => a.of(l, j),
    z: (l, j) => z.of(l, j),
    da_dz: (l, j, i = j) =>
      slopeOf(activationOf(network.layers[l - 1]!.activation), z.row(l), a.row(l), j, i),
    dC_da: (l, j) => dC_da.of(l, j),
    dC_dz: (l, j) => dC_dz.of(l, j),
  };
}
