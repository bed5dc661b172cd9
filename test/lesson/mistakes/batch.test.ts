import { check, type Example } from "./example";

const own = (e: Example): number => e.a(1, 0) * e.dC_dz(2, 1);
const sum = (all: readonly Example[]): number => all.reduce((so, each) => so + own(each), 0);
const mean = (all: readonly Example[]): number => sum(all) / 3;

describe("the mistakes at the end of a batch", () => {
  it("with a mean", () => {
    for (const level of ["factor", "quantity"] as const)
      check({
        subject: { kind: "mean", l: 2, j: 1, k: 0 },
        level,
        turn: 2,
        right: (_, all) => mean(all),
        mistakes: {
          "the sum": [/still to be divided by their number/, (_, all) => sum(all)],
          sign: [/its sign is not/, (_, all) => -mean(all)],
          "the last example": [/of the last example/, own],
          "one too few": [/one example too few/, (_, all) => sum(all) / 2],
          "one too many": [/one example too many/, (_, all) => sum(all) / 4],
          "divided twice": [/divides by the number of examples twice/, (_, all) => mean(all) / 3],
          multiplied: [/multiplies by the number of examples/, (_, all) => 3 * sum(all)],
          "the parameter": [/the parameter itself/, (e) => e.w(2, 1, 0)],
        },
      });
  });
});
