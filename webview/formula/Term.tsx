/** A product: its factors as cards, in written order. */
import { Fragment } from "preact";
import type { FactorView, TermView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { steady } from "../shared/steady";
import { Asked } from "./Asked";
import type { Lines } from "./formulaShape";
import { Tex } from "./Tex";

interface Props {
  readonly term: TermView;
  readonly lines: Lines;
  /** How large its fractions are, as TeX calls it. */
  readonly rules: "display" | "text";
}

export function Term({ term, lines, rules }: Props) {
  return (
    <div class="factors" data-count={term.factors.length}>
      {term.factors.map((factor, place) => (
        <Fragment key={`factor ${place}`}>
          {place > 0 && <span class="operator">·</span>}
          <Factor factor={factor} lines={lines} rules={rules} />
        </Fragment>
      ))}
    </div>
  );
}

interface FactorProps extends Omit<Props, "term"> {
  readonly factor: FactorView;
}

const Factor = steady(({ factor, lines, rules }: FactorProps) => {
  const { symbol, rule, numbers, value, standing } = factor;
  return (
    <div class="factor" data-testid="factor" data-standing={standing}>
      <div class="symbol">
        <Tex tex={symbol} style="display" />
      </div>
      {lines.rule && <div class="rule">{rule !== undefined && <Tex tex={rule} style={rules} />}</div>}
      {lines.numbers && (
        <div class="numbers" title={numbers}>
          {numbers}
        </div>
      )}
      <div class="value">{standing === "asked" ? <Asked /> : <Num value={value} />}</div>
    </div>
  );
});
