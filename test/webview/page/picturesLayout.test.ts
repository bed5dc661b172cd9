import assert from "node:assert/strict";
import fc from "fast-check";
import { pictures as all } from "../../../src/protocol/messages";
import { columnCount, inColumns } from "../../../webview/page/picturesLayout";

const pictures = all.filter((picture) => picture !== "symbols");

describe("the columns of pictures", () => {
  it("are as many as there is room for", () => {
    assert.deepEqual([320, 759, 760, 1499, 1500, 2560].map(columnCount), [1, 1, 2, 2, 3, 3]);
  });

  it("begin with the network, the tree beside it", () => {
    assert.deepEqual(inColumns(pictures, 1), [pictures]);
    assert.deepEqual(
      inColumns(pictures, 2).map(([first]) => first),
      ["network", "tree"],
    );
  });

  it("hold every picture once, in order, whichever are shown", () => {
    fc.assert(
      fc.property(fc.subarray(pictures), fc.integer({ min: 1, max: 3 }), (shown, count) => {
        const columns = inColumns(shown, count);
        assert.equal(columns.length, count);
        assert.deepEqual(columns.flat().sort(), [...shown].sort());
        for (const column of columns)
          assert.deepEqual(
            column,
            shown.filter((each) => column.includes(each)),
          );
      }),
    );
  });
});
