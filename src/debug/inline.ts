/** What an editor may write at the end of the current number: the quantity at hand and its value. */
import { formulaOf } from "../core/formula";
import { readable } from "../core/notation";
import type { State } from "../core/state";

/** "∂C/∂w₀₁⁽²⁾ = −0.0711", "z₀⁽¹⁾ = 0.2 so far", "w₀₁⁽²⁾ ← 0.79"; undefined at the start, where there is no step yet. */
export function inlineText(state: State): string | undefined {
  const formula = formulaOf(state);
  if (!formula) return undefined;
  const { name, relation, value, soFar } = formula;
  if (value !== null) return `${name} ${relation} ${readable(value)}`;
  return soFar === null ? undefined : `${name} ${relation} ${readable(soFar)} so far`;
}
