import assert from "node:assert/strict";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import { inline, PATH, type TestClient } from "../client";
import { fileOf } from "../networks";

const training = { learningRate: 0.5, epochs: 3, batchSize: 1, optimizer: { name: "adam" } };
const text = fileOf([2, 3, 1], { examples: 2, training });

async function launched(file = text): Promise<TestClient> {
  const client = inline({ [PATH]: file });
  await client.launch();
  return client;
}

/** The text with the session's edits, as an editor makes them. */
async function edited(client: TestClient, file = text): Promise<string> {
  const { path, edits } = await client.get("backprop/parameterEdits");
  assert.equal(path, PATH);
  const lines = file.split("\n");
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  return edits.reduceRight(
    (all, { line, column, endLine, endColumn, text: own }) =>
      all.slice(0, offset(line, column)) + own + all.slice(offset(endLine, endColumn)),
    file,
  );
}

/** All parameters of the session, to the last bit. */
async function parameters(client: TestClient): Promise<number[]> {
  const vectors = await Promise.all(["w[1]", "b[1]", "w[2]", "b[2]"].map((each) => client.value(each)));
  return (JSON.parse(`[${vectors.join(",")}]`) as number[][]).flat(2);
}

describe("the request backprop/parameterEdits", () => {
  it("answers with what makes the file's parameters those of the session, at any position", async () => {
    const client = await launched();
    for (const to of ["end", 0, 100, 137, 251]) {
      await client.move("backprop/move", { to });
      const after = parseNetworkFile(await edited(client));
      assert.deepEqual(after.problems, []);
      const again = await launched(await edited(client));
      assert.deepEqual(await parameters(again), await parameters(client), `at ${to}`);
      if (to === 0) assert.equal(await edited(client), text);
      else assert.notEqual(await edited(client), text);
    }
  });

  it("writes a gradient step that is half done as far as it is", async () => {
    const client = await launched();
    const { length } = await client.get("backprop/position");
    await client.move("backprop/move", { to: length - 4 });
    const half = parseNetworkFile(await edited(client)).network!.parameters;
    await client.move("backprop/move", { to: length });
    const whole = parseNetworkFile(await edited(client)).network!.parameters;
    assert.equal(whole.filter((each, place) => each !== half[place]).length, 2);
  });

  it("writes what was nudged, from where it is", async () => {
    const client = await launched();
    await client.get("setExpression", { expression: "w[2][0][1]", value: "1/3" });
    assert.match(await edited(client), /0\.3333333333333333/);
    assert.equal((await client.get("backprop/parameterEdits")).edits.length, 1);
  });

  it("tells nothing of a gradient step that is asked for", async () => {
    const client = await launched();
    await client.get("backprop/predict", { on: true });
    const { length } = await client.get("backprop/position");
    await client.move("backprop/move", { to: length });
    assert.ok((await client.get("backprop/view")).view.question);
    assert.match(await client.refused("backprop/parameterEdits"), /Covered/);
    // A question about something else covers no parameter.
    await client.move("backprop/move", { to: 1 });
    assert.ok((await client.get("backprop/view")).view.question);
    assert.equal(await edited(client), text);
  });

  it("refuses numbers that no file can have", async () => {
    const steep = fileOf([1, 1], { activation: "identity", training: { learningRate: 1e200, epochs: 9 } });
    const client = await launched(steep);
    await client.move("continue");
    assert.match(await client.refused("backprop/parameterEdits"), /w⁽¹⁾ is .*finite numbers alone/);
  });
});
