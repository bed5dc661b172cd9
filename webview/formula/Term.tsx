/** A product: its factors as boxes, in written order; where there are fewer than three the last one is wider. */
import { Fragment } from "preact";
import type { FactorView, TermView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { steady } from "../shared/steady";
import { Asked } from "./Asked";
import { Tex } from "./Tex";

export function Term({ term }: { readonly term: TermView }) {
  return (
    <div class="factors" data-count={term.factors.length}>
      {term.factors.map((factor, place) => (
        <Fragment key={`factor ${place}`}>
          {place > 0 && <span class="operator">·</span>}
          <Factor factor={factor} />
        </Fragment>
      ))}
    </div>
  );
}

const Factor = steady(({ factor }: { readonly factor: FactorView }) => {
  const { symbol, rule, numbers, value, standing, note } = factor;
  return (
    <div class="factor" data-testid="factor" data-standing={standing}>
      <div class="factor-symbol">
        <Tex tex={symbol} style="display" />
      </div>
      <div class="factor-rule">{rule !== undefined && <Tex tex={rule} style="display" />}</div>
      <div class="factor-numbers" title={numbers}>
        {numbers}
      </div>
      <div class="factor-value value">{standing === "asked" ? <Asked /> : <Num value={value} />}</div>
      <div class="factor-note">{note}</div>
    </div>
  );
});
