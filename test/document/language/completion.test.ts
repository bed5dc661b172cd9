// The notation: `|` is the cursor; «…» stands around what the writer would replace.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { activationNames } from "../../../src/core/network/activation";
import { costNames } from "../../../src/core/network/cost";
import { optimizerNames } from "../../../src/core/network/updateRules/updateRules";
import { parseJson } from "../../../src/document/json/json";
import { type Completion, completionsAt } from "../../../src/document/language/completion";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import { words } from "../../../src/words/words";

interface Place {
  readonly text: string;
  readonly offset: number;
}

function at(marked: string): Place {
  const offset = marked.indexOf("|");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

function labels(marked: string): string[] {
  const { text, offset } = at(marked);
  return completionsAt(text, offset).map(({ label }) => label);
}

function applied({ text }: Place, { insert, range, missingComma }: Completion): string {
  const written = text.slice(0, range.start) + insert + text.slice(range.end);
  if (missingComma === undefined) return written;
  return `${written.slice(0, missingComma)},${written.slice(missingComma)}`;
}

/** The text once an offer is taken. */
function taken(marked: string, label: string): string {
  const place = at(marked);
  const found = completionsAt(place.text, place.offset).find((completion) => completion.label === label);
  assert.ok(found, `${label} is not offered`);
  return applied(place, found);
}

/** As if the writer left what was begun, the first of every choice. */
function settled(text: string): string {
  return text.replace(/«([^»|]*)[^»]*»/g, "$1");
}

/** A file around a layer, an example, … */
const inLayer = (fields: string) =>
  `{ "layers": [{ ${fields} }], "examples": [{ "input": [1, 2], "target": [0, 1, 0] }] }`;

describe("completionsAt", () => {
  it("offers the keys that are missing, the required ones first", () => {
    assert.deepEqual(labels("{ | }"), [
      "layers",
      "examples",
      "cost",
      "training",
      "validation",
      "name",
      "description",
      "$schema",
    ]);
    assert.deepEqual(labels('{ "cost": "squaredError", | "layers": [] }').slice(0, 2), [
      "examples",
      "training",
    ]);
    assert.deepEqual(labels(inLayer('"name": "x", | "biases": [1]')), [
      "weights",
      "activation",
      "trainable",
      "neurons",
      "init",
    ]);
    assert.deepEqual(labels('{ "examples": [{ "input": [1], | }] }'), ["target", "name"]);
    assert.deepEqual(labels('{ "training": { | } }'), [
      "learningRate",
      "epochs",
      "batchSize",
      "shuffle",
      "seed",
      "reduction",
      "optimizer",
      "momentum",
      "l2",
    ]);
    assert.deepEqual(labels('{ "training": { "optimizer": { "name": | } } }'), optimizerNames);
    assert.deepEqual(labels(inLayer('"trainable": { "biases": true, | }')), ["weights"]);
  });

  it("offers the keys of the form that examples in other files have", () => {
    const any = ["oneHot", "scale", "skip", "limit"];
    assert.deepEqual(labels('{ "examples": { "file": "a.csv", "inputs": ["x"], | } }'), [
      "targets",
      ...any,
      "classes",
      "header",
      "delimiter",
    ]);
    assert.deepEqual(labels('{ "validation": { "file": "a.npz", | } }'), ["inputs", "targets", ...any]);
    assert.deepEqual(labels('{ "examples": { "images": "x", | } }'), ["labels", ...any]);
    assert.deepEqual(labels('{ "examples": { "scale": 1, | } }').slice(0, 3), ["file", "images", "labels"]);
    assert.deepEqual(labels('{ "examples": { "file": "a.csv", "oneHot": | } }'), ["true", "false"]);
    assert.deepEqual(labels('{ "examples": { "images": "x", "oneHot": | } }'), []);
    assert.deepEqual(labels(inLayer('"biases": { "file": "x", | }')), ["tensor"]);
    assert.deepEqual(labels('{ "layers": [{ "weights": { "file": "x", | } }] }'), ["tensor", "transpose"]);
    assert.deepEqual(labels('{ "examples": | }'), ["[ examples ]", "{ file }"]);
    assert.deepEqual(labels('{ "layers": [{ "weights": | }] }'), ["[[ weights ]]", "{ file, tensor }"]);
    assert.equal(
      taken('{ "examples": { "file": "a.npz", | } }', "inputs"),
      '{ "examples": { "file": "a.npz", "inputs": "«»" } }',
    );
    assert.equal(
      taken('{ "examples": { "images": "x", "labels": "y", | } }', "oneHot"),
      '{ "examples": { "images": "x", "labels": "y", "oneHot": «10» } }',
    );
  });

  it("offers them in the half of a key that is written, with and without its quotes", () => {
    for (const key of ['"|"', '"acti|"', '"acti|', '"|', "acti|", "|"]) {
      const text = `{ "layers": [{ "weights": [[1]],\n ${key}\n "biases": [1] }] }`;
      assert.deepEqual(labels(text), ["activation", "trainable", "name"], key);
      const done = settled(taken(text, "trainable"));
      assert.deepEqual(parseJson(done).problems, [], done);
    }
  });

  it("leaves the value alone where there is one", () => {
    assert.equal(taken('{ "co|": "squaredError" }', "cost"), '{ "cost": "squaredError" }');
  });

  it("adds the comma before and after", () => {
    const text = '{ "cost": "squaredError"\n  |\n  "name": "x" }';
    assert.equal(
      taken(text, "description"),
      '{ "cost": "squaredError",\n  "description": "«»",\n  "name": "x" }',
    );
    assert.equal(
      taken('{ "training": { "seed": 1 | } }', "shuffle"),
      '{ "training": { "seed": 1, "shuffle": «true|false» } }',
    );
    assert.deepEqual(labels('{ "training": { "seed": 1| } }'), []);
  });

  it("offers every activation and every cost, and no other, each explained", () => {
    assert.deepEqual(labels(inLayer('"activation": |')), activationNames);
    assert.deepEqual(labels('{ "cost": "squ|" }'), costNames);
    // That each has a line the compiler sees to.
    assert.deepEqual(Object.keys(words.activations), activationNames);
    assert.deepEqual(Object.keys(words.costs), costNames);
    const { text, offset } = at('{ "cost": | }');
    for (const { words } of completionsAt(text, offset)) assert.match(words, /: /);
    assert.equal(taken('{ "cost": "squ|" }', "crossEntropy"), '{ "cost": "crossEntropy" }');
    assert.equal(taken(inLayer('"activation": "|'), "relu"), inLayer('"activation": "relu"'));
  });

  it("offers true and false, and all for a batch", () => {
    assert.deepEqual(labels('{ "training": { "shuffle": | } }'), ["true", "false"]);
    assert.deepEqual(labels('{ "training": { "batchSize": | } }'), ["all"]);
    assert.deepEqual(labels(inLayer('"trainable": |')), ["true", "false", "{ weights, biases }"]);
  });

  it("begins values in the sizes of the network", () => {
    const text = `{ "layers": [{ "weights": [[1, 2], [3, 4], [5, 6]] }, |], "examples": [{ "input": [1, 2], "target": [0, 1] }] }`;
    const network = parseNetworkFile(settled(taken(text, "a layer")));
    assert.deepEqual(network.problems, []);
    assert.deepEqual(network.network!.sizes, [2, 3, 2]);
    assert.match(taken(inLayer('"weights": [[1, 2], [3, 4]], |'), "biases"), /"biases": \[«0\.5», «0\.5»\]/);
    const next = `{ "layers": [{ "weights": [[1, 2, 3]] }, { "weights": [[1], [1]] }], "examples": [|] }`;
    assert.match(
      taken(next, "an example"),
      /"input": \[(«0\.5»(, )?){3}\], "target": \[(«0\.5»(, )?){2}\] }/,
    );
  });

  it("begins a whole network in an empty file, which runs as it is", () => {
    for (const text of ["|", "\n|\n"]) {
      const { network, problems } = parseNetworkFile(settled(taken(text, "a network")));
      assert.deepEqual(problems, []);
      assert.deepEqual(network!.sizes, [1, 1]);
    }
  });

  it("offers nothing where nothing can be said", () => {
    for (const text of [
      '{ "unknown": { | } }',
      '{ "name": "x|" }',
      '{ "layers" | : [] }',
      '{ "layers": [{ "weights": [[1|, 2]] }] }',
      '{ "examples": [{ "input": [1, 2], "target": [3] }]| }',
      "{ } |",
      '{ "layers": 3, "training": [{ | }] }',
    ])
      assert.deepEqual(labels(text), [], text);
  });

  it("brings back any key that is taken out of a sample, so that it reads again", () => {
    for (const sample of ["one-neuron-per-layer", "3-3-2", "xor"]) {
      const text = readFileSync(`media/samples/${sample}.nn.json`, "utf8");
      const members = [...text.matchAll(/"(\w+)":/g)];
      assert.ok(members.length > 10);
      for (const { 1: key, index } of members) {
        for (const half of [`"${key}"`, `"${key!.slice(0, 2)}`]) {
          const place = {
            text: text.slice(0, index) + half + text.slice(index + key!.length + 2),
            offset: index + half.length - (half.endsWith('"') ? 1 : 0),
          };
          const found = completionsAt(place.text, place.offset).find(({ label }) => label === key);
          assert.ok(found, `${sample}: ${key} at ${index}`);
          assert.equal(applied(place, found), text);
        }
      }
    }
  });

  it("answers at every place of a text that breaks off anywhere", () => {
    const text = readFileSync("media/samples/xor.nn.json", "utf8");
    for (let end = 0; end <= text.length; end += 3) {
      const half = text.slice(0, end);
      for (const offset of [end, end >> 1]) completionsAt(half, offset);
    }
  });
});
