/** The weight matrix of the layer at hand, or its derivatives: row j, column k marked, as the lesson reads w_jk. */

import type { WeightsView } from "../../../src/protocol/messages";
import { Cells } from "../../pointing/Cells";
import type { Pointing } from "../../pointing/pointing";
import { reading } from "../../shared/numbers";
import { Switch } from "../../shared/Switch";
import type { CellsShow } from "../../shared/settings";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { Matrices, scaleOf } from "../gradient/Matrix";

interface Props {
  readonly weights: WeightsView;
  readonly shows: CellsShow;
  readonly choose: (shows: CellsShow) => void;
  readonly pointing: Pointing;
}

export function Weights({ weights, shows, choose, pointing }: Props) {
  const [place, size] = useSize<HTMLDivElement>();
  const { words, j, k, derivatives } = weights;
  const matrix = shows === "derivative" ? derivatives.matrix : weights.matrix;
  const { l, label, size: rows, columns } = matrix;
  const scale = scaleOf([matrix]);
  const atHand = k === undefined ? { l, j } : { l, j, k };
  return (
    <section class="weights fits" data-testid="weights" aria-label={panel.deck.tabs.matrix}>
      <div class="view-line">
        <Switch
          name={panel.weights.shows}
          choices={{ weight: panel.weights.value, derivative: derivatives.name }}
          chosen={shows}
          choose={choose}
        />
        <p class="detail grows" title={label}>
          {label}
        </p>
        <span class="detail wide">{panel.gradient.size(rows, columns)}</span>
        <span class="detail wide">{panel.weights.fullBar(reading(scale))}</span>
      </div>
      <Cells picture="weights" label={panel.weights.label(label)} pointing={pointing} hint={words}>
        <div class="view-body" ref={place}>
          <Matrices layers={[matrix]} atHand={atHand} scale={scale} size={size} isMarked />
        </div>
      </Cells>
    </section>
  );
}
