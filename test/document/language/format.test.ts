import assert from "node:assert/strict";
import fc from "fast-check";
import { formatJson } from "../../../src/document/language/format";
import { sampleNames, sampleText } from "../network/samples";

const format = (text: string) => formatJson(text, { indent: "  ", lineBreak: "\n" });

/** The pieces of a JSON text without the space between them, by the grammar alone. */
function tokens(text: string): string[] {
  return text.match(/"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
}

/** Any JSON value, written with any white space. */
const anyText = fc
  .tuple(
    fc.jsonValue({ maxDepth: 4 }),
    fc.array(fc.constantFrom("", " ", "\n", "\t", "\r\n", "   "), { minLength: 1 }),
  )
  .map(([value, spaces]) => {
    let next = 0;
    const space = () => spaces[next++ % spaces.length]!;
    return tokens(JSON.stringify(value))
      .map((token) => space() + token)
      .join("");
  });

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 40 });

describe("formatJson", () => {
  it("writes a network file in rows", () => {
    const text = `{"name":"N","layers":[{"weights":[[1,2],[3.0,-4e2]],"biases":[0,1],
      "trainable": {"weights":true}}],
      "examples":[{"input":[1,2],"target":[0,1]}, {"input":[1,2],
      "target":[0,1]}]}`;
    assert.equal(
      format(text),
      `{
  "name": "N",
  "layers": [
    {
      "weights": [
        [1, 2],
        [3.0, -4e2]
      ],
      "biases": [0, 1],
      "trainable": { "weights": true }
    }
  ],
  "examples": [
    { "input": [1, 2], "target": [0, 1] },
    {
      "input": [1, 2],
      "target": [0, 1]
    }
  ]
}
`,
    );
  });

  it("writes at most 8 numbers a line", () => {
    assert.equal(format("[1,2,3,4,5,6,7,8]"), "[1, 2, 3, 4, 5, 6, 7, 8]\n");
    assert.equal(format("[1,2,3,4,5,6,7,8,9]"), "[\n  1, 2, 3, 4, 5, 6, 7, 8,\n  9\n]\n");
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 5 }), (rows) => {
        for (const line of format(JSON.stringify(rows))!.split("\n"))
          assert.ok((line.match(/[\d.]+(e[-+]\d+)?/g) ?? []).length <= 8, line);
      }),
    );
  });

  it("keeps numbers, texts and keys to the letter", () => {
    const text = '{ "\\u0061": "\\/\\t é", "b": [1.0, -0, 1e5, 1E+5, 0.10, 12345678901234567890] }';
    assert.equal(format(text), `${text}\n`);
  });

  it("takes the indent and the line breaks that are asked for", () => {
    assert.equal(
      formatJson('{ "a":\n[[1], [2]] }', { indent: "\t", lineBreak: "\r\n" }),
      '{\r\n\t"a": [\r\n\t\t[1],\r\n\t\t[2]\r\n\t]\r\n}\r\n',
    );
  });

  it("leaves the samples as they are", () => {
    for (const sample of sampleNames) {
      const text = sampleText(sample);
      assert.equal(format(text), text);
    }
  });

  it("breaks an object that is too long for a line", () => {
    const long = `{ "name": "${"x".repeat(100)}", "a": 1 }`;
    assert.equal(format(long), `{\n  "name": "${"x".repeat(100)}",\n  "a": 1\n}\n`);
  });

  it("refuses what is not JSON", () => {
    for (const text of [
      "",
      "{",
      '{ "a": 1, }',
      "[1 2]",
      "[01]",
      "{ a: 1 }",
      "[1] // x",
      '["\t"]',
      "[NaN]",
      "[1]]",
    ])
      assert.equal(format(text), undefined, text);
  });

  it("formats in spite of a key that stands twice, or a number that is too large", () => {
    assert.equal(format('{"a":1,"a":1e999}'), '{ "a": 1, "a": 1e999 }\n');
  });

  it("changes white space alone, and nothing the second time", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = format(text)!;
        assert.deepEqual(JSON.parse(once), JSON.parse(text));
        assert.deepEqual(tokens(once), tokens(text));
        assert.equal(format(once), once);
      }),
      { numRuns: 1000 },
    );
  });
});
