import assert from "node:assert/strict";
import fc from "fast-check";
import { received, sendable } from "../../src/protocol/sendable";

function throughJson(value: unknown): unknown {
  return received(JSON.parse(JSON.stringify(sendable(value))));
}

describe("what JSON can carry", () => {
  it("is every number, those that are not finite too", () => {
    const value = { z: [Number.NaN, Number.POSITIVE_INFINITY, -1.5], C: Number.NEGATIVE_INFINITY, a: null };
    assert.notDeepEqual(JSON.parse(JSON.stringify(value)), value);
    assert.deepEqual(throughJson(value), value);
  });

  it("is any plain value whatever", () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        number.map((each) => each + 0), // JSON has no −0
        fc.string(),
        fc.constantFrom(true, false, null),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie("value"), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (each) => assert.deepEqual(throughJson(each), each)),
      { numRuns: 2000 },
    );
  });

  it("is the value itself where all of it is finite", () => {
    const value = { a: [1, { b: null }] };
    assert.equal(sendable(value), value);
    assert.equal(received(value), value);
  });
});
