/** Plain gradient descent, w ← w − η g; with momentum the step goes by a velocity, w ← w − η v, that gradients add to. */
import { named, product, sum } from "../../../math/symbolic";
import type { UpdateRule } from "./rule";

// A type and not an interface, which would not do as `Settings`.
type SgdSettings = { readonly momentum: number; readonly nesterov: boolean };

const MU = named("μ", "\\mu", "mu");

export const sgd: UpdateRule<SgdSettings> = {
  settings: {
    momentum: { default: 0, range: "share", symbol: MU },
    nesterov: { default: false },
  },
  powers: {},
  moments: ({ momentum }) => (momentum > 0 ? ["velocity"] : []),
  formulas({ momentum, nesterov }) {
    if (momentum === 0) return { direction: (g) => g };
    return {
      v: (v, g) => momentum * v + g, // v ← μ v + g
      direction: nesterov ? (g, _m, v) => g + momentum * v : (_g, _m, v) => v,
    };
  },
  notation({ momentum, nesterov }, { g, v }) {
    if (momentum === 0) return { direction: { over: g } };
    return {
      v: [[MU, v], [g]],
      direction: { over: nesterov ? sum(g, product(MU, v)) : v },
    };
  },
};
