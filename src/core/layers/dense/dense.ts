/** The dense layer: z_j = Σ_k w_jk a_k + b_j over all k, then its activation. */
import type { LayerKind } from "../kind";
import { kernel } from "./kernel";
import { backward, forward } from "./steps";

export const dense: LayerKind = {
  stages: ({ mixes }) => ["sum", mixes ? "mix" : "map"],
  parameters: ({ inputs, units }) => units * (inputs + 1),
  taps: {
    count: ({ inputs }) => inputs,
    at: (_, j, index) => ({ j, k: index }),
  },
  uses: {
    count: ({ units }) => units,
    at: (_, k, index) => ({ j: index, k }),
  },
  forward,
  backward,
  kernel,
};
