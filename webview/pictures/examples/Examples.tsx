/** The examples of the batch as a ledger: who pulls the parameter which way, the sum so far and the mean. */

import type { ExamplesView } from "../../../src/protocol/messages";
import { withGaps } from "../../shared/folds";
import { LedgerGap, LedgerRow } from "../../shared/LedgerRow";
import { scaleFor } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

interface Props {
  readonly examples: ExamplesView;
}

export const Examples = steady(({ examples }: Props) => (
  <section class="ledger" data-testid="examples" aria-labelledby="examples-heading">
    <h2 id="examples-heading">
      {panel.examples.heading}{" "}
      <span class="detail">{panel.examples.who(examples.name, examples.parameter)}</span>
    </h2>
    <Rows {...examples} />
  </section>
));

function Rows({ parameter, size, rows, sum, mean }: ExamplesView) {
  const scale = scaleFor([mean, ...rows.map(({ value }) => value)]);
  const places = withGaps(
    rows.map(({ place }) => place),
    size,
  );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{panel.examples.example}</th>
          <th scope="col">
            <span class="ways">
              <span title={panel.examples.raiseTitle(parameter)}>{panel.examples.raise}</span>
              <span title={panel.examples.lowerTitle(parameter)}>{panel.examples.lower}</span>
            </span>
          </th>
          <th scope="col" class="amount">
            {panel.examples.derivative}
          </th>
        </tr>
      </thead>
      <tbody>
        {places.map((item) => {
          if ("folded" in item)
            return <LedgerGap key={`gap ${item.after}`} folded={item.folded} what="example" />;
          const { label, value, isCurrent } = rows[item.place]!;
          return (
            <LedgerRow
              key={`row ${item.place}`}
              name={String(item.index)}
              label={label}
              value={value}
              scale={scale}
              isCurrent={isCurrent}
            />
          );
        })}
      </tbody>
      <tfoot>
        <LedgerRow name="sum" label={mean === null ? panel.ledger.sumSoFar : panel.ledger.sum} value={sum} />
        <LedgerRow name="mean" label={panel.examples.mean(size)} value={mean} scale={scale} />
      </tfoot>
    </table>
  );
}
