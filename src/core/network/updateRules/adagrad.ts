/** Adagrad (Duchi, Hazan and Singer, 2011): the gradient over the root of the sum of all its squares. */
import type { UpdateRule } from "./rule";
import { EPSILON, rootOf } from "./symbols";

type AdagradSettings = { readonly epsilon: number };

export const adagrad: UpdateRule<AdagradSettings> = {
  settings: { epsilon: { default: 1e-10, range: "notNegative", symbol: EPSILON } },
  powers: {},
  moments: () => ["moment2"],
  formulas: ({ epsilon }) => ({
    v: (v, g) => v + g * g, // v ← v + g²
    direction: (g, _m, v) => g * (1 / (Math.sqrt(v) + epsilon)), // g · 1/(√v + ε)
  }),
  notation: (_settings, { g, v, squared }) => ({
    v: [[v], [squared(g)]],
    direction: { over: g, under: rootOf(v) },
  }),
};
