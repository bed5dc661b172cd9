/** The chain rule, or the sum, of the step: symbols and numbers, the newest factor lit, unknown ones blank. */
import type { FormulaView, TermView } from "../src/protocol";
import { type Lines, linesOf } from "./formulaShape";
import { Num } from "./Num";
import { Term } from "./Term";
import { Tex } from "./Tex";

export function Formula({ formula }: { readonly formula: FormulaView | undefined }) {
  if (!formula) return <Beginning />;
  const [first, ...more] = formula.terms;
  const single = first && "factors" in first && more.length === 0;
  return (
    <section class="formula" data-testid="formula" aria-label={formula.name}>
      <div class="lhs">
        <Tex tex={formula.lhs} />
        <span class="operator">{formula.relation}</span>
      </div>
      {single ? <Product term={first} /> : <Sum terms={formula.terms} />}
      <Result formula={formula} />
    </section>
  );
}

/** p = 0: nothing is done yet, the place of the formula is empty. */
function Beginning() {
  return (
    <section class="formula beginning" data-testid="formula" aria-label="No formula yet">
      <p>Nothing is computed yet.</p>
      <p class="hint">
        Predict what comes first, then press <kbd>F10</kbd>.
      </p>
    </section>
  );
}

const ALL_LINES: Lines = { rule: true, numbers: true };

function Product({ term }: { readonly term: TermView }) {
  return (
    <div class="product" style={{ "--factors": term.factors.length }}>
      <Term term={term} lines={ALL_LINES} />
    </div>
  );
}

function Sum({ terms }: { readonly terms: FormulaView["terms"] }) {
  const { width, lines } = linesOf(terms);
  return (
    <ol class="sum" data-width={width}>
      {terms.map((term, place) =>
        "folded" in term ? (
          <li key={`fold ${place}`} class="fold" data-testid="fold">
            <span class="operator">+</span>
            <span aria-hidden="true">⋯</span> {term.folded} more {term.folded === 1 ? "term" : "terms"}
          </li>
        ) : (
          <li key={`term ${place}`} class="term" data-testid="term" data-standing={term.standing}>
            <span class="operator">{place === 0 ? "" : "+"}</span>
            <Term term={term} lines={lines} />
            {width > 1 && (
              <span class="share">
                <span class="operator">{term.factors.length > 1 ? "=" : ""}</span>
                {term.factors.length > 1 && <Num value={term.value} />}
              </span>
            )}
          </li>
        ),
      )}
    </ol>
  );
}

function Result({ formula: { value, soFar, outcome } }: { readonly formula: FormulaView }) {
  const isPartial = value === null && soFar !== null;
  return (
    <div class="result" data-testid="result" data-standing={value === null ? "unknown" : "new"}>
      <span class="operator">{isPartial ? "" : "="}</span>
      <div class="place">
        <div class="value">
          <Num value={value} />
        </div>
        <div class="note">
          {isPartial && (
            <>
              so far <Num value={soFar} />
            </>
          )}
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
