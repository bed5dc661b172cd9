import assert from "node:assert/strict";
import { exactNumber } from "../../../src/protocol/format";
import { inline, PATH } from "../client";
import { fileOf } from "../networks";

const options = { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 3 } };
const text = fileOf([2, 2, 1], options);

/** Line and column, from 1, of the first place of a text after another one. */
function pointAt(what: string, after: string): { readonly line: number; readonly column: number } {
  const offset = text.indexOf(what, text.indexOf(after) + after.length);
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

describe("the request backprop/numberAt", () => {
  it("gives the very double that the run has there, a nudged one too, and nothing where there is no number", async () => {
    const client = inline({ [PATH]: text });
    await client.launch({ examples: [1, 2] });
    const at = async (what: string, after: string) =>
      (await client.get("backprop/numberAt", pointAt(what, after))).value;
    const weight = /-?\d[\d.]*/.exec(text.slice(text.indexOf("weights")))![0];
    assert.equal(await at(weight, "weights"), Number(weight));
    await client.get("setExpression", { expression: "w[1][0][0]", value: "1/3" });
    assert.equal(exactNumber((await at(weight, "weights"))!), exactNumber(1 / 3));
    assert.equal(await at("0.5", "learningRate"), 0.5);
    assert.equal(await at("training", "}"), undefined);
    // The first example is none of this run's.
    const first = /-?\d[\d.]*/.exec(text.slice(text.indexOf("input")))![0];
    assert.equal(await at(first, "input"), undefined);
  });
});
