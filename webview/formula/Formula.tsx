/** The chain rule, or the sum, of the step: symbols and numbers, the newest factor lit, unknown ones blank. */

import type { FormulaView, TermView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { panel } from "../shared/words";
import { Asked } from "./Asked";
import { type Lines, shapeOf } from "./formulaShape";
import { Term } from "./Term";
import { Tex } from "./Tex";

export function Formula({ formula }: { readonly formula: FormulaView | undefined }) {
  if (!formula) return <Beginning />;
  const [first, ...more] = formula.terms;
  const single = first && "factors" in first && more.length === 0;
  return (
    <section class="formula" data-testid="formula" aria-label={formula.name}>
      <div class="lhs">
        <Tex tex={formula.lhs} style="display" />
        <span class="operator">{formula.relation}</span>
      </div>
      {single ? <Product term={first} /> : <Sum terms={formula.terms} />}
      <Result formula={formula} />
    </section>
  );
}

/** p = 0: nothing is done yet, the place of the formula is empty. */
function Beginning() {
  const [before, after] = panel.formula.press;
  return (
    <section class="formula beginning" data-testid="formula" aria-label={panel.formula.none}>
      <p>{panel.formula.ponder}</p>
      <p class="hint">
        {before}
        <kbd>F10</kbd>
        {after}
      </p>
    </section>
  );
}

const ALL_LINES: Lines = { rule: true, numbers: true };

function Product({ term }: { readonly term: TermView }) {
  return (
    <div class="product">
      <Term term={term} lines={ALL_LINES} rules="display" />
    </div>
  );
}

function Sum({ terms }: { readonly terms: FormulaView["terms"] }) {
  const { width, lines } = shapeOf(terms);
  return (
    <ol class="sum" data-width={width}>
      {terms.map((term, place) =>
        "folded" in term ? (
          <li key={`fold ${place}`} class="fold" data-testid="fold">
            <span class="operator">+</span>⋯ {panel.formula.moreTerms(term.folded)}
          </li>
        ) : (
          <Summand
            key={`term ${place}`}
            term={term}
            lines={lines}
            isFirst={place === 0}
            isAlone={width === 1}
          />
        ),
      )}
    </ol>
  );
}

interface SummandProps {
  readonly term: TermView;
  readonly lines: Lines;
  readonly isFirst: boolean;
  /** Every term of the sum is a single factor, so none needs a column for its product. */
  readonly isAlone: boolean;
}

function Summand({ term, lines, isFirst, isAlone }: SummandProps) {
  const isProduct = term.factors.length > 1;
  return (
    <li class="term" data-testid="term" data-standing={term.standing} data-factors={term.factors.length}>
      <span class="operator">{isFirst ? "" : "+"}</span>
      <Term term={term} lines={lines} rules="text" />
      {!isAlone && (
        <span class="share">
          {isProduct && (
            <>
              <span class="operator">=</span>
              {term.standing === "asked" ? <Asked /> : <Num value={term.value} />}
            </>
          )}
        </span>
      )}
    </li>
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
      <span class="operator">=</span>
      <div class="place">
        <div class="value">{isAsked ? <Asked /> : <Num value={isPartial ? soFar : value} />}</div>
        <div class="note">
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
    </div>
  );
}
