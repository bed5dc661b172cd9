import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { activationNames } from "../../../src/core/network/activation";
import { costNames } from "../../../src/core/network/cost";
import { parameterIndex } from "../../../src/core/network/network";
import { PLAIN } from "../../../src/core/network/updateRules/updateRules";
import { type Files, Memory } from "../../../src/document/data/files";
import { parseNetworkFile, readNetworkFile } from "../../../src/document/network/networkFile";
import { synonyms } from "../../../src/document/network/synonyms";
import { listed } from "../../core/networks";
import { assertMarked, unmark } from "../marks";
import { sampleNames, sampleNetwork } from "./samples";

const problemsOf = (text: string) => parseNetworkFile(text).problems;

/** A layer of two neurons with two weights each. */
const TWO = '{ "weights": [[1, 2], [3, 4]] }';
const EXAMPLES = '[{ "input": [1, 2], "target": [0, 1] }]';

/** A file around some of its parts. */
function file(parts: { layers?: string; examples?: string; rest?: string } = {}): string {
  const { layers = `[${TWO}]`, examples = EXAMPLES, rest = "" } = parts;
  return `{ "layers": ${layers}, "examples": ${examples}${rest && `, ${rest}`} }`;
}

const training = (fields: string) => file({ rest: `"training": { ${fields} }` });
const layer = (fields: string) => file({ layers: `[{ "weights": [[1, 2], [3, 4]], ${fields} }]` });

type Case = readonly [name: string, marked: string, ...messages: RegExp[]];

function table(cases: readonly Case[]): void {
  for (const [name, marked, ...messages] of cases) it(name, () => assertMarked(marked, problemsOf, messages));
}

describe("validation", () => {
  const validated = (examples: string) => file({ rest: `"validation": ${examples}` });

  it("is read as examples are, apart from them", () => {
    const { network, problems } = parseNetworkFile(
      validated('[{ "input": [5, 6], "target": [1, 0], "name": "v" }]'),
    );
    assert.deepEqual(problems, []);
    assert.equal(network!.examples.count, 1);
    assert.deepEqual(listed(network!.validation!), [
      { place: 0, name: "v", input: Float64Array.of(5, 6), target: Float64Array.of(1, 0) },
    ]);
    assert.equal("validation" in parseNetworkFile(file()).network!, false);
  });

  table([
    ["none", validated("«[]»"), /validation needs at least one example/],
    [
      "no list",
      validated("«1»"),
      /validation must be a list of examples, or an object that names a file, not a number/,
    ],
    [
      "lengths",
      validated('[{ "input": «[1]», "target": «[0, 1, 2]» }]'),
      /validation example 0 has 1 input but layer 1 has 2 weights/,
      /validation example 0 has 3 targets but layer 1 has 2 neurons/,
    ],
    [
      "targets that the cost cannot take",
      file({
        rest: '"cost": "crossEntropy", "validation": [{ "input": [1, 2], "target": [0, «2»] }]',
      }).replace('"weights": [[1, 2], [3, 4]]', '"activation": "softmax", "weights": [[1, 2], [3, 4]]'),
      /validation example 0 has the target 2 but crossEntropy takes targets from 0 to 1/,
    ],
  ]);
});

describe("readNetworkFile", () => {
  it("says of a text that names no other file what the text says alone, and asks for none", async () => {
    const files: Files = {
      find: (path) => assert.fail(path),
      finish: () => assert.fail(),
      memory: new Memory(),
    };
    for (const text of [file(), file({ layers: "[]" }), "{", ""]) {
      const { network, problems } = await readNetworkFile(text, files);
      const alone = parseNetworkFile(text);
      assert.deepEqual(problems, alone.problems);
      assert.deepEqual(network, alone.network);
    }
  });
});

describe("parseNetworkFile", () => {
  it("reads a whole file", () => {
    const { network, sourceMap, problems } = parseNetworkFile(`{
      "$schema": "x", "name": "N", "description": "D",
      "layers": [
        { "name": "hidden", "activation": "relu", "biases": [7, 8, -0], "weights": [[1, 2], [3, 4], [5, 6]],
          "trainable": { "biases": false } },
        { "weights": [[9, 10, 11]], "trainable": false }
      ],
      "cost": "halfSquaredError",
      "examples": [{ "name": "e", "input": [0.5, -1], "target": [1] }, { "target": [2], "input": [0, 0] }],
      "training": { "learningRate": 0.5, "epochs": 10, "batchSize": 1, "shuffle": true, "seed": -3 }
    }`);
    assert.deepEqual(problems, []);
    assert.ok(sourceMap);
    assert.deepEqual(network && { ...network, examples: listed(network.examples) }, {
      name: "N",
      description: "D",
      sizes: [2, 3, 1],
      layers: [
        { name: "hidden", activation: "relu", trainable: { weights: true, biases: false } },
        { activation: "sigmoid", trainable: { weights: false, biases: false } },
      ],
      cost: "halfSquaredError",
      examples: [
        { place: 0, name: "e", input: Float64Array.of(0.5, -1), target: Float64Array.of(1) },
        { place: 1, input: Float64Array.of(0, 0), target: Float64Array.of(2) },
      ],
      parameters: Float64Array.of(1, 2, 7, 3, 4, 8, 5, 6, -0, 9, 10, 11, 0),
      training: {
        ...{ learningRate: 0.5, epochs: 10, batchSize: 1, shuffle: true, seed: -3 },
        ...{ optimizer: PLAIN, reduction: "mean", l2: 0 },
      },
    });
  });

  it("has defaults", () => {
    const { network, problems } = parseNetworkFile(training('"learningRate": 1, "epochs": 2'));
    assert.deepEqual(problems, []);
    assert.equal(network?.cost, "squaredError");
    assert.deepEqual(network?.layers, [
      { activation: "sigmoid", trainable: { weights: true, biases: true } },
    ]);
    assert.deepEqual([...network.parameters], [1, 2, 0, 3, 4, 0]);
    assert.deepEqual(network.training, {
      ...{ learningRate: 1, epochs: 2, batchSize: 1, shuffle: false, seed: 0 },
      ...{ optimizer: PLAIN, reduction: "mean", l2: 0 },
    });
    assert.equal("training" in parseNetworkFile(file()).network!, false);
  });

  it("puts every parameter of any network at its index", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(sizes, (n) => {
        const w = (l: number, j: number, k: number) => l * 100 + j * 10 + k;
        const layers = n.slice(1).map((rows, before) => ({
          weights: Array.from({ length: rows }, (_, j) =>
            Array.from({ length: n[before]! }, (_, k) => w(before + 1, j, k)),
          ),
          biases: Array.from({ length: rows }, (_, j) => -w(before + 1, j, 0)),
        }));
        const examples = [
          { input: n.slice(0, 1).flatMap((m) => Array(m).fill(1)), target: Array(n.at(-1)).fill(0) },
        ];
        const { network } = parseNetworkFile(JSON.stringify({ layers, examples }));
        assert.deepEqual(network?.sizes, n);
        for (const [before, { weights, biases }] of layers.entries()) {
          const l = before + 1;
          for (const [j, row] of weights.entries()) {
            for (const [k, value] of row.entries())
              assert.equal(network.parameters[parameterIndex(n, { l, j, k })], value);
            assert.equal(network.parameters[parameterIndex(n, { l, j })], biases[j]);
          }
        }
      }),
    );
  });

  describe("at the top level", () => {
    table([
      ["an empty file", "«»", /empty/],
      ["not an object", "«[1, 2]»", /a network file must be an object, in \{ and \}, not a list/],
    ]);

    it("nothing in it: both missing keys", () => {
      assert.deepEqual(
        problemsOf("{}").map(({ code, start, end, message }) => [code, start, end, message]),
        [
          ["missing-key", 0, 1, '"layers" is missing in the file'],
          ["missing-key", 0, 1, '"examples" is missing in the file'],
        ],
      );
    });

    table([
      [
        "an unknown key",
        file({ rest: '«"nmae"»: "x"' }),
        /"nmae" is not known in the file: did you mean "name"\?/,
      ],
      ["a far one", file({ rest: '«"optimizer"»: "adam"' }), /known are layers, examples, cost, training/],
      [
        "a required key misspelt",
        `{ "layers": [${TWO}], «"Example"»: ${EXAMPLES} }`,
        /did you mean "examples"/,
      ],
      [
        "texts",
        file({ rest: '"name": «1», "description": «[]», "$schema": «null»' }),
        /text, not a number/,
        /text, not a list/,
        /text, not null/,
      ],
      [
        "an unknown cost",
        file({ rest: '"cost": «"squareError"»' }),
        /did you mean "squaredError"\? known are squaredError, half/,
      ],
      ["a cost far off", file({ rest: '"cost": «"hinge"»' }), /"hinge" is not known: known are squaredError/],
      ["a cost that is no text", file({ rest: '"cost": «true»' }), /the cost must be text, not true/],
    ]);
  });

  describe("in layers", () => {
    table([
      ["no list", file({ layers: "«5»" }), /layers must be a list of layers, not a number/],
      [
        "a list of numbers",
        file({ layers: "«[3, 2]»" }),
        /layers must be a list of layers, not a list of numbers/,
      ],
      ["none", file({ layers: "«[]»" }), /at least one layer/],
      ["one that is no object", file({ layers: `[${TWO}, «"dense"»]` }), /layer 2 must be an object/],
      ["no weights", file({ layers: '[«{» "activation": "tanh" }]' }), /"weights" is missing in layer 1/],
      ["weights misspelt", file({ layers: '[{ «"weigths"»: [[1]] }]' }), /did you mean "weights"/],
      ["an unknown key", layer('«"activaton"»: "relu"'), /layer 1: did you mean "activation"/],
      [
        "unknown activations",
        layer('"activation": «"linear"»'),
        /"linear" is not known: did you mean "identity"\? known are sigmoid, tanh/,
      ],
      [
        "an activation far off",
        layer('"activation": «"sine"»'),
        /"sine" is not known: known are sigmoid, tanh/,
      ],
      [
        "softmax misspelt where it cannot stand",
        file({ layers: `[{ "weights": [[1, 2], [3, 4]], "activation": «"softmaxs"» }, ${TWO}]` }),
        /"softmaxs" is not known: known are (?!.*softmax)/,
      ],
      ["a near activation", layer('"activation": «"ReLU"»'), /did you mean "relu"/],
      [
        "softmax too early",
        file({ layers: `[{ "weights": [[1, 2], [3, 4]], "activation": «"softmax"» }, ${TWO}]` }),
        /softmax .* last layer, layer 2/,
      ],
      ["trainable", layer('"trainable": «"no"»'), /true, false or \{/],
      [
        "trainable in parts",
        layer('"trainable": { "weights": «0», «"bias"»: true }'),
        /true or false, not a number/,
        /"biases"/,
      ],
      ["a name", layer('"name": «3»'), /the name of layer 1 must be text/],
      [
        "weights from a file",
        file({ layers: '[{ "weights": «{» "file": "x" }, "biases": «{» "file": "y" } }]' }),
        /"tensor" is missing in the weights of layer 1/,
        /"tensor" is missing in the biases of layer 1/,
      ],
      ["flat weights", file({ layers: '[{ "weights": «[1, 2]» }]' }), /a list of rows.*\[\[…\]\]/],
      [
        "weights that are a number",
        file({ layers: '[{ "weights": «0.5» }]' }),
        /the weights of layer 1 must be a list of rows of numbers, not a number/,
      ],
      ["no rows", file({ layers: '[{ "weights": «[]» }]' }), /layer 1 has no neurons/],
      ["an empty row", file({ layers: '[{ "weights": [[1, 2], «[]»] }]' }), /row 1 of layer 1 is empty/],
      [
        "a row that is none",
        file({ layers: '[{ "weights": [[1, 2], «3»] }]' }),
        /row 1 of layer 1 must be a list of numbers, not a number/,
      ],
      [
        "something in a row",
        file({ layers: '[{ "weights": [[1, «"2"»], [«null», «[4]»]] }]' }),
        /row 0 of layer 1 must be a number, not text/,
        /null/,
        /a list/,
      ],
      [
        "ragged rows",
        file({ layers: '[{ "weights": [[1, 2], «[1, 2, 3]»] }]' }),
        /layer 1 has 3 weights in row 1 but 2 in row 0/,
      ],
      [
        "ragged rows, where most decide",
        file({
          layers: '[{ "weights": [«[1, 2, 3]», [1, 2], [1, 2]] }]',
          examples: '[{ "input": [1, 2], "target": [1, 2, 3] }]',
        }),
        /layer 1 has 3 weights in row 0 but 2 in row 1/,
      ],
      [
        "a row too long for the layer before",
        file({ layers: `[${TWO}, { "weights": [«[1, 2, 3]», [1, 2]] }]` }),
        /^layer 2 has 3 weights in row 0 but layer 1 has 2 neurons$/,
      ],
      [
        "all rows too long",
        file({ layers: `[${TWO}, { "weights": [«[1, 2, 3]», [1, 2, 3]] }]` }),
        /^layer 2 has 3 weights in row 0 but layer 1 has 2 neurons \(the others likewise\)$/,
      ],
      [
        "rows wrong in different ways",
        file({ layers: `[${TWO}, { "weights": [«[1]», «[1, 2, 3]»] }]` }),
        /has 1 weight in row 0/,
        /3 weights in row 1/,
      ],
      ["too many biases", layer('"biases": «[1, 2, 3]»'), /layer 1 has 3 biases but 2 rows of weights/],
      ["no biases", layer('"biases": «[]»'), /0 biases/],
      ["a bias that is none", layer('"biases": [1, «true»]'), /biases of layer 1 must be a number, not true/],
      ["biases that are none", layer('"biases": «1»'), /must be a list of numbers, not a number/],
    ]);

    it("a layer that cannot be read is not held against the next one", () => {
      assertMarked(
        file({ layers: '[{ "weights": «7» }, { "weights": [[1, 2, 3], [4, 5, 6]] }]' }),
        problemsOf,
        [/must be a list of rows/],
      );
    });
  });

  describe("in examples", () => {
    table([
      ["missing", `«{» "layers": [${TWO}] }`, /"examples" is missing/],
      ["none", file({ examples: "«[]»" }), /at least one example/],
      [
        "no list",
        file({ examples: '«"iris.csv"»' }),
        /a list of examples, or an object that names a file, not text/,
      ],
      [
        "from a file",
        file({ examples: '«{» "file": "iris.csv", "inputs": ["a"] }' }),
        /"targets" is missing in the examples/,
      ],
      [
        "one that is no object",
        file({ examples: `[«[1, 2]», { "input": [1, 2], "target": [1, 2] }]` }),
        /example 0 must be an object/,
      ],
      [
        "missing keys",
        file({ examples: '[«{» "target": [1, 2] }, { «"inputs"»: [1, 2], "target": [1, 2] }]' }),
        /"input" is missing in example 0/,
        /example 1: did you mean "input"/,
      ],
      [
        "an input that is none",
        file({ examples: '[{ "input": «0.5», "target": [1, 2] }]' }),
        /the input of example 0 must be a list of numbers, not a number/,
      ],
      [
        "something in a target",
        file({ examples: '[{ "input": [1, 2], "target": [1, «"a"»] }]' }),
        /the target of example 0 must be a number, not text/,
      ],
      [
        "an input too long",
        file({ examples: '[{ "input": «[1, 2, 3]», "target": [1, 2] }]' }),
        /example 0 has 3 inputs but layer 1 has 2 weights in a row/,
      ],
      [
        "a target too short",
        file({ examples: '[{ "input": [1, 2], "target": «[1]» }, { "input": [1, 2], "target": [1, 2] }]' }),
        /example 0 has 1 target but layer 1 has 2 neurons/,
      ],
      [
        "all inputs too long",
        file({
          examples: '[{ "input": «[1, 2, 3]», "target": [1, 2] }, { "input": [1, 2, 3], "target": [1, 2] }]',
        }),
        /likewise/,
      ],
      [
        "a name",
        file({ examples: '[{ "input": [1, 2], "target": [1, 2], "name": «1» }]' }),
        /the name of example 0/,
      ],
      [
        "targets the cost cannot take",
        file({
          examples: '[{ "input": [1, 2], "target": [«-0.1», 1] }, { "input": [1, 2], "target": [0, «2»] }]',
          rest: '"cost": "crossEntropy"',
        }),
        /example 0 has the target -0.1 but crossEntropy takes targets from 0 to 1/,
        /example 1 has the target 2/,
      ],
    ]);
  });

  describe("in training", () => {
    table([
      ["no object", file({ rest: '"training": «true»' }), /training must be an object/],
      ["empty", file({ rest: '"training": «{» "learningRate": 1 }' }), /"epochs" is missing in training/],
      ["misspelt", training('«"learning_rate"»: 1, "epochs": 1'), /did you mean "learningRate"/],
      ["by another name", training('«"lr"»: 1, «"n_epochs"»: 1'), /mean "learningRate"\?/, /mean "epochs"\?/],
      [
        "by another name, and by its own",
        training('«"lr"»: 1, "learningRate": 1, "epochs": 1, «"eta"»: 2'),
        /"lr" is not known in training: it means "learningRate", which can stand there only once/,
        /"eta" .* only once/,
      ],
      [
        "unknown keys",
        training('"learningRate": 1, "epochs": 1, «"l3"»: 1, «"warmup"»: 1'),
        /"l3" is not known in training: did you mean "l2"\?$/,
        /"warmup" is not known in training: known are learningRate, epochs, batchSize, shuffle, seed, reduction, optimizer, momentum, l2$/,
      ],
      [
        "a learning rate of 0",
        training('"learningRate": «0», "epochs": 1'),
        /the learning rate must be a number greater than 0, not 0/,
      ],
      [
        "a learning rate that is none",
        training('"learningRate": «"0.1"», "epochs": 1'),
        /greater than 0, not text/,
      ],
      [
        "epochs",
        training('"learningRate": 1, "epochs": «1.5»'),
        /"epochs" must be a whole number, 1 or more, not 1.5/,
      ],
      ["no epochs", training('"learningRate": 1, "epochs": «0»'), /not 0/],
      [
        "a batch size",
        training('"learningRate": 1, "epochs": 1, "batchSize": «"some"»'),
        /a whole number, 1 or more, or "all", not text/,
      ],
      ["a batch size of 0", training('"learningRate": 1, "epochs": 1, "batchSize": «0»'), /not 0/],
      [
        "shuffle and seed",
        training('"learningRate": 1, "epochs": 1, "shuffle": «1», "seed": «0.5»'),
        /true or false/,
        /whole number/,
      ],
      [
        "an unknown reduction",
        training('"learningRate": 1, "epochs": 1, "reduction": «"average"»'),
        /the reduction "average" is not known: known are mean, sum$/,
      ],
      [
        "l2 and momentum",
        training('"learningRate": 1, "epochs": 1, "l2": «-1», "momentum": «1»'),
        /"l2" must be a number, 0 or more, not -1/,
        /"momentum" must be a number from 0 up to, but not, 1, not 1/,
      ],
      [
        "more steps than can be counted",
        training('"learningRate": 1, "epochs": «900719925474099»'),
        /more steps than can be counted/,
      ],
    ]);

    it("clamps a batch larger than there are examples, with a warning", () => {
      const marked = training('"learningRate": 1, "epochs": 1, "batchSize": «32»');
      assertMarked(marked, problemsOf, [/a batch of 32 is larger than the 1 example there is/]);
      const { network, problems } = parseNetworkFile(unmark(marked).text);
      assert.equal(problems[0]?.severity, "warning");
      assert.equal(network?.training?.batchSize, 1);
    });

    it("counts the steps exactly", () => {
      // 2·4 forward, 2 cost, 2·5 backward, 6 means and 6 updates: 32 steps an epoch
      const largest = Math.floor(Number.MAX_SAFE_INTEGER / 32);
      assert.deepEqual(problemsOf(training(`"learningRate": 1, "epochs": ${largest}`)), []);
      assert.equal(problemsOf(training(`"learningRate": 1, "epochs": ${largest + 1}`)).length, 1);
    });
  });

  describe("warns of what hardly makes sense, and still reads the network", () => {
    const cases: readonly Case[] = [
      [
        "a logarithm of what may be negative",
        file({
          layers: '[{ "weights": [[1, 2], [3, 4]], "activation": «"tanh"» }]',
          rest: '"cost": "binaryCrossEntropy"',
        }),
        /takes logarithms .* tanh can leave/,
      ],
      [
        "softmax alone",
        file({
          layers: '[{ "weights": [[1, 2]], "activation": «"softmax"» }]',
          examples: '[{ "input": [1, 2], "target": [1] }]',
        }),
        /always 1/,
      ],
      ["an unknown key", file({ rest: '«"nmae"»: "x"' }), /"name"/],
    ];
    for (const [name, marked, ...messages] of cases)
      it(name, () => {
        assertMarked(marked, problemsOf, messages);
        const { network, problems } = parseNetworkFile(unmark(marked).text);
        assert.ok(network);
        assert.ok(problems.every(({ severity }) => severity === "warning"));
      });

    it("but not of what does", () => {
      for (const cost of costNames)
        for (const activation of activationNames) {
          const text = file({
            layers: `[{ "weights": [[1, 2], [3, 4]], "activation": "${activation}" }]`,
            rest: `"cost": "${cost}"`,
          });
          const sensible = !/crossEntropy/i.test(cost) || /sigmoid|softmax/.test(activation);
          assert.equal(problemsOf(text).length, sensible ? 0 : 1, `${cost} with ${activation}`);
        }
    });
  });

  describe("suggests nothing that is then refused", () => {
    /** A file whose every key and name has its place, so that only what a test breaks is at fault. */
    const whole = `{ "name": "n", "description": "d", "cost": "squaredError",
      "layers": [{ "name": "h", "weights": [[1, 2], [3, 4]], "biases": [0, 0], "activation": "tanh", "trainable": true },
        { "weights": [[1, 2]], "biases": [0], "activation": "sigmoid", "trainable": { "weights": true, "biases": true } }],
      "examples": [{ "name": "e", "input": [1, 2], "target": [1] }],
      "training": { "learningRate": 1, "epochs": 1, "batchSize": 1, "shuffle": false, "seed": 0 } }`;
    const words = [...whole.matchAll(/"([A-Za-z]+)"/g)];
    const other = fc.constantFrom(
      ...Object.values(synonyms).flat(),
      "l1",
      "l3",
      "momentun",
      "neuron",
      "softmaxs",
    );
    /** A word of the file with a letter changed, a synonym of it, or something else. */
    const misnamed = fc.constantFrom(...words).chain((word) => {
      const changed = fc
        .tuple(fc.nat(word[1]!.length), fc.string({ maxLength: 2 }))
        .map(([at, letters]) => word[1]!.slice(0, at) + letters + word[1]!.slice(at + 1));
      const same = Object.entries(synonyms).flatMap(([name, theirs]) => (name === word[1] ? theirs : []));
      const name = fc.oneof(changed, other, ...(same.length > 0 ? [fc.constantFrom(...same)] : []));
      return fc.tuple(fc.constant(word), name);
    });

    it("anywhere in a file", () => {
      let suggestions = 0;
      fc.assert(
        fc.property(misnamed, ([{ index, 0: word }, name]) => {
          const text = whole.slice(0, index) + JSON.stringify(name) + whole.slice(index + word.length);
          for (const { fix, message } of problemsOf(text)) {
            if (!fix) continue;
            suggestions++;
            assert.ok(message.includes(`did you mean ${fix.text}?`));
            const mended = text.slice(0, fix.range.start) + fix.text + text.slice(fix.range.end);
            const left = problemsOf(mended);
            const refused = left.filter(({ code }) => /unknown|unsupported|duplicate|misplaced/.test(code));
            assert.deepEqual(refused, [], mended);
            if (fix.text === word) assert.deepEqual(left, []);
          }
        }),
        { numRuns: 2000 },
      );
      assert.ok(suggestions > 200, `${suggestions}`);
    });
  });

  describe("reports faults of JSON and of the network together, each once", () => {
    it("ten faults, ten problems", () => {
      const marked = readFileSync("test/fixtures/ten-faults.marked.txt", "utf8");
      assertMarked(marked, problemsOf, [
        /name must be text/,
        /did you mean "sigmoid"/,
        /decimal point/,
        /did you mean "biases"/,
        /layer 2 has 3 weights in row 0 but layer 1 has 2 neurons/,
        /1e999 is too large/,
        /example 0 has the target 2 but binaryCrossEntropy takes/,
        /example 1 has 1 input but layer 1 has 2 weights/,
        /no comments/,
        /learning rate/,
      ]);
    });

    table([
      [
        "a repaired list has an uncertain length",
        file({ layers: '[{ "weights": [[1,«,» 2, 3], [3, 4]], "biases": [1, 1] }]' }),
        /too many/,
      ],
      [
        "a number at fault is a number all the same",
        file({
          examples: '[{ "input": [«NaN», «+1»], "target": [«1e999», 1] }]',
          rest: '"cost": "crossEntropy"',
        }),
        /NaN/,
        /\+/,
        /1e999/,
      ],
      ["a missing value", file({ rest: '"cost"«:», "name": "x"' }), /value is missing/],
      ["the second of two equal keys is not read", file({ rest: '"name": "x", «"name"»: 5' }), /second time/],
    ]);

    it("says no more than that where the text ends inside its brackets", () => {
      assertMarked('{ "layers": [{ "weights": «[»[1, 2], ', problemsOf, [/missing/]);
    });
  });

  it("never throws, and gives a network exactly when there is no error", () => {
    const good = file({ layers: `[${TWO}, ${TWO}]`, rest: '"training": { "learningRate": 1, "epochs": 1 }' });
    const tokens = good.match(/"[^"]*"|[\d.]+|\S/g)!;
    const changed = fc
      .array(fc.tuple(fc.nat(tokens.length - 1), fc.constantFrom(...tokens, "", "null", "[]", "{}", "-1")), {
        maxLength: 3,
      })
      .map((edits) => {
        const edited = [...tokens];
        for (const [at, token] of edits) edited[at] = token;
        return edited.join(" ");
      });
    fc.assert(
      fc.property(changed, (text) => {
        const { network, sourceMap, problems } = parseNetworkFile(text);
        assert.equal(
          network === undefined,
          problems.some(({ severity }) => severity === "error"),
        );
        assert.equal(network === undefined, sourceMap === undefined);
        if (network) assert.ok([...network.parameters].every(Number.isFinite));
        for (const { start, end } of problems) assert.ok(0 <= start && start <= end && end <= text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it("takes as many problems as can be read, and no more", () => {
    const rows = Array.from({ length: 5000 }, () => '["x"]').join(",");
    assert.equal(problemsOf(file({ layers: `[{ "weights": [${rows}] }]` })).length, 1001);
  });

  describe("the samples", () => {
    for (const name of sampleNames)
      it(`${name} has no problems`, async () => {
        const network = await sampleNetwork(name);
        assert.ok(network.name && network.description);
      });
  });
});
