/**
 * The rest of an example from a layer on: a network of its own, whose input is that layer's activations. With other
 * activations, or another parameter, it tells what they lead to, and costs no more than the layers that they reach.
 */
import { type Network, type Parameter, parameterIndex } from "../network/network";
import type { Engine } from "./engine";
import { type Evaluation, type Shape, workOf } from "./evaluation";

/** What is found onward of the layer that a rest begins with, by the layers of the whole network. */
export interface Onward {
  /** Of a layer after the first one of the rest. */
  z(l: number, j: number): number;
  /** Of any layer of the rest. */
  a(l: number, j: number): number;
  row(l: number): { readonly z: Float64Array; readonly a: Float64Array };
  readonly C: number;
}

export class Rest {
  private readonly shape: Shape;
  private readonly parameters: Float64Array;
  /** The place of its first parameter in the flat vector of all. */
  private readonly start: number;

  constructor(
    private readonly engine: Engine,
    private readonly network: Network,
    /** Of the whole network, flat. */
    parameters: Float64Array,
    private readonly target: Float64Array,
    /** The layer whose activations it begins with. */
    private readonly from: number,
  ) {
    const { sizes, layers, cost } = network;
    this.shape = { sizes: sizes.slice(from), layers: layers.slice(from), cost };
    this.start =
      from + 1 < sizes.length ? parameterIndex(sizes, { l: from + 1, j: 0, k: 0 }) : parameters.length;
    this.parameters = parameters.subarray(this.start);
  }

  /** How much work one evaluation is, roughly, in multiplications. */
  get work(): number {
    return workOf({ ...this.shape, parameters: this.parameters });
  }

  /** Its parameters with another value of one of them. */
  with(parameter: Parameter, value: number): Float64Array {
    return replaced(this.parameters, parameterIndex(this.network.sizes, parameter) - this.start, value);
  }

  /** What these activations lead to. */
  evaluate(a: Float64Array, parameters = this.parameters): Onward {
    const values = this.engine.evaluate(this.shape, parameters, { input: a, target: this.target });
    return onward(values, this.from);
  }
}

/** A copy with another number at one place: `with`, which says the same, takes far longer. */
export function replaced(numbers: Float64Array, place: number, value: number): Float64Array {
  const copy = numbers.slice();
  copy[place] = value;
  return copy;
}

function onward({ z, a, C }: Evaluation, from: number): Onward {
  return {
    z: (l, j) => z.of(l - from, j),
    a: (l, j) => a.of(l - from, j),
    row: (l) => ({ z: z.row(l - from), a: a.row(l - from) }),
    C,
  };
}
