/** What the host says to the panel. */
import { type Difference, isDifference } from "./difference";
import { tabs } from "./pictures";
import { anything, count, flag, list, one, oneOf, optional, type TypeOf, tagged } from "./schema";
import { costCurveView, whatIfView } from "./views/nudge";
import { breakpointView, detailsView } from "./views/spot";
import { judgementView, stepView } from "./views/step";

/** Said by the host. Each message replaces whatever the panel showed: the latest wins. */
export const hostMessage = tagged({
  /**
   * What was kept last, if anything, by this page or another: the page says next which pictures it shows. `only` where it
   * is no panel but the editor of this view.
   */
  settings: { kept: anything, only: optional(oneOf(tabs)) },
  /** The session stands at a position: show it. Views are numbered. */
  step: { number: count, view: stepView },
  /** The same, as what it changes in the view before; a panel that has not that one says `show` again. */
  change: { number: count, change: one<Difference>("change", (value) => isDifference(value)) },
  /** The session moves and will stop again: keep the picture, disable the moves. */
  running: {},
  /** No session: say how to start one. `ended` where there was one. */
  idle: { ended: flag },
  /** What the nudge asked for last would do; of no use at another position. */
  whatIf: { whatIf: whatIfView },
  /** How the cost of the example goes with the number asked for last; of no use at another position. */
  costCurve: { costCurve: costCurveView },
  /** The numbers of the spot pointed at last; of no use at another position. */
  details: { details: detailsView },
  /** All breakpoints of the session on parameters and neurons, whenever they have changed. */
  breakpoints: { breakpoints: list(breakpointView) },
  /** What is to be said to the last guess; of no use at another position. After a right one the whole step comes first. */
  judgement: { judgement: judgementView },
  /** The reader wants to predict from now on, or no longer: the panel keeps it in its settings and says `show`. */
  predict: {},
  /** Whether the panel is the whole window. */
  presents: { isOn: flag },
  /** The reader wants to type a guess: the panel puts the cursor there. */
  guess: {},
});
export type HostMessage = TypeOf<typeof hostMessage>;
