/** What the panel says to the host. */
import { levels } from "./levels";
import { moves } from "./moves";
import { pictures, tabs } from "./pictures";
import {
  count,
  finite,
  flag,
  integer,
  jsonOf,
  list,
  type ObjectOf,
  one,
  oneOf,
  optional,
  type TypeOf,
  tagged,
  text,
} from "./schema";
import { breakpointView, parameterView, spotView } from "./views/spot";

const wishes = {
  shown: list(oneOf(pictures)),
  /** Whether the reader predicts: what a step found stays covered until it is guessed or revealed. */
  predicts: flag,
  /** Whether long layers of the network are drawn whole, as far as there is room. */
  whole: flag,
};
/** What of a step a panel wants to hear. */
export type Wishes = ObjectOf<typeof wishes>;

/** How long the reader's settings may be as a text. */
const MOST_SETTINGS = 10_000;

/** Said by the panel. */
export const panelMessage = tagged({
  /** The panel listens from now on: the host answers with the reader's settings. */
  ready: {},
  /** The reader has these wishes from now on: the host answers with what there is to show, all of it. */
  show: wishes,
  /** The panel has drawn the view of this number: it can be told of the next one. */
  drawn: { number: count },
  /** The reader has other settings: the host keeps them, whatever they are, for every page that is open or to come. */
  keep: {
    settings: one<unknown>("settings", (value) => (jsonOf(value)?.length ?? MOST_SETTINGS) < MOST_SETTINGS),
  },
  /** A button was pressed: the host does the debugger's move of that name and answers with the new step. */
  move: { move: oneOf(moves) },
  /** A level was chosen: the host has the debugger zoom at it, and answers with the step as it is shown there. */
  zoom: { level: oneOf(levels) },
  /**
   * A place of the run was chosen: the host goes there, leaving any way it is on, and answers with a step that has this
   * number, if there is one, unless another place is chosen before it is there. Where it cannot go, its step has it too.
   */
  goTo: { position: integer, jump: optional(integer) },
  /** The keyboard has come to the panel, or left it: while it is there a stop does not take it away. */
  keyboard: { isHere: flag },
  /** The panel is to be the whole window, or no longer. */
  present: { isOn: flag },
  /** The reader wants this view in an editor of its own: the host opens it, or brings it to the front. */
  openView: { tab: oneOf(tabs) },
  /** The reader wants a network to try: the host opens that sample, or the one after that which runs, or lets them choose one. */
  openSample: { sample: optional(oneOf(["xor", "next"])) },
  /** The reader wants the file to have the weights and biases as they are at this step. */
  writeWeights: {},
  /** The reader wants the run beside this one to be another, or a first one: the host asks what it shall have changed. */
  fork: {},
  /** The reader does not want it any more. */
  endFork: {},
  /** The reader wants the file to train, which has no training yet. */
  addTraining: {},
  /** The reader wants the run to go on for as many epochs again. */
  trainOn: {},
  /** The reader wonders what a nudge would do: the host answers with `whatIf`, unless another one was asked meanwhile. */
  whatIf: { parameter: parameterView, of: optional(oneOf(["parameter", "neuron"])), delta: finite },
  /** The reader looks at C(w): the host answers with `costCurve`, unless another one was asked for meanwhile. */
  costCurve: { parameter: parameterView, of: optional(oneOf(["parameter", "neuron"])) },
  /** The reader points at a spot: the host answers with `details`, unless another one was pointed at meanwhile. */
  pointAt: { spot: spotView },
  /** The reader wants the run to stop there, or no longer: the host changes the debugger's breakpoints. */
  toggleBreakpoint: { breakpoint: breakpointView },
  /** The reader's answer to the question of the step, as typed: the host answers with `judgement`. */
  guess: { text, position: integer },
  /** The reader wants to see what the step found: the host answers with the whole step. */
  reveal: { position: integer },
});
export type PanelMessage = TypeOf<typeof panelMessage>;
