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

  it("with a gradient step", () => {
    for (const level of ["factor", "quantity"] as const)
      check({
        subject: { kind: "update", l: 2, j: 1, k: 0 },
        level,
        turn: 2,
        right: (e, all) => e.w(2, 1, 0) - e.eta * mean(all),
        mistakes: {
          uphill: [/goes up the slope; the step goes down/, (e, all) => e.w(2, 1, 0) + e.eta * mean(all)],
          "no η": [/learning rate η is missing/, (e, all) => e.w(2, 1, 0) - mean(all)],
          "no η, uphill": [/up the slope, and without/, (e, all) => e.w(2, 1, 0) + mean(all)],
          "the step": [/the step alone/, (e, all) => -e.eta * mean(all)],
          "its length": [/the length of the step/, (e, all) => e.eta * mean(all)],
          "the sum": [/takes the sum over the examples/, (e, all) => e.w(2, 1, 0) - e.eta * sum(all)],
          "the last example": [/derivative of the last example/, (e) => e.w(2, 1, 0) - e.eta * own(e)],
          before: [/as it was before the step/, (e) => e.w(2, 1, 0)],
          "the mean": [/the mean of the derivative/, (_, all) => mean(all)],
        },
      });
  });
});
