/** A product: its factors as boxes, in written order; where there are fewer than three the last one is wider. */
import { Fragment } from "preact";
import type { EntryView, FactorView, TermView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { compact } from "../shared/numbers";
import { steady } from "../shared/steady";
import { Asked } from "./Asked";
import { Tex } from "./Tex";

interface Props {
  readonly term: TermView;
  /** Whether each factor is shown in its layer's vector. */
  readonly showsEntries?: boolean;
}

export function Term({ term, showsEntries = false }: Props) {
  return (
    <div class="factors" data-count={term.factors.length}>
      {term.factors.map((factor, place) => (
        <Fragment key={`factor ${place}`}>
          {place > 0 && <span class="operator">·</span>}
          <Factor factor={factor} showsEntry={showsEntries} />
        </Fragment>
      ))}
    </div>
  );
}

/** What stays in one line where the workings take two: "(1 − 0.7774)". */
const SHORT_GROUP = /(\([^()]{0,14}\))/;

const Factor = steady(
  ({ factor, showsEntry }: { readonly factor: FactorView; readonly showsEntry: boolean }) => {
    const { symbol, rule, numbers, value, standing, note, entry } = factor;
    return (
      <div class="factor" data-testid="factor" data-standing={standing}>
        <div class="factor-symbol">
          <Tex tex={symbol} style="display" />
        </div>
        {showsEntry && entry ? (
          <Vector entry={entry} />
        ) : (
          <>
            <div class="factor-rule">{rule !== undefined && <Tex tex={rule} style="display" />}</div>
            <div class="factor-numbers" title={numbers}>
              {numbers?.split(SHORT_GROUP).map((piece, place) => (
                <span key={place} class={place % 2 === 1 ? "whole" : undefined}>
                  {piece}
                </span>
              ))}
            </div>
          </>
        )}
        <div class="factor-value value">{standing === "asked" ? <Asked /> : <Num value={value} />}</div>
        <div class="factor-note">{note}</div>
      </div>
    );
  },
);

/** A row or a column of numbers in brackets, the factor's own lit; a dashed line stands where some are left out. */
function Vector({ entry: { lies, current, at, values } }: { readonly entry: EntryView }) {
  return (
    <ol class="factor-vector" data-lies={lies}>
      {at.map((index, place) => (
        <li
          key={index}
          data-current={index === current ? "" : undefined}
          data-folded={place > 0 && index > at[place - 1]! + 1 ? "" : undefined}
        >
          <Num value={values[place]!} write={(value) => compact(value, 2)} />
        </li>
      ))}
    </ol>
  );
}
