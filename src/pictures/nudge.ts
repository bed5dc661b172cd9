/** What if the parameter at hand were nudged: the example computed once with and once without, while the session stays as it is. */

import { type Parameter, parameterIndex } from "../core/network/network";
import type { Evaluation } from "../core/run/evaluation";
import type { State } from "../core/run/state";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio } from "../math/quantity";
import type { NudgeView, NumbersView, WhatIfView } from "../protocol/messages";
import { words } from "../words/words";

/** The number lines of a parameter at a position: w, z_j, a_j and C, as far as they are computed. */
export function nudgeOf(state: State, parameter: Parameter): NudgeView {
  const { l, j } = parameter;
  const symbols = symbolsOf(state);
  const symbol = symbols.parameter(parameter);
  const name = plain(symbol);
  const C = state.C ?? null;
  return {
    position: state.position,
    parameter,
    names: {
      w: name,
      z: plain(symbols.z(l, j)),
      a: plain(symbols.a(l, j)),
      C: plain(symbols.C),
    },
    values: {
      w: state.before(parameter),
      z: state.z(l, j) ?? null,
      a: state.a(l, j) ?? null,
      C,
    },
    ratio: `Δ${plain(symbols.C)}/Δ${name}`,
    derivativeName: plainRatio(symbols.C, symbol),
    derivative: state.derivative(parameter) ?? null,
    canNudge: C !== null && !state.isCovered,
    words: words.pictures.nudge[state.isCovered ? "covered" : C === null ? "early" : "ready"](
      name,
      plain(symbols.C),
    ),
  };
}

/** The numbers with the nudge, and the ratio of the two differences; undefined while C of the example is not known. */
export function whatIf(state: State, parameter: Parameter, delta: number): WhatIfView | undefined {
  if (state.C === undefined) return undefined;
  const { network, batchParameters } = state;
  const nudged = batchParameters.slice();
  nudged[parameterIndex(network.sizes, parameter)]! += delta;
  const before = numbersOf(state.evaluation, parameter, state.before(parameter));
  const w = nudged[parameterIndex(network.sizes, parameter)]!;
  const after = numbersOf(state.evaluationWith(nudged), parameter, w);
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
  return { w, z: z.of(l, j), a: a.of(l, j), C };
}
