import assert from "node:assert/strict";
import { type Move, moves, type StepView } from "../../src/protocol";
import { canMove, type Screen, screenAfter } from "../../webview/screen";
import { fixtures } from "./fixtures";

const waiting: Screen = { kind: "waiting" };

function enabled(view: StepView): Move[] {
  return moves.filter((move) => canMove(move, view));
}

describe("the screen", () => {
  it("shows the latest step", () => {
    const [first, second] = [fixtures.term(), fixtures.cost()];
    const screen = screenAfter(screenAfter(waiting, { type: "step", view: first }), {
      type: "step",
      view: second,
    });
    assert.deepEqual(screen, { kind: "step", view: second, running: false });
  });

  it("keeps the picture while the session runs", () => {
    const view = fixtures.term();
    const running = screenAfter({ kind: "step", view, running: false }, { type: "running" });
    assert.deepEqual(running, { kind: "step", view, running: true });
    assert.equal(screenAfter(waiting, { type: "running" }), waiting);
  });

  it("shows what a nudge would do at this step, and nothing of one that was asked at another", () => {
    const view = fixtures.dz_dw();
    const stands: Screen = { kind: "step", view, running: false };
    const whatIf = {
      position: view.position,
      parameter: view.pictures.lines!.parameter,
      delta: 0.1,
      after: { w: 1, z: 2, a: 3, C: 4 },
      ratio: 5,
    };
    const nudged = screenAfter(stands, { type: "whatIf", whatIf });
    assert.deepEqual(nudged, { ...stands, whatIf });
    assert.equal(screenAfter(stands, { type: "whatIf", whatIf: { ...whatIf, position: 1 } }), stands);
    assert.equal(screenAfter(waiting, { type: "whatIf", whatIf }), waiting);
    assert.deepEqual(screenAfter(nudged, { type: "step", view }), stands);
  });

  it("says how to start where there is no session", () => {
    assert.deepEqual(screenAfter(waiting, { type: "idle", ended: true }), { kind: "idle", ended: true });
  });
});

describe("the moves", () => {
  it("are all there in the middle of the run", () => {
    assert.deepEqual(enabled(fixtures.path()), [...moves]);
  });

  it("go only forward from the start", () => {
    assert.deepEqual(enabled(fixtures.start()), ["next", "stepIn", "stepOut", "continue"]);
  });

  it("go only back from the end, apart from ending the session", () => {
    const end = { ...fixtures.end(), position: 260, length: 260 };
    assert.deepEqual(enabled(end), ["restart", "reverseContinue", "stepBack", "continue"]);
  });
});
