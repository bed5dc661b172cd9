import assert from "node:assert/strict";
import fc from "fast-check";
import { changedBy, difference, isDifference } from "../../src/protocol/difference";

/** As it arrives: through JSON, which is how the host and the panel speak. */
function told<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

const plain = fc.jsonValue({ maxDepth: 4 }).map((value) => told(value));

describe("the difference of two values", () => {
  it("is what changed, as deep as it changed", () => {
    const before = {
      title: "a",
      rows: [
        { j: 0, value: null },
        { j: 1, value: 2 },
      ],
      paths: null,
    };
    const after = {
      title: "a",
      rows: [
        { j: 0, value: 3 },
        { j: 1, value: 2 },
      ],
      formula: "z",
    };
    assert.deepEqual(difference(before, after), {
      in: { rows: { in: { 0: { in: { value: { to: 3 } } } } }, formula: { to: "z" } },
      without: ["paths"],
    });
    assert.deepEqual(difference([1, 2], [1, 2, 3]), { to: [1, 2, 3] });
    assert.deepEqual(difference({ a: [] }, { a: {} }), { in: { a: { to: {} } } });
    assert.equal(difference(after, structuredClone(after)), undefined);
  });

  it("leads from any value to any other", () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const change = difference(before, after);
        if (change === undefined) return assert.deepEqual(before, after);
        assert.ok(isDifference(told(change)));
        assert.deepEqual(changedBy(before, told(change)), after);
      }),
      { numRuns: 2000 },
    );
  });

  it("shares what has not changed, and changes nothing that was there", () => {
    const before = { kept: { deep: [1, 2] }, list: [{ a: 1 }, { a: 2 }] };
    const copy = structuredClone(before);
    const after = changedBy(
      before,
      difference(before, { ...copy, list: [{ a: 1 }, { a: 3 }] })!,
    ) as typeof before;
    assert.equal(after.kept, before.kept);
    assert.equal(after.list[0], before.list[0]);
    assert.deepEqual(before, copy);
  });

  it("is no way to an object's prototype", () => {
    const change = JSON.parse('{ "in": { "__proto__": { "to": { "polluted": true } } } }');
    assert.ok(isDifference(change));
    const after = changedBy({}, change) as Record<string, unknown>;
    assert.equal(Object.getPrototypeOf(after), Object.prototype);
    assert.equal(after.polluted, undefined);
  });

  it("is told from what is none", () => {
    for (const wrong of [
      undefined,
      null,
      0,
      "to",
      [],
      {},
      { in: 1 },
      { in: { a: 1 } },
      { in: {}, without: [1] },
    ])
      assert.ok(!isDifference(wrong), JSON.stringify(wrong));
  });

  it("is none where it goes deeper than any view", () => {
    let change: unknown = { to: 1 };
    for (let depth = 0; depth < 1e5; depth++) change = { in: { a: change } };
    assert.ok(!isDifference(change));
  });
});
