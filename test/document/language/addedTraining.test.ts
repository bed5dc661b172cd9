import assert from "node:assert/strict";
import { addedTraining } from "../../../src/document/language/addedTraining";
import { parseNetworkFile } from "../../../src/document/network/networkFile";

function added(text: string): string {
  const { range, text: own } = addedTraining(text)!;
  return text.slice(0, range.start) + own + text.slice(range.end);
}

describe("a training that is added", () => {
  const layers = '"layers": [{ "weights": [[1]] }]';
  const examples = '"examples": [{ "input": [1], "target": [1] }]';

  it("is one that the network can be run with, and changes nothing else", () => {
    for (const text of [
      `{ ${layers}, ${examples} }`,
      `{\n  ${layers},\n  ${examples}\n}\n`,
      `{\r\n\t${examples},\r\n\t${layers} }`,
    ]) {
      const before = parseNetworkFile(text).network!;
      const { network, problems } = parseNetworkFile(added(text));
      assert.deepEqual(problems, []);
      const { training, ...rest } = network!;
      assert.deepEqual(rest, before);
      assert.deepEqual([training!.learningRate, training!.epochs, training!.batchSize], [0.5, 10, 1]);
    }
  });

  it("stands on a line of its own where members do", () => {
    assert.match(added(`{\n  ${layers},\n  ${examples}\n}`), /\],\n {2}"training": \{ .* \}\n\}$/);
    assert.match(added(`{ ${layers}, ${examples} }`), /\], "training": \{ .* \} \}$/);
  });

  it("is none where there is one, or no network", () => {
    assert.equal(addedTraining(`{ ${layers}, "training": {} }`), undefined);
    assert.equal(addedTraining("[]"), undefined);
    assert.equal(addedTraining("{}"), undefined);
  });
});
