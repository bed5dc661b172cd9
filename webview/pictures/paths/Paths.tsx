/** The paths from a neuron through the next layer as a ledger: each term of its ∂C/∂a as a bar, and their sum. */

import type { PathsView } from "../../../src/protocol/messages";
import { withGaps } from "../../shared/folds";
import { LedgerGap, LedgerRow } from "../../shared/LedgerRow";
import { scaleFor } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

export const Paths = steady(({ paths }: { readonly paths: PathsView }) => (
  <section class="ledger" data-testid="paths" aria-labelledby="paths-heading">
    <h2 id="paths-heading">
      {panel.paths.heading} <span class="detail">{panel.paths.terms(paths.name, paths.layer)}</span>
    </h2>
    <Rows {...paths} />
  </section>
));

function Rows({ name, size, rows, sum, isWhole }: PathsView) {
  const scale = scaleFor([sum, ...rows.map(({ value }) => value)]);
  const places = withGaps(
    rows.map(({ j }) => j),
    size,
  );
  return (
    <table>
      <tbody>
        {places.map((item) => {
          if ("folded" in item)
            return <LedgerGap key={`gap ${item.after}`} folded={item.folded} what="path" />;
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
        <LedgerRow name="sum" label={isWhole ? name : panel.ledger.sumSoFar} value={sum} scale={scale} />
      </tfoot>
    </table>
  );
}
