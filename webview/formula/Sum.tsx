/** A sum as a table in the formula's own columns: a row a term, what they have in common over them, the total under a rule. */
import { Fragment } from "preact";
import type { FactorView, FormulaView, HeadView, ShortView, TermView } from "../../src/protocol/messages";
import { Num } from "../shared/Num";
import { compact, reading, roundScale } from "../shared/numbers";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";
import { Asked } from "./Asked";
import { type Density, densityOf } from "./density";
import { Tex } from "./Tex";

/** The columns of the factors. */
const COLUMNS = 3;

interface SumProps {
  readonly formula: FormulaView;
  /** Whether numbers are short, and nothing stands beside them. */
  readonly isNarrow: boolean;
  /** Whether the heads say of which row or column of a matrix they are. */
  readonly isInMatrices: boolean;
}

export function Sum({ formula, isNarrow, isInMatrices }: SumProps) {
  const { terms, heads } = formula;
  const density = densityOf(formula);
  const width = Math.max(...terms.map((term) => ("factors" in term ? term.factors.length : 1)));
  const scale = roundScale(
    Math.max(...terms.map((term) => ("factors" in term ? Math.abs(term.value ?? 0) : 0))),
  );
  return (
    <>
      <Heads
        formula={formula}
        heads={heads ?? []}
        hasRules={isInMatrices || (density !== "roomy" && width === COLUMNS)}
      />
      <ol class="rows" data-density={density}>
        {terms.map((term, place) =>
          "folded" in term ? (
            <li key={`fold ${place}`} class="row-fold" data-testid="fold">
              <span class="operator">{place > 0 && "+"}</span>
              <span class="folded">⋯ {panel.formula.moreTerms(term.folded)}</span>
            </li>
          ) : (
            <Row
              key={`term ${place}`}
              term={term}
              isFirst={place === 0}
              width={width}
              density={density}
              scale={scale}
              hasBars={heads !== undefined && !isNarrow}
              isNarrow={isNarrow}
            />
          ),
        )}
      </ol>
      <Total formula={formula} />
    </>
  );
}

interface HeadsProps {
  readonly formula: FormulaView;
  readonly heads: readonly HeadView[];
  /** Whether they say what the factors work out to: where the rows have no room for it. */
  readonly hasRules: boolean;
}

function Heads({ formula, heads, hasRules }: HeadsProps) {
  const { lhs, relation, running, short } = formula;
  return (
    <div class="heads">
      <div class="sum-lhs">
        <Tex tex={lhs} style="display" />
        <span class="operator">{relation}</span>
      </div>
      {running !== undefined && (
        <span class="sigma">
          <Tex tex={`\\sum_{${running}}`} style="text" />
        </span>
      )}
      {short && <Short short={short} />}
      {heads.map(({ symbol, rule }, place) => (
        <Fragment key={`head ${place}`}>
          {place > 0 && <span class="operator">·</span>}
          <div class="head">
            <Tex tex={symbol} style="display" />
            {hasRules && rule !== undefined && (
              <span class="head-rule">
                <Tex tex={rule} style="text" />
              </span>
            )}
          </div>
        </Fragment>
      ))}
    </div>
  );
}

/** What names of an update rule are short for. */
function Short({ short }: { readonly short: readonly ShortView[] }) {
  return (
    <div class="shorts">
      {short.map(({ tex, numbers }) => (
        <div key={tex} class="short">
          <Tex tex={tex} style="text" />
          {numbers !== undefined && (
            <span class="short-numbers" title={numbers}>
              {numbers}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

interface RowProps {
  readonly term: TermView;
  readonly isFirst: boolean;
  readonly width: number;
  readonly density: Density;
  readonly scale: number;
  /** Whether the terms are of one kind, to be compared. */
  readonly hasBars: boolean;
  readonly isNarrow: boolean;
}

const Row = steady(({ term, isFirst, width, density, scale, hasBars, isNarrow }: RowProps) => {
  const { factors, standing, label, value } = term;
  return (
    <li class="row" data-testid="term" data-standing={standing} data-factors={factors.length}>
      <span class="operator">{isFirst ? "" : "+"}</span>
      <span class="label">
        {label && ("tex" in label ? <Tex tex={label.tex} style="text" /> : label.words)}
      </span>
      <div class="cells" data-count={factors.length}>
        {factors.map((factor, place) => (
          <Fragment key={`factor ${place}`}>
            {place > 0 && <span class="operator">·</span>}
            <Cell factor={factor} density={density} width={width} isNarrow={isNarrow} />
          </Fragment>
        ))}
        {hasBars && width < COLUMNS && width > 1 && (
          <span class="axis">
            <Bar value={value} scale={scale} />
          </span>
        )}
      </div>
      <span class="operator equals">=</span>
      <span class="share">
        {hasBars && width !== 2 && <Bar value={value} scale={scale} />}
        {standing === "asked" ? <Asked /> : <Num value={value} />}
      </span>
    </li>
  );
});

/** A term's size among the terms, and its sign. */
function Bar({ value, scale }: { readonly value: number | null; readonly scale: number }) {
  if (value === null || !Number.isFinite(value)) return null;
  return (
    <i
      class="share-bar"
      data-sign={value < 0 ? "negative" : "positive"}
      style={{ "--share": Math.min(Math.abs(value) / scale, 1).toFixed(3) }}
    />
  );
}

interface CellProps {
  readonly factor: FactorView;
  readonly density: Density;
  /** How many factors share the row. */
  readonly width: number;
  readonly isNarrow: boolean;
}

/** A longer rule has no room beside the value. */
const SHORT = 24;

/** Over the value there is room for any rule, beside it for a short one, or where the row is one factor's alone. */
function hasRoom(rule: string, density: Density, width: number): boolean {
  if (density === "roomy" || width === 1) return true;
  return density === "medium" && width < COLUMNS && rule.length <= SHORT;
}

/** A factor of a term: what it is called, or works out to, and its value. */
const Cell = steady(({ factor, density, width, isNarrow }: CellProps) => {
  const { symbol, rule, numbers, value, standing } = factor;
  const written = rule ?? symbol;
  return (
    <div class="cell" data-testid="factor" data-standing={standing}>
      {hasRoom(written, density, isNarrow ? COLUMNS : width) && (
        <span class="cell-rule" title={numbers}>
          <Tex tex={written} style="text" />
          {width === 1 && numbers !== undefined && <span class="cell-numbers">{numbers}</span>}
        </span>
      )}
      <span class="cell-value value">
        {standing === "asked" ? (
          <Asked />
        ) : (
          <Num value={value} write={isNarrow && width > 1 ? compact : reading} />
        )}
      </span>
    </div>
  );
});

/** What the terms have come to; while the value is asked for, what they had come to before. */
function Total({ formula: { value, soFar, isAsked = false, total } }: { readonly formula: FormulaView }) {
  const isPartial = value === null && soFar !== null;
  return (
    <div
      class="total"
      data-testid="result"
      data-standing={isAsked ? "asked" : value === null ? "unknown" : "new"}
    >
      <span class="total-note">{total ?? (isPartial && panel.formula.soFar)}</span>
      {isAsked && isPartial && <Num value={soFar} />}
      <span class="total-value value">{isAsked ? <Asked /> : <Num value={isPartial ? soFar : value} />}</span>
    </div>
  );
}
