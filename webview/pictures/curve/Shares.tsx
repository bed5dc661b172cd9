/** What each neuron of a layer that mixes has of the 1 that they share out, and what a nudge makes of it. */

import type { SharesView, WhatIfView } from "../../../src/protocol/messages";
import { fitted } from "../../shared/folds";
import { Num } from "../../shared/Num";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

interface Props {
  readonly shares: SharesView;
  readonly answer: WhatIfView | undefined;
  readonly height: number;
}

const ROW = 17;

export const Shares = steady(({ shares: { rows, size, l }, answer, height }: Props) => {
  const nudged = answer?.activations.find((layer) => layer.l === l)?.values;
  const items = fitted(
    rows.map(({ j }) => j),
    size,
    rows.findIndex(({ isCurrent }) => isCurrent),
    Math.floor((height - ROW) / ROW),
  );
  return (
    <table class="shares">
      <thead>
        <tr>
          <th scope="col">{panel.curve.neuron}</th>
          <th scope="col">z</th>
          <th scope="col">{panel.curve.share}</th>
          <th scope="col">a</th>
          <th scope="col">{panel.curve.nudged}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          if ("folded" in item)
            return (
              <tr key={`gap ${item.after}`}>
                <td class="more" colSpan={5}>
                  {panel.ledger.folded.neuron(item.folded)}
                </td>
              </tr>
            );
          const { j, label, z, a, isCurrent } = rows[item.place]!;
          const after = nudged?.[j] ?? null;
          return (
            <tr
              key={`row ${item.place}`}
              data-row={j}
              {...(isCurrent && { "data-current": "", "aria-current": "true" })}
            >
              <th scope="row" title={label}>
                {label}
              </th>
              <td>
                <Num value={z} />
              </td>
              <td>
                <i
                  class="share"
                  style={{ "--share": (a ?? 0).toFixed(3), "--nudged": (after ?? a ?? 0).toFixed(3) }}
                />
              </td>
              <td>
                <Num value={a} />
              </td>
              <td>
                <Num value={after} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
});
