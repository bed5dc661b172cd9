import assert from "node:assert/strict";
import { leftOut } from "../../../webview/timeline/pathRoom";

describe("the path of units", () => {
  it("has all of them where there is room", () => {
    assert.equal(leftOut([100, 50, 50], 200), 0);
    assert.equal(leftOut([], 0), 0);
  });

  it("gives up whole ones, the outermost first, as few as will do", () => {
    assert.equal(leftOut([100, 50, 50], 199), 1);
    assert.equal(leftOut([100, 50, 50], 100), 1);
    assert.equal(leftOut([100, 50, 50], 99), 2);
  });

  it("never gives up the last", () => {
    assert.equal(leftOut([100, 50, 50], 0), 2);
    assert.equal(leftOut([100], 0), 0);
  });
});
