/** A step as the panel shows it; whatever is null is not computed yet. */

import { levels } from "../levels";
import { count, list, object, oneOf, optional, type TypeOf, text } from "../schema";
import { formulaView, generalFormView } from "./formula";
import { pictureViews } from "./pictures";
import { startView } from "./start";
import { summaryView } from "./summary";
import { timelineView } from "./timeline";

/** An index of the formula: "j = 0: to neuron 0 of layer 2". */
const indexView = object({ symbol: text, value: count, words: text });
export type IndexView = TypeOf<typeof indexView>;

/** What kind of step is on the stage, in words, and how many rows the stage has room for, at every step of the network. */
const stageView = object({ title: text, detail: text, rows: count });
export type StageView = TypeOf<typeof stageView>;

const questionView = object({
  /** What is asked for, in plain text: "∂a₀⁽²⁾/∂z₀⁽²⁾". */
  name: text,
  /** Where the answer is one of a few, those. */
  options: optional(list(text)),
});
/** How many questions were answered right, of those that were answered or revealed. */
export const scoreView = object({ right: count, of: count });
export type ScoreView = TypeOf<typeof scoreView>;
/** Everything the panel shows at one position. */
export const stepView = object({
  /** The network's own name, or its file's. */
  title: text,
  /** p, the number of steps done, of `length` = N. */
  position: count,
  length: count,
  /** The debugger's zoom: what one `next` does, e.g. `factor`. */
  level: oneOf(levels),
  /** Where the step stands, outermost first: "epoch 1", "example 2 · dawn", "backward", "layer 2", … */
  path: list(text),
  /** The depths in `path` of the units that are called by their number alone: such a name is never cut short. */
  numbered: list(count),
  timeline: timelineView,
  /** The indices of the formula, each in words. */
  indices: list(indexView),
  stage: stageView,
  /** At the start, where nothing is done yet; there is no formula then. */
  start: optional(startView),
  /** At the end of a unit of a coarse level: what the whole unit found. Absent while something is asked. */
  summary: optional(summaryView),
  /** Absent at the start. */
  formula: optional(formulaView),
  /** The same for every neuron of the layer; absent where the formula is. */
  generalForm: optional(generalFormView),
  /** One or two plain sentences, true for these numbers; while something is asked, the question. */
  words: text,
  /** The quantity and the words for those who listen: without a symbol that is not read. */
  spoken: text,
  /** What the reader is to say before it is shown: everything that the step found is left out of the view meanwhile. */
  question: optional(questionView),
  /** While the reader predicts. */
  score: optional(scoreView),
  /** The number of the place asked for last that the session has gone to, or will not go to any more. */
  jump: optional(count),
  /** What the pictures show that are asked for. */
  pictures: pictureViews,
});
export type StepView = TypeOf<typeof stepView>;

const verdicts = ["right", "close", "wrong", "unclear"] as const;
/** `unclear`: the guess is no number. */
export type Verdict = (typeof verdicts)[number];

/** What is said to a guess. */
export const judgementView = object({
  /** Of the step it belongs to. */
  position: count,
  verdict: oneOf(verdicts),
  /** One kind sentence. The answer is in it only where the guess is right. */
  words: text,
  /** The same for those who listen: without a symbol that is not read. */
  spoken: text,
});
export type JudgementView = TypeOf<typeof judgementView>;
