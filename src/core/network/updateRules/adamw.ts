/** AdamW (Loshchilov and Hutter, 2017): each weight first loses a share η λ of itself, then takes the step of Adam. */
import { adam } from "./adam";
import type { UpdateRule } from "./rule";
import { LAMBDA } from "./symbols";

type AdamWSettings = {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
};

export const adamw: UpdateRule<AdamWSettings> = {
  settings: {
    ...adam.settings,
    weightDecay: { default: 0.01, range: "notNegative", symbol: LAMBDA },
  },
  powers: adam.powers,
  moments: adam.moments,
  formulas: (settings, powers) => ({ ...adam.formulas(settings, powers), decay: settings.weightDecay }),
  notation: (settings, letters) => ({ ...adam.notation(settings, letters), decay: LAMBDA }),
};
