/** The formula of one number as an entry of whole layers' vectors: the same boxes and values, other symbols and workings. */
import type { FactorView, FormulaView } from "../../src/protocol/messages";

/** Undefined where its factors are no vectors' numbers. */
export function inMatrices(formula: FormulaView): FormulaView | undefined {
  const [term, ...more] = formula.terms;
  if (!term || "folded" in term || more.length > 0 || !term.factors.some(({ entry }) => entry))
    return undefined;
  return { ...formula, terms: [{ ...term, factors: term.factors.map(asEntry) }] };
}

/** Its note says where it stands. */
function asEntry({ rule: _, numbers: __, ...factor }: FactorView): FactorView {
  const { entry } = factor;
  return entry ? { ...factor, symbol: entry.symbol, note: entry.words } : factor;
}
