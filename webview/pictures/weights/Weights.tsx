/** The weight matrix of the layer at hand: row j, column k marked, as the lesson reads w_jk. */

import type { WeightsView } from "../../../src/protocol/messages";
import { Cells } from "../../pointing/Cells";
import type { Pointing } from "../../pointing/pointing";
import { reading } from "../../shared/numbers";
import { panel } from "../../shared/words";
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
        {panel.weights.heading} <span class="detail">{panel.weights.rows}</span>
      </h2>
      <Cells picture="weights" label={panel.weights.label(matrix.label)} pointing={pointing} hint={words}>
        <div class="matrices">
          <Matrix layer={matrix} scale={scale} marked={k === undefined ? { j } : { j, k }} />
        </div>
      </Cells>
      <p class="key">
        <span>{panel.weights.fullBar(reading(scale))}</span>
      </p>
    </section>
  );
}
