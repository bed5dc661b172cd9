import assert from "node:assert/strict";
import { initNames } from "../../../src/core/network/init";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import { assertMarked } from "../marks";

const problemsOf = (text: string) => parseNetworkFile(text).problems;

/** A file with these layers, two inputs and one target. */
function layered(...layers: readonly string[]): string {
  return `{ "layers": [${layers.join(", ")}], "examples": [{ "input": [1, 2], "target": [1] }] }`;
}

describe("weights that are drawn", () => {
  it("make a network whose sizes come from neurons, weights and examples", () => {
    const text = layered('{ "neurons": 3, "biases": [1, 2, 3] }', '{ "weights": [[1, 2, 3]] }');
    const { network, sourceMap, problems } = parseNetworkFile(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(network!.sizes, [2, 3, 1]);
    assert.deepEqual(
      [2, 5, 8].map((place) => network!.parameters[place]),
      [1, 2, 3],
    );
    assert.ok([0, 1, 3, 4, 6, 7].every((place) => Math.abs(network!.parameters[place]!) <= Math.sqrt(6 / 5)));
    assert.equal(sourceMap!.rangeOf({ kind: "weight", l: 1, j: 0, k: 0 }), undefined);
    assert.equal(
      sourceMap!.nearestRange({ kind: "weight", l: 1, j: 0, k: 0 }).start,
      text.indexOf('{ "neurons'),
    );
    const bias = sourceMap!.rangeOf({ kind: "bias", l: 1, j: 1 })!;
    assert.equal(text.slice(bias.start, bias.end), "2");
    const weight = sourceMap!.rangeOf({ kind: "weight", l: 2, j: 0, k: 2 })!;
    assert.equal(text.slice(weight.start, weight.end), "3");
    for (let offset = 0; offset < text.length; offset++) sourceMap!.placeAt(offset);
    assert.deepEqual(sourceMap!.parametersIn(0, text.length).length, 6);
  });

  it("are xavierUniform with seed 0 where nothing is said of them, and the same every time", () => {
    const drawn = (layer: string) => [...parseNetworkFile(layered(layer)).network!.parameters];
    const known = drawn('{ "neurons": 1 }');
    assert.deepEqual(known, drawn('{ "neurons": 1, "init": { "method": "xavierUniform", "seed": 0 } }'));
    assert.notDeepEqual(known, drawn('{ "neurons": 1, "init": { "method": "xavierUniform", "seed": 1 } }'));
    for (const method of initNames) {
      const more = { uniform: ', "range": 0.5', normal: ', "std": 2' }[method as string] ?? "";
      drawn(`{ "neurons": 1, "init": { "method": "${method}"${more}, "seed": -3 } }`);
    }
  });

  const cases: readonly (readonly [layer: string, ...messages: RegExp[]])[] = [
    ['{ "weights": [[1, 2]], «"neurons"»: 1 }', /layer 1 has weights and "neurons": either they stand here/],
    ['«{» "init": { "method": "zeros" } }', /"neurons" is missing in layer 1/],
    ['{ "neurons": «0» }', /"neurons" of layer 1 must be a whole number, 1 or more, not 0/],
    [
      '{ "neurons": 1, "init": «"zeros"» }',
      /"init" of layer 1 must be an object: \{ "method": … \}, not text/,
    ],
    [
      '{ "neurons": 1, "init": { "method": «"xavier"» } }',
      /the method "xavier" is not known: .*known are zeros, xavierUniform/,
    ],
    ['{ "neurons": 1, "init": «{» "seed": 1 } }', /"method" is missing in "init" of layer 1/],
    ['{ "neurons": 1, "init": «{» "method": "uniform" } }', /"range" is missing in "init" of layer 1/],
    ['{ "neurons": 1, "init": { "method": "normal", "std": «0» } }', /"std" must be a number greater than 0/],
    ['{ "neurons": 1, "init": { "method": "zeros", «"std"»: 1 } }', /zeros has no "std": normal has/],
    ['{ "neurons": 1, "init": { "method": "zeros", "seed": «0.5» } }', /the seed must be a whole number/],
    ['{ "neurons": 1, "biases": «[1, 2]» }', /layer 1 has 2 biases but 1 neuron/],
  ];
  for (const [layer, ...messages] of cases)
    it(`tells what is wrong with ${layer}`, () => {
      assertMarked(layered(layer, '{ "neurons": 1 }'), problemsOf, messages);
    });

  it("are at most so many that there is room for them", () => {
    const marked = layered('{ "neurons": «100000000» }', '{ "neurons": «1» }');
    const message = /would have \d+ weights: 33554432 are the most that are drawn/;
    assertMarked(marked, problemsOf, [message, message]);
  });

  it("lead on to a row of weights for each neuron", () => {
    const marked = layered('{ "neurons": 3 }', '{ "weights": [«[1, 2]»] }');
    assertMarked(marked, problemsOf, [/layer 2 has 2 weights in row 0 but layer 1 has 3 neurons/]);
  });
});
