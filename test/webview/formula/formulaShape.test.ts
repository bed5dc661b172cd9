import assert from "node:assert/strict";
import { shapeOf } from "../../../webview/formula/formulaShape";
import { fixtures } from "../fixtures";

describe("the shape of a sum", () => {
  it("is as wide as its longest term", () => {
    assert.equal(shapeOf(fixtures.term().formula!.terms).width, 2); // w a, and b alone
    assert.equal(shapeOf(fixtures.path().formula!.terms).width, 3);
    assert.equal(shapeOf(fixtures.cost().formula!.terms).width, 1);
  });

  it("has a line for all where one factor has it, so that no card grows", () => {
    assert.deepEqual(shapeOf(fixtures.cost().formula!.terms).lines, { rule: false, numbers: true });
    assert.deepEqual(shapeOf(fixtures.term().formula!.terms).lines, { rule: false, numbers: false });
  });

  it("of nothing but a fold is still a shape", () => {
    assert.deepEqual(shapeOf([{ folded: 3 }]), { width: 1, lines: { rule: false, numbers: false } });
  });
});
