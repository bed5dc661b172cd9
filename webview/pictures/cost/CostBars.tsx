/** Of a network that does not train: what each example costs, as a bar, and their mean, which a line through the bars marks. */

import type { ExampleCostsView } from "../../../src/protocol/messages";
import { fitted, withGaps } from "../../shared/folds";
import { ledgerRoom } from "../../shared/ledgerRoom";
import { Num } from "../../shared/Num";
import { scaleFor } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

interface Props {
  readonly examples: ExampleCostsView;
  readonly height: number;
}

export const CostBars = steady(({ examples, height }: Props) => {
  const { size, rows, mean } = examples;
  const scale = scaleFor([mean, ...rows.map(({ value }) => value)]);
  const shown = rows.map(({ place }) => place);
  const room = ledgerRoom(height, withGaps(shown, size).length, 1);
  const current = rows.findIndex(({ isCurrent }) => isCurrent);
  const share = (value: number | null): string => Math.min((value ?? 0) / scale, 1).toFixed(4);
  return (
    <table
      style={{ "--row": `${room.row}px`, "--mean": share(mean) }}
      data-mean={mean === null ? undefined : ""}
    >
      <tbody>
        {fitted(shown, size, current, room.lines).map((item) => {
          if ("folded" in item)
            return (
              <tr key={`gap ${item.after}`}>
                <td class="more" colSpan={4}>
                  {panel.ledger.folded.example(item.folded)}
                </td>
              </tr>
            );
          const { label, name, value, isCurrent } = rows[item.place]!;
          return (
            <tr
              key={`row ${item.place}`}
              data-row={item.index}
              {...(isCurrent && { "data-current": "", "aria-current": "step" })}
            >
              <th scope="row" title={label}>
                {label}
              </th>
              <td class="symbol">{name}</td>
              <td class="bars">
                <i class="cost-bar" style={{ "--share": share(value) }} />
              </td>
              <td class="amount">
                <Num value={value} />
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr data-row="mean">
          <th scope="row" colSpan={2}>
            {panel.cost.meanOf(size)}
          </th>
          <td class="bars">
            <i class="cost-bar mean" style={{ "--share": share(mean) }} />
          </td>
          <td class="amount">
            <Num value={mean} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
});
