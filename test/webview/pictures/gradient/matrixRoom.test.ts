import assert from "node:assert/strict";
import type { GradientCellView, GradientLayerView } from "../../../../src/protocol/messages";
import { type MatrixRoom, matrixRoom } from "../../../../webview/pictures/gradient/matrixRoom";

const cell: GradientCellView = { value: 1, light: "none" };

function layer(
  l: number,
  size: number,
  columns: number,
  js: readonly number[],
  k: readonly number[],
): GradientLayerView {
  const rows = js.map((j) => ({ j, weights: k.map(() => cell), bias: cell }));
  return { l, label: `layer ${l}`, k, columns, rows, size };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const whole = (l: number, size: number, columns: number) =>
  layer(l, size, columns, upTo(size), upTo(columns));
const small = [whole(1, 3, 3), whole(2, 2, 3)];
/** As the host folds 784-16-16-10 around w₁₂,₄₀₄⁽¹⁾. */
const digits = [
  layer(1, 16, 784, [0, 7, 8, 9, 10, 11, 12, 13, 14, 15], [0, 401, 402, 403, 404, 783]),
  layer(2, 16, 16, [0, 1, 2, 3, 4, 5, 6, 7, 8, 15], [0, 9, 10, 11, 12, 15]),
  layer(3, 10, 16, upTo(10), [0, 1, 2, 3, 4, 15]),
];

function words({ matrices, folded }: MatrixRoom): string {
  const line = (item: { index: number } | { folded: number }) =>
    "folded" in item ? `⋯${item.folded}` : item.index;
  const all = matrices.map(
    ({ layer: { l }, rows, columns }) => `${l}: ${rows.map(line).join(" ")} × ${columns.map(line).join(" ")}`,
  );
  return [...all, ...(folded > 0 ? [`and ${folded}`] : [])].join(", ");
}

describe("the room of the matrices", () => {
  it("has all layers where they fit, with cells as large as they can be", () => {
    const room = matrixRoom(small, { l: 2, j: 0, k: 1 }, { width: 498, height: 190, head: 26 });
    assert.equal(words(room), "1: 0 1 2 × 0 1 2, 2: 0 1 × 0 1 2");
    assert.deepEqual(room.cell, { width: 48, height: 34 });
    const wide = matrixRoom(small, { l: 2, j: 0, k: 1 }, { width: 1100, height: 190, head: 26 });
    assert.deepEqual(wide.cell, { width: 110, height: 34 });
  });

  it("has the layer at hand alone where they do not, folded around its cell", () => {
    const low = { width: 288, height: 90, head: 26 };
    assert.equal(words(matrixRoom(small, { l: 1, j: 2, k: 0 }, low)), "1: 2 ⋯2 × 0 1 2, and 1");
    assert.equal(
      words(matrixRoom(digits, { l: 1, j: 12, k: 404 }, { width: 288, height: 110, head: 26 })),
      "1: 12 13 ⋯14 × ⋯403 403 404 ⋯378 783, and 2",
    );
    assert.equal(
      words(matrixRoom([digits[0]!], { l: 1, j: 12, k: 404 }, { width: 498, height: 160, head: 44 })),
      "1: ⋯11 11 12 13 14 15 × 0 ⋯400 401 402 403 404 ⋯378 783",
    );
  });

  it("never is more than its box, and always has the cell at hand", () => {
    for (const layers of [small, digits, [digits[0]!]])
      for (const width of [288, 360, 498, 700])
        for (let height = 70; height <= 400; height += 11)
          for (const { l, rows, k } of layers)
            for (const { j } of rows)
              for (const from of k) {
                const box = { width, height, head: 44 };
                const { matrices, cell } = matrixRoom(layers, { l, j, k: from }, box);
                const own = matrices.find((each) => each.layer.l === l)!;
                assert.ok(own.rows.some((item) => "index" in item && item.index === j));
                assert.ok(own.columns.some((item) => "index" in item && item.index === from));
                for (const each of matrices) {
                  assert.ok(each.width <= width, `${each.width} px of ${width}`);
                  const cells = each.rows.filter((item) => "index" in item).length * cell.height;
                  assert.ok(cells < height, `${cells} px of ${height}`);
                }
              }
  });

  it("counts the layers that the host has folded, too", () => {
    const far = [whole(1, 2, 2), whole(2, 2, 2), whole(40, 2, 2)];
    assert.match(
      words(matrixRoom(far, { l: 2, j: 1, k: 1 }, { width: 1200, height: 300, head: 26 })),
      /and 37$/,
    );
  });
});
