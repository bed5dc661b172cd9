import assert from "node:assert/strict";
import { LONG_MS, MoveQueue } from "../../../src/shell/session/moveQueue";
import { Clock } from "./clock";

describe("the queue of the reader's moves", () => {
  function queue() {
    const clock = new Clock();
    const begun: string[] = [];
    const told: number[] = [];
    const moves = new MoveQueue({ lasts: () => told.push(clock.now()), after: clock.after });
    return {
      clock,
      begun,
      told,
      ended: () => moves.ended(),
      dispose: () => moves.dispose(),
      add: (...names: string[]) => {
        for (const name of names) moves.add(() => begun.push(name));
      },
      instead: (name: string) => moves.instead(() => begun.push(name)),
    };
  }

  it("begins each move once the one before has ended, in their order", () => {
    const { add, begun, ended } = queue();
    add("over", "into", "back");
    assert.deepEqual(begun, ["over"]);
    ended();
    assert.deepEqual(begun, ["over", "into"]);
    add("out");
    ended();
    ended();
    assert.deepEqual(begun, ["over", "into", "back", "out"]);
    ended();
    add("over");
    assert.equal(begun.length, 5);
  });

  it("loses none of sixty that end as they begin", () => {
    const clock = new Clock();
    let position = 0;
    const moves = new MoveQueue({ lasts: assert.fail, after: clock.after });
    for (let press = 0; press < 60; press++) {
      moves.add(() => {
        position++;
        moves.ended();
      });
      clock.pass(1000 / 30);
    }
    assert.equal(position, 60);
  });

  it("drops what waits for a way that lasts, and what comes until it is over", () => {
    const { add, begun, told, ended, clock } = queue();
    add("far", "over");
    clock.pass(LONG_MS - 1);
    assert.deepEqual(told, []);
    clock.pass(1);
    assert.deepEqual(told, [LONG_MS]);
    add("into");
    ended();
    assert.deepEqual(begun, ["far"]);
    add("out");
    assert.deepEqual(begun, ["far", "out"]);
  });

  it("says once that a way lasts, and never of one that is over", () => {
    const { add, told, ended, clock } = queue();
    add("over");
    clock.pass(LONG_MS / 2);
    ended();
    clock.pass(10 * LONG_MS);
    assert.deepEqual(told, []);
    add("far");
    clock.pass(10 * LONG_MS);
    assert.equal(told.length, 1);
  });

  it("lets a jump take the place of a way and of all that wait", () => {
    const { add, begun, told, ended, instead, clock } = queue();
    add("far", "over");
    clock.pass(LONG_MS / 2);
    instead("jump");
    assert.deepEqual(begun, ["far", "jump"]);
    clock.pass(LONG_MS - 1);
    assert.deepEqual(told, []);
    add("into");
    ended();
    assert.deepEqual(begun, ["far", "jump", "into"]);
  });

  it("begins nothing more once it is disposed of", () => {
    const { add, begun, told, dispose, clock } = queue();
    add("far", "over");
    dispose();
    clock.pass(10 * LONG_MS);
    assert.deepEqual([begun, told], [["far"], []]);
  });
});
