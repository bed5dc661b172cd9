/** What one plain gradient step would bring, where the run takes none: how steep the cost is, and what it would come down to. */
import { type Network, parameterCount } from "../network/network";
import { updateRules } from "../network/updateRule";
import type { Evaluation } from "./evaluation";

/** η of the step that is tried: so that the step is the gradient itself. */
export const TRIED_RATE = 1;

export interface FirstStep {
  /** |∇C| of the batch. */
  readonly steepness: number;
  /** All parameters after the step, flat. */
  readonly parameters: Float64Array;
}

/** Of a batch: `accumulated` are the sums over its examples before the last one, `values` that one's numbers. */
export interface WholeBatch {
  readonly parameters: Float64Array;
  readonly accumulated: Float64Array | undefined;
  readonly values: Evaluation;
  readonly count: number;
}

/** By the numbers of the batch's last example, which stay what they are as long as anybody looks at them. */
const known = new WeakMap<Evaluation, FirstStep>();

export function firstStepOf(network: Network, batch: WholeBatch): FirstStep {
  let found = known.get(batch.values);
  if (!found) {
    found = tried(network, batch);
    known.set(batch.values, found);
  }
  return found;
}

/** Each parameter that is not frozen goes against its slope: w − η ∂C/∂w. */
function tried({ sizes, layers }: Network, batch: WholeBatch): FirstStep {
  const { values, accumulated, count } = batch;
  const parameters = batch.parameters.slice(0, parameterCount(sizes));
  let squares = 0;
  let index = 0;
  for (const [place, { trainable }] of layers.entries()) {
    const a = values.a.row(place);
    const width = sizes[place]!;
    for (const delta of values.dC_dz.row(place + 1)) {
      for (let k = 0; k <= width; k++, index++) {
        const own = k < width ? a[k]! * delta : delta;
        const mean = ((accumulated?.[index] ?? 0) + own) / count;
        squares += mean * mean;
        if (k < width ? trainable.weights : trainable.biases)
          parameters[index] = updateRules.sgd.next(parameters[index]!, mean, TRIED_RATE);
      }
    }
  }
  return { steepness: Math.sqrt(squares), parameters };
}
