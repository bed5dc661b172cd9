/** What the panel shows, as a value: each message of the host makes the next one from it. */
import type {
  CostCurveView,
  DetailsView,
  HostMessage,
  JudgementView,
  Move,
  StepView,
  WhatIfView,
} from "../../src/protocol/messages";
import { viewAfter } from "./message";

export type Screen =
  /** The host has not answered yet. */
  | { readonly kind: "waiting" }
  | { readonly kind: "idle"; readonly ended: boolean }
  /**
   * A step; `running` while the session moves on to the next one, `whatIf` what a nudge would do here, `judgement` what
   * is to be said to the reader's guess.
   */
  | {
      readonly kind: "step";
      /** Of the view, as the host counts. */
      readonly number: number;
      readonly view: StepView;
      readonly running: boolean;
      readonly whatIf?: WhatIfView;
      /** How the cost goes with one number here. */
      readonly costCurve?: CostCurveView;
      /** Of the spot pointed at last. */
      readonly details?: DetailsView;
      readonly judgement?: JudgementView;
    };

/** Undefined where the message changes a view that is not this one: the host must be asked for all of it. */
export function screenAfter(
  screen: Screen,
  message: Exclude<HostMessage, { type: "settings" }>,
): Screen | undefined {
  switch (message.type) {
    case "step":
      return { kind: "step", number: message.number, view: message.view, running: false };
    case "change": {
      const { number, change } = message;
      const isNext = screen.kind === "step" && screen.number + 1 === number;
      const view = isNext ? viewAfter(screen.view, change) : undefined;
      return view && { kind: "step", number, view, running: false };
    }
    case "running":
      return screen.kind === "step" ? { ...screen, running: true } : screen;
    case "whatIf":
      // The answer to a nudge at an earlier stop comes too late.
      return screen.kind === "step" && screen.view.position === message.whatIf.position
        ? { ...screen, whatIf: message.whatIf }
        : screen;
    case "costCurve":
      return screen.kind === "step" && screen.view.position === message.costCurve.position
        ? { ...screen, costCurve: message.costCurve }
        : screen;
    case "details":
      return screen.kind === "step" && screen.view.position === message.details.position
        ? { ...screen, details: message.details }
        : screen;
    case "judgement":
      return screen.kind === "step" && screen.view.position === message.judgement.position
        ? { ...screen, judgement: message.judgement }
        : screen;
    // They are kept apart: a session has them before its first step.
    case "breakpoints":
    case "predict":
    case "guess":
    case "presents":
      // They ask for something of the page, and change nothing of what it shows.
      return screen;
    case "idle":
      return { kind: "idle", ended: message.ended };
  }
}

/** Which way a move goes through the run. */
const direction = {
  restart: "back",
  reverseContinue: "back",
  stepBack: "back",
  next: "forward",
  stepIn: "forward",
  stepOut: "forward",
  // At the end of the run there is still something to continue to: the session's own end.
  continue: "always",
  pause: "never",
} as const satisfies Record<Move, "back" | "forward" | "always" | "never">;

/** Whether a move can do anything at a position at which the run stands. */
export function canMove(move: Move, { position, length }: StepView): boolean {
  switch (direction[move]) {
    case "back":
      return position > 0;
    case "forward":
      return position < length;
    case "always":
      return true;
    case "never":
      return false;
  }
}
