import assert from "node:assert/strict";
import { complete } from "../../../src/core/run/work";
import { type CsvTable, type CsvWanted, readCsv } from "../../../src/document/data/csv";
import { Fault } from "../../../src/document/data/fault";
import { cut, expected, flipped, golden, sound } from "./golden";

const usual: CsvWanted = {
  delimiter: ",",
  header: true,
  inputs: ["a"],
  targets: ["b"],
  isCategory: false,
  skip: 0,
};

function read(text: string | Uint8Array, wanted: Partial<CsvWanted> = {}): CsvTable | Fault {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return complete(readCsv(bytes, { ...usual, ...wanted }, "d.csv"));
}

const rows = ({ inputs, count }: CsvTable) => Array.from({ length: count }, (_, i) => [...inputs.row(i)]);
const kinds = ({ targets, count }: CsvTable) => {
  if (!("names" in targets)) assert.fail();
  return Array.from({ length: count }, (_, i) => targets.names[targets.places.at(i)]);
};
const linesOf = ({ lines }: CsvTable) => Array.from({ length: lines.length }, (_, i) => lines.at(i));
const faults = (text: string, wanted?: Partial<CsvWanted>) => {
  const table = read(text, wanted);
  return table instanceof Fault ? [table.words] : table.faults.map(({ words }) => words);
};

describe("CSV", () => {
  const flowers = { inputs: ["length", "width"], targets: ["kind"], isCategory: true };

  it("is read as Python's csv writes it", () => {
    const table = sound(read(golden("flowers.csv"), flowers));
    assert.deepEqual(rows(table), expected.flowers.inputs);
    assert.deepEqual(kinds(table), expected.flowers.kinds);
    assert.deepEqual(linesOf(table), expected.flowers.lines);
    assert.deepEqual(table.faults, []);
    assert.deepEqual(table.extent, { low: -2.5e300, high: 7 });
  });

  it("may have no header, another delimiter, quotes around numbers and a byte-order mark", () => {
    const wanted = { header: false, delimiter: ";", inputs: [1], targets: [0] };
    const table = sound(read(golden("semicolons.csv"), wanted));
    assert.deepEqual(rows(table), [[0.5], [0.25]]);
    assert.deepEqual(linesOf(table), [1, 2]);
  });

  it("takes numbers as they are usually written", () => {
    const cells = ["0", "-1.5", "+2", "1e-3", ".5", "3.", " 7 ", "1E+2", "00012"];
    const text = `a,b\n${cells.map((each) => `${each},0`).join("\n")}`;
    assert.deepEqual(rows(sound(read(text))).flat(), [0, -1.5, 2, 0.001, 0.5, 3, 7, 100, 12]);
  });

  it("says of every cell that is no number on which line it stands", () => {
    for (const cell of ["x", "nan", "inf", "1e999", "0x10", "1_000", "--1", "1 2", "Infinity"])
      assert.deepEqual(faults(`a,b\n1,1\n${cell},2`), [
        `line 3 of d.csv has "${cell}" in the column "a", which is no number`,
      ]);
    assert.deepEqual(faults("a,b\n\n1,2\n ,3\n1,2,3\n4"), [
      'line 4 of d.csv has nothing in the column "a"',
      "line 5 of d.csv has 3 cells, but the first line has 2",
      "line 6 of d.csv has 1 cell, but the first line has 2",
    ]);
    assert.equal(faults(`a,b\n${"x,y\n".repeat(100)}`).length, 11);
    assert.match(
      faults("x\n1", { header: false, inputs: [0], targets: [0] })[0]!,
      /line 1 of d.csv has "x" in column 0/,
    );
  });

  it("says which columns there are", () => {
    assert.deepEqual(faults("a,c\n1,2"), ['d.csv has no column "b": it has a, c']);
    assert.deepEqual(faults("a,b,a\n1,2,3"), ['d.csv has two columns "a"']);
    assert.deepEqual(faults("1,2", { header: false, inputs: [2], targets: [0] }), [
      "d.csv has no column 2: it has 2 columns, counted from 0",
    ]);
  });

  it("takes the rows from `skip` on, as many as `limit`, and looks at no others", () => {
    const text = `a,b\n${[0, 1, 2, 3].map((i) => `${i},${i}`).join("\n")}\nx,y\n`;
    const taken = (wanted: Partial<CsvWanted>) => rows(sound(read(text, wanted))).flat();
    assert.deepEqual(taken({ limit: 2 }), [0, 1]);
    assert.deepEqual(taken({ skip: 1, limit: 3 }), [1, 2, 3]);
    assert.deepEqual(faults(text, { skip: 5 }), ["d.csv has 5 rows, and none of them is taken"]);
    assert.deepEqual(faults("a,b\n"), ["d.csv has no rows"]);
    assert.deepEqual(faults(""), ["d.csv has no rows"]);
    assert.deepEqual(faults("a,b\nx,1\n2,2", { skip: 1 }), []);
  });

  it("orders categories as the whole file has them", () => {
    const wanted = { isCategory: true, skip: 2, limit: 1 };
    const table = sound(read("a,b\n1,no\n2,yes\n3,no\n4,perhaps\n", wanted));
    assert.deepEqual(kinds(table), ["no"]);
    assert.deepEqual("names" in table.targets && table.targets.names, ["no", "yes", "perhaps"]);
    assert.deepEqual(faults("a,b\n1,\n", { isCategory: true }), [
      'line 2 of d.csv has nothing in the column "b"',
    ]);
    const many = Array.from({ length: 70_000 }, (_, i) => `1,${i}`).join("\n");
    assert.match(faults(`a,b\n${many}`, { isCategory: true })[0]!, /more than 65536 different categories/);
  });

  it("is text", () => {
    assert.match(faults('a,b\n1,2\n"')[0]!, /line 3 of d.csv opens a quote that nothing closes/);
    const latin = read(Uint8Array.of(0x61, 0xe4));
    assert.ok(latin instanceof Fault && /not a text in UTF-8/.test(latin.words));
  });

  it("is read in pieces, wherever a letter is cut by them", () => {
    const note = "ü".repeat(300_001);
    const table = sound(read(`a,note,b\n1,${note},2\n3,x,4\n`));
    assert.deepEqual(rows(table), [[1], [3]]);
  });

  it("is read to an end wherever it is cut, and whichever bit is turned", () => {
    const whole = golden("flowers.csv");
    for (const part of cut(whole)) read(part, flowers);
    for (const other of flipped(whole)) read(other, flowers);
  });
});
