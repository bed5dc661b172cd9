/** The derivation of the step just done. */
import { mixes } from "../../core/network/network";
import type { State } from "../../core/run/state";
import { chainRule, outputDerivative, overPaths, throughMixed } from "./backward";
import { mean } from "./batch";
import type { Derivation } from "./derivation";
import { activation, cost, weightedInput } from "./forward";
import { ruleStep } from "./rule";

/** Undefined at the start, where nothing is done yet. */
export function derivationOf(state: State): Derivation | undefined {
  const step = state.latest?.step;
  if (!step) return undefined;
  const { network } = state;
  switch (step.kind) {
    case "term":
    case "bias":
      return weightedInput(state, step);
    case "activation":
      return activation(state, step);
    case "cost":
      return cost(state, step);
    case "path":
      return overPaths(state, step);
    case "dC_da":
      return mixes(network, step.l) ? outputDerivative(state, step) : chainRule(state, step);
    case "da_dz":
      return mixes(network, step.l) ? throughMixed(state, step) : chainRule(state, step);
    case "dz_dw":
    case "dz_db":
      return chainRule(state, step);
    case "mean":
      return mean(state, step);
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return ruleStep(state, { ...step, kind: step.kind });
  }
}
