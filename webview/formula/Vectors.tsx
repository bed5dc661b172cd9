/** The numbers of layers as columns, a row for each neuron; folded where its numbers are. */
import type { SummaryView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { compact, reading } from "../shared/numbers";
import { panel } from "../shared/words";
import { Tex } from "./Tex";

type VectorView = NonNullable<SummaryView["vectors"]>[number];

/** From so many columns on a number has no room for all its digits. */
const MANY = 4;

export function Vectors({ vectors }: { readonly vectors: readonly VectorView[] }) {
  return (
    <div class="layer-vectors" data-many={vectors.length >= MANY ? "" : undefined}>
      {vectors.map((vector) => (
        <Vector key={vector.symbol} vector={vector} write={vectors.length >= MANY ? compact : reading} />
      ))}
    </div>
  );
}

interface VectorProps {
  readonly vector: VectorView;
  readonly write: (value: number) => string;
}

function Vector({ vector: { symbol, name, size, at, values }, write }: VectorProps) {
  return (
    <div class="layer-vector">
      <div class="layer-vector-name">
        <Tex tex={symbol} style="display" />
      </div>
      <ol class="entries" aria-label={name} data-count={at.length}>
        {at.map((j, place) => (
          <li
            key={j}
            data-folded={isAfterFold(at, place) ? panel.summary.neurons(j - at[place - 1]! - 1) : undefined}
          >
            {size > 1 && <i class="index">{j}</i>}
            <span class="value">
              <Num value={values[place]!} write={write} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Whether some are left out before it. */
function isAfterFold(at: readonly number[], place: number): boolean {
  return place > 0 && at[place]! > at[place - 1]! + 1;
}
