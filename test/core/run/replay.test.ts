import assert from "node:assert/strict";
import fc from "fast-check";
import type { Engine, TurnStart, Walk } from "../../../src/core/run/engine";
import { plainEngine } from "../../../src/core/run/plainEngine";
import { Trace } from "../../../src/core/run/trace";
import { network } from "../networks";
import { numbers } from "../states";

/** The plain engine, and what it was asked to do. */
function watched(): { engine: Engine; turns: () => number; handedOut: () => number } {
  let turns = 0;
  let handedOut = 0;
  const watch = (walk: Walk): Walk => ({
    get turn() {
      return walk.turn;
    },
    get costs() {
      return walk.costs;
    },
    advance: (most) => {
      const before = walk.turn;
      walk.advance(most);
      turns += walk.turn - before;
    },
    start: (): TurnStart => {
      handedOut++;
      return walk.start();
    },
  });
  const engine: Engine = {
    ...plainEngine,
    walk: (...from) => watch(plainEngine.walk(...from)),
  };
  return { engine, turns: () => turns, handedOut: () => handedOut };
}

const subject = network({ sizes: [2, 2, 1], examples: 5, training: { epochs: 400, batchSize: 2 } });

describe("a replay", () => {
  it("takes no copy of the parameters but for checkpoints and what is looked at", () => {
    const { engine, turns, handedOut } = watched();
    const trace = new Trace(subject, { engine, checkpointBytes: 1 });
    trace.stateAt(trace.program.length);
    assert.equal(turns(), 1999);
    // Two checkpoints, of which every second goes again and again, and the end.
    assert.ok(handedOut() < 32, `${handedOut()} copies`);
  });

  it("hands over what is certain without going a turn of the way again, where it is left", () => {
    const { engine, turns } = watched();
    const trace = new Trace(subject, { engine, checkpointBytes: 1 });
    const way = trace.seek(trace.program.length);
    for (let turn = 0; turn < 1000; turn++) way.next();
    const certain = way.next().value as number;
    const gone = turns();
    const state = trace.stateAt(certain);
    assert.equal(turns(), gone);
    assert.equal(state.position, certain);
    assert.deepEqual(numbers(state), numbers(new Trace(subject).stateAt(certain)));
  });

  it("lets others go on from where it stands, and still arrives", () => {
    const trace = new Trace(subject, { checkpointBytes: 1 });
    const fresh = new Trace(subject);
    const N = trace.program.length;
    const position = fc.nat(N);
    fc.assert(
      fc.property(
        fc.array(position, { minLength: 2, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (to, whose) => {
          const ways = to.map((each) => ({ each, way: trace.seek(each) }));
          for (const next of whose) {
            if (ways.length === 0) return;
            const at = next % ways.length;
            const { each, way } = ways[at]!;
            for (let slice = 0; slice < 1 + (next % 97); slice++) {
              const { done, value } = way.next();
              if (!done) continue;
              assert.deepEqual(numbers(value), numbers(fresh.stateAt(each)), `position ${each}`);
              ways.splice(at, 1);
              break;
            }
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
