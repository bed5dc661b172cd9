/** How a number that can be nudged is called, and which values it can have. */
import { costOf } from "../core/network/cost";
import type { Network } from "../core/network/network";
import type { Nudgeable } from "../core/run/nudge";
import { plain } from "../math/quantity";
import { exactNumber } from "../protocol/format";
import { Symbols } from "./symbols";

/** "w₀₁⁽²⁾", "a₁⁽⁰⁾", "y₀", "η". */
export function nudgeableName({ sizes }: Pick<Network, "sizes">, what: Nudgeable): string {
  const symbols = new Symbols(sizes);
  switch (what.kind) {
    case "parameter":
      return plain(symbols.parameter(what.parameter));
    case "input":
      return plain(symbols.a(0, what.k));
    case "target":
      return plain(symbols.y(what.j));
    case "learningRate":
      return "η";
  }
}

/** Why the number cannot have this value; undefined if it can. */
export function whyNot(network: Network, what: Nudgeable, value: number): string | undefined {
  const { cost, training } = network;
  const name = nudgeableName(network, what);
  if (!Number.isFinite(value)) return `${name} must be a finite number, not ${exactNumber(value)}`;
  if (what.kind === "target") {
    const { targets } = costOf(cost);
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
