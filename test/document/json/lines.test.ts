import assert from "node:assert/strict";
import fc from "fast-check";
import { LineIndex } from "../../../src/document/json/lines";

const texts = fc.array(fc.constantFrom("a", "é", "😀", "\n", "\r", "\r\n", "word"), { maxLength: 40 });

describe("LineIndex", () => {
  /** `|` is the cursor. */
  const cases: readonly (readonly [marked: string, line: number, column: number])[] = [
    ["|", 0, 0],
    ["ab|c", 0, 2],
    ["a\n|", 1, 0],
    ["a|\nb", 0, 1],
    ["a|\r\nb", 0, 1],
    ["a\r\n|b", 1, 0],
    ["a\r|b", 1, 0],
    ["a\r\r\n\n|b", 3, 0],
    ["😀|x", 0, 2],
    ["\u2028|", 0, 1],
  ];
  for (const [marked, line, column] of cases)
    it(`finds the cursor of ${JSON.stringify(marked)}`, () => {
      const offset = marked.indexOf("|");
      const lines = new LineIndex(marked.replace("|", ""));
      assert.deepEqual(lines.positionAt(offset), { line, column });
      assert.equal(lines.offsetAt({ line, column }), offset);
    });

  it("splits a text into the lines that a split at line breaks gives", () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("");
        const lines = new LineIndex(text);
        const expected = text.split(/\r\n|\n|\r/);
        assert.equal(lines.lineCount, expected.length);
        for (const [line, content] of expected.entries()) {
          const { start, end } = lines.lineRange(line);
          assert.equal(text.slice(start, end), content);
        }
      }),
    );
  });

  it("gives every offset back, but for the one inside \\r\\n", () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join("");
        const lines = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const inside = text.slice(offset - 1, offset + 1) === "\r\n";
          assert.equal(lines.offsetAt(lines.positionAt(offset)), inside ? offset - 1 : offset);
        }
      }),
    );
  });

  it("takes the nearest place for one outside the text", () => {
    const lines = new LineIndex("ab\ncd");
    assert.deepEqual(lines.positionAt(-5), { line: 0, column: 0 });
    assert.deepEqual(lines.positionAt(99), { line: 1, column: 2 });
    assert.equal(lines.offsetAt({ line: 0, column: 99 }), 2);
    assert.equal(lines.offsetAt({ line: 7, column: 0 }), 5);
    assert.equal(lines.offsetAt({ line: -1, column: 3 }), 0);
    assert.deepEqual(lines.lineRange(9), { start: 3, end: 5 });
  });
});
