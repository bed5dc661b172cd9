/** One layer's numbers as its weight matrix stands: row j, column k, the biases as a column of their own. */

import type {
  GradientCellView,
  GradientLayerView,
  GradientRowView,
  ParameterView,
} from "../../../src/protocol/messages";
import type { Gap, Shown } from "../../shared/folds";
import type { Size } from "../../shared/geometry";
import { Num } from "../../shared/Num";
import { compact, scaleFor } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { matrixRoom, type ShownMatrix } from "./matrixRoom";

interface MatricesProps {
  readonly layers: readonly GradientLayerView[];
  readonly atHand: ParameterView;
  readonly size: Size;
  readonly scale: number;
  /** Whether the row and the column at hand are marked. */
  readonly isMarked: boolean;
}

/** Heads of rows: "j = 12" where it is marked, else "12". */
const HEADS = { marked: 44, plain: 26 };

export const Matrices = steady(({ layers, atHand, size, scale, isMarked }: MatricesProps) => {
  const head = isMarked ? HEADS.marked : HEADS.plain;
  const { matrices, hasCaptions, folded, cell } = matrixRoom(layers, atHand, { ...size, head });
  return (
    <div
      class="matrices"
      style={{ "--cell": `${cell.width}px`, "--row": `${cell.height}px`, "--head": `${head}px` }}
    >
      {matrices.map((each) => (
        <Matrix
          key={each.layer.l}
          matrix={each}
          scale={scale}
          caption={hasCaptions ? captionOf(each.layer, folded) : undefined}
          marked={isMarked ? atHand : undefined}
        />
      ))}
    </div>
  );
});

function captionOf({ size, columns }: GradientLayerView, folded: number): string {
  const own = panel.gradient.size(size, columns);
  return folded === 0 ? own : `${own} ${panel.gradient.foldedLayers(folded)}`;
}

/** The value of a full bar, one for all matrices so that they can be compared. */
export function scaleOf(layers: readonly { readonly rows: readonly GradientRowView[] }[]): number {
  const cells = layers.flatMap(({ rows }) => rows.flatMap(({ weights, bias }) => [...weights, bias]));
  return scaleFor(cells.map(({ value }) => value));
}

interface MatrixProps {
  readonly matrix: ShownMatrix;
  readonly scale: number;
  /** After the name of the layer. */
  readonly caption: string | undefined;
  readonly marked: ParameterView | undefined;
}

const Matrix = steady(({ matrix: { layer, rows, columns, width }, scale, caption, marked }: MatrixProps) => (
  <table aria-label={layer.label} style={{ "--width": `${width}px` }}>
    {caption !== undefined && (
      <caption title={`${layer.label} ${caption}`}>
        {layer.label} <span class="detail">{caption}</span>
      </caption>
    )}
    <thead>
      <tr>
        <th class="corner" aria-label={panel.gradient.corner}>
          <i class="letter">j</i>╲<i class="letter">k</i>
        </th>
        {columns.map((item) =>
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
      {rows.map((item) =>
        "folded" in item ? (
          <tr key={`gap ${item.after}`} class="gap">
            <td colSpan={columns.length + 2}>{panel.gradient.foldedRows(item.folded)}</td>
          </tr>
        ) : (
          <Row
            key={`row ${item.place}`}
            l={layer.l}
            row={layer.rows[item.place]!}
            isMarked={item.index === marked?.j}
            columns={columns}
            scale={scale}
          />
        ),
      )}
    </tbody>
  </table>
));

function GapHead({ gap: { folded } }: { readonly gap: Gap }) {
  const words = panel.gradient.foldedColumns(folded);
  return (
    <th class="gap" title={words} aria-label={words}>
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
