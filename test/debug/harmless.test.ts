/** What a file calls its things is harmless wherever a session, or an editor's view of the text, shows it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseJson } from "../../src/document/json/json";
import { type OutlineItem, outlineOf } from "../../src/document/language/outline";
import { parseNetworkFile } from "../../src/document/network/networkFile";
import { pictures } from "../../src/protocol/pictures";
import { anyText, FORGED, faultIn } from "../harmful";
import { inline, PATH } from "./client";

/** A network whose every name is that text, with a key nobody knows. */
function networkNamed(text: string): string {
  const example = { name: text, input: [1, 2], target: [1] };
  return JSON.stringify({
    name: text,
    description: text,
    layers: [
      {
        name: text,
        weights: [
          [0.5, 1.25],
          [0.25, -1],
        ],
        biases: [0.125, 0],
      },
      { name: text, weights: [[0.5, 1.25]], biases: [0.125] },
    ],
    examples: [example, example],
    training: { learningRate: 0.5, epochs: 1, batchSize: 1 },
    [`unknown ${text}`]: text,
  });
}

/** Every text in what a session says, with where it stands. */
function* textsIn(value: unknown, path = ""): Generator<readonly [path: string, text: string]> {
  if (typeof value === "string") yield [path, value];
  else if (typeof value === "object" && value !== null)
    for (const [key, part] of Object.entries(value)) {
      yield [`${path}.(key)`, key];
      yield* textsIn(part, `${path}.${key}`);
    }
}

/** A path is what it is; console output and launch errors have several lines, each of them its own. */
function check(value: unknown): void {
  for (const [path, text] of textsIn(value)) {
    if (path.endsWith(".path")) continue;
    const lines = /\.(output|format|message)$/.test(path) ? text.split("\n") : [text];
    for (const [place, line] of lines.entries()) {
      assert.equal(faultIn(line), undefined, `${path}: ${JSON.stringify(line)}`);
      assert.ok(place === 0 || !line.startsWith(FORGED), `${path}: ${JSON.stringify(text)}`);
    }
  }
}

/** A whole session, with everything in it that says names. */
async function session(text: string): Promise<unknown> {
  const client = inline({ [PATH]: text });
  await client.launch({}, async () => {
    await client.ask("setBreakpoints", {
      source: { path: PATH },
      breakpoints: [{ line: 1, logMessage: "C is {C}" }],
    });
    await client.ask("setFunctionBreakpoints", { breakpoints: [{ name: "layer 1" }, { name: "nothing" }] });
  });
  for (let stops = 0; stops < 12; stops++) {
    await client.ask("threads");
    const frames = await client.frames();
    for (const { id } of frames.slice(0, 2)) {
      const { scopes } = await client.get("scopes", { frameId: id });
      for (const { variablesReference } of scopes) await client.ask("variables", { variablesReference });
    }
    await client.ask("backprop/view", { pictures, covered: false, whole: [] });
    await client.ask("backprop/inline");
    await client.ask("completions", { text: "w[", column: 3 });
    await client.ask("gotoTargets", { source: { path: PATH }, line: 1, column: text.indexOf("1.25") + 1 });
    await client.ask("evaluate", { expression: text, context: "repl" });
    await client.move(["stepIn", "next", "stepOut", "stepBack"][stops % 4] as "next");
  }
  await client.ask("backprop/explain", { l: 1, j: 0, k: 0 });
  await client.ask("backprop/whatIf", { l: 1, j: 0, k: 0, delta: 0.5 });
  await client.ask("setExpression", { expression: "w[1][0][0]", value: "0.75" });
  await client.ask("backprop/nudges");
  await client.ask("backprop/move", { to: "end" });
  await client.ask("setFunctionBreakpoints", { breakpoints: [] });
  await client.ask("setBreakpoints", { source: { path: PATH }, breakpoints: [] });
  await client.ask("continue", { threadId: 1 });
  return client.transcript;
}

const items = (each: readonly OutlineItem[]): unknown =>
  each.map(({ name, detail, children }) => ({ name, detail, children: items(children) }));

describe("what a file says", () => {
  it("is harmless in all that a session says", async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => check(await session(networkNamed(text)))),
      { numRuns: 20 },
    );
  });

  it("is harmless where the launch fails for it", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const broken = JSON.stringify({
          [text]: 1,
          layers: [{ activation: text, weights: [[1]] }],
          cost: text,
        });
        const client = inline({ [PATH]: broken });
        await client.ask("initialize", { adapterID: "backprop" });
        await client.refused("launch", { program: PATH });
        check(client.transcript);
      }),
    );
  });

  it("is harmless in every problem and in the outline, whatever the text is", () => {
    const texts = fc.oneof(
      anyText,
      anyText.map((text) => `{ ${text}: ${text}, "a": "${text}`),
      anyText.map((text) => JSON.stringify({ [text]: { [text]: text }, layers: [{ name: text }] })),
    );
    fc.assert(
      fc.property(texts, (text) => {
        check(
          parseNetworkFile(text).problems.map(({ message }) => ({
            message: message.replaceAll("\n", "\u2028"),
          })),
        );
        check(items(outlineOf(parseJson(text).root)));
      }),
    );
  });

  it("is harmless in a session with the names of a hostile file, which stays as it is", async () => {
    const text = readFileSync("test/fixtures/hostile-names.nn.json", "utf8");
    check(await session(text));
    const said = JSON.parse(text) as { readonly name: string };
    assert.equal(parseNetworkFile(text).network?.name, said.name);
  });
});
