/** One example run through the network, forward and backward: every number a reader can ask about it. */
import { elementwiseOf, softmax, softmaxDerivative } from "../network/activation";
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
  const { z, a, dC_da, dC_dz } = room;
  const last = shape.sizes.length - 1;
  a[0] = input;
  for (let l = 1; l <= last; l++) {
    weightedInputs(shape, parameters, l, a[l - 1]!, z[l]!);
    activations(shape, l, z[l]!, a[l]!);
  }
  room.C = costAndDerivative(shape, a[last]!, target, dC_da[last]!);
  for (let l = last; l >= 1; l--) {
    if (l < last) throughNextLayer(shape, parameters, l, dC_dz[l + 1]!, dC_da[l]!);
    throughActivation(shape, l, z[l]!, a[l]!, dC_da[l]!, dC_dz[l]!);
  }
  return room;
}

/** Adds the example's ∂C/∂w and ∂C/∂b to a flat gradient, in place. */
export function addGradient(shape: Shape, { a, dC_dz }: Evaluation, gradient: Float64Array): void {
  let place = 0;
  for (let l = 1; l < shape.sizes.length; l++) {
    const from = a[l - 1]!;
    const deltas = dC_dz[l]!;
    for (let j = 0; j < deltas.length; j++) {
      const delta = deltas[j]!;
      for (let k = 0; k < from.length; k++) gradient[place++]! += from[k]! * delta; // ∂C/∂w_jk = ∂z_j/∂w_jk · ∂C/∂z_j = a_k ∂C/∂z_j
      gradient[place++]! += delta; // ∂C/∂b_j = 1 · ∂C/∂z_j
    }
  }
}

// Each of these fills its last argument.

function weightedInputs(
  { sizes }: Shape,
  parameters: Float64Array,
  l: number,
  a: Float64Array,
  z: Float64Array,
): void {
  let place = parameterIndex(sizes, { l, j: 0, k: 0 });
  for (let j = 0; j < z.length; j++) {
    let sum = 0;
    for (let k = 0; k < a.length; k++) sum += parameters[place++]! * a[k]!; // z_j = Σ_k w_jk a_k + b_j
    z[j] = sum + parameters[place++]!;
  }
}

function activations({ layers }: Shape, l: number, z: Float64Array, a: Float64Array): void {
  const { activation } = layers[l - 1]!;
  if (activation === "softmax") {
    a.set(softmax(z));
    return;
  }
  const { f } = elementwiseOf(activation);
  for (let j = 0; j < a.length; j++) a[j] = f(z[j]!); // a_j = σ(z_j)
}

/** Gives C. */
function costAndDerivative({ cost }: Shape, a: Float64Array, y: Float64Array, dC_da: Float64Array): number {
  const { term, dC_da: derivative } = costOf(cost);
  let C = 0;
  for (let j = 0; j < a.length; j++) C += term(a[j]!, y[j]!, a.length);
  for (let j = 0; j < a.length; j++) dC_da[j] = derivative(a[j]!, y[j]!, a.length);
  return C;
}

/** ∂C/∂a_j of layer l: the sum over the paths through every neuron i of layer l+1. */
function throughNextLayer(
  { sizes }: Shape,
  parameters: Float64Array,
  l: number,
  next_dC_dz: Float64Array,
  dC_da: Float64Array,
): void {
  const first = parameterIndex(sizes, { l: l + 1, j: 0, k: 0 });
  const width = sizes[l]! + 1;
  for (let j = 0; j < dC_da.length; j++) {
    let sum = 0;
    for (let i = 0; i < next_dC_dz.length; i++) {
      sum += parameters[first + i * width + j]! * next_dC_dz[i]!; // ∂z_i/∂a_j · ∂C/∂z_i = w_ij ∂C/∂z_i
    }
    dC_da[j] = sum;
  }
}

/** ∂C/∂z_j = ∂a_j/∂z_j ∂C/∂a_j, and with softmax Σ_i ∂a_i/∂z_j ∂C/∂a_i. */
function throughActivation(
  { layers }: Shape,
  l: number,
  z: Float64Array,
  a: Float64Array,
  dC_da: Float64Array,
  dC_dz: Float64Array,
): void {
  const { activation } = layers[l - 1]!;
  if (activation !== "softmax") {
    const { df } = elementwiseOf(activation);
    for (let j = 0; j < dC_dz.length; j++) dC_dz[j] = df(z[j]!, a[j]!) * dC_da[j]!;
    return;
  }
  for (let j = 0; j < dC_dz.length; j++) {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += softmaxDerivative(a, i, j) * dC_da[i]!;
    dC_dz[j] = sum;
  }
}
