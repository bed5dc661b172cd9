/** The one thing that a fork has changed: what it may be, and the run that comes of it. */
import type { Network, Training } from "../../core/network/network";
import { defaultsOf, type OptimizerName, optimizerNames } from "../../core/network/updateRules/updateRules";
import { type Nudge, type Nudgeable, withNudge } from "../../core/run/nudge";
import { Trace } from "../../core/run/trace";
import { drawnAnew, drawnSeed } from "../../document/network/drawnAnew";
import { samePlace } from "../../lesson/firstDifference";
import { nudgeableName, whyNot } from "../../lesson/nudgeable";
import { readable } from "../../protocol/format";
import { words } from "../../words/words";
import { RequestError } from "../protocol/requestError";
import type { Run } from "../run";

export type ForkChange =
  | { readonly kind: "learningRate"; readonly value: number }
  | { readonly kind: "optimizer"; readonly name: OptimizerName }
  | { readonly kind: "seed"; readonly value: number }
  /** Made where the run stands. */
  | ({ readonly kind: "nudge" } & Nudge);

/** What a run has of each, as far as it has it. */
export interface Changeable {
  readonly learningRate?: number;
  readonly optimizer?: OptimizerName;
  readonly seed?: number;
}

export function changeableOf({ network: { training }, text }: Run): Changeable {
  const seed = drawnSeed(text);
  return {
    ...(training && { learningRate: training.learningRate, optimizer: training.optimizer.name }),
    ...(seed !== undefined && { seed }),
  };
}

const said = words.forks;

/** What a reader calls it: "η = 0.1". */
export function changeName({ network }: Pick<Run, "network">, change: ForkChange): string {
  switch (change.kind) {
    case "learningRate":
      return said.names.learningRate(readable(change.value));
    case "optimizer":
      return change.name;
    case "seed":
      return said.names.seed(change.value);
    case "nudge":
      return said.names.nudge(nudgeableName(network, change.what), readable(change.value), change.position);
  }
}

/** The run with it; throws a `RequestError` that says why there is none. */
export function changedRun({ network, text, trace }: Run, change: ForkChange): Trace {
  const { training } = network;
  switch (change.kind) {
    case "learningRate":
      refuseWrong(network, { kind: "learningRate" }, change.value);
      return withNetwork(trace, { ...network, training: { ...training!, learningRate: change.value } });
    case "optimizer":
      return withNetwork(trace, { ...network, training: withOptimizer(training, change.name) });
    case "seed":
      if (drawnSeed(text) === undefined) throw new RequestError("badArguments", said.notDrawn);
      return withNetwork(trace, { ...network, parameters: drawnAnew(text, network, change.value) });
    case "nudge":
      refuseWrong(network, change.what, change.value);
      return trace.nudged(withNudge(trace.nudges, change));
  }
}

function refuseWrong(network: Network, what: Nudgeable, value: number): void {
  const refusal = whyNot(network, what, value);
  if (refusal) throw new RequestError("badArguments", `${refusal}.`);
}

/** With the usual settings of the rule. */
function withOptimizer(training: Training | undefined, name: OptimizerName): Training {
  if (!training) throw new RequestError("badArguments", said.notTrained);
  if (name === "adamw" && training.l2 > 0) throw new RequestError("badArguments", said.twoDecays);
  return { ...training, optimizer: { name, settings: defaultsOf(name) } };
}

/** The same nudges, at the same places of a run that may have other steps. */
function withNetwork(trace: Trace, network: Network): Trace {
  const fork = new Trace(network, trace.options);
  const nudges = trace.nudges.map((nudge) => ({
    ...nudge,
    position: samePlace(trace.program, fork.program, nudge.position),
  }));
  return fork.nudged(nudges);
}

export { optimizerNames };
