import assert from "node:assert/strict";
import fc from "fast-check";
import { CsvRecords } from "../../../src/document/data/records";

/** The records of a text that comes in pieces of these lengths. */
function recordsOf(text: string, piece = text.length + 1, delimiter = ",") {
  const records = new CsvRecords(delimiter);
  const found: unknown[] = [];
  for (let start = 0; start === 0 || start < text.length; start += piece) {
    records.push(text.slice(start, start + piece), start + piece >= text.length);
    for (let record = records.next(); record; record = records.next()) {
      found.push("fault" in record ? [record.fault, record.line] : [record.line, ...record.cells]);
      if ("fault" in record) return found;
    }
  }
  return found;
}

describe("records of CSV", () => {
  it("are split at LF and CRLF, each with its line", () => {
    assert.deepEqual(recordsOf("a,b\r\n1,2\n3,4"), [
      [1, "a", "b"],
      [2, "1", "2"],
      [3, "3", "4"],
    ]);
    assert.deepEqual(recordsOf("a;b,c\n", 99, ";"), [[1, "a", "b,c"]]);
    assert.deepEqual(recordsOf("a,\n,b\n,"), [
      [1, "a", ""],
      [2, "", "b"],
      [3, "", ""],
    ]);
  });

  it("leave out blank lines, but count them", () => {
    assert.deepEqual(recordsOf("\n\na\r\n\r\nb\n\n"), [
      [3, "a"],
      [5, "b"],
    ]);
  });

  it("have quotes around delimiters, line breaks and quotes", () => {
    assert.deepEqual(recordsOf('"a,b","say ""x""",""\n"two\nlines",1,2\r\n3,4,"5"'), [
      [1, "a,b", 'say "x"', ""],
      [2, "two\nlines", "1", "2"],
      [4, "3", "4", "5"],
    ]);
  });

  it("end at a quote that is none", () => {
    assert.deepEqual(recordsOf('1\n"a\nb'), [
      [1, "1"],
      ["openQuote", 2],
    ]);
    assert.deepEqual(recordsOf('1\n"a"b'), [
      [1, "1"],
      ["afterQuote", 2],
    ]);
    assert.deepEqual(recordsOf('5" wide,2'), [[1, '5" wide', "2"]]);
  });

  it("are the same in whatever pieces the text comes", () => {
    const letters = fc.constantFrom(...'a",\n\r');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (text, piece) => {
        assert.deepEqual(recordsOf(text.join(""), piece), recordsOf(text.join("")));
      }),
    );
  });

  it("are what was written, for any cells", () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab", \n') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (table) => {
        const written = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(","));
        const read = recordsOf(written.join("\r\n")).map((record) => (record as unknown[]).slice(1));
        assert.deepEqual(read, table);
      }),
    );
  });

  it("take a time that grows with the text, whatever quotes stand in it", () => {
    const records = (n: number) => recordsOf(`"${'x"'.repeat(n)}${" ".repeat(n)}\n1,2\n`, 2 ** 17);
    assert.deepEqual(records(1_000_000), [["afterQuote", 1]]);
    const quoted = `${'"a",'.repeat(500_000)}1\n`;
    assert.equal((recordsOf(quoted)[0] as unknown[]).length, 500_002);
    assert.deepEqual(recordsOf(`1\n"${"a".repeat(5_000_000)}`, 2 ** 17).at(-1), ["longRecord", 2]);
  });
});
