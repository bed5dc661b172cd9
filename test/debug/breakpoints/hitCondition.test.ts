import { strict as assert } from "node:assert";
import { readHitCondition } from "../../../src/debug/breakpoints/hitCondition";

/** Which of the counts 1 … 7 stop. */
const counts: Readonly<Record<string, readonly number[]>> = {
  "3": [3],
  "== 3": [3],
  "=3": [3],
  ">= 3": [3, 4, 5, 6, 7],
  "≥ 3": [3, 4, 5, 6, 7],
  "≤ 3": [1, 2, 3],
  "> 3": [4, 5, 6, 7],
  "<= 3": [1, 2, 3],
  "< 3": [1, 2],
  "< 1": [],
  " %2 ": [2, 4, 6],
  "% 1": [1, 2, 3, 4, 5, 6, 7],
};

describe("a hit count", () => {
  for (const [text, expected] of Object.entries(counts)) {
    it(`"${text}" stops at ${expected.join(" ") || "none"} of 7`, () => {
      const { from, upTo, among } = readHitCondition(text)!;
      for (let n = 1; n <= 7; n++) {
        const next = expected.find((each) => each >= n);
        if (next !== undefined) assert.equal(from(n), next, `from ${n}`);
        else assert.ok((from(n) ?? 8) > 7, `from ${n}`);
        assert.equal(
          upTo(n),
          expected.findLast((each) => each <= n),
          `up to ${n}`,
        );
        assert.equal(among(n), expected.filter((each) => each <= n).length, `among ${n}`);
      }
    });
  }

  for (const text of ["", "x", "-1", "0", "% 0", "1.5", "3 >", "!= 3", "1e3", "99999999999999999999"]) {
    it(`"${text}" is none`, () => assert.equal(readHitCondition(text), undefined));
  }

  it("is none in a million spaces, soon", () =>
    assert.equal(readHitCondition(`${" ".repeat(1e6)}x`), undefined));
});
