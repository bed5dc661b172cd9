/** By how much the slope promises a gradient step to lower the cost of its batch. */
import type { Network } from "../network/network";
import { updateRuleOf } from "../network/updateRule";
import type { Evaluation } from "./evaluation";

/**
 * −Σ ∂C/∂w Δw over the parameters that the step changes; for plain gradient descent with nothing frozen it is η|∇C|².
 * `accumulated` are the sums of the derivatives over the batch's examples before its last one, `values` that one's
 * numbers, `count` how many examples the batch has.
 */
export function promisedFall(
  { sizes, layers, training }: Network,
  values: Evaluation,
  accumulated: Float64Array | undefined,
  count: number,
): number {
  const { promise } = updateRuleOf(training!);
  let fall = 0;
  let index = 0;
  for (const [place, { trainable }] of layers.entries()) {
    const a = values.a.row(place);
    const dC_dz = values.dC_dz.row(place + 1);
    const width = sizes[place]!;
    for (const delta of dC_dz) {
      for (let k = 0; k <= width; k++, index++) {
        if (!(k < width ? trainable.weights : trainable.biases)) continue;
        const own = k < width ? a[k]! * delta : delta;
        const mean = ((accumulated?.[index] ?? 0) + own) / count;
        fall += promise(mean, training!.learningRate);
      }
    }
  }
  return fall;
}
