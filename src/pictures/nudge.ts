/** What can be nudged at a step, and the chain from each to the cost, as far as they are computed. */

import type { Parameter } from "../core/network/network";
import type { Evaluation } from "../core/run/evaluation";
import type { State } from "../core/run/state";
import { symbolsOf } from "../lesson/symbols";
import { plain } from "../math/quantity";
import type { NudgeView, SourceView } from "../protocol/messages";
import { words } from "../words/words";
import { sourceOf } from "./nudgeChain";

/** Inputs that can be nudged. */
const INPUTS = 4;

/** The number lines of a parameter at a position: w, z_j, a_j and C; and what else can be nudged there. */
export function nudgeOf(state: State, parameter: Parameter): NudgeView {
  const { l, j } = parameter;
  const symbols = symbolsOf(state);
  const C = state.C ?? null;
  const sources = sourcesOf(state, parameter);
  const { name, ratio, derivativeName, derivative } = sources[0]!;
  return {
    position: state.position,
    parameter,
    names: { w: name, z: plain(symbols.z(l, j)), a: plain(symbols.a(l, j)), C: plain(symbols.C) },
    values: {
      w: state.before(parameter),
      z: state.z(l, j) ?? null,
      a: state.a(l, j) ?? null,
      C,
    },
    ratio,
    derivativeName,
    derivative,
    sources,
    canNudge: C !== null && !state.isCovered,
    words: words.pictures.nudge[state.isCovered ? "covered" : C === null ? "early" : "ready"](
      name,
      plain(symbols.C),
    ),
  };
}

/** The parameter at hand, the bias of its neuron, the activation that the weight multiplies, and the strongest inputs. */
function sourcesOf(state: State, parameter: Parameter): readonly SourceView[] {
  const { l, j, k } = parameter;
  const hand = sourceOf(state, "hand", { of: "parameter", ...parameter });
  const inputs = strongest(state).filter((each) => l > 1 || each !== k);
  return [
    hand,
    ...(k === undefined
      ? []
      : [
          sourceOf(state, "bias", { of: "parameter", l, j }),
          sourceOf(state, "previous", { of: "neuron", l: l - 1, j: k }),
        ]),
    ...inputs.map((input) => sourceOf(state, "input", { of: "neuron", l: 0, j: input })),
  ];
}

const found = new WeakMap<Evaluation, readonly number[]>();

/** The inputs that are farthest from 0, in order of k: looked for once an example. */
function strongest({ evaluation }: State): readonly number[] {
  let inputs = found.get(evaluation);
  if (!inputs) {
    inputs = farthest(evaluation.a.row(0), INPUTS);
    found.set(evaluation, inputs);
  }
  return inputs;
}

function farthest(numbers: Float64Array, most: number): readonly number[] {
  const places: number[] = [];
  for (const [k, number] of numbers.entries()) {
    let rank = places.length;
    while (rank > 0 && Math.abs(number) > Math.abs(numbers[places[rank - 1]!]!)) rank--;
    if (rank < most) places.splice(rank, 0, k);
    if (places.length > most) places.pop();
  }
  return places.sort((a, b) => a - b);
}
