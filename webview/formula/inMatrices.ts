/** The formula of one number as a part of whole layers' vectors and matrices: the same boxes and values, other symbols and workings. */
import type { FactorView, FormulaView, HeadView } from "../../src/protocol/messages";

export function inMatrices(formula: FormulaView): FormulaView {
  const { heads, terms } = formula;
  return {
    ...formula,
    ...(heads && { heads: heads.map(ofWhole) }),
    terms: terms.map((term) => ("folded" in term ? term : { ...term, factors: term.factors.map(inWhole) })),
  };
}

/** Its rule says which row or column of the matrix is meant. */
function ofWhole({ whole, general }: HeadView): HeadView {
  return { symbol: whole.symbol, ...(whole.words && { rule: `\\text{${whole.words}}` }), general, whole };
}

/** Its note says where it stands. */
function inWhole(factor: FactorView): FactorView {
  const { rule: _, numbers: __, ...rest } = factor;
  const { entry, whole } = factor;
  if (entry) return { ...rest, symbol: entry.symbol, note: entry.words };
  return whole ? { ...rest, symbol: whole.symbol, numbers: whole.words } : factor;
}
