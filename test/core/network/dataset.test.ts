import assert from "node:assert/strict";
import fc from "fast-check";
import { type DataSet, selected, Table, withInput, withTarget } from "../../../src/core/network/dataset";
import { listed } from "../networks";

/** `count` examples of two inputs and one target, every number another one; every third has a name. */
function table(count: number): Table {
  return Table.of(
    Array.from({ length: count }, (_, i) => ({
      name: i % 3 === 0 ? `number ${i}` : undefined,
      input: Float64Array.of(i, i + 0.25),
      target: Float64Array.of(i + 0.5),
    })),
  );
}

const rows = (examples: DataSet) =>
  listed(examples).map(({ place, name, input, target }) => ({
    place,
    name,
    input: [...input],
    target: [...target],
  }));

describe("a data set", () => {
  it("gives back each example", () => {
    assert.deepEqual(rows(table(2)), [
      { place: 0, name: "number 0", input: [0, 0.25], target: [0.5] },
      { place: 1, name: undefined, input: [1, 1.25], target: [1.5] },
    ]);
    assert.deepEqual(
      [-1, 0, 1, 2].map((place) => table(2).indexOf(place)),
      [-1, 0, 1, -1],
    );
  });

  it("shows some of another one's examples, where they stand there", () => {
    const some = selected(table(5), [3, 1, 3]);
    const all = rows(table(5));
    assert.deepEqual(rows(some), [all[3], all[1], all[3]]);
    assert.deepEqual(
      [0, 1, 3].map((place) => some.indexOf(place)),
      [-1, 1, 0],
    );
  });

  it("keeps what is changed over it, as a list that is changed would, and stays as it was", () => {
    const change = fc.record({
      of: fc.constantFrom("input", "target"),
      place: fc.nat(6),
      k: fc.nat(1),
      value: fc.integer(),
    });
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }),
        fc.array(change, { maxLength: 8 }),
        (chosen, changes) => {
          const some = selected(table(5), chosen);
          const expected = rows(some);
          let examples: DataSet = some;
          for (const { of, place, k, value } of changes) {
            const index = of === "input" ? k : 0;
            examples = (of === "input" ? withInput : withTarget)(examples, place, index, value);
            for (const row of expected) if (row.place === place) row[of as "input" | "target"][index] = value;
          }
          assert.deepEqual(rows(examples), expected);
          assert.deepEqual(rows(some), rows(selected(table(5), chosen)));
        },
      ),
    );
  });

  it("changes one number without looking at the examples", () => {
    let looks = 0;
    const looked = <Value>(value: Value): Value => {
      looks++;
      return value;
    };
    const many: DataSet = {
      count: 60_000,
      input: () => looked(Float64Array.of(1, 2)),
      target: () => looked(Float64Array.of(3)),
      name: () => undefined,
      place: looked,
      indexOf: (place) => place,
    };
    const changed = withTarget(withInput(many, 59_999, 1, 7), 59_999, 0, 8);
    assert.deepEqual([[...changed.input(59_999)], [...changed.target(59_999)]], [[1, 7], [8]]);
    assert.ok(looks < 10, `${looks} looks`);
  });
});
