/** What if the parameter at hand were nudged: the example computed once with and once without, while the session stays as it is. */

import { exampleAt } from "../core/network/dataset";
import { type Parameter, parameterIndex } from "../core/network/network";
import { type Evaluation, evaluate } from "../core/run/evaluation";
import type { State } from "../core/run/state";
import { COST, parameterSymbol, plain, plainRatio } from "../lesson/names";
import type { NudgeView, NumbersView, WhatIfView } from "../protocol/messages";

/** The number lines of a parameter at a position: w, z_j, a_j and C, as far as they are computed. */
export function nudgeOf(state: State, parameter: Parameter): NudgeView {
  const { l, j } = parameter;
  const symbol = parameterSymbol(parameter);
  const C = state.C ?? null;
  return {
    position: state.position,
    parameter,
    names: {
      w: plain(symbol),
      z: plain({ letter: "z", l, indices: [j] }),
      a: plain({ letter: "a", l, indices: [j] }),
      C: "C",
    },
    values: {
      w: state.before(parameter),
      z: state.z(l, j) ?? null,
      a: state.a(l, j) ?? null,
      C,
    },
    ratio: `ΔC/Δ${plain(symbol)}`,
    derivativeName: plainRatio(COST, symbol),
    derivative: state.derivative(parameter) ?? null,
    canNudge: C !== null && !state.isCovered,
    words: state.isCovered
      ? `First your guess: with what this step found, you can nudge ${plain(symbol)} again.`
      : C === null
        ? `First the cost: once C of this example is known, you can nudge ${plain(symbol)} and see what moves.`
        : `Drag the dot of ${plain(symbol)}, use its arrow keys, or type a nudge: the example is computed anew.`,
  };
}

/** The numbers with the nudge, and the ratio of the two differences; undefined while C of the example is not known. */
export function whatIf(state: State, parameter: Parameter, delta: number): WhatIfView | undefined {
  if (state.C === undefined) return undefined;
  const { network, batchParameters } = state;
  const example = exampleAt(network.examples, state.example);
  const nudged = batchParameters.slice();
  nudged[parameterIndex(network.sizes, parameter)]! += delta;
  const before = numbersOf(evaluate(network, batchParameters, example), parameter, state.before(parameter));
  const w = nudged[parameterIndex(network.sizes, parameter)]!;
  const after = numbersOf(evaluate(network, nudged, example), parameter, w);
  // What w has really moved by, which rounding may keep from being all of the nudge.
  const moved = after.w - before.w;
  return {
    position: state.position,
    parameter,
    delta,
    after,
    ratio: moved === 0 ? null : (after.C - before.C) / moved, // ΔC/Δw
  };
}

function numbersOf({ z, a, C }: Evaluation, { l, j }: Parameter, w: number): NumbersView<number> {
  return { w, z: z[l]![j]!, a: a[l]![j]!, C };
}
