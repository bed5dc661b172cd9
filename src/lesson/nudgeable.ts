/** How a number that can be nudged is called, and which values it can have. */
import { costOf } from "../core/network/cost";
import type { Network } from "../core/network/network";
import type { Nudgeable } from "../core/run/nudge";
import { plain } from "../math/quantity";
import { words } from "../words/words";
import { Symbols } from "./symbols";

const said = words.nudges;

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
  if (!Number.isFinite(value)) return said.notFinite(nudgeableName(network, what), value);
  if (what.kind === "target") {
    const { targets } = costOf(cost);
    if (targets && (value < targets.min || value > targets.max))
      return said.wrongTarget(cost, targets, value);
  }
  if (what.kind === "learningRate") {
    if (!training) return said.noLearningRate;
    if (value <= 0) return said.notPositive(value);
  }
  return undefined;
}
