/** The examples of the batch as a ledger: who pulls the parameter which way, the sum so far and the mean. */

import type { ExamplesView } from "../../../src/protocol/messages";
import { fitted, withGaps } from "../../shared/folds";
import { LedgerGap, LedgerRow } from "../../shared/LedgerRow";
import { ledgerRoom } from "../../shared/ledgerRoom";
import { scaleFor } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";

interface Props {
  readonly examples: ExamplesView;
}

/** The sum, and the mean. */
const FOOT = 2;

export function Examples({ examples }: Props) {
  const [place, { height }] = useSize<HTMLDivElement>();
  const who = panel.examples.who(examples.name, examples.parameter);
  return (
    <section class="ledger fits" data-testid="examples" aria-label={panel.deck.tabs.examples}>
      <p class="view-line beside-switch">
        <span class="detail" title={who}>
          {who}
        </span>
      </p>
      <div class="view-body" ref={place}>
        <Rows examples={examples} height={height} />
      </div>
    </section>
  );
}

const Rows = steady(({ examples, height }: Props & { readonly height: number }) => {
  const { parameter, size, rows, sum, mean } = examples;
  const scale = scaleFor([mean ?? sum, ...rows.map(({ value }) => value)]);
  const shown = rows.map(({ place }) => place);
  const room = ledgerRoom(height, withGaps(shown, size).length, FOOT);
  const current = rows.findIndex(({ isCurrent }) => isCurrent);
  return (
    <table style={{ "--row": `${room.row}px` }}>
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
        {fitted(shown, size, current, room.lines).map((item) => {
          if ("folded" in item) return <LedgerGap key={`gap ${item.after}`} folded={item.folded} />;
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
        {(room.foot === FOOT || mean === undefined) && (
          <LedgerRow
            name="sum"
            label={mean === null ? panel.ledger.sumSoFar : panel.ledger.sum}
            value={sum}
            {...(mean === undefined && { scale })}
          />
        )}
        {mean !== undefined && (
          <LedgerRow name="mean" label={panel.examples.mean(size)} value={mean} scale={scale} />
        )}
      </tfoot>
    </table>
  );
});
