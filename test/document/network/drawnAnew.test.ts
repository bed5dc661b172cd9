import assert from "node:assert/strict";
import { drawnAnew, drawnSeed } from "../../../src/document/network/drawnAnew";
import { parseNetworkFile } from "../../../src/document/network/networkFile";

const of = (seed: string) => `{ "layers": [
  { "neurons": 3, "init": { "method": "normal", "std": 0.5${seed} }, "biases": [1, 2, 3] },
  { "weights": [[1, 2, 3], [4, 5, 6]] }, { "init": { "range": 2, "method": "uniform"${seed} }, "neurons": 2 }],
  "examples": [{ "input": [1, 2], "target": [1, 0] }] }`;

describe("weights drawn anew", () => {
  it("are those of the file with another seed", () => {
    const text = of(', "seed": 7');
    const network = parseNetworkFile(text).network!;
    assert.equal(drawnSeed(text), 7);
    assert.deepEqual(drawnAnew(text, network, 7), network.parameters);
    const other = parseNetworkFile(of(', "seed": 8')).network!;
    assert.deepEqual(drawnAnew(text, network, 8), other.parameters);
    assert.notDeepEqual(other.parameters, network.parameters);
  });

  it("have seed 0, and a method of their own, where nothing is said", () => {
    assert.equal(drawnSeed(of("")), 0);
    const text = '{ "layers": [{ "neurons": 2 }], "examples": [{ "input": [1], "target": [1, 0] }] }';
    const network = parseNetworkFile(text).network!;
    assert.deepEqual(drawnAnew(text, network, 0), network.parameters);
  });

  it("are none where all stand in the text", () => {
    const text = '{ "layers": [{ "weights": [[1]] }], "examples": [{ "input": [1], "target": [1] }] }';
    const network = parseNetworkFile(text).network!;
    assert.equal(drawnSeed(text), undefined);
    assert.deepEqual(drawnAnew(text, network, 3), network.parameters);
  });
});
