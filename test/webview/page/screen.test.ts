import assert from "node:assert/strict";
import { difference } from "../../../src/protocol/difference";
import { type Move, moves, type StepView } from "../../../src/protocol/messages";
import { canMove, type Screen, screenAfter } from "../../../webview/page/screen";
import { fixtures } from "../fixtures";

const waiting: Screen = { kind: "waiting" };

function enabled(view: StepView): Move[] {
  return moves.filter((move) => canMove(move, view));
}

describe("the screen", () => {
  it("shows the latest step", () => {
    const [first, second] = [fixtures.term(), fixtures.cost()];
    const screen = screenAfter(screenAfter(waiting, { type: "step", number: 1, view: first })!, {
      type: "step",
      number: 2,
      view: second,
    });
    assert.deepEqual(screen, { kind: "step", number: 2, view: second, running: false });
  });

  it("shows a step that is told by what it changes, and shares the rest", () => {
    const [first, second] = [fixtures.term(), fixtures.bias()];
    const stands: Screen = { kind: "step", number: 7, view: first, running: true };
    const change = difference(first, second)!;
    const screen = screenAfter(stands, { type: "change", number: 8, change });
    assert.deepEqual(screen, { kind: "step", number: 8, view: second, running: false });
    assert.equal((screen as { view: StepView }).view.title, first.title);
    const moved = { ...first, position: first.position + 1 };
    const small = { type: "change", number: 8, change: difference(first, moved)! } as const;
    const after = screenAfter(stands, small) as { view: StepView };
    assert.deepEqual(after.view, moved);
    assert.equal(after.view.pictures, first.pictures);
  });

  it("asks for the whole step where it has not the one that changes, or what comes is none", () => {
    const view = fixtures.term();
    const stands: Screen = { kind: "step", number: 7, view, running: false };
    const change = { in: { position: { to: 5 } } };
    for (const number of [6, 7, 9])
      assert.equal(screenAfter(stands, { type: "change", number, change }), undefined);
    assert.equal(screenAfter(waiting, { type: "change", number: 1, change }), undefined);
    for (const wrong of [
      { in: { position: { to: "5" } } },
      { in: { position: { in: { deep: { to: 5 } } } } },
      { in: { path: { to: undefined } } },
      { in: {}, without: ["title"] },
      { to: 0 },
    ])
      assert.equal(screenAfter(stands, { type: "change", number: 8, change: wrong }), undefined);
  });

  it("keeps the picture while the session runs", () => {
    const view = fixtures.term();
    const running = screenAfter({ kind: "step", number: 1, view, running: false }, { type: "running" });
    assert.deepEqual(running, { kind: "step", number: 1, view, running: true });
    assert.equal(screenAfter(waiting, { type: "running" }), waiting);
  });

  it("shows what a nudge would do at this step, and nothing of one that was asked at another", () => {
    const view = fixtures.dz_dw();
    const stands: Screen = { kind: "step", number: 1, view, running: false };
    const whatIf = {
      position: view.position,
      parameter: view.pictures.lines!.parameter,
      delta: 0.1,
      after: { w: 1, z: 2, a: 3, C: 4 },
      moved: 0.1,
      ratio: 5,
      links: [],
      activations: [],
    };
    const nudged = screenAfter(stands, { type: "whatIf", whatIf });
    assert.deepEqual(nudged, { ...stands, whatIf });
    assert.equal(screenAfter(stands, { type: "whatIf", whatIf: { ...whatIf, position: 1 } }), stands);
    assert.equal(screenAfter(waiting, { type: "whatIf", whatIf }), waiting);
    assert.deepEqual(screenAfter(nudged, { type: "step", number: 1, view }), stands);
  });

  it("shows how the cost goes with a number at this step, and nothing that was asked at another", () => {
    const view = fixtures.dz_dw();
    const stands: Screen = { kind: "step", number: 1, view, running: false };
    const costCurve = {
      position: view.position,
      parameter: { l: 1, j: 0 },
      ...{ name: "b₀⁽¹⁾", costName: "C₀", derivativeName: "∂C₀/∂b₀⁽¹⁾", words: "" },
      ...{ low: -1, high: 3, samples: [], w: 1, C: 4, derivative: null },
    };
    assert.deepEqual(screenAfter(stands, { type: "costCurve", costCurve }), { ...stands, costCurve });
    const late = { ...costCurve, position: view.position + 1 };
    assert.equal(screenAfter(stands, { type: "costCurve", costCurve: late }), stands);
    assert.equal(screenAfter(waiting, { type: "costCurve", costCurve }), waiting);
  });

  it("shows what is known of the spot pointed at at this step, and nothing that was asked at another", () => {
    const view = fixtures.dz_dw();
    const stands: Screen = { kind: "step", number: 1, view, running: false };
    const details = {
      position: view.position,
      spot: { of: "neuron", l: 1, j: 0 },
      name: "a₀⁽¹⁾",
      words: "neuron 0 of layer 1",
      numbers: [{ name: "a₀⁽¹⁾", value: null, isNew: false }],
      next: null,
      previous: 3,
      breakpoints: [{ of: "activation", l: 1, j: 0 }],
    } as const;
    assert.deepEqual(screenAfter(stands, { type: "details", details }), { ...stands, details });
    assert.equal(screenAfter(stands, { type: "details", details: { ...details, position: 1 } }), stands);
    assert.equal(screenAfter(waiting, { type: "details", details }), waiting);
    assert.equal(screenAfter(stands, { type: "breakpoints", breakpoints: details.breakpoints }), stands);
  });

  it("shows what is said to a guess at this step, until another step comes, the whole of this one too", () => {
    const view = fixtures.asked();
    const stands: Screen = { kind: "step", number: 1, view, running: false };
    const judgement = {
      position: view.position,
      verdict: "close",
      words: "Close.",
      spoken: "Close.",
    } as const;
    const judged = screenAfter(stands, { type: "judgement", judgement })!;
    assert.deepEqual(judged, { ...stands, judgement });
    const late = { ...judgement, position: view.position - 1 };
    assert.equal(screenAfter(stands, { type: "judgement", judgement: late }), stands);
    assert.equal(screenAfter(waiting, { type: "judgement", judgement }), waiting);
    assert.deepEqual(screenAfter(judged, { type: "step", number: 2, view }), { ...stands, number: 2 });
    const { question: _, ...whole } = view;
    const change = difference(view, whole)!;
    assert.deepEqual(screenAfter(judged, { type: "change", number: 2, change }), {
      ...stands,
      number: 2,
      view: whole,
    });
  });

  it("is not changed by what is wanted of the page alone", () => {
    const stands: Screen = { kind: "step", number: 1, view: fixtures.term(), running: false };
    for (const type of ["predict", "guess"] as const) assert.equal(screenAfter(stands, { type }), stands);
    assert.equal(screenAfter(stands, { type: "presents", isOn: true }), stands);
  });

  it("says how to start where there is no session", () => {
    assert.deepEqual(screenAfter(waiting, { type: "idle", ended: true }), { kind: "idle", ended: true });
  });
});

describe("the moves", () => {
  it("are all there in the middle of the run, but for the pause of one that stands", () => {
    assert.deepEqual(
      enabled(fixtures.path()),
      moves.filter((move) => move !== "pause"),
    );
  });

  it("go only forward from the start", () => {
    assert.deepEqual(enabled(fixtures.start()), ["next", "stepIn", "stepOut", "continue"]);
  });

  it("go only back from the end, apart from ending the session", () => {
    const end = { ...fixtures.end(), position: 260, length: 260 };
    assert.deepEqual(enabled(end), ["restart", "reverseContinue", "stepBack", "continue"]);
  });
});
