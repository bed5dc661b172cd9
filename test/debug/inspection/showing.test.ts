import assert from "node:assert/strict";
import { inline, PATH } from "../client";
import { fileOf } from "../networks";

describe("the requests for what is shown of a stop", () => {
  const text = fileOf([1, 1]);
  const launched = async () => {
    const client = inline({ [PATH]: text });
    await client.launch();
    return client;
  };

  it("tell the position, and where the number stands that the step has just used", async () => {
    const client = await launched();
    const start = await client.get("backprop/position");
    assert.deepEqual([start.position, start.mark], [0, undefined]);
    await client.move("next");
    const { position, length, level, mark } = await client.get("backprop/position");
    assert.deepEqual([position, level], [1, "factor"]);
    assert.ok(length > 1);
    const line = text.split("\n")[mark!.line - 1]!;
    assert.match(line.slice(mark!.column - 1), /^-?\d/);
  });

  it("show the pictures that are asked for, and no others", async () => {
    const client = await launched();
    await client.move("next");
    const { view } = await client.get("backprop/view", { pictures: ["tree"] });
    assert.deepEqual(Object.keys(view.pictures), ["tree"]);
    assert.match(await client.refused("backprop/view", { pictures: ["nothing"] }), /pictures/);
  });

  it("explain a parameter of the text that runs, and of no other text, nor one that is not there", async () => {
    const client = await launched();
    const { explanation } = await client.get("backprop/explain", { l: 1, j: 0, k: 0, text });
    assert.ok(explanation);
    assert.match(await client.refused("backprop/explain", { l: 1, j: 0, k: 0, text: "{}" }), /another text/);
    assert.match(await client.refused("backprop/explain", { l: 1, j: 3, k: 0 }), /no such parameter/);
  });
});
