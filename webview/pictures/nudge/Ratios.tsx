/** The ratio ΔC/Δw of each nudge tried, beside the derivative that it closes in on. */

import type { NudgeView } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { difference, halvingWords, type Tried } from "./closingIn";

interface Props extends Pick<NudgeView, "ratio" | "derivativeName" | "derivative"> {
  /** Of the parameter. */
  readonly name: string;
  readonly tried: readonly Tried[];
}

/** A row without a nudge, so that the table is there before the first one. */
const NONE = [undefined];

export const Ratios = steady(({ name, ratio, derivativeName, derivative, tried }: Props) => {
  const differences = tried.map((each) => difference(each, derivative));
  const most = Math.max(...differences.map((each) => Math.abs(each ?? 0)));
  const rows = tried.length === 0 ? NONE : tried;
  return (
    <div class="closing-in">
      <table>
        <thead>
          <tr>
            <th scope="col">Δ{name}</th>
            <th scope="col">{ratio}</th>
            <th scope="col" title={`${ratio} − ${derivativeName}`}>
              {panel.nudge.difference}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map((each, place) => {
            const off = differences[place] ?? null;
            const isLast = place === rows.length - 1;
            return (
              <tr key={`try ${place}`}>
                <td>
                  <Num value={each?.delta ?? null} />
                </td>
                <td {...(isLast && { "data-testid": "ratio", "aria-live": "polite" })}>
                  <Num value={each?.ratio ?? null} />
                </td>
                <td {...(isLast && { "data-testid": "difference" })}>
                  <Num value={off} />
                </td>
                <td
                  class="off"
                  style={{ "--share": most > 0 ? Math.abs((off ?? 0) / most).toFixed(3) : "0" }}
                />
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{derivativeName}</th>
            <td data-testid="derivative">
              <Num value={derivative} />
            </td>
            <td />
            <td />
          </tr>
        </tfoot>
      </table>
      <p class="halving" data-testid="halving">
        {halvingWords(tried, derivative)}
      </p>
    </div>
  );
});
