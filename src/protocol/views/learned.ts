/** Whether the network has learned its examples: what it makes of each now, and made of it before any gradient step. */
import { count, flag, list, nullable, number, object, oneOf, optional, type TypeOf, text } from "../schema";

/** Of one output of an example: its activation, what the whole example costs, and, where that can be said, whether it is right. */
export const outcomeView = object({ a: number, C: number, isRight: optional(flag) });
export type OutcomeView = TypeOf<typeof outcomeView>;

export const learnedRowView = object({
  /** The example's index among those of the run. */
  example: count,
  /** Its place in the file, which the e of C_e counts, and the name that the file gives it. */
  place: count,
  name: optional(text),
  /** Its input in plain text, where that is short: "0, 1". */
  input: optional(text),
  /** The output that is shown, and its target: the one that should be largest, else the one that misses most. */
  j: count,
  y: number,
  /** Null while it is not computed yet. */
  now: nullable(outcomeView),
  /** Before training; absent where there was no gradient step. */
  before: optional(outcomeView),
  /** Where the largest output should be the target's: the largest of the others, now. */
  rival: optional(object({ j: count, a: number })),
  isCurrent: flag,
});
export type LearnedRowView = TypeOf<typeof learnedRowView>;

/** The mean of all examples' costs, and how many are right, where that can be said. */
export const totalView = object({ cost: number, right: optional(count) });
export type TotalView = TypeOf<typeof totalView>;

export const learnedView = object({
  /** With which parameters the outputs are measured, in one sentence. */
  words: text,
  /** How many gradient steps are done. */
  steps: count,
  /** How many examples there are, and outputs. */
  size: count,
  outputs: count,
  /** When outputs are right: on the target's side of ½, or where the largest is the target's; absent where that cannot be said. */
  judge: optional(oneOf(["half", "largest"])),
  /** Between what every output lies, where there are such numbers. */
  range: optional(object({ low: number, high: number })),
  /** In their order; folded where `example` is not consecutive. */
  rows: list(learnedRowView),
  /** Null while one is not computed yet, and where there are too many to go through them at every step. */
  now: nullable(totalView),
  before: optional(totalView),
  /** Of examples that are not trained on, and how many they are; null where they are not measured. */
  validation: optional(object({ size: count, now: nullable(totalView) })),
});
export type LearnedView = TypeOf<typeof learnedView>;
