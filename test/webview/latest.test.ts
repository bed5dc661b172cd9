import assert from "node:assert/strict";
import { Latest } from "../../webview/latest";

describe("the latest wish", () => {
  it("is sent at once to whoever is free", () => {
    const sent: number[] = [];
    const latest = new Latest<number>((wish) => sent.push(wish));
    latest.want(1, false);
    latest.free();
    latest.want(2, false);
    assert.deepEqual(sent, [1, 2]);
  });

  it("replaces those that waited", () => {
    const sent: number[] = [];
    const latest = new Latest<number>((wish) => sent.push(wish));
    for (const wish of [1, 2, 3, 4]) latest.want(wish, false);
    assert.deepEqual(sent, [1]);
    latest.free();
    assert.deepEqual(sent, [1, 4]);
    latest.free();
    assert.deepEqual(sent, [1, 4]);
  });

  it("waits while the receiver works for someone else", () => {
    const sent: number[] = [];
    const latest = new Latest<number>((wish) => sent.push(wish));
    latest.want(1, true);
    assert.deepEqual(sent, []);
    latest.free();
    assert.deepEqual(sent, [1]);
  });
});
