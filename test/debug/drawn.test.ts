/** A network whose weights stand nowhere in its file: every request answers, and none points at a number that is not there. */
import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { parseNetworkFile } from "../../src/document/network/networkFile";
import { inline, PATH } from "./client";
import { everythingTold } from "./everything";

const text = `{
  "layers": [
    { "neurons": 2, "activation": "tanh", "init": { "method": "heNormal", "seed": 3 } },
    { "weights": [[0.5, -0.25]], "biases": [0.125] }
  ],
  "examples": [{ "input": [0.5, 1], "target": [1] }, { "input": [1, -1], "target": [0] }],
  "training": { "learningRate": 0.1, "epochs": 2, "batchSize": 1, "optimizer": { "name": "adam" }, "l2": 0.01 }
}`;

describe("a network whose weights are drawn", () => {
  it("is stepped through as any other, forward and back, with no fault and no mark where there is no number", async () => {
    const { network } = parseNetworkFile(text);
    const { program } = new Trace(network!);
    const client = inline({ [PATH]: text });
    await client.launch({});
    let marks = 0;
    for (let position = 1; position <= program.length; position += position < 8 ? 1 : 13) {
      await client.move("backprop/move", { to: position });
      const { l, kind, k } = program.at(position - 1).step;
      const { body } = await client.ask("backprop/position");
      const isDrawn =
        l === 1 && (kind === "term" || kind === "bias" || kind === "mean" || kind === "moment1");
      assert.equal(body!.position, position);
      if (isDrawn) assert.equal(body!.mark, undefined, `${kind} ${k}`);
      if (body!.mark) marks++;
      for (const [from, answer] of await everythingTold(client, network!, text))
        assert.doesNotMatch(answer, /"id":1[,}]/, `${from} at ${position}: ${answer}`);
    }
    assert.ok(marks > 8);
    await client.ask("stepBack", { threadId: 1 });
    assert.equal(
      (await client.ask("setBreakpoints", { source: { path: PATH }, breakpoints: [{ line: 3 }] })).success,
      true,
    );
  });

  it("has the same start in every session", async () => {
    const read = async (): Promise<string> => {
      const client = inline({ [PATH]: text });
      await client.launch({});
      return (await client.ask("evaluate", { expression: "w[1]", context: "clipboard" })).body!.result;
    };
    assert.equal(await read(), await read());
    const { network } = parseNetworkFile(text);
    assert.equal(
      await read(),
      `[[${[0, 1].map((k) => network!.parameters[k]).join(", ")}], [${[3, 4].map((k) => network!.parameters[k]).join(", ")}]]`,
    );
  });
});
