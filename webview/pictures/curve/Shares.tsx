/** What each neuron of a layer that mixes has of the 1 that they share out. */

import type { SharesView } from "../../../src/protocol/messages";
import { withGaps } from "../../shared/folds";
import { LedgerGap } from "../../shared/LedgerRow";
import { Num } from "../../shared/Num";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

export const Shares = steady(({ shares: { rows, size } }: { readonly shares: SharesView }) => (
  <div class="ledger shares">
    <table>
      <thead>
        <tr>
          <th scope="col">{panel.curve.neuron}</th>
          <th scope="col">z</th>
          <th scope="col">{panel.curve.share}</th>
          <th scope="col">a</th>
        </tr>
      </thead>
      <tbody>
        {withGaps(
          rows.map(({ j }) => j),
          size,
        ).map((item) => {
          if ("folded" in item)
            return <LedgerGap key={`gap ${item.after}`} folded={item.folded} what="neuron" />;
          const { j, label, z, a, isCurrent } = rows[item.place]!;
          return (
            <tr
              key={`row ${item.place}`}
              data-row={j}
              {...(isCurrent && { "data-current": "", "aria-current": "true" })}
            >
              <th scope="row">{label}</th>
              <td>
                <Num value={z} />
              </td>
              <td>
                <i class="share" style={{ "--share": (a ?? 0).toFixed(3) }} />
              </td>
              <td class="amount">
                <Num value={a} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </div>
));
