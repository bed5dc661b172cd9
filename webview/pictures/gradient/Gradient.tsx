/** The accumulated gradient, as one vector or as the weight matrices stand: blank where nothing is added yet. */

import type {
  GradientCellView,
  GradientLayerView,
  GradientRowView,
  GradientView,
} from "../../../src/protocol/messages";
import { Cells } from "../../pointing/Cells";
import type { Pointing } from "../../pointing/pointing";
import { type Gap, type Shown, withGaps } from "../../shared/folds";
import { Num } from "../../shared/Num";
import { compact, reading, scaleFor } from "../../shared/numbers";
import { Scroll } from "../../shared/Scroll";
import { Switch } from "../../shared/Switch";
import type { GradientForm } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { Vector } from "./Vector";

interface Props {
  readonly gradient: GradientView;
  readonly form: GradientForm;
  readonly choose: (form: GradientForm) => void;
  readonly pointing: Pointing;
}

const forms: Readonly<Record<GradientForm, string>> = panel.gradient.forms;

export function Gradient({ gradient, form, choose, pointing }: Props) {
  const { words, filled, total, vector, layers } = gradient;
  return (
    <section class="gradient" data-testid="gradient" aria-labelledby="gradient-heading">
      <h2 id="gradient-heading">
        {panel.gradient.heading} <span class="detail">{panel.gradient.of(words)}</span>
      </h2>
      <div class="choices">
        <Switch name={panel.gradient.layout} choices={forms} chosen={form} choose={choose} />
        <span class="detail" data-testid="filled">
          {panel.gradient.filled(filled, total)}
        </span>
      </div>
      <Cells picture="gradient" label={panel.gradient.label} pointing={pointing} hint={panel.gradient.hint}>
        {form === "vector" ? <Vector vector={vector} total={total} /> : <Layers layers={layers} />}
      </Cells>
    </section>
  );
}

function Layers({ layers }: Pick<GradientView, "layers">) {
  const scale = scaleOf(layers);
  return (
    <>
      <div class="matrices">
        {withGaps(
          layers.map(({ l }) => l - 1),
          layers.at(-1)?.l ?? 0,
        ).map((item) =>
          "folded" in item ? (
            <p key={`gap ${item.after}`} class="detail" data-testid="layer gap">
              {panel.gradient.foldedLayers(item.folded)}
            </p>
          ) : (
            <Matrix key={item.index + 1} layer={layers[item.place]!} scale={scale} />
          ),
        )}
      </div>
      <p class="key">
        <span>
          <i class="sample positive" /> {panel.gradient.positive}
        </span>
        <span>
          <i class="sample negative" /> {panel.gradient.negative}
        </span>
        <span>{panel.gradient.fullBar(reading(scale))}</span>
      </p>
    </>
  );
}

/** The value of a full bar, one for all matrices so that they can be compared. */
export function scaleOf(layers: readonly GradientLayerView[]): number {
  const cells = layers.flatMap(({ rows }) => rows.flatMap(({ weights, bias }) => [...weights, bias]));
  return scaleFor(cells.map(({ value }) => value));
}

interface MatrixProps {
  readonly layer: GradientLayerView;
  readonly scale: number;
  /** The row and the column whose indices are marked. */
  readonly marked?: { readonly j: number; readonly k?: number };
}

export const Matrix = steady(({ layer, scale, marked }: MatrixProps) => {
  const { l, label, k, columns, rows, size } = layer;
  const shownColumns = withGaps(k, columns);
  const shownRows = withGaps(
    rows.map(({ j }) => j),
    size,
  );
  return (
    <Scroll name={label}>
      <table>
        <caption>
          <span class="fixed">
            <span class="name" title={label}>
              {label}
            </span>
            <span class="detail">{panel.gradient.size(size, columns)}</span>
          </span>
        </caption>
        <thead>
          <tr>
            <th class="corner" aria-label={panel.gradient.corner}>
              <i class="letter">j</i>╲<i class="letter">k</i>
            </th>
            {shownColumns.map((item) =>
              "folded" in item ? (
                <GapHead key={`gap ${item.after}`} gap={item} />
              ) : (
                <th key={`column ${item.place}`} scope="col" data-marked={item.index === marked?.k}>
                  {item.index}
                </th>
              ),
            )}
            <th scope="col">{panel.gradient.bias}</th>
          </tr>
        </thead>
        <tbody>
          {shownRows.map((item) =>
            "folded" in item ? (
              <tr key={`gap ${item.after}`} class="gap">
                <td colSpan={shownColumns.length + 2}>
                  <span class="fixed">{panel.gradient.foldedRows(item.folded)}</span>
                </td>
              </tr>
            ) : (
              <Row
                key={`row ${item.place}`}
                l={l}
                row={rows[item.place]!}
                isMarked={item.index === marked?.j}
                columns={shownColumns}
                scale={scale}
              />
            ),
          )}
        </tbody>
      </table>
    </Scroll>
  );
});

function GapHead({ gap: { folded } }: { readonly gap: Gap }) {
  return (
    <th
      class="gap"
      title={panel.gradient.foldedColumns(folded)}
      aria-label={panel.gradient.foldedColumns(folded)}
    >
      ⋯
    </th>
  );
}

interface RowProps {
  readonly l: number;
  readonly row: GradientRowView;
  readonly isMarked: boolean;
  readonly columns: readonly (Shown | Gap)[];
  readonly scale: number;
}

const Row = steady(({ l, row: { j, weights, bias }, isMarked, columns, scale }: RowProps) => (
  <tr>
    <th scope="row" data-marked={isMarked}>
      {j}
    </th>
    {columns.map((item) =>
      "folded" in item ? (
        <td key={`gap ${item.after}`} class="gap" />
      ) : (
        <Cell
          key={`cell ${item.place}`}
          name={`${l},${j},${item.index}`}
          cell={weights[item.place]}
          scale={scale}
        />
      ),
    )}
    <Cell key="bias" name={`${l},${j},b`} cell={bias} scale={scale} />
  </tr>
));

interface CellProps {
  readonly name: string;
  readonly cell: GradientCellView | undefined;
  readonly scale: number;
}

const Cell = steady(({ name, cell, scale }: CellProps) => {
  const value = cell?.value ?? null;
  const share = value === null ? 0 : Math.min(Math.abs(value) / scale, 1);
  return (
    <td
      data-cell={name}
      data-light={cell?.light ?? "none"}
      data-sign={value === null ? "none" : value < 0 ? "negative" : "positive"}
      style={{ "--share": share.toFixed(3) }}
    >
      <Num value={value} write={compact} />
    </td>
  );
});
