/** How the gradient fits into a box as one column: broken into as many as fit side by side, and folded where that is not enough. */
import type { GradientComponentView } from "../../../src/protocol/messages";
import { fitted, type Gap, type Shown, withGaps } from "../../shared/folds";
import type { Size } from "../../shared/geometry";

export interface VectorRoom {
  readonly columns: readonly (readonly (Shown | Gap)[])[];
  /** How high a row is, in pixels. */
  readonly row: number;
}

const LEAST_ROW = 18;
const MOST_ROW = 22;
/** A column with its name, its number and its bar. */
const COLUMN = 210;

export function vectorRoom(
  components: readonly Pick<GradientComponentView, "place">[],
  total: number,
  atHand: number,
  { width, height }: Size,
): VectorRoom {
  const lines = Math.max(Math.floor(height / LEAST_ROW), 1);
  const most = Math.max(Math.floor(width / COLUMN), 1);
  const places = components.map(({ place }) => place);
  const whole = withGaps(places, total);
  const shown = whole.length <= lines * most ? whole : fitted(places, total, atHand, lines * most);
  const count = Math.ceil(shown.length / lines);
  const each = Math.ceil(shown.length / count);
  const row = Math.min(Math.max(Math.floor(height / each), LEAST_ROW), MOST_ROW);
  const columns = Array.from({ length: count }, (_, column) =>
    shown.slice(column * each, (column + 1) * each),
  );
  return { columns, row };
}
