/** What the nudges of a turn did: the numbers before and after, and the cost with either. */
import { isSameNumber, type Nudgeable } from "./nudge";
import type { Known, State } from "./state";

/** What one number's nudges in a turn did. What is not computed yet at the state's position is undefined. */
export interface Effect {
  readonly what: Nudgeable;
  readonly before: number;
  readonly after: number;
  /** C of the turn's example with the old value and with the new one; absent where the nudge does not reach it. */
  readonly cost?: { readonly before: Known; readonly after: Known };
  /** ∂C/∂w, or ∂C/∂a of an input, at the old value. */
  readonly derivative?: Known;
}

/** The effect of each number that is nudged in the state's turn, the others left as they are now. */
export function effectsOf(state: State): readonly Effect[] {
  const { nudges } = state;
  const last = nudges.filter(({ what }, place) =>
    nudges.slice(place + 1).every((later) => !isSameNumber(later.what, what)),
  );
  return last.map(({ what }) => effectOf(state, what));
}

function effectOf(state: State, what: Nudgeable): Effect {
  const old = state.without(what);
  if (!state.isNudgeOfExample(what)) return { what, ...change(old, state, what) };
  const cost = { before: old.C, after: state.C };
  switch (what.kind) {
    case "parameter": {
      const { parameter } = what;
      const values = { before: old.before(parameter), after: state.before(parameter) };
      return { what, ...values, cost, derivative: old.derivative(parameter) };
    }
    case "input":
      return { what, ...change(old, state, what), cost, derivative: old.dC_dInput(what.k) };
    case "target":
    case "learningRate":
      return { what, ...change(old, state, what), cost };
  }
}

function change(old: State, now: State, what: Nudgeable): Pick<Effect, "before" | "after"> {
  return { before: numberIn(old, what), after: numberIn(now, what) };
}

/** The number's value in a state; the example of an input or target is one of the run's. */
export function numberIn(state: State, what: Nudgeable): number {
  const { examples, training } = state.network;
  switch (what.kind) {
    case "parameter":
      return state.parameter(what.parameter);
    case "input":
      return examples.input(examples.indexOf(what.example))[what.k]!;
    case "target":
      return examples.target(examples.indexOf(what.example))[what.j]!;
    case "learningRate":
      return training!.learningRate;
  }
}
