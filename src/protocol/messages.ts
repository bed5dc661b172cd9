/**
 * What the host and the panel say to each other, each message as `sendable` writes it; types only. The panel knows
 * nothing of a run but what stands here.
 */
import type { Difference } from "./difference";
import type { WhatIfView } from "./views/nudge";
import type { Picture } from "./views/pictures";
import type { BreakpointView, DetailsView, ParameterView, SpotView } from "./views/spot";
import type { JudgementView, StepView } from "./views/step";

export * from "./views/cost";
export * from "./views/curve";
export * from "./views/formula";
export * from "./views/gradient";
export * from "./views/ledgers";
export * from "./views/network";
export * from "./views/nudge";
export * from "./views/pictures";
export * from "./views/spot";
export * from "./views/step";
export * from "./views/timeline";
export * from "./views/tree";
export * from "./views/values";

/** Said by the host. Each message replaces whatever the panel showed: the latest wins. */
export type HostMessage =
  /** What the panel kept the last time, if anything: it says next which pictures it shows. */
  | { readonly type: "settings"; readonly kept: unknown }
  /** The session stands at a position: show it. Views are numbered. */
  | { readonly type: "step"; readonly number: number; readonly view: StepView }
  /** The same, as what it changes in the view before; a panel that has not that one says `show` again. */
  | { readonly type: "change"; readonly number: number; readonly change: Difference }
  /** The session moves and will stop again: keep the picture, disable the moves. */
  | { readonly type: "running" }
  /** No session: say how to start one. `ended` where there was one. */
  | { readonly type: "idle"; readonly ended: boolean }
  /** What the nudge asked for last would do; of no use at another position. */
  | { readonly type: "whatIf"; readonly whatIf: WhatIfView }
  /** The numbers of the spot pointed at last; of no use at another position. */
  | { readonly type: "details"; readonly details: DetailsView }
  /** All breakpoints of the session on parameters and neurons, whenever they have changed. */
  | { readonly type: "breakpoints"; readonly breakpoints: readonly BreakpointView[] }
  /** What is to be said to the last guess; of no use at another position. After a right one the whole step comes first. */
  | { readonly type: "judgement"; readonly judgement: JudgementView }
  /** The reader wants to predict from now on, or no longer: the panel keeps it in its settings and says `show`. */
  | { readonly type: "predict" }
  /** The reader wants to type a guess: the panel puts the cursor there. */
  | { readonly type: "guess" };

/** Said by the panel. */
export type PanelMessage =
  /** The panel listens from now on: the host answers with the reader's settings. */
  | { readonly type: "ready" }
  /** The reader has these wishes from now on: the host answers with what there is to show, all of it. */
  | ({ readonly type: "show" } & Wishes)
  /** The reader has other settings: the host keeps them, whatever they are, for every panel to come. */
  | { readonly type: "keep"; readonly settings: unknown }
  /** A button was pressed: the host does the debugger's move of that name and answers with the new step. */
  | { readonly type: "move"; readonly move: Move }
  /**
   * A place of the run was chosen: the host goes there, leaving any way it is on, and answers with a step that has this
   * number, if there is one, unless another place is chosen before it is there. Where it cannot go, its step has it too.
   */
  | { readonly type: "goTo"; readonly position: number; readonly jump?: number }
  /** The keyboard has come to the panel, or left it: while it is there a stop does not take it away. */
  | { readonly type: "keyboard"; readonly isHere: boolean }
  /** The reader wants a network to try: the host lets them choose a sample. */
  | { readonly type: "openSample" }
  /** The reader wonders what a nudge would do: the host answers with `whatIf`, unless another one was asked meanwhile. */
  | { readonly type: "whatIf"; readonly parameter: ParameterView; readonly delta: number }
  /** The reader points at a spot: the host answers with `details`, unless another one was pointed at meanwhile. */
  | { readonly type: "pointAt"; readonly spot: SpotView }
  /** The reader wants the run to stop there, or no longer: the host changes the debugger's breakpoints. */
  | { readonly type: "toggleBreakpoint"; readonly breakpoint: BreakpointView }
  /** The reader's answer to the question of the step, as typed: the host answers with `judgement`. */
  | { readonly type: "guess"; readonly text: string; readonly position: number }
  /** The reader wants to see what the step found: the host answers with the whole step. */
  | { readonly type: "reveal"; readonly position: number };

/** What of a step a panel wants to hear. */
export interface Wishes {
  readonly shown: readonly Picture[];
  /** Whether the reader predicts: what a step found stays covered until it is guessed or revealed. */
  readonly predicts: boolean;
  /** Whether long layers of the network are drawn whole, as far as there is room. */
  readonly whole: boolean;
}

export const moves = [
  "restart",
  "reverseContinue",
  "stepBack",
  "next",
  "stepIn",
  "stepOut",
  "continue",
  "pause",
] as const;
/** The debugger's moves, named as its requests. */
export type Move = (typeof moves)[number];
