import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseJson } from "../../../src/document/json/json";
import { type OutlineItem, outlineOf } from "../../../src/document/language/outline";
import { budget } from "../../../src/protocol/budget";
import { words } from "../../../src/words/words";

const outline = (text: string) => outlineOf(parseJson(text).root);

/** One line an item, indented as it is nested: "name: detail". */
function drawn(items: readonly OutlineItem[], depth = 0, indent = ""): string[] {
  return items.flatMap(({ name, detail, children }) => [
    indent + (detail === "" ? name : `${name}: ${detail}`),
    ...(depth > 0 ? drawn(children, depth - 1, `${indent}  `) : []),
  ]);
}

function all(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...all(item.children)]);
}

describe("outlineOf", () => {
  it("names the layers and examples of a sample", () => {
    const text = readFileSync("media/samples/3-3-2.nn.json", "utf8");
    const lines = drawn(outline(text), 1);
    assert.deepEqual(lines.slice(2), [
      "layers: 2 layers",
      "  layer 1 · hidden: 3 → 3, sigmoid",
      "  layer 2 · output: 3 → 2, sigmoid",
      "cost: squaredError",
      "examples: 4 examples",
      "  example 0 · dawn",
      "  example 1 · noon",
      "  example 2 · dusk",
      "  example 3 · night",
    ]);
  });

  it("goes down to the rows of weights", () => {
    const [layers] = outline(
      '{ "layers": [{ "weights": [[1, 2], [3, 4]], "activation": "relu", "biases": [0, 1] }] }',
    );
    assert.deepEqual(drawn(layers!.children, 2), [
      "layer 1: 2 → 2, relu",
      "  weights: 2 rows",
      "    row 0: 2 weights",
      "    row 1: 2 weights",
      "  activation: relu",
      "  biases: 2 numbers",
    ]);
  });

  it("shows what training says", () => {
    assert.deepEqual(
      drawn(outline('{ "training": { "learningRate": 0.5, "shuffle": true, "batchSize": "all" } }'), 1),
      ["training", "  learningRate: 0.5", "  shuffle: true", "  batchSize: all"],
    );
  });

  it("selects inside its ranges, and nests them", () => {
    const check = (items: readonly OutlineItem[], start: number, end: number): void => {
      for (const { name, range, selection, children } of items) {
        assert.ok(name !== "");
        assert.ok(start <= range.start && range.end <= end, name);
        assert.ok(range.start <= selection.start && selection.end <= range.end, name);
        check(children, range.start, range.end);
      }
    };
    const text = readFileSync("media/samples/xor.nn.json", "utf8");
    for (let length = 0; length <= text.length; length += 7) check(outline(text.slice(0, length)), 0, length);
    check(outline('{ "": 1, "layers": [1, {}, ], "examples": [[]], "name" }'), 0, 60);
  });

  it("tells the first 1000 of many examples, and the rest as one", () => {
    const examples = Array.from({ length: 1203 }, () => '{ "input": [1], "target": [1] }');
    const text = `{ "examples": [${examples.join(", ")}] }`;
    const [list] = outline(text);
    assert.equal(list!.children.length, 1001);
    const rest = list!.children.at(-1)!;
    assert.equal(rest.name, "… 203 more examples");
    assert.equal(text.slice(rest.range.end), "] }");
  });

  it("tells the first 1000 keys of an object, and the rest as one", () => {
    const keys = Array.from({ length: 1001 }, (_, i) => `"k${i}": 1`);
    const items = outline(`{ "training": { ${keys.join(", ")} }, ${keys.join(", ")} }`);
    assert.equal(items[0]!.children.at(-1)!.name, "… 1 more key");
    assert.equal(items.length, 1001);
    assert.equal(items.at(-1)!.name, "… 2 more keys");
  });

  /** A network file with `count` objects, in objects, that no network has. */
  const strange = (count: number): string => {
    const thing = '{ "a": 1, "b": { "c": 1 } }';
    const group = `{ ${Array.from({ length: 500 }, (_, i) => `"k${i}": ${thing}`).join(", ")} }`;
    const groups = Array.from({ length: count / 500 }, (_, i) => `"g${i}": ${group}`);
    return `{ ${groups.join(", ")}, "training": { "epochs": 1 } }`;
  };

  it("ends after what an editor can take, however long the file, outer levels first, and says so", () => {
    const [few, many] = [outline(strange(50_000)), outline(strange(100_000))];
    for (const items of [few, many]) {
      const most = budget.outline;
      const drawnItems = all(items);
      assert.equal(drawnItems.filter(({ name }) => !name.startsWith("… ")).length, most);
      const tellings = drawnItems.filter(({ name }) => name.startsWith("… "));
      assert.equal(tellings.at(-1), items.at(-1));
      assert.equal(items.at(-1)!.name, words.budget.outline(most));
      assert.ok(tellings.length <= 2);
      assert.ok(items.some(({ name }) => name === "training"));
    }
    assert.equal(all(many).length, all(few).length);
    const shown = all(outline(strange(4000)));
    assert.ok(shown.length < budget.outline && shown.every(({ name }) => !name.startsWith("…")));
  });

  it("shows keys without a letter in their quotes", () => {
    const items = outline('{ "": 1, " ": { "\\t\\n": 2, "\\ufeff": 3, "a b": 4 } }');
    assert.deepEqual(drawn(items, 1), ['"": 1', '" "', '  "\\t\\n": 2', '  "�": 3', "  a b: 4"]);
    assert.match(outline(`{ "${" ".repeat(1e5)}": 1 }`)[0]!.name, /^" {38}…$/);
  });

  it("keeps names on one short line", () => {
    const name = `a\\n${"b".repeat(100)}`;
    const [layer] = outline(`{ "layers": [{ "name": "${name}" }] }`)[0]!.children;
    assert.match(layer!.name, /^layer 1 · a b{57}…$/);
  });

  it("shows nothing of what is no object", () => {
    for (const text of ["", "[1]", "3"]) assert.deepEqual(all(outline(text)), []);
  });
});
