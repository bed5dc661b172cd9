import assert from "node:assert/strict";
import { widthOf } from "../../../webview/shared/textWidth";

describe("the width of a text", () => {
  it("grows with its characters and with the size of the type, and bold ones are wider", () => {
    assert.equal(widthOf("", 12), 0);
    assert.equal(widthOf("00", 12), 2 * widthOf("0", 12));
    assert.equal(widthOf("0", 24), 2 * widthOf("0", 12));
    assert(widthOf("0.64", 12, true) > widthOf("0.64", 12));
  });

  it("is less for small signs than for large ones", () => {
    assert(widthOf("₀⁽²⁾", 12) < widthOf("0(2)", 12));
    assert(widthOf("0.", 12) < widthOf("00", 12));
    assert(widthOf("−", 12) > widthOf("0", 12));
  });
});
