import assert from "node:assert/strict";
import fc from "fast-check";
import katex from "katex";
import type { MomentLetter, Settings } from "../../../../src/core/network/updateRules/rule";
import {
  defaultsOf,
  firstPowers,
  isPlainDescent,
  nextPowers,
  type Optimizer,
  optimizerNames,
  updateOf,
  updateRuleOf,
  valueOfSymbol,
} from "../../../../src/core/network/updateRules/updateRules";
import { ETA } from "../../../../src/lesson/quantity";
import { ruleTerms, type Writing } from "../../../../src/lesson/ruleTerms";
import {
  evaluated,
  inFull,
  inverse,
  named,
  placewise,
  product,
  type Reading,
  type Symbolic,
  square,
  sum,
} from "../../../../src/math/symbolic";
import { texOf } from "../../../../src/math/tex";
import { optimizer } from "../../networks";

/** Every rule, with and without what its settings turn on. */
const rules: readonly Optimizer[] = [
  ...optimizerNames.map((name) => optimizer(name)),
  optimizer("sgd", { momentum: 0.9 }),
  optimizer("sgd", { momentum: 0.5, nesterov: true }),
  optimizer("adamw", { weightDecay: 0 }),
];

function called({ name, settings }: Optimizer): string {
  return `${name} ${JSON.stringify(settings)}`;
}

const [W, G, M, V] = [named("W"), named("G"), named("M"), named("V")];
const writing: Writing = {
  ...{ isWeight: true, w: W, gradient: G, m: M, v: V, squared: square },
  divided: (over, under) => [over, inverse(under)],
};

const number = fc.double({ min: -5, max: 5, noNaN: true });

for (const rule of rules)
  for (const l2 of rule.name === "adamw" ? [0] : [0, 0.25]) {
    describe(`the update rule ${called(rule)}, l2 ${l2}`, () => {
      const training = {
        optimizer: rule,
        l2,
        learningRate: 0.1,
        epochs: 1,
        batchSize: 1,
        shuffle: false,
        seed: 0,
        reduction: "mean" as const,
      };

      it("computes what its notation says, to the bit", () => {
        const property = fc.property(
          number,
          number,
          number,
          fc.double({ min: 0, max: 5, noNaN: true }),
          fc.nat(40),
          (w, slope, m, v, steps) => {
            let powers = nextPowers(training, firstPowers(training));
            for (let step = 0; step < steps; step++) powers = nextPowers(training, powers);
            const update = updateOf(training, powers);
            const reading: Reading = {
              quantity: () => undefined,
              name: (of) =>
                of === ETA
                  ? 0.1
                  : (new Map([
                      [W, w],
                      [G, slope],
                      [M, m],
                      [V, v],
                    ]).get(of) ?? valueOfSymbol(training, powers, of)),
            };
            const written = (kind: Parameters<typeof ruleTerms>[1]) => {
              const { terms, short } = ruleTerms(training, kind, writing);
              const full = (tree: Symbolic) =>
                inFull(tree, (name) => short.find((each) => each.name === name)?.is);
              return terms.map((factors) => factors.map(full));
            };
            const said = (kind: Parameters<typeof ruleTerms>[1]) =>
              written(kind)
                .map((factors) => factors.map((symbol) => evaluated(symbol, reading)!))
                .map((values) => values.reduceRight((behind, value) => value * behind))
                .reduce((all, term) => all + term);
            const g = update.gradient(slope, w, true);
            for (const [letter, kind] of [
              ["v", "velocity"],
              ["m", "moment1"],
              ["v", "moment2"],
            ] as const)
              if (updateRuleOf(rule.name).moments(rule.settings).includes(kind))
                assert.equal(said(kind), update[letter]!(letter === "m" ? m : v, g), kind);
            assert.equal(said("update"), update.next(w, g, m, v, true), "update");
            const fall = update.fall(w, g, m, v, true);
            assert.ok(Math.abs(w - fall - said("update")) <= 1e-12 * Math.max(1, Math.abs(fall)));
          },
        );
        fc.assert(property);
      });

      it("is plain descent if a step is η times the gradient alone", () => {
        const update = updateOf(training, nextPowers(training, firstPowers(training)));
        const g = update.gradient(3, 2, true);
        const after = update.next(2, g, update.m?.(1, g) ?? 0, update.v?.(1, g) ?? 0, true);
        assert.equal(isPlainDescent(training), after === 2 - 0.1 * 3);
      });

      it("leaves biases alone with λ", () => {
        const update = updateOf(training, nextPowers(training, firstPowers(training)));
        assert.equal(update.gradient(0.5, 3, false), 0.5);
        const still = update.next(3, 0, 0, 0, false);
        assert.ok(still === 3 || Number.isNaN(still), `${still}`);
      });

      it("is written in TeX that can be set, one by one and for a whole layer", () => {
        const whole: Writing = {
          ...writing,
          squared: (of) => placewise(of, "⊙", of),
          divided: (over, under) => [placewise(over, "⊘", under)],
        };
        for (const each of [writing, whole])
          for (const kind of [...updateRuleOf(rule.name).moments(rule.settings), "update"] as const) {
            const { terms, short } = ruleTerms(training, kind, each);
            for (const tree of [...terms.flat(), ...short.map(({ is }) => is)])
              katex.renderToString(texOf(sum(product(tree))), { throwOnError: true, strict: "error" });
          }
      });
    });
  }

describe("update rules", () => {
  it("begin as PyTorch does by default", () => {
    assert.deepEqual(Object.fromEntries(optimizerNames.map((name) => [name, defaultsOf(name)])), {
      sgd: { momentum: 0, nesterov: false },
      adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
      adamw: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
      rmsprop: { alpha: 0.99, epsilon: 1e-8 },
      adagrad: { epsilon: 1e-10 },
    });
  });

  it("take powers by repeated multiplication", () => {
    const training = { optimizer: optimizer("adam", { beta1: 0.7, beta2: 0.9 }) };
    let powers = firstPowers(training);
    for (let t = 1; t <= 3; t++) powers = nextPowers(training, powers);
    assert.deepEqual(powers, [0.7 * 0.7 * 0.7, 0.9 * 0.9 * 0.9]);
    assert.deepEqual(nextPowers({ optimizer: optimizer("rmsprop") }, []), []);
  });

  it("have the moments that their formulas have", () => {
    const letters: readonly MomentLetter[] = ["m", "v"];
    for (const { name, settings } of rules) {
      const rule = updateRuleOf(name);
      const formulas = rule.formulas(settings, [0.5, 0.5]);
      const kept = letters.filter((letter) => formulas[letter]);
      const named = rule.moments(settings).map((kind) => (kind === "moment1" ? "m" : "v"));
      assert.deepEqual(named, kept, name);
    }
  });

  it("go downhill from rest", () => {
    const settings: Settings = {};
    for (const name of optimizerNames) {
      const training = { optimizer: optimizer(name, settings), l2: 0, learningRate: 0.1 };
      const update = updateOf(training, nextPowers(training, firstPowers(training)));
      const [m, v] = [update.m?.(0, 0.5) ?? 0, update.v?.(0, 0.5) ?? 0];
      assert.ok(update.next(1, 0.5, m, v, false) < 1, name);
    }
  });
});
