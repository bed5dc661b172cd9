/** The formula as it is for any neuron: the same boxes and numbers, other symbols. */
import type { FactorView, FormulaView, HeadView } from "../../src/protocol/messages";

export function inGeneral(formula: FormulaView): FormulaView {
  const { heads, terms } = formula;
  return {
    ...formula,
    lhs: formula.general,
    ...(heads && { heads: heads.map(general<HeadView>) }),
    terms: terms.map((term) =>
      "folded" in term ? term : { ...term, factors: term.factors.map(withoutNumbers) },
    ),
  };
}

function general<Printed extends HeadView | FactorView>(printed: Printed): Printed {
  const { rule: _, ...rest } = printed;
  return { ...rest, ...printed.general } as Printed;
}

/** Its workings are of numbers alone. */
function withoutNumbers(factor: FactorView): FactorView {
  const { numbers: _, ...rest } = general(factor);
  return rest;
}
