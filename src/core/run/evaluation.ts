/** One example run through the network, forward and backward: every number a reader can ask about it. */
import { kindOf } from "../layers/kinds";
import { type Activation, activate, activationOf, throughActivation } from "../network/activation";
import { costOf } from "../network/cost";
import type { Example } from "../network/dataset";
import type { Network } from "../network/network";
import { parameterIndex } from "../network/network";

/** Each field is indexed by layer, then by neuron. `a[0]` is the input; index 0 of the others is unused. */
export interface Evaluation {
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
  /** The cost C of the example. */
  readonly C: number;
  readonly dC_da: readonly Float64Array[];
  readonly dC_dz: readonly Float64Array[];
}

/** What an evaluation reads of a network. */
export type Shape = Pick<Network, "sizes" | "layers" | "cost">;

/** Room for the numbers of one example after another. */
export interface Workspace extends Evaluation {
  readonly a: Float64Array[];
  C: number;
}

/** One piece of memory for all of it: in a network of many layers an array of its own for each would take far longer. */
export function roomFor({ sizes }: Shape): Workspace {
  const neurons = sizes.reduce((sum, size) => sum + size) - sizes[0]!;
  const buffer = new ArrayBuffer(4 * neurons * Float64Array.BYTES_PER_ELEMENT);
  let at = 0;
  const room = (): Float64Array[] =>
    sizes.map((size, l) => {
      const row = new Float64Array(buffer, at, l === 0 ? 0 : size);
      at += row.byteLength;
      return row;
    });
  return { z: room(), a: room(), C: 0, dC_da: room(), dC_dz: room() };
}

/** Evaluates one example with the given flat parameters. Every sum runs from its first term to its last. */
export function evaluate(shape: Shape, parameters: Float64Array, example: Example): Evaluation {
  return evaluateIn(roomFor(shape), shape, parameters, example);
}

/** The same, in a room that was made for the shape; what it held of another example is gone. */
export function evaluateIn(
  room: Workspace,
  shape: Shape,
  parameters: Float64Array,
  { input, target }: Example,
): Evaluation {
  const { sizes } = shape;
  const { z, a, dC_da, dC_dz } = room;
  const last = sizes.length - 1;
  a[0] = input;
  for (let l = 1; l <= last; l++) {
    const first = parameterIndex(sizes, { l, j: 0, k: 0 });
    kindOf(shape, l).kernel.weightedInputs(parameters, first, a[l - 1]!, z[l]!);
    activate(activationOfLayer(shape, l), z[l]!, a[l]!);
  }
  room.C = costAndDerivative(shape, a[last]!, target, dC_da[last]!);
  for (let l = last; l >= 1; l--) {
    throughActivation(activationOfLayer(shape, l), z[l]!, a[l]!, dC_da[l]!, dC_dz[l]!);
    if (l === 1) break;
    const first = parameterIndex(sizes, { l, j: 0, k: 0 });
    kindOf(shape, l).kernel.throughSources(parameters, first, dC_dz[l]!, dC_da[l - 1]!);
  }
  return room;
}

/** What else is done for each layer and each neuron takes as long as so many multiplications. */
const WORK = { layer: 256, neuron: 16, pair: 4 } as const;

/** How much work one evaluation is, roughly, in multiplications: of each parameter one forward and one backward. */
export function workOf({
  sizes,
  layers,
  parameters,
}: Pick<Network, "sizes" | "layers" | "parameters">): number {
  let work = 2 * parameters.length;
  for (const [index, { activation }] of layers.entries()) {
    const size = sizes[index + 1]!;
    const pairs = activationOf(activation).mixes ? size * size : 0;
    work += WORK.layer + WORK.neuron * size + WORK.pair * pairs;
  }
  return work;
}

function activationOfLayer({ layers }: Shape, l: number): Activation {
  return activationOf(layers[l - 1]!.activation);
}

/** Adds the example's ∂C/∂w and ∂C/∂b to a flat gradient, in place. */
export function addGradient(shape: Shape, { a, dC_dz }: Evaluation, gradient: Float64Array): void {
  for (let l = 1; l < shape.sizes.length; l++) {
    const first = parameterIndex(shape.sizes, { l, j: 0, k: 0 });
    kindOf(shape, l).kernel.addGradient(gradient, first, a[l - 1]!, dC_dz[l]!);
  }
}

/** Gives C, and fills ∂C/∂a of the outputs. */
function costAndDerivative({ cost }: Shape, a: Float64Array, y: Float64Array, dC_da: Float64Array): number {
  const { term, dC_da: derivative } = costOf(cost);
  let C = 0;
  for (let j = 0; j < a.length; j++) C += term(a[j]!, y[j]!, a.length);
  for (let j = 0; j < a.length; j++) dC_da[j] = derivative(a[j]!, y[j]!, a.length);
  return C;
}
