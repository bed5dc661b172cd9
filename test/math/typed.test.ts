import assert from "node:assert/strict";
import {
  call,
  named,
  negative,
  product,
  quantity,
  quotient,
  ratio,
  square,
  sum,
} from "../../src/math/symbolic";
import { typed } from "../../src/math/typed";
import { a1, w01 } from "./trees";

describe("mathematics as a reader types it", () => {
  const of = (tree: Parameters<typeof typed>[0]): string | undefined => typed(tree, (l) => l === 3);
  const C0 = { letter: "C", indices: [0] } as const;
  const z = (l: number) => ({ letter: "z", l, indices: [1] }) as const;
  const a = (l: number, i: number | "i") => ({ letter: "a", l, indices: [i] }) as const;

  it("names quantities and derivatives by the expression language", () => {
    for (const [tree, expected] of [
      [quantity(w01), "w[2][0][1]"],
      [quantity({ letter: "y", indices: [2] }), "y[2]"],
      [quantity(C0), "C"],
      [ratio(C0, a1), "dC/da[1][1]"],
      [ratio({ letter: "C" }, w01), "w[2][0][1].grad"],
      [ratio(a(2, 1), z(2)), "da/dz[2][1]"],
      [ratio(a(3, 0), z(3)), "da/dz[3][1][0]"],
      [product(quantity(w01), quantity(a1)), "(w[2][0][1] * a[1][1])"],
      [sum(1, negative(square(quantity(a1)))), "(1 + -(a[1][1])^2)"],
      [quotient(1, 2), "(1 / 2)"],
    ] as const)
      assert.equal(of(tree), expected);
  });

  it("has no name for what runs, for the mean cost, or for what the language lacks", () => {
    const running = quantity({ letter: "w", l: 1, indices: ["j", "k"] });
    for (const tree of [
      running,
      sum(1, running),
      quantity({ letter: "C" }),
      ratio(a(3, "i"), z(3)),
      ratio(z(2), a1),
      named("η"),
      call("σ", quantity(a1)),
    ])
      assert.equal(of(tree), undefined);
  });
});
