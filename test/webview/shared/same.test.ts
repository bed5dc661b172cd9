import assert from "node:assert/strict";
import fc from "fast-check";
import { same } from "../../../webview/shared/same";

describe("same", () => {
  it("is true of copies", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => same(value, structuredClone(value))));
  });

  it("sees every difference", () => {
    const pairs: [unknown, unknown][] = [
      [0, null],
      [0, -0],
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { a: 1, b: 2 }],
      [[1, 2], [1]],
      [{ a: { b: [1] } }, { a: { b: [2] } }],
      [{ a: undefined }, { b: undefined }],
    ];
    for (const [a, b] of pairs) assert(!same(a, b), JSON.stringify([a, b]));
  });
});
