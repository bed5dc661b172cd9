/** What one gradient step does to the cost: what the slope promises of it, and what one would bring where the run takes none. */
import type { Network } from "../network/network";
import type { Update } from "../network/updateRules/updateRules";
import type { Moments } from "./moments";

/** η of the step that is tried: so that the step is the gradient itself. */
export const TRIED_RATE = 1;

export interface FirstStep {
  /** |∇C| of the batch. */
  readonly steepness: number;
  /** All parameters after the step, flat. */
  readonly parameters: Float64Array;
}

/** What a gradient step goes by. */
interface Before {
  readonly update: Update;
  readonly parameters: Float64Array;
  readonly moments: Moments;
}

/**
 * −Σ ∂C/∂w Δw over the parameters that the step changes, C being the mean over the batch; for plain gradient descent with
 * nothing frozen it is η|∇C|². `summed`: how many examples the gradients of a batch are added up of, where no mean is taken.
 */
export function promisedFall(
  network: Network,
  { update, parameters, moments }: Before,
  gradient: Float64Array,
  summed = 1,
): number {
  let promise = 0;
  forTrainable(network, (index, isWeight) => {
    const [slope, w] = [gradient[index]!, parameters[index]!];
    const g = update.gradient(summed === 1 ? slope : slope * summed, w, isWeight);
    const m = update.m?.(moments.m![index]!, g) ?? 0;
    const v = update.v?.(moments.v![index]!, g) ?? 0;
    promise += slope * update.fall(w, g, m, v, isWeight);
  });
  return promise;
}

/** Each parameter that is not frozen goes against its slope: w − η ∂C/∂w. */
export function firstStep(network: Network, before: Float64Array, gradient: Float64Array): FirstStep {
  const parameters = before.slice();
  forTrainable(network, (index) => {
    parameters[index] = parameters[index]! - TRIED_RATE * gradient[index]!;
  });
  return { steepness: Math.sqrt(gradient.reduce((sum, each) => sum + each * each, 0)), parameters };
}

/** The place in the flat vector of each parameter that is not frozen, in order. */
function forTrainable({ sizes, layers }: Network, visit: (index: number, isWeight: boolean) => void): void {
  let index = 0;
  for (const [place, { trainable }] of layers.entries()) {
    const width = sizes[place]!;
    for (let j = 0; j < sizes[place + 1]!; j++)
      for (let k = 0; k <= width; k++, index++)
        if (k < width ? trainable.weights : trainable.biases) visit(index, k < width);
  }
}
