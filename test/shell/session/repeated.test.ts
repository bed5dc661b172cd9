import assert from "node:assert/strict";
import { Repeated } from "../../../src/shell/session/repeated";

describe("work that is repeated", () => {
  function repeated() {
    const ends: (() => void)[] = [];
    const work = new Repeated(() => new Promise((end) => ends.push(end)));
    return { ends, work };
  }
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it("is done once at a time, and once more for all who ask meanwhile", async () => {
    const { ends, work } = repeated();
    const first = work.ask();
    const others = [work.ask(), work.ask(), work.ask()];
    assert.equal(ends.length, 1);
    ends[0]!();
    await first;
    await turn();
    assert.equal(ends.length, 2);
    ends[1]!();
    await Promise.all(others);
    await turn();
    assert.equal(ends.length, 2);
  });

  it("settles with work that began after it was asked for", async () => {
    const { ends, work } = repeated();
    let isDone = false;
    void work.ask();
    const asked = work.ask().then(() => {
      isDone = true;
    });
    ends[0]!();
    await turn();
    assert.equal(isDone, false);
    ends[1]!();
    await asked;
  });

  it("is done anew after a rest", async () => {
    const { ends, work } = repeated();
    for (const time of [1, 2, 3]) {
      const done = work.ask();
      assert.equal(ends.length, time);
      ends.at(-1)!();
      await done;
    }
  });
});
