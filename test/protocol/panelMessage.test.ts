import { strict as assert } from "node:assert";
import { type PanelMessage, panelMessage } from "../../src/protocol/panelMessage";

/** One of each kind. */
const honest: { readonly [Kind in PanelMessage["type"]]: PanelMessage & { readonly type: Kind } } = {
  ready: { type: "ready" },
  show: { type: "show", shown: ["network", "symbols"], predicts: false, whole: true },
  drawn: { type: "drawn", number: 3 },
  keep: { type: "keep", settings: { writing: "both" } },
  move: { type: "move", move: "stepIn" },
  zoom: { type: "zoom", level: "layer" },
  goTo: { type: "goTo", position: 12, jump: 3 },
  keyboard: { type: "keyboard", isHere: true },
  present: { type: "present", isOn: true },
  openView: { type: "openView", tab: "cost" },
  openSample: { type: "openSample", sample: "xor" },
  writeWeights: { type: "writeWeights" },
  fork: { type: "fork" },
  endFork: { type: "endFork" },
  addTraining: { type: "addTraining" },
  trainOn: { type: "trainOn" },
  whatIf: { type: "whatIf", parameter: { l: 1, j: 0 }, delta: -0.1 },
  costCurve: { type: "costCurve", parameter: { l: 1, j: 0, k: 2 }, of: "parameter" },
  pointAt: { type: "pointAt", spot: { of: "neuron", l: 1, j: 0 } },
  toggleBreakpoint: { type: "toggleBreakpoint", breakpoint: { of: "derivative", l: 1, j: 0 } },
  guess: { type: "guess", text: "1/3", position: 5 },
  reveal: { type: "reveal", position: 5 },
};

describe("messages of the panel", () => {
  for (const message of Object.values(honest)) {
    it(`are let in: ${message.type}`, () => assert(panelMessage.is(message)));

    it(`are ignored where a part is missing or another thing: ${message.type}`, () => {
      const optional = new Set(["jump", "of", "sample"]);
      for (const part of Object.keys(message)) {
        const { [part]: _, ...without } = message as unknown as Record<string, unknown>;
        assert.equal(panelMessage.is(without), optional.has(part), `without ${part}`);
        if (part !== "settings") assert(!panelMessage.is({ ...message, [part]: { wrong: 1 } }), part);
      }
    });
  }

  it("are ignored where a number is none that they can mean", () => {
    for (const message of [
      { ...honest.zoom, level: "atom" },
      { ...honest.goTo, position: 0.5 },
      { ...honest.goTo, jump: Number.NaN },
      { ...honest.whatIf, delta: Number.POSITIVE_INFINITY },
      { ...honest.whatIf, parameter: { l: 1, j: -1 } },
      { ...honest.pointAt, spot: { of: "neuron", l: 1, j: 0, k: 0.5 } },
      { ...honest.show, shown: ["network", "a picture of old"] },
    ])
      assert(!panelMessage.is(message), JSON.stringify(message));
  });

  it("keep settings whatever they are, but not without end", () => {
    for (const settings of [null, 1, "symbols", [], { of: { another: "version" } }])
      assert(panelMessage.is({ type: "keep", settings }));
    let deep: unknown = [];
    for (let level = 0; level < 1e5; level++) deep = [deep];
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    for (const settings of [undefined, "x".repeat(10_000), Array(1e6).fill(0), deep, circle, 1n])
      assert(!panelMessage.is({ type: "keep", settings }));
  });
});
