import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";

interface Held {
  readonly in: string;
  /** Names of files; none where it is all of them, in folders below as well. */
  readonly files?: string;
  /** The test that holds them from outside. */
  readonly by: string;
}

/** Files that no test of their own mirrors, because another one holds them through the room that they are a part of. */
const held: readonly Held[] = [
  { in: "src", files: "adapter", by: "test/debug/adapter.test.ts" },
  { in: "src", files: "nodeFiles", by: "test/debug/adapter.test.ts" },
  { in: "src", files: "extension", by: "test/vscode/extension.test.ts" },
  { in: "src/core/layers", files: "kind kinds span", by: "test/core/layers/dense/dense.test.ts" },
  { in: "src/core/layers/dense", files: "kernel steps", by: "test/core/layers/dense/dense.test.ts" },
  {
    in: "src/core/network/updateRules",
    files: "adagrad adam adamw rmsprop rule sgd symbols",
    by: "test/core/network/updateRules/updateRules.test.ts",
  },
  { in: "src/core/network", files: "place", by: "test/document/network/sourceMap.test.ts" },
  {
    in: "src/core/program",
    files: "exampleProgram steps updateProgram",
    by: "test/core/program/program.test.ts",
  },
  {
    in: "src/core/run",
    files: "chosenEngine engine numbers plainArithmetic state turn work",
    by: "test/core/run/evaluation.test.ts",
  },
  {
    in: "src/core/run",
    files: "kernelExamples kernelLayout kernelModule kernelRoom kernelWeights",
    by: "test/core/run/kernelEngine.test.ts",
  },
  { in: "src/kernel", by: "test/core/run/kernelEngine.test.ts" },
  { in: "src/core/run", files: "nudgeEffect", by: "test/core/run/nudge.test.ts" },
  {
    in: "src/debug/breakpoints",
    files: "breakpoints exceptions quantitySites requested sessionBreakpoints sites sourceBreakpoints",
    by: "test/debug/breakpoints/search.test.ts",
  },
  { in: "src/debug", files: "context report run", by: "test/debug/session.test.ts" },
  { in: "src/debug/forks", files: "change fork", by: "test/debug/forks/requests.test.ts" },
  {
    in: "src/debug/expression",
    files: "complete failureText print quantities symbols syntax tokens valueOfText values vectors",
    by: "test/debug/expression/expression.test.ts",
  },
  {
    in: "src/debug/inspection",
    files: "chainRule frames nudgeScope places rows scopes stop",
    by: "test/debug/inspection/requests.test.ts",
  },
  { in: "src/debug/moves", files: "slices way", by: "test/debug/moves/travel.test.ts" },
  { in: "src/debug/moves", files: "telling", by: "test/debug/session.test.ts" },
  {
    in: "src/debug/protocol",
    files: "bodies capabilities client progress requestError thread",
    by: "test/debug/conformance.test.ts",
  },
  {
    in: "src/document/json",
    files: "brackets characters node numbers problem punctuation reader strings text tokens",
    by: "test/document/json/json.test.ts",
  },
  { in: "src/document/language", files: "cursor shape", by: "test/document/language/completion.test.ts" },
  {
    in: "src/document/network",
    files: "examples fields layers training",
    by: "test/document/network/networkFile.test.ts",
  },
  {
    in: "src/document/network",
    files: "arrays csvTable rows tensors window",
    by: "test/document/network/data.test.ts",
  },
  { in: "src/document/data", files: "fault utf8", by: "test/document/data/csv.test.ts" },
  {
    in: "src/lesson/derivation",
    files: "backward batch derivation factors forward rule",
    by: "test/lesson/derivation/of.test.ts",
  },
  { in: "src/pictures", files: "matrix", by: "test/pictures/weights.test.ts" },
  { in: "src/lesson", files: "focus", by: "test/pictures/tree.test.ts" },
  { in: "src/lesson", files: "nudgeable", by: "test/core/run/nudge.test.ts" },
  { in: "src/lesson", files: "ruleTerms", by: "test/core/network/updateRules/updateRules.test.ts" },
  { in: "src/lesson/mistakes", files: "setting", by: "test/lesson/mistakes/forward.test.ts" },
  { in: "src/protocol", files: "budget", by: "test/debug/expression/evaluate.test.ts" },
  {
    in: "src/protocol",
    files: "hostMessage messages moves pictures",
    by: "test/webview/page/message.test.ts",
  },
  { in: "src/protocol", files: "plain", by: "test/protocol/schema.test.ts" },
  { in: "src/protocol/views", by: "test/pictures/view.test.ts" },
  // What stands before VS Code is held inside it.
  { in: "src/shell", by: "test/vscode/extension.test.ts" },
  // What is said is held where it is said.
  { in: "src/words", files: "speech", by: "test/words/sentence.test.ts" },
  { in: "src/words", files: "language told words", by: "test/lesson/words.test.ts" },
  { in: "src/words/en", by: "test/lesson/words.test.ts" },
  // What is drawn is held in a browser, by what the panel shows there.
  {
    in: "webview/formula",
    files: "Asked Beginning Formula Indices Lens Stage Sum Term Tex Ways",
    by: "test/panel/lesson/forward.test.ts",
  },
  { in: "webview/formula", files: "Mean", by: "test/panel/lesson/run.test.ts" },
  {
    in: "webview/formula",
    files: "Box Costs Outputs Summary Vectors Ways",
    by: "test/panel/lesson/units.test.ts",
  },
  {
    in: "webview/page",
    files: "Deck Header Idle Menu Moves Panel Spoken Strip Tabs View Words icons main",
    by: "test/panel/keyboard.test.ts",
  },
  { in: "webview/page", files: "Only", by: "test/panel/only.test.ts" },
  { in: "webview/page", files: "Prediction", by: "test/panel/prediction.test.ts" },
  { in: "webview/pictures/cost", files: "Cost CostBars", by: "test/panel/lesson/descent.test.ts" },
  { in: "webview/pictures/curve", files: "Curve Shares", by: "test/panel/lesson/pictures.test.ts" },
  { in: "webview/pictures/examples", files: "Examples", by: "test/panel/lesson/gradient.test.ts" },
  {
    in: "webview/pictures/gradient",
    files: "Gradient Matrix Vector",
    by: "test/panel/lesson/gradient.test.ts",
  },
  { in: "webview/pictures/flow", files: "Bands Flow Marks placed", by: "test/panel/lesson/flow.test.ts" },
  { in: "webview/pictures/learned", files: "Learned", by: "test/panel/lesson/learned.test.ts" },
  {
    in: "webview/pictures/network",
    files:
      "Chips CostNode Edges Image LayerLabels Letters Network NetworkOverlay NetworkSwitches Neuron Pixels placed",
    by: "test/panel/lesson/pictures.test.ts",
  },
  {
    in: "webview/pictures/nudge",
    files: "Chain Controls CostCurve Handle Nudge Tracks useNudge",
    by: "test/panel/lesson/nudge.test.ts",
  },
  { in: "webview/page", files: "PresentKeys", by: "test/panel/presenting.test.ts" },
  { in: "webview/shared", files: "later", by: "test/panel/lesson/pictures.test.ts" },
  { in: "webview/shared", files: "pointer", by: "test/panel/presenting.test.ts" },
  { in: "src/protocol", files: "levels", by: "test/debug/moves/requests.test.ts" },
  { in: "webview/pictures/symbols", files: "Symbols", by: "test/words/en/panel.test.ts" },
  { in: "webview/pictures/tree", files: "Tree", by: "test/panel/lesson/pictures.test.ts" },
  {
    in: "webview/pictures/tree",
    files: "placed sheet",
    by: "test/webview/pictures/tree/treeLayout.test.ts",
  },
  { in: "webview/pictures/weights", files: "Weights", by: "test/panel/lesson/pictures.test.ts" },
  {
    in: "webview/pointing",
    files: "Cells Details SpotMenu pointing usePointing",
    by: "test/panel/pointing.test.ts",
  },
  { in: "webview/shared", files: "steady", by: "test/panel/calm.test.ts" },
  {
    in: "webview/shared",
    files: "Choice LedgerRow Num PlotReadings Pull Scroll Switch pen useSize useWidth useWindow words",
    by: "test/panel/layout.test.ts",
  },
  {
    in: "webview/timeline",
    files: "Path Timeline TimelineKinds TimelineRow useWish",
    by: "test/panel/timeline.test.ts",
  },
];

const sources = ["src", "webview"].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: "utf8" })
    .map((file) => `${top}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file)),
);

/** src/x/y.ts → test/x/y.test.ts, and webview/x/y.ts → test/webview/x/y.test.ts. */
function hasMirror(source: string): boolean {
  const path = `test/${source.replace(/^src\//, "").replace(/\.tsx?$/, "")}.test`;
  return existsSync(`${path}.ts`) || existsSync(`${path}.tsx`);
}

function isHeld(source: string, { in: folder, files }: Held): boolean {
  if (files === undefined) return source.startsWith(`${folder}/`);
  return files.split(" ").some((name) => source.replace(/\.tsx?$/, "") === `${folder}/${name}`);
}

describe("the tests", () => {
  it("mirror every source file, or are named for it", () => {
    const bare = sources.filter((source) => !hasMirror(source) && !held.some((each) => isHeld(source, each)));
    assert.deepEqual(bare, []);
  });

  it("are named for files that are there and have no mirror", () => {
    for (const { in: folder, files, by } of held) {
      assert.ok(existsSync(by), by);
      for (const name of files?.split(" ") ?? []) {
        const source = sources.find((each) => each.replace(/\.tsx?$/, "") === `${folder}/${name}`);
        assert.ok(source !== undefined, `there is no ${folder}/${name}`);
        assert.ok(!hasMirror(source), `${source} has a test of its own`);
      }
    }
  });
});
