/** The start of a run: the question that it answers, and the phases that answer it. */
import { count, list, object, type TypeOf, text } from "../schema";

/** A phase of the run and how many steps it takes: "Backward, three factors for each weight". */
export const phaseView = object({ kind: text, title: text, detail: text, steps: text });
export type PhaseView = TypeOf<typeof phaseView>;

export const startView = object({
  /** What the cost of an example is, and of what it is a function, for KaTeX. */
  cost: text,
  question: text,
  phases: list(phaseView),
  /** The position at which the first chain rule is whole. */
  firstChain: count,
});
export type StartView = TypeOf<typeof startView>;
