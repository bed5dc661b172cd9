import assert from "node:assert/strict";
import { shapeOf, withDigits } from "../../../webview/formula/texShape";

describe("the shape of a formula", () => {
  it("is the same for another weight of the same layer", () => {
    const first = shapeOf("\\frac{\\partial z_0^{(2)}}{\\partial w_{01}^{(2)}}");
    const second = shapeOf("\\frac{\\partial z_0^{(2)}}{\\partial w_{02}^{(2)}}");
    assert.equal(first.shape, second.shape);
    assert.deepEqual(first.digits, ["0", "2", "0", "1", "2"]);
  });

  it("gives each digit back its place", () => {
    for (const tex of ["C", "a_1^{(1)}", "2\\left(a_0^{(2)}-y_0\\right)", "w_{12,404}^{(10)}"]) {
      const { shape, digits } = shapeOf(tex);
      assert.equal(withDigits(shape, digits), tex);
    }
  });

  it("is the formula itself where its digits are too many to be told apart", () => {
    const tex = "w_{12345,67890}^{(1)}";
    assert.deepEqual(shapeOf(tex), { shape: tex, digits: [] });
  });
});
