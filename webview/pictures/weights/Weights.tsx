/** The weight matrix of the layer at hand: row j, column k marked, as the lesson reads w_jk. */
import type { WeightsView } from "../../../src/protocol/messages";
import { Cells } from "../../pointing/Cells";
import type { Pointing } from "../../pointing/pointing";
import { reading } from "../../shared/numbers";
import { Matrix, scaleOf } from "../gradient/Gradient";

interface Props {
  readonly weights: WeightsView;
  readonly pointing: Pointing;
}

export function Weights({ weights, pointing }: Props) {
  const { words, j, k, matrix } = weights;
  const scale = scaleOf([matrix]);
  return (
    <section class="weights" data-testid="weights" aria-labelledby="weights-heading">
      <h2 id="weights-heading">
        Weights <span class="detail">row j leads to neuron j, column k from neuron k</span>
      </h2>
      <Cells
        picture="weights"
        label={`Weights and biases of ${matrix.label}`}
        pointing={pointing}
        hint={words}
      >
        <div class="matrices">
          <Matrix layer={matrix} scale={scale} marked={k === undefined ? { j } : { j, k }} />
        </div>
      </Cells>
      <p class="key">
        <span>a full bar is {reading(scale)}</span>
      </p>
    </section>
  );
}
