/** A nudge as a chain: what it moves one after the other, each measured ratio beside its factor, and the product beside ∂C/∂w. */
import { useState } from "preact/hooks";
import type { Value } from "../../../src/protocol/messages";
import { Num } from "../../shared/Num";
import { brief, four, reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { type ChainLayout, layoutChain, NARROW, type Row, WIDE } from "./chainLayout";
import { type ChainRow, chainRow, countsOf } from "./chainRows";
import { Handle } from "./Handle";
import { reachOf } from "./numberLine";
import { axisOf, placeOn, Tracks } from "./Tracks";
import type { Nudging } from "./useNudge";

interface Props {
  readonly nudging: Nudging;
  /** Whether all lines have one scale. */
  readonly isShared: boolean;
}

export function Chain({ nudging, isShared }: Props) {
  const [place, size] = useSize<HTMLDivElement>();
  const { source, answer, canNudge, delta } = nudging;
  const layout = layoutChain(countsOf(source), size);
  const rows = layout.rows.map((row) => chainRow(row, source, answer));
  // While a dot is dragged its line does not shrink under the pointer.
  const [held, hold] = useState(0);
  const shared = Math.max(held, reachOf(rows.map(({ change }) => change ?? 0)));
  const reaches = rows.map(({ change }, place) =>
    isShared ? shared : Math.max(place === 0 ? held : 0, reachOf([change ?? 0])),
  );
  const { track, isRoomy } = layout;
  const write = size.width < NARROW ? brief : size.width < WIDE ? four : reading;
  return (
    <div
      class="chain"
      ref={place}
      data-roomy={isRoomy ? "" : undefined}
      data-narrow={size.width < NARROW ? "" : undefined}
      style={{ "--columns": columns(layout) }}
    >
      {layout.header > 0 && <Header reach={isShared ? shared : undefined} height={layout.header} />}
      {layout.rows.map((row, index) => (
        <ChainLine
          key={`${row.kind} ${row.index}`}
          row={row}
          content={rows[index]!}
          isRoomy={isRoomy && row.kind === "link"}
          write={write}
          isWide={size.width >= WIDE}
        />
      ))}
      <Tracks layout={layout} rows={rows} reaches={reaches} isShared={isShared} />
      {canNudge && (
        <Handle
          source={source}
          delta={delta}
          reach={reaches[0]!}
          change={nudging.nudge}
          hold={hold}
          x={track.x + placeOn(track.width, reaches[0]!, delta)}
          y={axisOf(layout.rows[0]!, isRoomy)}
          track={track}
        />
      )}
      <Product
        nudging={nudging}
        layout={layout}
        write={size.width < NARROW ? brief : reading}
        isNarrow={size.width < WIDE}
      />
    </div>
  );
}

function columns({ name, number, gap, track }: ChainLayout): string {
  return [name, track.width, number, number, number].map((width) => `${width}px`).join(` ${gap}px `);
}

/** The scale of the lines, and what stands in the columns. */
const Header = steady(
  ({ reach, height }: { readonly reach: number | undefined; readonly height: number }) => (
    <div class="chain-head" style={{ height: `${height}px` }}>
      <span class="scale">
        {reach === undefined ? (
          panel.nudge.ownScales
        ) : (
          <>
            <i>{reading(-reach)}</i>
            <i>0</i>
            <i>{reading(reach)}</i>
          </>
        )}
      </span>
      <span>{panel.nudge.moves}</span>
      <span>{panel.nudge.measured}</span>
      <span>{panel.nudge.exact}</span>
    </div>
  ),
);

interface LineProps {
  readonly row: Row;
  readonly content: ChainRow;
  readonly isRoomy: boolean;
  readonly write: (value: number) => string;
  readonly isWide: boolean;
}

const ChainLine = steady(({ row, content, isRoomy, write, isWide }: LineProps) => {
  const { letter, name, before, after, change, ratio, factor, names } = content;
  const { kind, index, y, height } = row;
  const isFirst = kind === "link" && index === 0;
  return (
    <div
      class={letter ? `chain-line letter-${letter}` : "chain-line"}
      data-kind={kind}
      data-testid={`line ${kind === "link" ? index : `${kind} ${index}`}`}
      data-letter={letter}
      style={{ top: `${y}px`, height: `${height}px` }}
    >
      <span class="name" title={before === null ? name : `${name} = ${reading(after ?? before)}`}>
        <span>{name}</span>
        {kind === "link" && (isRoomy || isWide) && (
          <Values before={before} after={after} isRoomy={isRoomy} isWide={isWide} />
        )}
      </span>
      {kind !== "gap" && (
        <>
          <Cell
            name={isRoomy ? `Δ${letter}` : ""}
            title={`Δ${name}`}
            value={change}
            write={write}
            is="change"
          />
          {!isFirst && (
            <>
              <Cell
                name={isRoomy ? names?.ratio : ""}
                title={names?.fullRatio ?? panel.nudge.alone}
                value={ratio}
                write={write}
                is="measured"
              />
              <Cell
                name={isRoomy ? names?.factor : ""}
                title={names?.fullFactor ?? panel.nudge.term}
                value={factor}
                write={write}
                is="exact"
              />
            </>
          )}
        </>
      )}
    </div>
  );
});

interface ValuesProps extends Pick<ChainRow, "before" | "after">, Pick<LineProps, "isRoomy" | "isWide"> {}

/** What a quantity is, and with a nudge what it was before, as far as there is room. */
function Values({ before, after, isRoomy, isWide }: ValuesProps) {
  if (!isRoomy || after === undefined)
    return (
      <span class="reading">
        <Num value={after ?? before} write={isRoomy ? four : brief} />
      </span>
    );
  return (
    <span class="reading">
      {isWide && <Num value={before} write={four} />}
      <span class="arrow"> → </span>
      <Num value={after} write={four} />
    </span>
  );
}

interface CellProps {
  readonly name: string | undefined;
  readonly title: string;
  readonly value: Value;
  readonly write: (value: number) => string;
  readonly is: "change" | "measured" | "exact";
}

function Cell({ name, title, value, write, is }: CellProps) {
  return (
    <span class={`chain-cell ${is}`} title={title}>
      {name && <i>{name}</i>}
      <Num value={value} write={write} />
    </span>
  );
}

interface ProductProps {
  readonly nudging: Nudging;
  readonly layout: ChainLayout;
  readonly write: (value: number) => string;
  readonly isNarrow: boolean;
}

function Product({ nudging, layout, write, isNarrow }: ProductProps) {
  const { source, answer } = nudging;
  const { ratio, derivativeName, derivative, links, letter } = source;
  const factors = links.map((link, place) => `Δ${link.letter}/Δ${links[place - 1]?.letter ?? letter}`);
  const { y, height } = layout.product;
  return (
    <div class="chain-line whole" style={{ top: `${y}px`, height: `${height}px` }}>
      <span class="says" title={`${ratio} = ${factors.join(" · ")}`}>
        {isNarrow || factors.length > 3 ? "" : `${factors.join(" · ")} = `}
        {ratio}
      </span>
      <span class="chain-cell measured" data-testid="ratio" aria-live="polite" title={ratio}>
        <Num value={answer?.ratio ?? null} write={write} />
      </span>
      <span class="chain-cell exact" data-testid="derivative" title={derivativeName}>
        <Num value={derivative} write={write} />
      </span>
    </div>
  );
}
