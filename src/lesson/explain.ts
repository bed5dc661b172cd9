/** Everything there is to say about one parameter: its value, its derivative for each example, and their mean. */
import { activationOf } from "../core/network/activation";
import { exampleAt } from "../core/network/dataset";
import { type Network, type Parameter, parameterIndex } from "../core/network/network";
import { addGradient, type Evaluation, evaluate } from "../core/run/evaluation";
import { plain, plainRatio } from "../math/quantity";
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

export interface ExplainedExample {
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
    const name = examples.name(i);
    explained.push({
      place: examples.place(i),
      ...(name !== undefined && { name }),
      ...factorsOf(network, evaluate(network, parameters, exampleAt(examples, i)), parameter),
    });
    yield;
  }
  return {
    parameter,
    name: plain(new Symbols(network.sizes).parameter(parameter)),
    value: parameters[index]!,
    mean: gradient[index]!,
    factors: factorNames(network, parameter),
    examples: explained,
    count: examples.count,
  };
}

/** The last answer for each vector of parameters; a network's examples never change. */
const gradients = new WeakMap<Float64Array, { readonly network: Network; readonly gradient: Float64Array }>();

/** The gradient of the mean cost over all examples, flat; yields after each example. */
export function* meanGradient(
  network: Network,
  parameters: Float64Array,
): Generator<void, Float64Array, void> {
  const known = gradients.get(parameters);
  if (known?.network === network) return known.gradient;
  const sum = new Float64Array(parameters.length);
  const { examples } = network;
  for (let i = 0; i < examples.count; i++) {
    addGradient(network, evaluate(network, parameters, exampleAt(examples, i)), sum);
    yield;
  }
  const gradient = sum.map((component) => component / examples.count);
  gradients.set(parameters, { network, gradient });
  return gradient;
}

/** Of any example: its cost is written with the running index e. */
function factorNames(network: Network, parameter: Parameter): string[] {
  const { l, j } = parameter;
  const symbols = new Symbols(network.sizes);
  const [z, a] = [symbols.z(l, j), symbols.a(l, j)];
  const first = plainRatio(z, symbols.parameter(parameter));
  if (activationOf(network.layers[l - 1]!.activation).mixes) return [first, plainRatio(symbols.C, z)];
  return [first, plainRatio(a, z), plainRatio(symbols.C, a)];
}

function factorsOf(
  network: Network,
  { a, z, dC_da, dC_dz }: Evaluation,
  { l, j, k }: Parameter,
): { factors: number[]; product: number } {
  const dz = k === undefined ? 1 : a[l - 1]![k]!; // ∂z_j/∂w_jk = a_k, ∂z_j/∂b_j = 1
  const product = dz * dC_dz[l]![j]!;
  const record = activationOf(network.layers[l - 1]!.activation);
  if (record.mixes) return { factors: [dz, dC_dz[l]![j]!], product };
  const slope = record.df(z[l]![j]!, a[l]![j]!);
  return { factors: [dz, slope, dC_da[l]![j]!], product };
}
