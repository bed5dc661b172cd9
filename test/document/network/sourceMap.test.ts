import assert from "node:assert/strict";
import fc from "fast-check";
import type { Network, Parameter } from "../../../src/core/network/network";
import type { Place } from "../../../src/core/network/place";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import type { SourceMap } from "../../../src/document/network/sourceMap";
import { listed } from "../../core/networks";

function read(text: string): { network: Network; map: SourceMap } {
  const { network, sourceMap, problems } = parseNetworkFile(text);
  assert.ok(network && sourceMap, problems.map(({ message }) => message).join("\n"));
  return { network, map: sourceMap };
}

/** Every number of a network, with its value. */
function* numbersOf({ sizes, parameters, examples }: Network): Generator<readonly [Place, number]> {
  let index = 0;
  for (let l = 1; l < sizes.length; l++)
    for (let j = 0; j < sizes[l]!; j++) {
      for (let k = 0; k < sizes[l - 1]!; k++) yield [{ kind: "weight", l, j, k }, parameters[index++]!];
      yield [{ kind: "bias", l, j }, parameters[index++]!];
    }
  for (const [example, { input, target }] of listed(examples).entries()) {
    for (const [k, value] of input.entries()) yield [{ kind: "input", example, k }, value];
    for (const [j, value] of target.entries()) yield [{ kind: "target", example, j }, value];
  }
}

/** "w10(2)" is the weight to neuron 1 from neuron 0 in layer 2, "b1(2)" that neuron's bias. */
const short = ({ l, j, k }: Parameter): string => (k === undefined ? `b${j}(${l})` : `w${j}${k}(${l})`);

const TEXT = `{
  "seen": [100, 200], "notes": [[300]],
  "training": { "epochs": 3, "learningRate": 0.25 },
  "examples": [
    { "name": "e", "target": [40], "input": [41, 42] },
    { "input": [43, 44], "target": [45] }
  ],
  "layers": [
    { "biases": [10, 11], "weights": [
      [12, 13],
      [14, 15]
    ], "name": "hidden", "activation": "tanh" },
    { "weights": [[16, -17.5]], "extra": [1, 2] }
  ],
  "cost": "squaredError"
}`;

describe("SourceMap", () => {
  const { network, map } = read(TEXT);
  const textOf = (place: Place): string | undefined => {
    const range = map.rangeOf(place);
    return range && TEXT.slice(range.start, range.end);
  };

  it("knows where every number stands that the file contains, in whatever order", () => {
    for (const [place, value] of numbersOf(network)) {
      const absent = place.kind === "bias" && place.l === 2;
      assert.equal(textOf(place), absent ? undefined : String(value), JSON.stringify(place));
    }
  });

  it("knows where names and objects stand", () => {
    assert.equal(textOf({ kind: "activation", l: 1 }), '"tanh"');
    assert.equal(textOf({ kind: "activation", l: 2 }), undefined);
    assert.equal(textOf({ kind: "cost" }), '"squaredError"');
    assert.equal(textOf({ kind: "learningRate" }), "0.25");
    assert.equal(textOf({ kind: "layer", l: 2 }), '{ "weights": [[16, -17.5]], "extra": [1, 2] }');
    assert.equal(textOf({ kind: "example", example: 1 }), '{ "input": [43, 44], "target": [45] }');
  });

  it("knows nothing of what the network does not have", () => {
    const places: readonly Place[] = [
      { kind: "weight", l: 0, j: 0, k: 0 },
      { kind: "weight", l: 1, j: 2, k: 0 },
      { kind: "weight", l: 1, j: 0, k: 2 },
      { kind: "weight", l: 3, j: 0, k: 0 },
      { kind: "weight", l: 1, j: 0, k: -1 },
      { kind: "weight", l: 1, j: 0.5, k: 0 },
      { kind: "bias", l: 1, j: 2 },
      { kind: "input", example: 2, k: 0 },
      { kind: "input", example: 0, k: 2 },
      { kind: "target", example: -1, j: 0 },
      { kind: "layer", l: 3 },
      { kind: "layer", l: 0 },
      { kind: "example", example: 2 },
      { kind: "activation", l: 9 },
    ];
    for (const place of places) assert.equal(textOf(place), undefined, JSON.stringify(place));
  });

  it("falls back to the bracket of what a place belongs to", () => {
    const nearest = (place: Place) => {
      const { start, end } = map.nearestRange(place);
      return TEXT.slice(start, Math.max(end, start + 14)).slice(0, 14);
    };
    assert.equal(nearest({ kind: "bias", l: 1, j: 1 }).slice(0, 2), "11");
    assert.equal(nearest({ kind: "bias", l: 2, j: 0 }), '{ "weights": [');
    assert.equal(nearest({ kind: "activation", l: 2 }), '{ "weights": [');
    assert.equal(nearest({ kind: "target", example: 0, j: 7 }), '{ "name": "e",');
    assert.deepEqual(map.nearestRange({ kind: "layer", l: 7 }), { start: 0, end: 1 });
    assert.deepEqual(map.nearestRange({ kind: "weight", l: 7, j: 0, k: 0 }), { start: 0, end: 1 });
    const without = '{ "layers": [{ "weights": [[1]] }], "examples": [{ "input": [1], "target": [1] }] }';
    assert.deepEqual(read(without).map.nearestRange({ kind: "cost" }), { start: 0, end: 1 });
    assert.deepEqual(read(without).map.nearestRange({ kind: "learningRate" }), { start: 0, end: 1 });
  });

  describe("placeAt", () => {
    /** `|` is the cursor; the line it stands in is found in the text. */
    const cases: readonly (readonly [cursor: string, place: Place | undefined])[] = [
      ['"biases": [|10', { kind: "bias", l: 1, j: 0 }],
      ['"biases": [10|', { kind: "bias", l: 1, j: 0 }],
      ['"biases": [10,| 11', { kind: "layer", l: 1 }],
      ["[14, 1|5]", { kind: "weight", l: 1, j: 1, k: 1 }],
      ["-|17.5", { kind: "weight", l: 2, j: 0, k: 1 }],
      ['"input": [41, |42]', { kind: "input", example: 0, k: 1 }],
      ['"target": [4|5]', { kind: "target", example: 1, j: 0 }],
      ['"ta|nh"', { kind: "activation", l: 1 }],
      ['"tanh"|', { kind: "activation", l: 1 }],
      ['"acti|vation"', { kind: "layer", l: 1 }],
      ['"extra": [|1', { kind: "layer", l: 2 }],
      ['"extra": [1, 2|', { kind: "layer", l: 2 }],
      ['"na|me": "e"', { kind: "example", example: 0 }],
      ['"squared|Error"', { kind: "cost" }],
      ["0.2|5", { kind: "learningRate" }],
      ['"epochs": |3', undefined],
      ['"seen": [1|00', undefined],
      ["[[3|00]]", undefined],
      ['"la|yers"', undefined],
      ["|{\n", undefined],
    ];
    for (const [cursor, place] of cases)
      it(cursor, () => {
        const start = TEXT.indexOf(cursor.replace("|", ""));
        assert.ok(start >= 0);
        assert.deepEqual(map.placeAt(start + cursor.indexOf("|")), place);
      });

    it("is undefined outside the text", () => {
      assert.equal(map.placeAt(-1), undefined);
      assert.equal(map.placeAt(TEXT.length + 5), undefined);
    });
  });

  describe("parametersIn", () => {
    const inLine = (line: string, max?: number) => {
      const start = TEXT.indexOf(line);
      return map
        .parametersIn(start, start + line.length, max)
        .map(short)
        .join(" ");
    };
    it("gives those of a line, in the order of the text", () => {
      assert.equal(inLine('{ "biases": [10, 11], "weights": ['), "b0(1) b1(1)");
      assert.equal(inLine("      [14, 15]"), "w10(1) w11(1)");
      assert.equal(inLine('{ "weights": [[16, -17.5]], "extra": [1, 2] }'), "w00(2) w01(2)");
      assert.equal(inLine('{ "input": [43, 44], "target": [45] }'), "");
      assert.equal(inLine('"seen": [100, 200]'), "");
    });
    it("gives those that begin in a part of a row", () => {
      assert.equal(inLine("13],\n      [14"), "w01(1) w10(1)");
      assert.equal(inLine("3],\n      [14"), "w10(1)");
      assert.equal(inLine(""), "");
    });
    it("gives no more than it is asked for", () => {
      assert.equal(map.parametersIn(0, TEXT.length).length, 8);
      assert.equal(map.parametersIn(0, TEXT.length, 3).map(short).join(" "), "b0(1) b1(1) w00(1)");
      assert.deepEqual(map.parametersIn(0, TEXT.length, 0), []);
    });
  });

  it("goes from every place of any network to its offsets and back", () => {
    const shape = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
      examples: fc.integer({ min: 1, max: 3 }),
      biasesFirst: fc.boolean(),
      layersFirst: fc.boolean(),
      space: fc.constantFrom(undefined, 1),
    });
    fc.assert(
      fc.property(shape, ({ sizes, examples, biasesFirst, layersFirst, space }) => {
        let next = 1;
        const some = (n: number) => Array.from({ length: n }, () => next++ / 4);
        const layers = sizes.slice(1).map((n, before) => {
          const weights = Array.from({ length: n }, () => some(sizes[before]!));
          if (before % 2) return { weights };
          return biasesFirst ? { biases: some(n), weights } : { weights, biases: some(n) };
        });
        const list = Array.from({ length: examples }, () => ({
          target: some(sizes.at(-1)!),
          input: some(sizes[0]!),
        }));
        const value = layersFirst ? { layers, examples: list } : { examples: list, layers };
        const text = JSON.stringify(value, undefined, space);
        const built = read(text);
        const parameters: Parameter[] = [];
        for (const [place, number] of numbersOf(built.network)) {
          const range = built.map.rangeOf(place);
          if (range === undefined) {
            assert.ok(place.kind === "bias" && number === 0);
            continue;
          }
          assert.equal(Number(text.slice(range.start, range.end)), number);
          for (let offset = range.start; offset <= range.end; offset++)
            assert.deepEqual(built.map.placeAt(offset), place);
          if (place.kind === "weight" || place.kind === "bias") {
            const { kind: _, ...parameter } = place;
            parameters.push(parameter);
            assert.deepEqual(built.map.parametersIn(range.start, range.end), [parameter]);
          }
        }
        const inOrder = built.map.parametersIn(0, text.length);
        assert.deepEqual(new Set(inOrder.map(short)), new Set(parameters.map(short)));
        const starts = inOrder.map(
          ({ l, j, k }) =>
            built.map.rangeOf(k === undefined ? { kind: "bias", l, j } : { kind: "weight", l, j, k })!.start,
        );
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
      }),
    );
  });
});
