import assert from "node:assert/strict";
import { exampleAt } from "../../../src/core/network/dataset";
import type { Network } from "../../../src/core/network/network";
import { Trace } from "../../../src/core/run/trace";
import { parseNetworkFile, readNetworkFile } from "../../../src/document/network/networkFile";
import { expected, filesIn, golden } from "../data/golden";
import { assertMarked, unmark } from "../marks";

const contents = {
  "flowers.csv": golden("flowers.csv"),
  "xor.csv": "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n",
  "more.csv": "a,b,k\n1,2,no\n3,4,yes\n",
  "other.csv": "a,b,k\n5,6,yes\n7,8,no\n9,9,perhaps\n",
  "images.idx3-ubyte": golden("images.idx3-ubyte"),
  "images.idx3-ubyte.gz": golden("images.idx3-ubyte.gz"),
  "labels.idx1-ubyte": golden("labels.idx1-ubyte"),
  "packed.npz": golden("packed.npz"),
  "arrays.npz": golden("arrays.npz"),
  "x.npy": golden("x.npy"),
  "y.npy": golden("y.npy"),
  "model.safetensors": golden("model.safetensors"),
  "model.npz": golden("model.npz"),
};

/** A network of drawn weights with so many outputs, whose inputs its examples tell. */
const drawn = (outputs: number, examples: string, rest = "") =>
  `{ "layers": [{ "neurons": ${outputs} }], "examples": ${examples}${rest} }`;
const weighed = (layer: string, examples = '[{ "input": [1, 2, 3], "target": [0, 1] }]') =>
  `{ "layers": [{ ${layer} }], "examples": ${examples} }`;

const CSV = '{ "file": "xor.csv", "inputs": ["a", "b"], "targets": ["y"] }';
const FLOWERS = '"file": "flowers.csv", "inputs": ["length", "width"], "targets": ["kind"], "oneHot": true';

async function networkOf(text: string): Promise<Network> {
  const { network, problems } = await readNetworkFile(text, filesIn(contents));
  assert.deepEqual(problems, []);
  return network!;
}

const examplesOf = ({ examples }: Pick<Network, "examples">) =>
  Array.from({ length: examples.count }, (_, i) => {
    const { input, target } = exampleAt(examples, i);
    return [[...input], [...target]];
  });

type Case = readonly [name: string, marked: string, ...messages: RegExp[]];

function table(cases: readonly Case[]): void {
  for (const [name, marked, ...messages] of cases)
    it(name, async () => {
      const { problems } = await readNetworkFile(unmark(marked).text, filesIn(contents));
      assertMarked(marked, () => problems, messages);
    });
}

describe("examples in other files", () => {
  it("are the rows of a CSV file", async () => {
    const network = await networkOf(drawn(1, CSV));
    assert.deepEqual(network.sizes, [2, 1]);
    assert.deepEqual(examplesOf(network), [
      [[0, 0], [0]],
      [[0, 1], [1]],
      [[1, 0], [1]],
      [[1, 1], [0]],
    ]);
    const scaled = await networkOf(drawn(1, CSV.replace("}", ', "scale": 2, "skip": 1, "limit": 2 }')));
    assert.deepEqual(examplesOf(scaled), [
      [[0, 0.5], [1]],
      [[0.5, 0], [1]],
    ]);
    assert.deepEqual(scaled.examples.extent, { low: 0, high: 0.5 });
  });

  it("have one target for each category, in the order of the file or in another one", async () => {
    const places = (network: Network) => examplesOf(network).map(([, target]) => target!.indexOf(1));
    assert.deepEqual(places(await networkOf(drawn(3, `{ ${FLOWERS} }`))), [0, 1, 2, 0, 1, 2]);
    const ordered = `{ ${FLOWERS}, "classes": ["virginica", "rosa", "setosa", "versicolor"] }`;
    assert.deepEqual(places(await networkOf(drawn(4, ordered))), [2, 3, 0, 2, 3, 0]);
  });

  it("are images and their labels", async () => {
    for (const images of ["images.idx3-ubyte", "images.idx3-ubyte.gz"]) {
      const text = `{ "images": "${images}", "labels": "labels.idx1-ubyte", "scale": 255, "oneHot": 10 }`;
      const network = await networkOf(drawn(10, text));
      assert.deepEqual(
        examplesOf(network).map(([input]) => input),
        expected.images.map((row: number[]) => row.map((pixel) => pixel / 255)),
      );
      assert.deepEqual(
        examplesOf(network).map(([, target]) => target!.indexOf(1)),
        expected.labels,
      );
    }
    const plain = await networkOf(
      drawn(1, '{ "images": "images.idx3-ubyte", "labels": "labels.idx1-ubyte" }'),
    );
    assert.deepEqual(
      examplesOf(plain).flatMap(([, target]) => target),
      expected.labels,
    );
  });

  it("are arrays of numpy's", async () => {
    const npz = await networkOf(
      drawn(3, '{ "file": "packed.npz", "inputs": "x", "targets": "y", "oneHot": 3, "skip": 18 }'),
    );
    assert.deepEqual(examplesOf(npz), [
      [
        [180, 181, 182, 183, 184, 185, 186, 187, 188, 189],
        [1, 0, 0],
      ],
      [
        [190, 191, 192, 193, 194, 195, 196, 197, 198, 199],
        [0, 1, 0],
      ],
    ]);
    const npy = await networkOf(drawn(1, '{ "inputs": "x.npy", "targets": "y.npy", "limit": 2 }'));
    assert.deepEqual(examplesOf(npy), [
      [[0, 0.125], [0]],
      [[0.25, 0.375], [1]],
    ]);
    const rows = await networkOf(
      drawn(2, '{ "file": "arrays.npz", "inputs": "fortran3", "targets": "u8", "limit": 2 }')
        .replace('"u8", "limit": 2', '"u8", "limit": 2')
        .replace("fortran3", "big_i4"),
    );
    assert.deepEqual(examplesOf(rows), [
      [
        [0, 1],
        [0, 1],
      ],
      [
        [2, 3],
        [2, 3],
      ],
    ]);
  });

  it("may be those that nothing is trained on, in the same order of categories", async () => {
    const text = drawn(
      2,
      '{ "file": "more.csv", "inputs": ["a", "b"], "targets": ["k"], "oneHot": true }',
      ', "validation": { "file": "other.csv", "inputs": ["a", "b"], "targets": ["k"], "oneHot": true, "limit": 2 }',
    );
    assert.deepEqual(examplesOf({ examples: (await networkOf(text)).validation! }), [
      [
        [5, 6],
        [0, 1],
      ],
      [
        [7, 8],
        [1, 0],
      ],
    ]);
  });

  it("train in batches of their number", async () => {
    const text = drawn(1, CSV, ', "training": { "learningRate": 1, "epochs": 1 }');
    assert.equal((await networkOf(text)).training!.batchSize, 4);
  });

  it("train to the same bits as the same numbers in the text", async () => {
    const rest = ', "training": { "learningRate": 0.5, "epochs": 3, "batchSize": 2, "shuffle": true }';
    const data =
      '{ "images": "images.idx3-ubyte", "labels": "labels.idx1-ubyte", "scale": 255, "oneHot": 10 }';
    const fromFile = await networkOf(drawn(10, data, rest));
    const listed = examplesOf(fromFile).map(([input, target]) => ({ input, target }));
    const fromText = await networkOf(drawn(10, JSON.stringify(listed), rest));
    const trained = (network: Network) => {
      const trace = new Trace(network);
      return [...trace.stateAt(trace.program.length).settledParameters];
    };
    assert.deepEqual(trained(fromFile), trained(fromText));
  });

  it("stand where they are named, each on its line of a CSV file", async () => {
    const text = drawn(3, `{ ${FLOWERS}, "skip": 3 }`);
    const { sourceMap, network } = await readNetworkFile(text, filesIn(contents));
    const start = text.indexOf('{ "file"');
    assert.deepEqual(sourceMap!.nearestRange({ kind: "input", example: 1, k: 0 }), { start, end: start + 1 });
    assert.deepEqual(sourceMap!.nearestRange({ kind: "example", example: 1 }), { start, end: start + 1 });
    assert.deepEqual(sourceMap!.lineOf({ kind: "target", example: 1, j: 0 }), {
      file: "flowers.csv",
      line: 7,
    });
    for (const example of [-1, 3]) assert.equal(sourceMap!.lineOf({ kind: "example", example }), undefined);
    assert.equal(sourceMap!.lineOf({ kind: "learningRate" }), undefined);
    assert.deepEqual(sourceMap!.placeAt(start + 3), { kind: "examples" });
    assert.equal(network!.examples.where!(0), "line 5 of flowers.csv");
    const images =
      '{ "images": "images.idx3-ubyte", "labels": "labels.idx1-ubyte", "oneHot": 10, "skip": 1 }';
    const { sourceMap: binary, network: pictures } = await readNetworkFile(
      drawn(10, images),
      filesIn(contents),
    );
    assert.equal(binary!.lineOf({ kind: "example", example: 0 }), undefined);
    assert.equal(pictures!.examples.where!(0), "image 1 of images.idx3-ubyte");
  });

  it("are read again with another text, once they are known", async () => {
    const { beside } = await readNetworkFile(drawn(1, CSV), filesIn(contents));
    assert.deepEqual(beside.paths, ["xor.csv"]);
    assert.equal(parseNetworkFile(`\n${drawn(1, CSV)}`, beside).network!.examples.count, 4);
    const alone = parseNetworkFile(drawn(1, CSV));
    assert.deepEqual([alone.network, alone.problems], [undefined, []]);
    assert.equal(parseNetworkFile(drawn(1, CSV.replace("xor", "more")), beside).network, undefined);
  });

  table([
    [
      "a file that is not there",
      drawn(1, CSV.replace('"xor.csv"', '«"none.csv"»')),
      /^cannot read "none.csv": there is no such file$/,
    ],
    [
      "columns that are not there",
      drawn(1, '{ "file": "xor.csv", "inputs": ["a", «"c"»], "targets": [«"z"»] }'),
      /xor.csv has no column "c": it has a, b, y/,
      /xor.csv has no column "z"/,
    ],
    [
      "cells that are no numbers",
      drawn(1, '{ "file": ««"more.csv"»», "inputs": ["a", "b"], "targets": ["k"] }'),
      /line 2 of more.csv has "no" in the column "k", which is no number/,
      /line 3 of more.csv/,
    ],
    [
      "another number of inputs than layer 1 takes",
      weighed('"weights": [[1, 2, 3]]', CSV.replace('["a", "b"]', '«["a", "b"]»')),
      /a row of xor.csv has 2 inputs but layer 1 has 3 weights in a row/,
    ],
    [
      "another number of categories than of neurons",
      drawn(2, `{ ${FLOWERS.replace('["kind"]', '«["kind"]»')} }`),
      /flowers.csv has 3 categories but layer 1 has 2 neurons/,
    ],
    [
      "another number of classes than of neurons",
      drawn(2, '{ "images": "images.idx3-ubyte", "labels": "labels.idx1-ubyte", "oneHot": «10» }'),
      /"oneHot" makes 10 targets but layer 1 has 2 neurons/,
    ],
    [
      "a label that is no class",
      drawn(9, '{ "images": "images.idx3-ubyte", "labels": "labels.idx1-ubyte", "oneHot": «9» }'),
      /label 2 of labels.idx1-ubyte is 9, but "oneHot" takes whole numbers from 0 to 8/,
    ],
    [
      "labels of several axes",
      drawn(3, '{ "images": "labels.idx1-ubyte", "labels": «"images.idx3-ubyte"», "oneHot": 3 }'),
      /images.idx3-ubyte has the shape \[4 × 3 × 2\], but with "oneHot" it must be one whole number/,
    ],
    [
      "targets of many axes",
      drawn(6, '{ "images": "labels.idx1-ubyte", "labels": «"images.idx3-ubyte"» }'),
      /targets have one axis, or two/,
    ],
    [
      "arrays of different lengths",
      drawn(1, '{ "file": "arrays.npz", "inputs": "u1", "targets": «"halves"» }'),
      /u1 in arrays.npz has 3 rows but halves in arrays.npz has 5/,
    ],
    [
      "an array that is not there",
      drawn(1, '{ "file": "packed.npz", "inputs": «"X"», "targets": «"Y"» }'),
      /packed.npz has no array "X": it has x, y/,
      /no array "Y"/,
    ],
    [
      "a file of another kind",
      drawn(1, '{ "images": «"xor.csv"», "labels": «"x.npy"» }'),
      /xor.csv is no IDX file/,
      /x.npy is no IDX file/,
    ],
    [
      "targets that the cost cannot take",
      drawn(
        1,
        CSV.replace('["a", "b"], "targets": ["y"]', '["y"], "targets": «["a"]»')
          .replace("xor", "more")
          .replace('["y"]', '["b"]'),
        ', "cost": "binaryCrossEntropy"',
      ),
      /line 3 of more.csv has the target 3 but binaryCrossEntropy takes targets from 0 to 1/,
    ],
    [
      "a scale that is too small",
      drawn(3, `{ ${FLOWERS}, "scale": «1e-300» }`),
      /divided by 1e-300 the inputs are larger than any number/,
    ],
    [
      "no scale",
      drawn(1, CSV.replace("}", ', "scale": «0» }')),
      /"scale" must be a number other than 0, not 0/,
    ],
    [
      "nothing that is left",
      drawn(1, CSV.replace('"xor.csv"', '«"xor.csv"»').replace("}", ', "skip": 4 }')),
      /xor.csv has 4 rows, and none of them is taken/,
    ],
    [
      "a limit of 0",
      drawn(1, CSV.replace("}", ', "limit": «0» }')),
      /"limit" must be a whole number, 1 or more/,
    ],
    [
      "keys of another form",
      drawn(1, '{ "images": «"none"», "labels": "labels.idx1-ubyte", «"delimiter"»: ";" }'),
      /cannot read "none"/,
      /"delimiter" is not known in the examples: known are images, labels/,
    ],
    [
      "columns that are no list of texts",
      drawn(1, '{ "file": "xor.csv", "inputs": «"a"», "targets": «[0]» }'),
      /"inputs" must be a list of the names of columns, as text, not text/,
      /"targets" must be a list of the names/,
    ],
    [
      "columns without names",
      drawn(1, '{ "file": "xor.csv", "header": false, "inputs": [«"a"»], "targets": [1, «0.5»] }'),
      /what stands in "inputs" must be the number of a column/,
      /what stands in "targets" must be the number of a column, counted from 0, not 0.5/,
    ],
    [
      "two columns of categories",
      drawn(1, '{ "file": "xor.csv", "inputs": ["a"], "targets": «["b", "y"]», "oneHot": true }'),
      /"oneHot" takes one target column/,
    ],
    [
      "a column twice",
      drawn(1, '{ "file": "xor.csv", "inputs": ["a", «"a"»], "targets": ["y"] }'),
      /"a" stands here twice/,
    ],
    [
      "a delimiter that is none",
      drawn(1, CSV.replace("}", ', "delimiter": «"ab"» }')),
      /"delimiter" must be a single character/,
    ],
    [
      "a category that is no class",
      drawn(2, `{ ${FLOWERS}, "classes": «["setosa", "versicolor"]» }`),
      /line 4 of flowers.csv has the category "virginica", which is none of setosa, versicolor/,
    ],
    [
      "a category that the examples do not have",
      drawn(
        2,
        '{ "file": "more.csv", "inputs": ["a", "b"], "targets": ["k"], "oneHot": true }',
        ', "validation": { "file": «"other.csv"», "inputs": ["a", "b"], "targets": ["k"], "oneHot": true }',
      ),
      /line 4 of other.csv has the category "perhaps", which is none of no, yes/,
    ],
    [
      "categories without an order",
      drawn(
        1,
        CSV,
        ', "validation": { "file": "more.csv", "inputs": ["a", "b"], "targets": ["k"], "oneHot": «true» }',
      ),
      /the examples have no categories whose order these could have/,
    ],
  ]);
});

describe("weights in other files", () => {
  const tensor = (name: string, file = "model.safetensors", rest = "") =>
    `{ "file": "${file}", "tensor": "${name}"${rest} }`;

  it("are tensors", async () => {
    for (const name of ["w64", "w32", "w16", "bf16"]) {
      const { sizes, parameters } = await networkOf(
        weighed(`"weights": ${tensor(name)}, "biases": ${tensor("bias")}`),
      );
      assert.deepEqual(sizes, [3, 2]);
      const [first, second] = expected.weights[name];
      assert.deepEqual([...parameters], [...first, 0.75, ...second, -0.5]);
    }
  });

  it("are arrays of an archive, or stand beside numbers of the text", async () => {
    const npz = weighed(`"weights": ${tensor("weight", "model.npz")}, "biases": [1, 2]`);
    const [first, second] = expected.weights.w32;
    assert.deepEqual([...(await networkOf(npz)).parameters], [...first, 1, ...second, 2]);
    const mixed = weighed(`"weights": [[1, 2, 3], [4, 5, 6]], "biases": ${tensor("bias", "model.npz")}`);
    assert.deepEqual([...(await networkOf(mixed)).parameters], [1, 2, 3, 0.75, 4, 5, 6, -0.5]);
    const drawnBiases = await networkOf(weighed(`"neurons": 2, "biases": ${tensor("bias")}`));
    assert.deepEqual([drawnBiases.parameters[3], drawnBiases.parameters[7]], [0.75, -0.5]);
  });

  it("may have a column for each neuron", async () => {
    const text = weighed(`"weights": ${tensor("transposed", undefined, ', "transpose": true')}`);
    const [first, second] = expected.weights.w64;
    assert.deepEqual([...(await networkOf(text)).parameters], [...first, 0, ...second, 0]);
  });

  it("have no place in the text", async () => {
    const text = weighed(`"weights": ${tensor("w64")}, "biases": [1, 2]`);
    const { sourceMap } = await readNetworkFile(text, filesIn(contents));
    assert.equal(sourceMap!.rangeOf({ kind: "weight", l: 1, j: 0, k: 0 }), undefined);
    const { start, end } = sourceMap!.rangeOf({ kind: "bias", l: 1, j: 1 })!;
    assert.equal(text.slice(start, end), "2");
    const named = text.indexOf('{ "file"');
    assert.deepEqual(sourceMap!.nearestRange({ kind: "weight", l: 1, j: 1, k: 2 }), {
      start: named,
      end: named + 1,
    });
    assert.deepEqual(sourceMap!.placeAt(named + 5), { kind: "weights", l: 1 });
    assert.deepEqual(sourceMap!.blocksIn(0, text.length), [{ l: 1, of: "weights" }]);
    assert.deepEqual(sourceMap!.blocksIn(named + 1, text.length), []);
    const { file, name } = sourceMap!.takenAs({ l: 1, of: "weights" })!;
    assert.deepEqual([file, name], ["model.safetensors", "w64"]);
    assert.equal(sourceMap!.takenAs({ l: 1, of: "biases" }), undefined);
  });

  table([
    [
      "a tensor that is not there",
      weighed('"weights": { "file": "model.safetensors", "tensor": «"x"» }'),
      /model.safetensors has no tensor "x": it has w64/,
    ],
    [
      "another shape",
      weighed(
        '"weights": { "file": "model.safetensors", "tensor": «"bias"» }, "biases": { "file": "model.npz", "tensor": «"weight"» }',
      ),
      /model.safetensors has the shape \[2\], but weights have two axes/,
      /model.npz has the shape \[2 × 3\], but biases have one axis/,
    ],
    [
      "rows that do not fit",
      weighed('"weights": { "file": "model.safetensors", "tensor": «"w64"» }').replace(
        '"layers": [',
        '"layers": [{ "weights": [[1, 2, 3], [4, 5, 6]] }, ',
      ),
      /layer 2 has 3 weights in a row but layer 1 has 2 neurons/,
    ],
    [
      "biases that do not fit",
      weighed(
        '"weights": [[1, 2, 3]], "biases": { "file": "model.safetensors", "tensor": «"bias"» }',
        '[{ "input": [1, 2, 3], "target": [1] }]',
      ),
      /layer 1 has 2 biases but 1 row of weights/,
    ],
    [
      "a type of numbers that weights do not have",
      weighed('"weights": { "file": «"model.safetensors"», "tensor": "counts" }'),
      /numbers of the type "I64"/,
    ],
    [
      "weights that are drawn as well",
      weighed(`"weights": ${tensor("w64")}, «"neurons"»: 2`),
      /layer 1 has weights and "neurons"/,
    ],
    [
      "biases the other way round",
      weighed(
        `"weights": ${tensor("w64")}, "biases": { "file": "model.safetensors", "tensor": "bias", «"transpose"»: true }`,
      ),
      /"transpose" is not known in the biases of layer 1/,
    ],
  ]);
});
