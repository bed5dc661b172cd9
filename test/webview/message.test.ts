import assert from "node:assert/strict";
import type { StepView } from "../../src/protocol";
import { isHostMessage } from "../../webview/message";
import { type FixtureName, fixtures } from "./fixtures";

/** A deep copy of a view, changed. */
function changed(view: StepView, change: (copy: Record<string, never>) => void): unknown {
  const copy = structuredClone(view);
  change(copy as never);
  return { type: "step", number: 1, view: copy };
}

/** Every path to a value inside a value. */
function* paths(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield [...path, key];
    yield* paths(inner, [...path, key]);
  }
}

const whatIf = {
  position: 3,
  parameter: { l: 1, j: 0 },
  delta: 0.1,
  after: { w: 1, z: 2, a: 3, C: 4 },
  ratio: null,
};

const judgement = { position: 3, verdict: "close", words: "Close." };

describe("messages of the host", () => {
  it("are let in when well-formed", () => {
    assert(isHostMessage({ type: "running" }));
    assert(isHostMessage({ type: "change", number: 2, change: { in: {} } }));
    assert(isHostMessage({ type: "idle", ended: false }));
    assert(isHostMessage({ type: "whatIf", whatIf }));
    assert(isHostMessage({ type: "judgement", judgement }));
    assert(isHostMessage({ type: "predict" }));
    assert(isHostMessage({ type: "guess" }));
    for (const name of Object.keys(fixtures) as FixtureName[]) {
      assert(isHostMessage({ type: "step", number: 1, view: fixtures[name]() }), name);
    }
  });

  it("are ignored when unknown or no message at all", () => {
    for (const message of [
      undefined,
      null,
      0,
      "step",
      [],
      {},
      { type: "stop" },
      { type: "step" },
      { type: "step", view: fixtures.term() },
      { type: "change", number: 2 },
      { type: "change", number: 2, change: { in: { position: 5 } } },
      { type: "idle" },
      { type: "idle", ended: 1 },
      { type: "judgement" },
      { type: "judgement", judgement: { ...judgement, verdict: "so so" } },
      { type: "judgement", judgement: { ...judgement, position: -1 } },
      { type: "whatIf" },
      { type: "whatIf", whatIf: { ...whatIf, after: { ...whatIf.after, C: "0" } } },
      { type: "whatIf", whatIf: { ...whatIf, parameter: { l: 1 } } },
    ])
      assert(!isHostMessage(message), JSON.stringify(message));
  });

  it("are ignored when any part of a view is of the wrong type", () => {
    for (const view of [fixtures.dz_dw(), fixtures.xorBatches(), fixtures.softmax(), fixtures.asked()]) {
      for (const path of paths(view)) {
        const last = path.at(-1)!;
        const message = changed(view, (copy) => {
          const holder = path.slice(0, -1).reduce((inner, key) => inner[key]!, copy);
          (holder as Record<string, unknown>)[last] = last === "pictures" ? 0 : { wrong: true };
        });
        assert(!isHostMessage(message), path.join("."));
      }
    }
  });

  it("may leave out what is optional and nothing else", () => {
    const views = [fixtures.dz_dw(), fixtures.xorBatches(), fixtures.softmax(), fixtures.asked()];
    const optional = new Set([
      "formula",
      "generalForm",
      "outcome",
      "rule",
      "numbers",
      "target",
      "index",
      "name",
      "plot",
      "shares",
      "through",
      "mixed",
      "lit",
      "opens",
      "question",
      "isAsked",
      "unfolds",
    ]);
    // Of a cost's own parts these are, and of the pictures every one.
    const isOptional = (path: readonly string[]): boolean =>
      optional.has(path.at(-1)!) ||
      (path[0] === "pictures" && path.length === 2) ||
      ["pictures.cost.step", "pictures.cost.epochs"].includes(path.join("."));
    for (const [view, path] of views.flatMap((each) =>
      [...paths(each)].map((path) => [each, path] as const),
    )) {
      const last = path.at(-1)!;
      if (/^\d+$/.test(last)) continue;
      // A formula, a ledger and a node of the tree need their names; an edge's is optional.
      if (last === "name" && !path.includes("edges")) continue;
      // A matrix has shown columns k; a parameter has none if it is a bias.
      if (path.join(".") === "pictures.weights.k" || path.slice(-2).join(".") === "parameter.k") continue;
      const message = changed(view, (copy) => {
        const holder = path.slice(0, -1).reduce((inner, key) => inner[key]!, copy);
        delete holder[last as never];
      });
      assert.equal(isHostMessage(message), isOptional(path), path.join("."));
    }
  });
});
