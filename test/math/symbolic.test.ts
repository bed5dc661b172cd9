import assert from "node:assert/strict";
import fc from "fast-check";
import { tanh } from "../../src/math/elementary";
import {
  call,
  cases,
  evaluated,
  isSameTree,
  minus,
  named,
  namesIn,
  negative,
  number,
  over,
  product,
  quantitiesIn,
  quantity,
  quotient,
  ratio,
  square,
  sum,
  where,
  withNumbers,
  workedOut,
} from "../../src/math/symbolic";
import { a1, ETA, reading, trees, w01 } from "./trees";

describe("mathematics as data", () => {
  const [w, a] = [quantity(w01), quantity(a1)];

  it("comes to the number that it says", () => {
    const s = named("s");
    for (const [tree, value] of [
      [sum(w, a, 1), -0.25],
      [minus(w, a), 2.75],
      [product(2, w, a), -3],
      [quotient(a, w), -2 / 0.75],
      [negative(a), 2],
      [square(a), 4],
      [call("max", 0, a), 0],
      [call("abs", a), 2],
      [cases(a, ">", 0, 1, 0.01), 0.01],
      [cases(a, "≤", 0, 1, 0.01), 1],
      [where(s, w, product(s, minus(1, s))), 0.75 * 0.25],
      [product(ETA, w), 0.1 * 0.75],
    ] as const)
      assert.equal(evaluated(tree, reading), value);
  });

  it("comes to nothing where something of it is unknown, or is no number", () => {
    const b = { letter: "b", l: 1, indices: [0] } as const;
    for (const tree of [
      quantity(b),
      sum(1, quantity(b)),
      product(0, quantity(b)),
      ratio(w01, a1),
      over("i", w),
      call("σ", w),
      named("n"),
    ])
      assert.equal(evaluated(tree, reading), undefined);
  });

  it("comes to the same with numbers in the place of what is known", () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const filled = withNumbers(tree, reading);
        assert.equal(evaluated(filled, { quantity: () => undefined }), evaluated(tree, reading));
        assert.deepEqual(quantitiesIn(filled), []);
      }),
    );
  });

  it("works out what has no symbol to stand in its place", () => {
    assert.deepEqual(withNumbers(workedOut("tanh", a), reading), number(tanh(-2)));
    assert.deepEqual(withNumbers(call("tanh", a), reading), call("tanh", -2));
  });

  it("tells its quantities and its names in the order they are read", () => {
    const tree = sum(product(negative(ETA), ratio({ letter: "C" }, w01)), a);
    assert.deepEqual(
      quantitiesIn(tree).map(({ letter }) => letter),
      ["C", "w", "a"],
    );
    assert.deepEqual(namesIn(tree), [ETA]);
  });

  it("is the same where it names the same quantity", () => {
    assert.ok(isSameTree(w, quantity({ ...w01, isBare: true })));
    assert.ok(!isSameTree(w, a));
    assert.ok(isSameTree(ratio({ letter: "C" }, w01), ratio({ letter: "C" }, w01)));
    assert.ok(!isSameTree(ratio({ letter: "C" }, w01), ratio({ letter: "C" }, a1)));
    assert.ok(isSameTree(product(w, ratio({ letter: "C" }, a1)), product(w, ratio({ letter: "C" }, a1))));
    assert.ok(!isSameTree(product(w, a), product(w, w)));
    assert.ok(!isSameTree(product(w, a), product(w, a, a)));
  });
});
