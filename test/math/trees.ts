/** Trees of every kind that has a value, for the properties of the mathematics. */
import fc from "fast-check";
import type { Quantity } from "../../src/math/quantity";
import {
  call,
  cases,
  minus,
  named,
  negative,
  number,
  product,
  quantity,
  quotient,
  type Reading,
  type Symbolic,
  square,
  sum,
  where,
} from "../../src/math/symbolic";

export const w01: Quantity = { letter: "w", l: 2, indices: [0, 1] };
export const a1: Quantity = { letter: "a", l: 1, indices: [1] };
export const ETA = named("η", "\\eta", "eta");

/** What the leaves come to. */
export const reading: Reading = {
  quantity: ({ letter }) =>
    ({ w: 0.75, a: -2, b: undefined, z: 3, y: 1, C: 0.5, m: undefined, v: undefined })[letter],
  name: ({ text }) => (text === "η" ? 0.1 : undefined),
};

const leaf: fc.Arbitrary<Symbolic> = fc.oneof(
  fc.integer({ min: -9, max: 9 }).map((value) => number(value / 4)),
  fc.constantFrom(quantity(w01), quantity(a1), ETA),
);

export const trees: fc.Arbitrary<Symbolic> = fc.letrec<{ tree: Symbolic }>((tie) => {
  const some = fc.array(tie("tree"), { minLength: 1, maxLength: 3 });
  const two = fc.tuple(tie("tree"), tie("tree"));
  return {
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      some.map((terms) => sum(...terms)),
      two.map(([from, what]) => minus(from, what)),
      some.map((factors) => product(...factors)),
      two.map(([over, under]) => quotient(over, under)),
      tie("tree").map(negative),
      tie("tree").map(square),
      fc.tuple(fc.constantFrom("exp", "tanh", "abs"), tie("tree")).map(([name, of]) => call(name, of)),
      two.map((of) => call("max", ...of)),
      fc.tuple(tie("tree"), tie("tree"), tie("tree")).map(([x, y, z]) => cases(x, ">", y, z, x)),
      two.map(([is, more]) => where(named("s"), is, sum(named("s"), more))),
    ),
  };
}).tree;
