/** RMSprop (Hinton, 2012): the gradient over the root of a running mean of its squares. */
import { minus, named } from "../../../math/symbolic";
import type { UpdateRule } from "./rule";
import { EPSILON, rootOf } from "./symbols";

type RmspropSettings = { readonly alpha: number; readonly epsilon: number };

const ALPHA = named("α", "\\alpha", "alpha");

export const rmsprop: UpdateRule<RmspropSettings> = {
  settings: {
    alpha: { default: 0.99, range: "share", symbol: ALPHA },
    epsilon: { default: 1e-8, range: "notNegative", symbol: EPSILON },
  },
  powers: {},
  moments: () => ["moment2"],
  formulas: ({ alpha, epsilon }) => ({
    v: (v, g) => alpha * v + (1 - alpha) * (g * g), // v ← α v + (1 − α) g²
    direction: (g, _m, v) => g * (1 / (Math.sqrt(v) + epsilon)), // g · 1/(√v + ε)
  }),
  notation: (_settings, { g, v, squared }) => ({
    v: [
      [ALPHA, v],
      [minus(1, ALPHA), squared(g)],
    ],
    direction: { over: g, under: rootOf(v) },
  }),
};
