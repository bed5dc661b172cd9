/** One row of a ledger: what it is of, its bar, its number. */

import type { Value } from "../../src/protocol/messages";
import { Num } from "./Num";
import { Pull } from "./Pull";
import { steady } from "./steady";
import { panel } from "./words";

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  /** Without one the number has no bar. */
  readonly scale?: number;
  readonly isCurrent?: boolean;
}

export const LedgerRow = steady(({ name, label, value, scale, isCurrent = false }: Props) => (
  <tr data-row={name} {...(isCurrent && { "data-current": "", "aria-current": "step" })}>
    <th scope="row" title={label}>
      {label}
    </th>
    <td class="pulls">{scale !== undefined && <Pull value={value} scale={scale} />}</td>
    <td class="amount">
      <Num value={value} />
    </td>
  </tr>
));

/** Examples that are left out. */
export function LedgerGap({ folded }: { readonly folded: number }) {
  return (
    <tr>
      <td class="more" colSpan={3}>
        {panel.ledger.folded.example(folded)}
      </td>
    </tr>
  );
}
