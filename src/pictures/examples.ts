/** Who pulls which way: the derivative of one parameter for each example of the batch, their sum and their mean. */

import type { Parameter } from "../core/network/network";
import type { State } from "../core/run/state";
import { isInExample } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { exampleName } from "../lesson/names";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio } from "../math/quantity";
import type { ExamplesView } from "../protocol/messages";

/** Examples that are shown before the batch is folded. */
const EXAMPLES = 8;

/** The ledger of the parameter at hand. */
export function examplesOf(state: State, parameter: Parameter): ExamplesView {
  const { network, program, turn, batchCount: size } = state;
  const first = program.batchOf(turn).start;
  const symbols = symbolsOf(state);
  const own = symbols.parameter(parameter);
  const current = isInExample(state) ? turn - first : undefined;
  return {
    parameter: plain(own),
    name: plainRatio(symbols.meanC, own),
    size,
    rows: shown(size, turn - first, EXAMPLES).map((place) => ({
      place,
      label: exampleName(network, program.exampleOf(first + place)),
      value: state.derivativeIn(first + place, parameter) ?? null,
      isCurrent: place === current,
    })),
    sum: state.sum(parameter) ?? null,
    ...(!state.isSummed && { mean: state.mean(parameter) ?? null }),
  };
}
