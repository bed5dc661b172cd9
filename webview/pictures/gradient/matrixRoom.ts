/** How the matrices of layers fit into a box: all of them, else the one at hand; their rows and columns fold around the current cell. */
import type { GradientLayerView, ParameterView } from "../../../src/protocol/messages";
import { fitted, type Gap, type Shown } from "../../shared/folds";
import type { Size } from "../../shared/geometry";

export interface ShownMatrix extends Folded {
  /** How wide it is, in pixels. */
  readonly width: number;
}

interface Folded {
  readonly layer: GradientLayerView;
  readonly rows: readonly (Shown | Gap)[];
  readonly columns: readonly (Shown | Gap)[];
}

export interface MatrixRoom {
  readonly matrices: readonly ShownMatrix[];
  /** Whether each has its layer's name over it: where there are several layers. */
  readonly hasCaptions: boolean;
  /** How many layers are left out, those that are folded between others too. */
  readonly folded: number;
  /** Of a cell, in pixels. */
  readonly cell: Size;
}

/** What there is room in, and how wide the heads of the rows are, in pixels. */
export interface MatrixBox extends Size {
  readonly head: number;
}

/** Pixels of what stands around the cells. */
const CAPTION = 20;
const HEAD = 18;
const GAP = { width: 20, height: 16 } as const;
const SPACING = 2;
const BETWEEN = { width: 20, height: 8 } as const;

const widths = [110, 96, 84, 72, 60, 48];
const heights = [34, 30, 28, 25, 22];
const LEAST: Size = { width: 48, height: 22 };
/** Lines with their gaps, as many as the host sends. */
const MOST_ROWS = 12;
const MOST_COLUMNS = 8;
/** Several matrices are not folded to fewer lines than these. */
const FEWEST = 5;

/** Of layers in their order; where some are left out between them their l are not consecutive. */
export function matrixRoom(
  layers: readonly GradientLayerView[],
  atHand: ParameterView,
  box: MatrixBox,
): MatrixRoom {
  const hasCaptions = layers.length > 1;
  const inside = hasCaptions ? { ...box, caption: CAPTION } : { ...box, caption: 0 };
  const own = layers.filter(({ l }) => l === atHand.l);
  const matrices =
    foldedTo(layers, atHand, inside, FEWEST) ??
    foldedTo(own, atHand, inside, 1) ??
    matricesOf(own, atHand, 1, 1);
  const count = layers.at(-1)!.l - layers[0]!.l + 1;
  const cell = cellOf(matrices, inside);
  return {
    matrices: matrices.map((each) => ({ ...each, width: sizeOf(each, cell, inside).width })),
    hasCaptions,
    folded: count - matrices.length,
    cell,
  };
}

interface Inside extends MatrixBox {
  /** How high the name over a matrix is. */
  readonly caption: number;
}

/** With as many lines as fit, at least `fewest` of each matrix that has so many. */
function foldedTo(
  layers: readonly GradientLayerView[],
  atHand: ParameterView,
  box: Inside,
  fewest: number,
): readonly Folded[] | undefined {
  for (let columns = MOST_COLUMNS; columns >= fewest; columns--)
    for (let rows = MOST_ROWS; rows >= fewest; rows--) {
      const matrices = matricesOf(layers, atHand, rows, columns);
      if (fits(matrices, LEAST, box)) return matrices;
    }
  return undefined;
}

function matricesOf(
  layers: readonly GradientLayerView[],
  atHand: ParameterView,
  rowLines: number,
  columnLines: number,
): readonly Folded[] {
  return layers.map((layer) => {
    const rows = layer.rows.map(({ j }) => j);
    const { j, k } = currentIn(layer.l, atHand);
    return {
      layer,
      rows: fitted(rows, layer.size, rows.indexOf(j), rowLines),
      columns: fitted(layer.k, layer.columns, layer.k.indexOf(k), columnLines),
    };
  });
}

/** The row and the column of a layer that the parameter at hand is in, or leads to or from. */
function currentIn(l: number, atHand: ParameterView): { j: number; k: number } {
  if (atHand.l === l) return { j: atHand.j, k: atHand.k ?? 0 };
  if (atHand.l === l + 1) return { j: atHand.k ?? 0, k: 0 };
  return { j: 0, k: atHand.l === l - 1 ? atHand.j : 0 };
}

/** The largest cells with which they fit. */
function cellOf(matrices: readonly Folded[], box: Inside): Size {
  for (const width of widths)
    for (const height of heights) if (fits(matrices, { width, height }, box)) return { width, height };
  return LEAST;
}

/** Whether they have room side by side, in as many rows as it takes. */
function fits(matrices: readonly Folded[], cell: Size, box: Inside): boolean {
  const sizes = matrices.map((each) => sizeOf(each, cell, box));
  let [x, y, row] = [0, 0, 0];
  for (const { width, height } of sizes) {
    if (width > box.width) return false;
    if (x > 0 && x + BETWEEN.width + width > box.width) {
      y += row + BETWEEN.height;
      [x, row] = [0, 0];
    }
    x += (x > 0 ? BETWEEN.width : 0) + width;
    row = Math.max(row, height);
  }
  return y + row <= box.height;
}

/** Of a matrix with cells of this size. */
function sizeOf({ rows, columns }: Folded, cell: Size, { head, caption }: Omit<Inside, keyof Size>): Size {
  const along = (lines: readonly (Shown | Gap)[], own: number, gap: number): number =>
    lines.reduce((sum, line) => sum + ("folded" in line ? gap : own) + SPACING, 0);
  return {
    // After the columns stands the bias.
    width: SPACING + head + SPACING + along(columns, cell.width, GAP.width) + cell.width + SPACING,
    height: caption + SPACING + HEAD + SPACING + along(rows, cell.height, GAP.height),
  };
}
