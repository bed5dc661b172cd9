import assert from "node:assert/strict";
import fc from "fast-check";
import { firstAtLeast, lastAtMost, lastWhere } from "../../../src/core/network/ascending";

describe("searches in what is in order", () => {
  it("find what looking at every one finds", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 })), fc.integer({ min: -6, max: 6 }), (some, x) => {
        const ascending = some.toSorted((a, b) => a - b);
        assert.equal(
          lastAtMost(ascending, x),
          ascending.findLastIndex((each) => each <= x),
        );
        const first = ascending.findIndex((each) => each >= x);
        assert.equal(firstAtLeast(ascending, x), first === -1 ? ascending.length : first);
      }),
    );
  });

  it("look at few of many", () => {
    let looks = 0;
    const found = lastWhere(2 ** 40, (index) => {
      looks++;
      return index <= 2 ** 33;
    });
    assert.equal(found, 2 ** 33);
    assert.ok(looks <= 41, `${looks} looks`);
  });
});
