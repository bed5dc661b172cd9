/** A mean over examples, in the grid of a sum: a row an example, each with its pull; under them the sum, divided. */
import type { FormulaView, TermView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { scaleFor } from "../shared/numbers";
import { Pull } from "../shared/Pull";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";
import { Asked } from "./Asked";
import { densityOf } from "./density";
import { Tex } from "./Tex";

type MeanView = NonNullable<FormulaView["mean"]>;

interface Props {
  readonly formula: FormulaView;
  readonly mean: MeanView;
}

export function Mean({ formula, mean }: Props) {
  const { terms } = formula;
  const scale = scaleFor(terms.map((term) => ("factors" in term ? term.value : null)));
  return (
    <>
      <Head formula={formula} mean={mean} />
      <ol class="rows" data-density={densityOf(formula)}>
        {terms.map((term, place) =>
          "folded" in term ? (
            <li key={`fold ${place}`} class="row-fold" data-testid="fold">
              <span class="operator">+</span>
              <span class="folded">⋯ {panel.formula.moreExamples(term.folded)}</span>
            </li>
          ) : (
            <Example key={`term ${place}`} term={term} isFirst={place === 0} scale={scale} />
          ),
        )}
      </ol>
      <Divided formula={formula} mean={mean} />
    </>
  );
}

function Head({ formula: { lhs, relation, running, heads }, mean: { share } }: Props) {
  return (
    <div class="heads">
      <div class="sum-lhs">
        <Tex tex={lhs} style="display" />
        <span class="operator">{relation}</span>
      </div>
      <div class="head mean-head">
        <Tex tex={`${share}\\sum_{${running}}${heads?.[0]?.symbol ?? ""}`} style="display" />
      </div>
    </div>
  );
}

interface ExampleProps {
  readonly term: TermView;
  readonly isFirst: boolean;
  readonly scale: number;
}

const Example = steady(({ term: { label, standing, value }, isFirst, scale }: ExampleProps) => {
  const name = label && "words" in label ? label.words : undefined;
  return (
    <li class="row example" data-testid="term" data-standing={standing}>
      <span class="operator">{isFirst ? "" : "+"}</span>
      <span class="example-name" title={name}>
        {name}
      </span>
      <Pull value={value} scale={scale} />
      <span class="share">
        <Num value={value} />
      </span>
    </li>
  );
});

/** The sum, by how many it is divided, and the mean. */
function Divided({ formula: { total, value, isAsked = false }, mean: { sum, of } }: Props) {
  return (
    <div class="total divided">
      <span class="total-note">{total}</span>
      <span class="mean-sum value" data-testid="mean sum">
        <Num value={sum} />
      </span>
      <span class="operator">÷ {of}</span>
      <span class="operator">=</span>
      <span
        class="total-value value"
        data-testid="result"
        data-standing={isAsked ? "asked" : value === null ? "unknown" : "new"}
      >
        {isAsked ? <Asked /> : <Num value={value} />}
      </span>
    </div>
  );
}
