import assert from "node:assert/strict";
import { OfRows, selected, withInput } from "../../../src/core/network/dataset";
import { CellRows, OneHotRows, oneAfterTheOther, PlainCells } from "../../../src/core/network/rows";

const pixels = new PlainCells(Uint8Array.of(0, 51, 102, 153, 204, 255));

describe("rows of cells", () => {
  it("are doubles once they are looked at, divided by their scale", () => {
    const rows = new CellRows(pixels, 3, oneAfterTheOther(2));
    assert.deepEqual([rows.count, rows.width], [3, 2]);
    assert.deepEqual(rows.row(1), Float64Array.of(102, 153));
    assert.deepEqual(rows.scaledBy(255).row(2), Float64Array.of(204 / 255, 1));
    assert.deepEqual(new CellRows(pixels, 2, oneAfterTheOther(2, 1)).row(0), Float64Array.of(102, 153));
  });

  it("are one-hot where the cell names the place of the 1", () => {
    const rows = new OneHotRows(new PlainCells(Uint8Array.of(9, 2, 0)), 2, 3, 1);
    assert.deepEqual([rows.row(0), rows.row(1)], [Float64Array.of(0, 0, 1), Float64Array.of(1, 0, 0)]);
  });

  it("make a data set, whose nudges leave the file's numbers as they are", () => {
    const inputs = new CellRows(pixels, 2, oneAfterTheOther(3));
    const targets = new CellRows(pixels, 2, oneAfterTheOther(1));
    const examples = new OfRows(inputs, targets, { low: 0, high: 255 }, (i) => `row ${i}`);
    const nudged = withInput(examples, 1, 2, 7);
    assert.deepEqual(nudged.input(1), Float64Array.of(153, 204, 7));
    assert.deepEqual(examples.input(1), Float64Array.of(153, 204, 255));
    assert.deepEqual([nudged.where!(1), selected(nudged, [1, 0]).where!(0)], ["row 1", "row 1"]);
    assert.deepEqual([examples.count, examples.place(1), examples.name()], [2, 1, undefined]);
    assert.deepEqual(
      [-1, 0, 1, 2].map((place) => examples.indexOf(place)),
      [-1, 0, 1, -1],
    );
  });
});
