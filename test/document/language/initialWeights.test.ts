import assert from "node:assert/strict";
import { initialWeights } from "../../../src/document/language/initialWeights";
import { parseNetworkFile } from "../../../src/document/network/networkFile";

function written(text: string): string {
  const { network, problems } = parseNetworkFile(text);
  assert.deepEqual(problems, []);
  return initialWeights(text, network!).reduceRight(
    (all, { range, text: own }) => all.slice(0, range.start) + own + all.slice(range.end),
    text,
  );
}

const examples = '"examples": [{ "input": [1, 2], "target": [1] }]';

describe("the initial weights", () => {
  it("stand in the text in the place of how they are drawn, and are the same network", () => {
    for (const layers of [
      '{ "neurons": 3, "activation": "tanh" }, { "init": { "method": "heNormal", "seed": 4 }, "neurons": 1 }',
      '{ "activation": "relu", "neurons": 2,\n  "biases": [1, 2], "init": { "method": "uniform", "range": 0.5 } }, { "weights": [[1, 2]] }',
      '{\n\t"neurons": 2,\n\t"init": { "method": "normal", "std": 1e-8 } }, { "neurons": 1, "name": "x" }',
    ]) {
      const text = `{ "layers": [${layers}], ${examples} }`;
      const whole = written(text);
      assert.doesNotMatch(whole, /neurons|init/);
      const [before, after] = [parseNetworkFile(text).network!, parseNetworkFile(whole)];
      assert.deepEqual(after.problems, []);
      assert.deepEqual(after.network!.parameters, before.parameters);
      assert.deepEqual(after.network!.layers, before.layers);
    }
  });

  it("have a row a line, one level deeper than their key", () => {
    const text = `{ "layers": [\n  {\n    "neurons": 1, "init": { "method": "zeros" }\n  }], ${examples} }`;
    assert.equal(
      written(text),
      `{ "layers": [\n  {\n    "weights": [\n      [0, 0]\n    ]\n  }], ${examples} }`,
    );
  });

  it("change nothing where the weights stand there", () => {
    const text = `{ "layers": [{ "weights": [[1, 2]] }], ${examples} }`;
    assert.equal(written(text), text);
  });
});
