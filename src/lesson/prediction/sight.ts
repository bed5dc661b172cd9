/** What of a position may be seen: all of it, or while something is asked only what was known before. */

import type { Level } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import type { Derivation } from "../derivation/derivation";
import { derivationOf } from "../derivation/of";
import { askedOf } from "./choice";
import { coveredDerivation } from "./covered";
import { type Question, questionOf } from "./question";

export interface Sight {
  /** Covered while something is asked. */
  readonly state: State;
  /** What is asked, if anything is. */
  readonly question?: Question | undefined;
}

/** What may be seen of a state, in a session that zooms at `level`, while the reader predicts what its step has found. */
export function predicting(state: State, level: Level): Sight {
  return covered(state, questionOf(state, level));
}

/** The same, where the reader may also be asked to choose. */
export function asking(state: State, level: Level): Sight {
  return covered(state, askedOf(state, level));
}

function covered(state: State, question: Question | undefined): Sight {
  return question ? { state: state.covered(question.visible), question } : { state };
}

/** What may be told of a position that a way passes: nothing that a question at its end may be about. */
export function inPassing(state: State, level: Level): State {
  if (!state.latest) return state;
  const isFactor = level === "factor" && state.latest.step.kind !== "path";
  return state.covered(isFactor ? state.position - 1 : state.latest.units.quantity.start);
}

/** The derivation of the step just done, as far as it may be seen. */
export function derivationInSight({ state, question }: Sight): Derivation | undefined {
  return question ? coveredDerivation(state.uncovered, question) : derivationOf(state);
}
