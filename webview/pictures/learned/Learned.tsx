/** Has it learned? Every example with its output on a little line beside the target, its cost, and whether it is right. */

import type { LearnedRowView, LearnedView, OutcomeView } from "../../../src/protocol/messages";
import { fitted, withGaps } from "../../shared/folds";
import { ledgerRoom } from "../../shared/ledgerRoom";
import { Num } from "../../shared/Num";
import { compact, reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { type OutputLine, outputLineOf, shareOn } from "./outputLine";

interface Props {
  readonly learned: LearnedView;
}

const { columns } = panel.learned;

export function Learned({ learned }: Props) {
  const [place, { height }] = useSize<HTMLDivElement>();
  return (
    <section class="ledger fits learned" data-testid="learned" aria-label={panel.learned.label}>
      <Key {...learned} />
      <div class="view-body" ref={place}>
        <Rows learned={learned} height={height} />
      </div>
    </section>
  );
}

/** What the marks on the lines mean. */
const Key = steady(({ steps, judge, words }: Pick<LearnedView, "steps" | "judge" | "words">) => (
  <p class="view-line beside-switch key" title={words}>
    {steps > 0 && (
      <span>
        <i class="mark before" /> {panel.learned.before}
      </span>
    )}
    <span>
      <i class="mark now" /> {panel.learned.now(steps)}
    </span>
    <span>
      <i class="mark target" /> {panel.learned.target}
    </span>
    {judge === "largest" && (
      <span class="wide">
        <i class="mark rival" /> {panel.learned.rival}
      </span>
    )}
  </p>
));

const Rows = steady(({ learned, height }: Props & { readonly height: number }) => {
  const { rows, size, outputs } = learned;
  const line = outputLineOf(learned);
  const shown = rows.map(({ example }) => example);
  const room = ledgerRoom(height, withGaps(shown, size).length, learned.validation ? 2 : 1);
  const hasInput = rows.some(({ input }) => input !== undefined);
  const current = rows.findIndex(({ isCurrent }) => isCurrent);
  return (
    <table style={{ "--row": `${room.row}px` }}>
      <thead>
        <tr>
          <th scope="col">{columns.example}</th>
          {hasInput && (
            <th scope="col" class="input">
              {columns.input}
            </th>
          )}
          <th scope="col" class="output">
            <span class="ways">
              <span>{compact(line.low)}</span>
              <span>{panel.learned.line}</span>
              <span>{compact(line.high)}</span>
            </span>
          </th>
          <th scope="col" class="number">
            {columns.a}
          </th>
          <th scope="col" class="y">
            {columns.y}
          </th>
          <th scope="col" class="amount">
            {columns.cost}
          </th>
          {learned.judge && <td class="verdict" />}
        </tr>
      </thead>
      <tbody>
        {fitted(shown, size, current, room.lines).map((item) =>
          "folded" in item ? (
            <tr key={`gap ${item.after}`}>
              <td class="more" colSpan={7}>
                {panel.ledger.folded.example(item.folded)}
              </td>
            </tr>
          ) : (
            <Row
              key={`row ${item.place}`}
              row={rows[item.place]!}
              line={line}
              isOfMany={outputs > 1}
              hasInput={hasInput}
              judge={learned.judge}
            />
          ),
        )}
      </tbody>
      <Total total={learned} hasInput={hasInput} />
    </table>
  );
});

interface RowProps {
  readonly row: LearnedRowView;
  readonly line: OutputLine;
  /** The network has several outputs: which one is shown is said. */
  readonly isOfMany: boolean;
  /** Inputs are short enough to stand in a column. */
  readonly hasInput: boolean;
  readonly judge: LearnedView["judge"];
}

const Row = steady(({ row, line, isOfMany, hasInput, judge }: RowProps) => {
  const { example, place, name, input, j, y, now, before, isCurrent } = row;
  const label = name ?? panel.learned.unnamed(place);
  return (
    <tr data-row={example} {...(isCurrent && { "data-current": "", "aria-current": "step" })}>
      <th scope="row" title={name === undefined ? label : `${panel.learned.unnamed(place)} · ${name}`}>
        {label}
      </th>
      {hasInput && (
        <td class="input" title={input}>
          {input}
        </td>
      )}
      <td class="output">
        <Line row={row} line={line} judge={judge} />
      </td>
      <td class="number">
        {isOfMany && <sub>{j}</sub>}
        <Num value={now?.a ?? null} write={compact} />
      </td>
      <td class="y">
        <Num value={y} write={compact} />
      </td>
      <td class="amount" title={before && panel.learned.costBefore(reading(before.C))}>
        <Num value={now?.C ?? null} />
      </td>
      {judge && <Verdict now={now} rival={row.rival} />}
    </tr>
  );
});

function Line({ row: { y, now, before, rival }, line, judge }: Omit<RowProps, "isOfMany" | "hasInput">) {
  const mark = (kind: string, value: number | undefined) => {
    const share = value === undefined ? undefined : shareOn(line, value);
    return share === undefined ? null : <i class={`mark ${kind}`} style={{ "--share": share.toFixed(4) }} />;
  };
  return (
    <div class="output-line" aria-hidden="true">
      {judge === "half" && mark("half", 0.5)}
      {mark("target", y)}
      {mark("before", before?.a)}
      {mark("rival", rival?.a)}
      {mark("now", now?.a)}
    </div>
  );
}

interface VerdictProps {
  readonly now: OutcomeView | null;
  readonly rival: LearnedRowView["rival"];
}

function Verdict({ now, rival }: VerdictProps) {
  if (now?.isRight === undefined) return <td class="verdict" />;
  const words = now.isRight ? panel.learned.right : panel.learned.notYet;
  const more = rival ? `: ${panel.learned.rivalIs(rival.j, compact(rival.a))}` : "";
  return (
    <td class="verdict" data-right={now.isRight} title={`${words}${more}`}>
      <span aria-hidden="true">{now.isRight ? "✓" : "✕"}</span> <span class="verdict-words">{words}</span>
    </td>
  );
}

interface ValidationProps {
  readonly validation: NonNullable<LearnedView["validation"]>;
  readonly hasInput: boolean;
  readonly hasVerdict: boolean;
}

/** Of the examples that nothing is trained on: known where an epoch ends. */
function Validation({ validation: { size, now }, hasInput, hasVerdict }: ValidationProps) {
  const { validation, rightOf, mean } = panel.learned;
  const said = now === null ? validation.atEnd : now.right === undefined ? "" : rightOf(now.right, size);
  return (
    <tr data-row="validation">
      <th scope="row" class="said" title={validation.title(size)}>
        {validation.name}
        <span class="detail">{said && `, ${said}`}</span>
      </th>
      {hasInput && <td class="input" />}
      <td class="output" />
      <td class="number">{now && mean}</td>
      <td class="y" />
      <td class="amount">{now && <Num value={now.cost} />}</td>
      {hasVerdict && <td class="verdict" />}
    </tr>
  );
}

/** "3 of 4 right, 2 before training", and the mean cost; in words what there is to say before there are numbers. */
function Total({ total, hasInput }: { readonly total: LearnedView; readonly hasInput: boolean }) {
  const { now, before, size, judge, words } = total;
  const right = now?.right === undefined ? words : panel.learned.rightOf(now.right, size);
  const was = now && before?.right !== undefined ? `, ${panel.learned.rightBefore(before.right)}` : "";
  return (
    <tfoot>
      <tr data-row="total">
        <th scope="row" class="said" title={now && judge ? panel.learned.rules[judge] : words}>
          {right}
          <span class="detail">{was}</span>
        </th>
        {hasInput && <td class="input" />}
        <td class="output" />
        <td class="number">{now && panel.learned.mean}</td>
        <td class="y" />
        <td class="amount" title={before && panel.learned.costBefore(reading(before.cost))}>
          {now && <Num value={now.cost} />}
        </td>
        {judge && <td class="verdict" />}
      </tr>
      {total.validation && (
        <Validation validation={total.validation} hasInput={hasInput} hasVerdict={judge !== undefined} />
      )}
    </tfoot>
  );
}
