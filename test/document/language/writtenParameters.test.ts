import assert from "node:assert/strict";
import { parameterIndex } from "../../../src/core/network/network";
import { complete } from "../../../src/core/run/work";
import { writtenParameters } from "../../../src/document/language/writtenParameters";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import type { SourceMap } from "../../../src/document/network/sourceMap";

/** With these numbers, flat; its own if left out. */
function writing(text: string, values?: ArrayLike<number>) {
  const { network, sourceMap, problems } = parseNetworkFile(text);
  assert.deepEqual(problems, []);
  const { sizes, parameters } = network!;
  const file = { text, network: network!, sourceMap: sourceMap! };
  return complete(writtenParameters(file, (each) => (values ?? parameters)[parameterIndex(sizes, each)]!));
}

function written(text: string, values?: ArrayLike<number>): string {
  return writing(text, values).fixes.reduceRight(
    (all, { range, text: own }) => all.slice(0, range.start) + own + all.slice(range.end),
    text,
  );
}

const examples = '"examples": [{ "input": [1, 2], "target": [1] }]';

const drawn = [
  '{ "neurons": 3, "activation": "tanh" }, { "init": { "method": "heNormal", "seed": 4 }, "neurons": 1 }',
  '{ "activation": "relu", "neurons": 2,\n  "biases": [1, 2], "init": { "method": "uniform", "range": 0.5 } }, { "weights": [[1, 2]] }',
  '{\n\t"neurons": 2,\n\t"init": { "method": "normal", "std": 1e-8 } }, { "neurons": 1, "name": "x" }',
];

describe("the initial weights", () => {
  it("stand in the text in the place of how they are drawn, and are the same network", () => {
    for (const layers of drawn) {
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

describe("other parameters", () => {
  /** Doubles that take all their digits, tiny ones, huge ones, −0. */
  const odd = [
    1 / 3,
    -0,
    1e-310,
    1.7976931348623157e308,
    -123456789012345680000,
    0.1 + 0.2,
    5e-324,
    2,
    -1e21,
  ];

  it("read back as the same doubles, wherever they stand, and leave all else as it is", () => {
    const inline =
      '{ "biases": [0.5, 1], "weights": [[1, 2], [3, 4]], "activation": "relu" }, { "weights": [[1, 2]] }';
    for (const layers of [inline, ...drawn]) {
      const text = `{ "layers": [${layers}], ${examples} }`;
      const before = parseNetworkFile(text).network!;
      const values = before.parameters.map((_, place) => odd[place % odd.length]!);
      const after = parseNetworkFile(written(text, values));
      assert.deepEqual(after.problems, []);
      assert.deepEqual(after.network, { ...before, parameters: values });
    }
  });

  it("stand where those before them stood, and those that are the same as they were written", () => {
    const text = `{ "layers": [{ "weights": [[1.50 ,\n 2e0]],\n "biases": [ 0.10 ] }], ${examples} }`;
    assert.equal(
      written(text, [1.5, -2.5, 0.1]),
      `{ "layers": [{ "weights": [[1.50 ,\n -2.5]],\n "biases": [ 0.10 ] }], ${examples} }`,
    );
  });

  it("name the biases of a layer that leaves them out, unless all are 0", () => {
    const line = `{ "layers": [{ "weights": [[1, 2]] }], ${examples} }`;
    assert.equal(written(line, [1, 2, 0]), line);
    assert.equal(written(line, [1, 2, 3]), line.replace("]] }", ']], "biases": [3] }'));
    const lines = `{ "layers": [\n  {\n    "weights": [[1, 2]],\n    "name": "x"\n  }], ${examples} }`;
    assert.equal(written(lines, [1, 2, 3]), lines.replace("]],", ']],\n    "biases": [3],'));
    const init = `{ "layers": [{ "neurons": 1 }], ${examples} }`;
    assert.match(written(init, [1, 2, 3]), /"weights": \[\s*\[1, 2\]\s*\], "biases": \[3\] \}/);
  });

  it("are one edit for a row of rows, however many there are", () => {
    const text = `{ "layers": [{ "weights": [[1, 2], [3, 4]], "biases": [5, 6] }, { "weights": [[7, 8]] }], ${examples} }`;
    assert.equal(writing(text, [2, 3, 6, 4, 5, 7, 8, 9, 0]).fixes.length, 3);
  });

  it("that come from another file are not written, unless they are what they were", () => {
    const weights = '{ "file": "w.npz", "tensor": "w" }';
    const text = `{ "layers": [{ "weights": [[1, 2]] }, { "weights": ${weights} }], ${examples} }`;
    const layer = text.indexOf('{ "weights": {');
    const ranges = [text.indexOf('{ "weights": ['), layer].map((start) => ({
      start,
      end: text.indexOf(" }", start) + 2,
    }));
    ranges[1]!.end = text.indexOf("} }", layer) + 3;
    // As a reading that takes weights from files will have it.
    const sourceMap = {
      rangeOf: (place: { kind: string; l: number; k?: number }) => {
        if (place.kind === "layer") return ranges[place.l - 1];
        if (place.kind === "bias" || place.l === 2) return undefined;
        const start = text.indexOf(place.k === 0 ? "1, 2" : "2]]");
        return { start, end: start + 1 };
      },
    } as unknown as SourceMap;
    const network = { sizes: [2, 1, 1], parameters: Float64Array.of(1, 2, 0, 7, 0) };
    const of = (...values: number[]) =>
      complete(
        writtenParameters(
          { text, network, sourceMap },
          (each) => values[parameterIndex(network.sizes, each)]!,
        ),
      );
    assert.equal(of(1, 3, 0, 7, 0).elsewhere, undefined);
    assert.deepEqual(
      of(1, 3, 0, 7, 0).fixes.map((each) => each.text),
      ["1, 3"],
    );
    assert.equal(of(1, 3, 0, 8, 0).elsewhere, 2);
  });
});
