import assert from "node:assert/strict";
import type { StepView } from "../../../src/protocol/messages";
import { messageOf } from "../../../webview/page/message";
import { type FixtureName, fixtures } from "../fixtures";

function isHostMessage(message: unknown): boolean {
  return messageOf(message) !== undefined;
}

/**
 * A view with the holder of one value changed, in a message. As with the views of a session, all that is not on the way to
 * the value is shared with the view itself, which was let in just before.
 */
function changed(
  view: StepView,
  path: readonly string[],
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown {
  assert(isHostMessage({ type: "step", number: 1, view }));
  const copy = copied(view) as Record<string, unknown>;
  const holder = path.slice(0, -1).reduce((outer, key) => {
    outer[key] = copied(outer[key]);
    return outer[key] as Record<string, unknown>;
  }, copy);
  change(holder, path.at(-1)!);
  return { type: "step", number: 1, view: copy };
}

function copied(value: unknown): unknown {
  return Array.isArray(value) ? [...value] : { ...(value as object) };
}

/** The same answer however often it is asked. */
function isLetIn(message: unknown): boolean {
  const first = isHostMessage(message);
  assert.equal(isHostMessage(message), first);
  return first;
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
  moved: 0.1,
  ratio: null,
  links: [{ after: 4, change: 1, ratio: 10 }],
  activations: [{ l: 1, values: [3] }],
};

const costCurve = {
  ...{
    position: 3,
    parameter: { l: 1, j: 0 },
    name: "b",
    costName: "C",
    low: -1,
    high: 1,
    samples: [1, 2, 3],
  },
  ...{ w: 0, C: 2, derivativeName: "∂C/∂b", derivative: 1, step: { to: -0.5, C: 1.5 }, words: "" },
};

const judgement = { position: 3, verdict: "close", words: "Close.", spoken: "Close." };

describe("messages of the host", () => {
  it("are let in when well-formed", () => {
    assert(isHostMessage({ type: "running" }));
    assert(isHostMessage({ type: "change", number: 2, change: { in: {} } }));
    assert(isHostMessage({ type: "idle", ended: false }));
    assert(isHostMessage({ type: "whatIf", whatIf }));
    assert(isHostMessage({ type: "costCurve", costCurve }));
    assert(isHostMessage({ type: "judgement", judgement }));
    assert(isHostMessage({ type: "settings", kept: 1 }));
    assert(isHostMessage({ type: "settings", kept: 1, only: "nudge" }));
    assert(isHostMessage({ type: "predict" }));
    assert(isHostMessage({ type: "guess" }));
    assert(isHostMessage({ type: "presents", isOn: true }));
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
      { type: "settings", kept: 1, only: "tree" },
      { type: "idle" },
      { type: "idle", ended: 1 },
      { type: "judgement" },
      { type: "judgement", judgement: { ...judgement, verdict: "so so" } },
      { type: "judgement", judgement: { ...judgement, position: -1 } },
      { type: "whatIf" },
      { type: "whatIf", whatIf: { ...whatIf, after: { ...whatIf.after, C: "0" } } },
      { type: "whatIf", whatIf: { ...whatIf, parameter: { l: 1 } } },
      { type: "whatIf", whatIf: { ...whatIf, of: "layer" } },
      { type: "whatIf", whatIf: { ...whatIf, links: [{ after: 4 }] } },
      { type: "costCurve", costCurve: { ...costCurve, samples: [1, null] } },
    ])
      assert(!isHostMessage(message), JSON.stringify(message));
  });

  it("are ignored when nested without end", () => {
    let kept: unknown = [];
    for (let depth = 0; depth < 1e5; depth++) kept = [kept];
    assert(!isHostMessage({ type: "settings", kept }));
  });

  it("are ignored when any part of a view is of the wrong type", () => {
    for (const view of [fixtures.dz_dw(), fixtures.xorBatches(), fixtures.softmax(), fixtures.asked()]) {
      for (const path of paths(view)) {
        const message = changed(view, path, (holder, key) => {
          holder[key] = key === "pictures" ? 0 : { wrong: true };
        });
        assert(!isLetIn(message), path.join("."));
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
      "labels",
      "plot",
      "shares",
      "through",
      "mixed",
      "lit",
      "opens",
      "opensBriefly",
      "within",
      "question",
      "isAsked",
      "unfolds",
      // Of what is learned.
      "input",
      "judge",
      "range",
      "rival",
      "isRight",
      "right",
      // Of the cost.
      "promise",
    ]);
    // Of a cost's and a formula's own parts these are, and of the pictures every one.
    const isOptional = (path: readonly string[]): boolean =>
      optional.has(path.at(-1)!) ||
      (path[0] === "pictures" && path.length === 2) ||
      [
        /^(start|summary|score|question\.options)$/,
        /^formula\.(heads|running|total|terms\.\d+\.(label|factors\.\d+\.(note|entry|whole)))$/,
        /^pictures\.(network\.chips\.\d+\.k|lines\.sources\.\d+\.(fan|spot\.k))$/,
        /^pictures\.flow\.(found|layers\.\d+\.mixes)$/,
        /^pictures\.(cost\.(step|next|epochs|examples|step\.promised)|examples\.mean|learned\.(.*\.)?before)$/,
      ].some((pattern) => pattern.test(path.join(".")));
    const wrong = new Set<string>();
    for (const [view, path] of views.flatMap((each) =>
      [...paths(each)].map((path) => [each, path] as const),
    )) {
      const last = path.at(-1)!;
      if (/^\d+$/.test(last)) continue;
      // A formula, a ledger and a node of the tree need their names; an edge's is optional.
      if (last === "name" && !path.includes("edges")) continue;
      // A matrix has shown columns k; a parameter has none if it is a bias.
      if (path.join(".") === "pictures.weights.k" || /(parameter|atHand)\.k$/.test(path.join("."))) continue;
      const message = changed(view, path, (holder, key) => {
        delete holder[key];
      });
      if (isLetIn(message) !== isOptional(path)) wrong.add(path.join(".").replaceAll(/\.\d+/g, ".n"));
    }
    assert.deepEqual([...wrong], []);
  });

  it("are ignored when a list has a hole, or an element of another place that is none of its own", () => {
    const view = fixtures.dz_dw();
    const isList = (path: readonly string[]): boolean =>
      Array.isArray(path.reduce((outer: unknown, key) => (outer as Record<string, unknown>)[key], view));
    for (const path of [...paths(view)].filter(isList)) {
      const holed = changed(view, path, (holder, key) => {
        holder[key] = [...(holder[key] as unknown[]), undefined];
      });
      assert(!isLetIn(holed), path.join("."));
    }
    const mixed = changed(view, ["pictures", "network", "edges"], (network, key) => {
      network[key] = [...(network[key] as unknown[]), (network.layers as unknown[])[0]];
    });
    assert(!isLetIn(mixed));
  });
});
