import assert from "node:assert/strict";
import { RecentAnswers } from "../../../src/core/run/recent";

describe("recent answers", () => {
  it("are found once, as long as they are asked for now and then", () => {
    const found: number[] = [];
    const answers = new RecentAnswers<string | undefined>(2);
    const ask = (number: number) =>
      answers.of(number, () => {
        found.push(number);
        return number === 3 ? undefined : `answer ${number}`;
      });
    assert.deepEqual([1, 2, 1, 3, 3, 1, 2].map(ask), [
      "answer 1",
      "answer 2",
      "answer 1",
      undefined,
      undefined,
      "answer 1",
      "answer 2",
    ]);
    assert.deepEqual(found, [1, 2, 3, 2]);
  });
});
