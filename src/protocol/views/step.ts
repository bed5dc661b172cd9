/** A step as the panel shows it; whatever is null is not computed yet. */
import type { FormulaView, GeneralFormView } from "./formula";
import type { PictureViews } from "./pictures";
import type { TimelineView } from "./timeline";

/** Everything the panel shows at one position. */
export interface StepView {
  /** The network's own name, or its file's. */
  readonly title: string;
  /** p, the number of steps done, of `length` = N. */
  readonly position: number;
  readonly length: number;
  /** The debugger's zoom: what one `next` does, e.g. `factor`. */
  readonly level: string;
  /** Where the step stands, outermost first: "epoch 1", "example 2 · dawn", "backward", "layer 2", … */
  readonly path: readonly string[];
  readonly timeline: TimelineView;
  /** The indices of the formula, each in words. */
  readonly indices: readonly IndexView[];
  /** Absent at the start, where nothing is done yet. */
  readonly formula?: FormulaView;
  /** The same for every neuron of the layer; absent where the formula is. */
  readonly generalForm?: GeneralFormView;
  /** One or two plain sentences, true for these numbers; while something is asked, the question. */
  readonly words: string;
  /** The quantity and the words for those who listen: without a symbol that is not read. */
  readonly spoken: string;
  /** What the reader is to say before it is shown: everything that the step found is left out of the view meanwhile. */
  readonly question?: QuestionView;
  /** The number of the place asked for last that the session has gone to, or will not go to any more. */
  readonly jump?: number;
  /** What the pictures show that are asked for. */
  readonly pictures: { readonly [P in keyof PictureViews]?: PictureViews[P] };
}

export interface QuestionView {
  /** What is asked for, in plain text: "∂a₀⁽²⁾/∂z₀⁽²⁾". */
  readonly name: string;
}

export const verdicts = ["right", "close", "wrong", "unclear"] as const;
/** `unclear`: the guess is no number. */
export type Verdict = (typeof verdicts)[number];

/** What is said to a guess. */
export interface JudgementView {
  /** Of the step it belongs to. */
  readonly position: number;
  readonly verdict: Verdict;
  /** One kind sentence. The answer is in it only where the guess is right. */
  readonly words: string;
}

/** An index of the formula: "j = 0: to neuron 0 of layer 2". */
export interface IndexView {
  readonly symbol: string;
  readonly value: number;
  readonly words: string;
}
