/** The examples of the batch as a ledger: who pulls the parameter which way, the sum so far and the mean. */
import type { ExamplesView } from "../../../src/protocol/messages";
import { withGaps } from "../../shared/folds";
import { LedgerGap, LedgerRow } from "../../shared/LedgerRow";
import { scaleFor } from "../../shared/numbers";
import { steady } from "../../shared/steady";

interface Props {
  readonly examples: ExamplesView;
}

export const Examples = steady(({ examples }: Props) => (
  <section class="ledger" data-testid="examples" aria-labelledby="examples-heading">
    <h2 id="examples-heading">
      Examples{" "}
      <span class="detail">{`${examples.name}: who would raise ${examples.parameter}, who lower it`}</span>
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
          <th scope="col">example</th>
          <th scope="col">
            <span class="ways">
              <span title={`Negative: a larger ${parameter} lowers this example's cost`}>◂ raise</span>
              <span title={`Positive: a smaller ${parameter} lowers this example's cost`}>lower ▸</span>
            </span>
          </th>
          <th scope="col" class="amount">
            derivative
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
        <LedgerRow name="sum" label={mean === null ? "sum so far" : "sum"} value={sum} />
        <LedgerRow name="mean" label={`mean of ${size}`} value={mean} scale={scale} />
      </tfoot>
    </table>
  );
}
