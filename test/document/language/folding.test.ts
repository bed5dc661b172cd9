import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseJson } from "../../../src/document/json/json";
import { LineIndex } from "../../../src/document/json/lines";
import { foldsOf } from "../../../src/document/language/folding";

/** Each fold as "first-last", counted from 1 as an editor does. */
function folds(text: string): string[] {
  return foldsOf(parseJson(text).root, new LineIndex(text)).map(
    ({ start, end }) => `${start + 1}-${end + 1}`,
  );
}

describe("foldsOf", () => {
  it("folds a sample's layers, weights and examples", () => {
    const text = readFileSync("media/samples/one-neuron-per-layer.nn.json", "utf8");
    assert.deepEqual(folds(text), [
      "1-38",
      "4-25",
      "5-10",
      "7-8",
      "12-17",
      "14-15",
      "19-24",
      "21-22",
      "28-33",
      "29-32",
      "35-37",
    ]);
  });

  it("folds long rows of numbers", () => {
    assert.deepEqual(folds("[\n  1, 2,\n  3\n]"), ["1-3"]);
  });

  it("folds once where brackets open together, and nothing of a single line", () => {
    assert.deepEqual(folds("[[\n1,\n2\n]]"), ["1-3"]);
    assert.deepEqual(folds('{ "a": [1, 2] }'), []);
    assert.deepEqual(folds("[\n]"), []);
    assert.deepEqual(folds(""), []);
  });

  it("folds what a broken text still shows", () => {
    assert.deepEqual(folds('{\n"layers": [\n{\n"weights": [[1]],,\n}\n],\n}'), ["1-6", "2-5", "3-4"]);
  });
});
