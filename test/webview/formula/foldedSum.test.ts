import assert from "node:assert/strict";
import type { FormulaView } from "../../../src/protocol/messages";
import { foldedTo } from "../../../webview/formula/foldedSum";

type Row = FormulaView["terms"][number];

const row = (value: number | null, standing: "known" | "new" | "unknown" = "known"): Row => ({
  factors: [],
  value,
  standing,
});

const sumOf = (terms: readonly Row[]): FormulaView => ({
  lhs: "z",
  general: "z",
  name: "z",
  relation: "=",
  terms: [...terms],
  value: null,
  soFar: 1,
});

/** A number a row that is shown, "⋯3" where so many are left out. */
const shown = (terms: readonly Row[], rows: number): string =>
  foldedTo(sumOf(terms), rows)
    .terms.map((term) => ("folded" in term ? `⋯${term.folded}` : String(term.value)))
    .join(" ");

describe("a long sum in few rows", () => {
  const terms = (at: number): Row[] =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) =>
      row(each <= at ? each : null, each === at ? "new" : each < at ? "known" : "unknown"),
    );

  it("is whole where there is room", () => {
    assert.equal(shown(terms(9), 10), "0 1 2 3 4 5 6 7 8 9");
  });

  it("has the rows around the one at hand, and says how many are left out", () => {
    assert.equal(shown(terms(0), 4), "0 null ⋯8");
    assert.equal(shown(terms(5), 4), "⋯4 4 5 ⋯4");
    assert.equal(shown(terms(9), 4), "⋯8 8 9");
  });

  it("counts what was left out before", () => {
    assert.equal(
      shown([row(1), { folded: 300 }, row(2), row(3, "new"), row(null, "unknown")], 4),
      "⋯301 2 3 ⋯1",
    );
  });

  it("stays with what was added last where nothing is at hand", () => {
    assert.equal(shown([row(1), row(2), row(3), row(null), row(null), row(null)], 4), "⋯2 3 null ⋯2");
  });
});
