/** What an editor may write beside the current number: the quantity at hand and its value. */

import type { Step } from "../../core/program/steps";
import type { Known, State } from "../../core/run/state";
import { derivationOf } from "../../lesson/derivation/of";
import type { Sight } from "../../lesson/prediction/sight";
import { symbolOf } from "../../lesson/quantity";
import { symbolsOf } from "../../lesson/symbols";
import { textOf } from "../../math/text";
import { readable } from "../../protocol/format";
import { words } from "../../words/words";

/** "∂C/∂w₀₁⁽²⁾ = −0.0711", "z₀⁽¹⁾ = 0.2 so far", "w₀₁⁽²⁾ ← 0.79"; undefined at the start, where there is no step
 * yet, and while it is asked for. */
export function inlineText({ state, question }: Sight): string | undefined {
  if (question) return undefined;
  const step = state.latest?.step;
  if (!step) return undefined;
  const link = linkOf(state, step);
  if (link !== undefined) return `${textOf(symbolOf(symbolsOf(state), step))} = ${readable(link)}`;
  const { of, relation, value, soFar } = derivationOf(state)!;
  const name = textOf(of);
  if (value !== undefined) return `${name} ${relation} ${readable(value)}`;
  return soFar === undefined ? undefined : words.debug.soFar(`${name} ${relation} ${readable(soFar)}`);
}

/** A derivative that is whole, though the formula goes on with it to those of the weights. */
function linkOf(state: State, { kind, l, j }: Step): Known {
  if (kind === "dC_da") return state.dC_da(l, j);
  return kind === "da_dz" ? state.dC_dz(l, j) : undefined;
}
