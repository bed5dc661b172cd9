/** The two passes of one example in plain TypeScript: every sum runs from its first term to its last. */
import { kindOf, placeOfLayer } from "../layers/kinds";
import { type Activation, activate, activationOf, throughActivation } from "../network/activation";
import { costOf } from "../network/cost";
import type { DataSet, Example } from "../network/dataset";
import { neuronStarts } from "../network/network";
import { type Evaluation, NeuronNumbers, type Shape } from "./evaluation";

/** Room for the numbers of one example after another. */
export interface Workspace extends Evaluation {
  C: number;
}

export function roomFor({ sizes }: Shape): Workspace {
  const neurons = neuronStarts(sizes)[sizes.length]!;
  const room = (): NeuronNumbers => new NeuronNumbers(sizes, new Float64Array(neurons));
  return { z: room(), a: room(), C: 0, dC_da: room(), dC_dz: room() };
}

/** Evaluates one example with the given flat parameters. */
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
  forward(room, shape, parameters, input);
  room.C = costAndDerivative(room, shape, target);
  backward(room, shape, parameters);
  return room;
}

/** The costs of the examples from one to another. */
export function costs(
  shape: Shape,
  parameters: Float64Array,
  examples: DataSet,
  from: number,
  to: number,
): Float64Array {
  const room = roomFor(shape);
  return Float64Array.from({ length: to - from }, (_, e) => {
    forward(room, shape, parameters, examples.input(from + e));
    return costAndDerivative(room, shape, examples.target(from + e));
  });
}

function forward({ z, a }: Workspace, shape: Shape, parameters: Float64Array, input: Float64Array): void {
  a.flat.set(input);
  for (let l = 1; l < shape.sizes.length; l++) {
    const place = placeOfLayer(shape.sizes, l);
    kindOf(shape, l).kernel.weightedInputs(place, parameters, a.flat, z.flat);
    activate(activationOfLayer(shape, l), z.flat, a.flat, place.neurons, place.units);
  }
}

/** Gives C, and fills ∂C/∂a of the outputs. */
function costAndDerivative({ a, dC_da }: Workspace, { sizes, cost }: Shape, y: Float64Array): number {
  const { term, dC_da: derivative } = costOf(cost);
  const outputs = a.row(sizes.length - 1);
  const slopes = dC_da.row(sizes.length - 1);
  let C = 0;
  for (const [j, aj] of outputs.entries()) C += term(aj, y[j]!, outputs.length);
  for (const [j, aj] of outputs.entries()) slopes[j] = derivative(aj, y[j]!, outputs.length);
  return C;
}

function backward({ z, a, dC_da, dC_dz }: Workspace, shape: Shape, parameters: Float64Array): void {
  const known = { z: z.flat, a: a.flat, dC_da: dC_da.flat };
  for (let l = shape.sizes.length - 1; l >= 1; l--) {
    const place = placeOfLayer(shape.sizes, l);
    throughActivation(activationOfLayer(shape, l), known, dC_dz.flat, place.neurons, place.units);
    if (l > 1) kindOf(shape, l).kernel.throughSources(place, parameters, dC_dz.flat, dC_da.flat);
  }
}

function activationOfLayer({ layers }: Shape, l: number): Activation {
  return activationOf(layers[l - 1]!.activation);
}

/** Adds the example's ∂C/∂w and ∂C/∂b to a flat gradient, in place: those of a layer and of all after it. */
export function addGradient(shape: Shape, { a, dC_dz }: Evaluation, gradient: Float64Array, from = 1): void {
  for (let l = from; l < shape.sizes.length; l++) {
    const place = placeOfLayer(shape.sizes, l);
    kindOf(shape, l).kernel.addGradient(place, a.flat, dC_dz.flat, gradient);
  }
}
