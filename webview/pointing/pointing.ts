/** What pointing at spots needs of the panel, and where a menu opens. */
import type { BreakpointView, DetailsView, SpotView, StepView } from "../../src/protocol/messages";

/** What the panel knows of spots, and what it can ask for. */
export interface Pointing {
  /** The step that is shown. */
  readonly view: StepView;
  readonly running: boolean;
  /** Of the spot asked for last, at this step. */
  readonly details: DetailsView | undefined;
  readonly breakpoints: readonly BreakpointView[];
  readonly pointAt: (spot: SpotView) => void;
  readonly goTo: (position: number) => void;
  readonly toggleBreakpoint: (breakpoint: BreakpointView) => void;
}

export interface Opening {
  /** In the window. */
  readonly x: number;
  readonly y: number;
  /** The keyboard finds itself at the first entry, the mouse where it is. */
  readonly by: "mouse" | "keyboard";
}
