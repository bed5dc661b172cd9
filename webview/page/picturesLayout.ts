/** Which column of the page each picture stands in. It depends on what is shown alone, so that nothing moves from step to step. */
import type { PictureViews } from "../../src/protocol/messages";

/** About how tall each is, in hundreds of pixels, where a column is as wide as it likes to be. */
const heights: Readonly<Record<keyof PictureViews, number>> = {
  network: 4.2,
  tree: 2.6,
  lines: 4,
  curve: 3.4,
  weights: 1.9,
  gradient: 4.6,
  examples: 2.3,
  paths: 1.6,
  cost: 4.2,
};

/** Panels from these widths on have a second and a third column. */
const WIDTHS = [760, 1500] as const;

export function columnCount(width: number): number {
  return 1 + WIDTHS.filter((each) => width >= each).length;
}

/** The pictures in their order, each in the column that is the shortest by then. */
export function inColumns(
  pictures: readonly (keyof PictureViews)[],
  count: number,
): (keyof PictureViews)[][] {
  const columns = Array.from({ length: count }, () => ({
    pictures: [] as (keyof PictureViews)[],
    height: 0,
  }));
  for (const picture of pictures) {
    const shortest = columns.reduce((least, each) => (each.height < least.height ? each : least));
    shortest.pictures.push(picture);
    shortest.height += heights[picture];
  }
  return columns.map((column) => column.pictures);
}
