import assert from "node:assert/strict";
import { densityOf } from "../../../webview/formula/density";

const formula = (rows: number, hasHeads = true) =>
  ({
    terms: Array.from({ length: rows }, () => ({ folded: 1 })),
    ...(hasHeads && { heads: [] }),
  }) as unknown as Parameters<typeof densityOf>[0];

describe("the density of a sum", () => {
  it("goes by its rows; without heads each row keeps its symbols", () => {
    assert.deepEqual(
      [1, 2, 3, 5, 6, 10].map((rows) => densityOf(formula(rows))),
      ["roomy", "roomy", "medium", "medium", "dense", "dense"],
    );
    assert.equal(densityOf(formula(10, false)), "medium");
  });
});
