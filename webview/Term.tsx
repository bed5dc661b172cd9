/** A product: its factors as cards, in written order. */
import { Fragment } from "preact";
import type { FactorView, TermView } from "../src/protocol";
import type { Lines } from "./formulaShape";
import { Num } from "./Num";
import { Tex } from "./Tex";

interface Props {
  readonly term: TermView;
  readonly lines: Lines;
}

export function Term({ term, lines }: Props) {
  return (
    <div class="factors" data-count={term.factors.length}>
      {term.factors.map((factor, place) => (
        <Fragment key={`factor ${place}`}>
          {place > 0 && <span class="operator">·</span>}
          <Factor factor={factor} lines={lines} />
        </Fragment>
      ))}
    </div>
  );
}

function Factor({ factor, lines }: { readonly factor: FactorView; readonly lines: Lines }) {
  const { symbol, rule, numbers, value, standing } = factor;
  return (
    <div class="factor" data-testid="factor" data-standing={standing}>
      <div class="symbol">
        <Tex tex={`\\displaystyle ${symbol}`} />
      </div>
      {lines.rule && <div class="rule">{rule !== undefined && <Tex tex={rule} />}</div>}
      {lines.numbers && (
        <div class="numbers" title={numbers}>
          {numbers}
        </div>
      )}
      <div class="value">
        <Num value={value} />
      </div>
    </div>
  );
}
