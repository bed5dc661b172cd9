/** How a number that can be nudged is called, and which values it can have. */
import { costOf } from "../core/network/cost";
import type { Network } from "../core/network/network";
import type { Nudgeable } from "../core/run/nudge";
import { exactNumber } from "../protocol/format";
import { parameterSymbol, plain } from "./names";

/** "w₀₁⁽²⁾", "a₁⁽⁰⁾", "y₀", "η". */
export function nudgeableName(what: Nudgeable): string {
  switch (what.kind) {
    case "parameter":
      return plain(parameterSymbol(what.parameter));
    case "input":
      return plain({ letter: "a", l: 0, indices: [what.k] });
    case "target":
      return plain({ letter: "y", indices: [what.j] });
    case "learningRate":
      return "η";
  }
}

/** Why the number cannot have this value; undefined if it can. */
export function whyNot({ cost, training }: Network, what: Nudgeable, value: number): string | undefined {
  const name = nudgeableName(what);
  if (!Number.isFinite(value)) return `${name} must be a finite number, not ${exactNumber(value)}`;
  if (what.kind === "target") {
    const { targets }: ReturnType<typeof costOf> = costOf(cost);
    if (targets && (value < targets.min || value > targets.max)) {
      return `${cost} takes targets from ${targets.min} to ${targets.max}, not ${exactNumber(value)}`;
    }
  }
  if (what.kind === "learningRate") {
    if (!training) return "this network does not train, so it has no learning rate";
    if (value <= 0) return `the learning rate must be greater than 0, not ${exactNumber(value)}`;
  }
  return undefined;
}
