/** The chain rule, or the sum, of the step, on one grid: symbols and numbers, the newest factor lit, unknown ones blank. */

import type { FormulaView, TermView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { panel } from "../shared/words";
import { Asked } from "./Asked";
import { Mean } from "./Mean";
import { Sum } from "./Sum";
import { Term } from "./Term";
import { Tex } from "./Tex";

interface Props {
  readonly formula: FormulaView;
  readonly isCompact: boolean;
  /** Whether each factor of a product is shown in its layer's vector, and columns of a sum say of which row they are. */
  readonly isInMatrices?: boolean;
}

export function Formula({ formula, isCompact, isInMatrices = false }: Props) {
  const only = onlyTerm(formula);
  return (
    <section class={only ? "formula product" : "formula sum"} data-testid="formula" aria-label={formula.name}>
      {only ? (
        <Product formula={formula} term={only} showsEntries={isInMatrices} />
      ) : formula.mean ? (
        <Mean formula={formula} mean={formula.mean} />
      ) : (
        <Sum formula={formula} isNarrow={isCompact} isInMatrices={isInMatrices} />
      )}
    </section>
  );
}

/** Of a formula that is one product. */
function onlyTerm({ terms, mean }: FormulaView): TermView | undefined {
  const [first, ...more] = terms;
  return first && "factors" in first && more.length === 0 && !mean ? first : undefined;
}

interface ProductProps {
  readonly formula: FormulaView;
  readonly term: TermView;
  readonly showsEntries: boolean;
}

function Product({ formula, term, showsEntries }: ProductProps) {
  return (
    <>
      <div class="lhs">
        <Tex tex={formula.lhs} style="display" />
        <span class="operator">{formula.relation}</span>
      </div>
      <Term term={term} showsEntries={showsEntries} />
      <span class="operator equals">=</span>
      <Result formula={formula} />
    </>
  );
}

/**
 * The value. While some of it is not computed yet, what is known so far stands in its place, dimmed and said to be so;
 * while the value is asked for, beside it.
 */
function Result({ formula: { value, soFar, outcome, isAsked = false } }: { readonly formula: FormulaView }) {
  const isPartial = value === null && soFar !== null;
  return (
    <div
      class="result"
      data-testid="result"
      data-standing={isAsked ? "asked" : value === null ? "unknown" : "new"}
    >
      <div class="value">{isAsked ? <Asked /> : <Num value={isPartial ? soFar : value} />}</div>
      <div class="result-note">
        {isPartial && isAsked && (
          <>
            <Num value={soFar} />{" "}
          </>
        )}
        {isPartial && panel.formula.soFar}
        {outcome && (
          <>
            {outcome.words}: <Num value={outcome.value} />
          </>
        )}
      </div>
    </div>
  );
}
