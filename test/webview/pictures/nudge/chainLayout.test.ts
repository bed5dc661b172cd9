import assert from "node:assert/strict";
import {
  type Counts,
  heightAbove,
  layoutChain,
  type Row,
} from "../../../../webview/pictures/nudge/chainLayout";

const boxes = [
  { width: 498, height: 192 },
  { width: 360, height: 160 },
  { width: 400, height: 310 },
  { width: 288, height: 76 },
];
const chains: readonly Counts[] = [
  { links: 4, paths: 0 },
  { links: 4, paths: 2 },
  { links: 3, paths: 9 },
  { links: 2, paths: 9 },
  { links: 10, paths: 0 },
];

const kinds = (rows: readonly Row[]): string => rows.map(({ kind, index }) => `${kind} ${index}`).join(", ");

describe("the rows of a nudge's chain", () => {
  for (const box of boxes)
    it(`fit a box of ${box.width} × ${box.height}, one below the other, the cost and ΔC/Δw always there`, () => {
      for (const counts of chains) {
        const { rows, product, header, track, name, number, gap } = layoutChain(counts, box);
        let y = header;
        for (const row of rows) {
          assert.equal(row.y, y);
          assert.ok(row.height >= 14);
          y += row.height;
        }
        assert.equal(product.y, y);
        assert.ok(y + product.height <= box.height, `${JSON.stringify(counts)} needs ${y + product.height}`);
        assert.deepEqual([rows[0]!.kind, rows[0]!.index], ["link", 0]);
        assert.deepEqual([rows.at(-1)!.kind, rows.at(-1)!.index], ["link", counts.links - 1]);
        assert.ok(track.x === name + gap && track.width >= 40);
        assert.ok(track.x + track.width + 3 * (gap + number) <= box.width);
      }
    });

  it("have all of a chain where there is room, its paths before the cost", () => {
    assert.equal(
      kinds(layoutChain({ links: 4, paths: 2 }, boxes[0]!).rows),
      "link 0, link 1, link 2, path 0, path 1, link 3",
    );
  });

  it("fold paths as one, and links that have no room", () => {
    const { rows } = layoutChain({ links: 4, paths: 9 }, { width: 498, height: 180 });
    assert.match(kinds(rows), /link 2, path 0, paths 1, link 3$/);
    assert.equal(
      kinds(layoutChain({ links: 10, paths: 0 }, boxes[3]!).rows),
      "link 0, link 1, gap 2, link 9",
    );
  });

  it("have two lines a link where there is room for them", () => {
    assert.equal(layoutChain({ links: 4, paths: 0 }, boxes[0]!).isRoomy, true);
    assert.equal(layoutChain({ links: 4, paths: 0 }, boxes[3]!).isRoomy, false);
  });

  it("leave room below them in a high box, where that costs them none", () => {
    assert.equal(heightAbove({ links: 4, paths: 0 }, { width: 480, height: 620 }), 16 + 4 * 44 + 18 + 16);
    assert.ok(heightAbove({ links: 4, paths: 9 }, { width: 480, height: 620 })! < 0.6 * 620);
    assert.equal(heightAbove({ links: 4, paths: 0 }, { width: 498, height: 262 }), undefined);
    assert.equal(heightAbove({ links: 30, paths: 0 }, { width: 480, height: 620 }), undefined);
  });
});
