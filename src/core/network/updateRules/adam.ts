/** Adam (Kingma and Ba, 2014): a running mean of the gradients, over the root of a running mean of their squares. */
import { minus, named, quotient } from "../../../math/symbolic";
import type { UpdateRule } from "./rule";
import { EPSILON, rootOf } from "./symbols";

type AdamSettings = { readonly beta1: number; readonly beta2: number; readonly epsilon: number };

const BETA1 = named("β₁", "\\beta_1", "beta 1");
const BETA2 = named("β₂", "\\beta_2", "beta 2");
const POWER1 = named("β₁ᵗ", "\\beta_1^{t}", "beta 1ᵗ");
const POWER2 = named("β₂ᵗ", "\\beta_2^{t}", "beta 2ᵗ");
/** The moments without their pull towards the 0 that they start at. */
const CORRECTED_M = named("m̂", "\\hat m", "m hat");
const CORRECTED_V = named("v̂", "\\hat v", "v hat");

export const adam: UpdateRule<AdamSettings> = {
  settings: {
    beta1: { default: 0.9, range: "share", symbol: BETA1 },
    beta2: { default: 0.999, range: "share", symbol: BETA2 },
    epsilon: { default: 1e-8, range: "notNegative", symbol: EPSILON },
  },
  powers: { beta1: POWER1, beta2: POWER2 },
  moments: () => ["moment1", "moment2"],
  formulas({ beta1, beta2, epsilon }, [power1 = 0, power2 = 0]) {
    const [rest1, rest2] = [1 - power1, 1 - power2];
    return {
      m: (m, g) => beta1 * m + (1 - beta1) * g, // m ← β₁ m + (1 − β₁) g
      v: (v, g) => beta2 * v + (1 - beta2) * (g * g), // v ← β₂ v + (1 − β₂) g²
      direction: (_g, m, v) => (m / rest1) * (1 / (Math.sqrt(v / rest2) + epsilon)), // m̂ · 1/(√v̂ + ε)
    };
  },
  notation(_settings, { g, m, v, squared }) {
    return {
      m: [
        [BETA1, m],
        [minus(1, BETA1), g],
      ],
      v: [
        [BETA2, v],
        [minus(1, BETA2), squared(g)],
      ],
      direction: {
        over: CORRECTED_M,
        under: rootOf(CORRECTED_V),
      },
      short: [
        { name: CORRECTED_M, is: quotient(m, minus(1, POWER1)) },
        { name: CORRECTED_V, is: quotient(v, minus(1, POWER2)) },
      ],
    };
  },
};
