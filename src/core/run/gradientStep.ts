/** What one gradient step does to the cost: what the slope promises of it, and what one would bring where the run takes none. */
import type { Network } from "../network/network";
import { updateRuleOf, updateRules } from "../network/updateRule";

/** η of the step that is tried: so that the step is the gradient itself. */
export const TRIED_RATE = 1;

export interface FirstStep {
  /** |∇C| of the batch. */
  readonly steepness: number;
  /** All parameters after the step, flat. */
  readonly parameters: Float64Array;
}

/** −Σ ∂C/∂w Δw over the parameters that the step changes; for plain gradient descent with nothing frozen it is η|∇C|². */
export function promisedFall(network: Network, gradient: Float64Array): number {
  const training = network.training!;
  const { promise } = updateRuleOf(training);
  let fall = 0;
  forTrainable(network, (index) => {
    fall += promise(gradient[index]!, training.learningRate);
  });
  return fall;
}

/** Each parameter that is not frozen goes against its slope: w − η ∂C/∂w. */
export function firstStep(network: Network, before: Float64Array, gradient: Float64Array): FirstStep {
  const parameters = before.slice();
  forTrainable(network, (index) => {
    parameters[index] = updateRules.sgd.next(parameters[index]!, gradient[index]!, TRIED_RATE);
  });
  return { steepness: Math.sqrt(gradient.reduce((sum, each) => sum + each * each, 0)), parameters };
}

/** The place in the flat vector of each parameter that is not frozen, in order. */
function forTrainable({ sizes, layers }: Network, visit: (index: number) => void): void {
  let index = 0;
  for (const [place, { trainable }] of layers.entries()) {
    const width = sizes[place]!;
    for (let j = 0; j < sizes[place + 1]!; j++)
      for (let k = 0; k <= width; k++, index++)
        if (k < width ? trainable.weights : trainable.biases) visit(index);
  }
}
