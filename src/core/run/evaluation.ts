/** One example run through the network, forward and backward: every number a reader can ask about it. */
import { activationOf } from "../network/activation";
import { type Network, neuronStarts } from "../network/network";

/**
 * One number for each neuron, layer after layer, the input's first. It is one piece of memory: in a network of many layers
 * an array of its own for each would take far longer than the arithmetic.
 */
export class NeuronNumbers {
  private readonly starts: Float64Array;

  constructor(
    sizes: readonly number[],
    readonly flat: Float64Array,
  ) {
    this.starts = neuronStarts(sizes);
  }

  of(l: number, j: number): number {
    return this.flat[this.starts[l]! + j]!;
  }

  /** Those of a layer, without a copy. */
  row(l: number): Float64Array {
    return this.flat.subarray(this.starts[l]!, this.starts[l + 1]!);
  }
}

/** `a` of layer 0 is the input; the others mean nothing there. */
export interface Evaluation {
  readonly z: NeuronNumbers;
  readonly a: NeuronNumbers;
  /** The cost C of the example. */
  readonly C: number;
  readonly dC_da: NeuronNumbers;
  readonly dC_dz: NeuronNumbers;
}

/** What an evaluation reads of a network. */
export type Shape = Pick<Network, "sizes" | "layers" | "cost">;

/** What else is done for each layer and each neuron takes as long as so many multiplications. */
const WORK = { layer: 256, neuron: 16, pair: 4 } as const;

type Worked = Pick<Network, "sizes" | "layers" | "parameters">;

const known = new WeakMap<Worked, number>();

/** How much work one evaluation is, roughly, in multiplications: of each parameter one forward and one backward. */
export function workOf(network: Worked): number {
  const work = known.get(network) ?? foundWork(network);
  known.set(network, work);
  return work;
}

function foundWork({ sizes, layers, parameters }: Worked): number {
  let work = 2 * parameters.length;
  for (const [index, { activation }] of layers.entries()) {
    const size = sizes[index + 1]!;
    const pairs = activationOf(activation).mixes ? size * size : 0;
    work += WORK.layer + WORK.neuron * size + WORK.pair * pairs;
  }
  return work;
}

/** Multiplications that take less than a reader notices, and examples whose own overhead does. */
const SOON = { multiplications: 8_000_000, examples: 256 } as const;

/** So many examples of a network are soon evaluated, and at least one. */
export function soonDone(network: Worked): number {
  const examples = Math.floor(SOON.multiplications / workOf(network));
  return Math.max(1, Math.min(SOON.examples, examples));
}
