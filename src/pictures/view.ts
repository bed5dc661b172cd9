/** Everything the panel shows at one position: the state, folded so that its size does not grow with the network. */

import type { Parameter } from "../core/network/network";
import { type Level, levels } from "../core/program/steps";
import type { State } from "../core/run/state";
import { parameterAtHand } from "../lesson/focus";
import { generalFormOf } from "../lesson/generalForm";
import { isNumbered, unitName } from "../lesson/names";
import type { Question } from "../lesson/prediction/question";
import { derivationInSight, predicting, type Sight } from "../lesson/prediction/sight";
import { spokenStep } from "../lesson/spoken";
import { indicesOf, wordsOf } from "../lesson/words";
import type { ExamplesView, Picture, PictureViews, StepView } from "../protocol/messages";
import { pictures } from "../protocol/messages";
import { written } from "../words/sentence";
import { spoken } from "../words/speech";
import { words } from "../words/words";
import { costHistoryOf, type ForkOutlook } from "./cost";
import { curveOf } from "./curve";
import { examplesOf } from "./examples";
import { flowOf } from "./flow";
import { formulaViewOf, generalFormViewOf } from "./formula";
import { gradientOf } from "./gradient";
import { learnedOf } from "./learned";
import { networkOf } from "./network";
import { nudgeOf } from "./nudge";
import { pathsOf } from "./paths";
import { stageOf } from "./stage";
import { startOf } from "./start";
import { summaryOf, summaryViewOf } from "./summary";
import { type StopMarks, timelineOf } from "./timeline";
import { treeOf } from "./tree";
import { weightsOf } from "./weights";

/** What each picture shows of a state and the parameter at hand; undefined where this network has no such picture. */
const pictureOf: {
  readonly [P in keyof PictureViews]: (
    state: State,
    parameter: Parameter,
    more: Pick<Wanted, "isWhole" | "fork">,
  ) => PictureViews[P] | undefined;
} = {
  network: (state, _parameter, { isWhole = false }) => networkOf(state, isWhole),
  tree: treeOf,
  flow: (state, _parameter, { isWhole = false }) => flowOf(state, isWhole),
  lines: nudgeOf,
  curve: curveOf,
  weights: weightsOf,
  gradient: gradientOf,
  examples: examplesOf,
  learned: learnedOf,
  paths: pathsOf,
  cost: (state, _parameter, { fork }) => costHistoryOf(state, fork),
};

/** What of a view is wanted. */
interface Wanted {
  /** The pictures; all of them unless told. */
  readonly shown?: readonly Picture[] | undefined;
  /** Where the run stops. */
  readonly stops?: StopMarks | undefined;
  /** It asks for what the step found, and shows what was known before, where that will stand. */
  readonly isCovered?: boolean;
  /** What of it may be seen, where that is known. */
  readonly sight?: Sight;
  /** Long layers are drawn whole. */
  readonly isWhole?: boolean;
  /** The run beside this one. */
  readonly fork?: ForkOutlook | undefined;
}

/** The panel's view of a state, in a session that zooms at `level`. */
export function viewOf(
  state: State,
  level: Level,
  title: string,
  { shown = pictures, stops, isCovered = false, ...wanted }: Wanted = {},
): StepView {
  const sight: Sight = wanted.sight ?? (isCovered ? predicting(state, level) : { state });
  const { question } = sight;
  const derivation = derivationInSight(sight);
  const generalForm = generalFormOf(state);
  const summary = question ? undefined : summaryOf(state, level);
  const said = question?.words ?? summary?.words ?? wordsOf(state);
  return {
    title,
    position: state.position,
    length: state.program.length,
    level,
    ...pathOf(state),
    timeline: timelineOf(state.network, state.program, state.position, stops),
    indices: indicesOf(state).map((index) => ({ ...index, words: written(index.words) })),
    stage: stageOf(state),
    ...(!state.latest && { start: startOf(state) }),
    ...(summary && { summary: summaryViewOf(summary) }),
    ...(derivation && { formula: formulaViewOf(derivation, state) }),
    ...(generalForm && { generalForm: generalFormViewOf(generalForm) }),
    words: written(said),
    spoken: spoken(spokenStep(summary ? undefined : derivation, said)),
    ...(question && { question: questionViewOf(question) }),
    pictures: picturesOf(sight, shown, wanted),
  };
}

function questionViewOf({ name, choice }: Question): NonNullable<StepView["question"]> {
  const options = choice?.options.map((option) => written(option.name));
  return { name: written(name), ...(options && { options }) };
}

function picturesOf(
  { state, question }: Sight,
  shown: readonly Picture[],
  more: Pick<Wanted, "isWhole" | "fork">,
): StepView["pictures"] {
  const parameter = parameterAtHand(state);
  const drawn = shown.flatMap((picture) => {
    if (picture === "symbols") return [];
    const view = pictureOf[picture](state, parameter, more);
    return view === undefined ? [] : [[picture, view] as const];
  });
  const views: StepView["pictures"] = Object.fromEntries(drawn);
  // Whose derivative is the largest was known before, and is all that is asked.
  return views.examples && question?.choice?.kind === "example"
    ? { ...views, examples: withoutValues(views.examples) }
    : views;
}

function withoutValues({ rows, ...view }: ExamplesView): ExamplesView {
  return { ...view, rows: rows.map((row) => ({ ...row, value: null })) };
}

/** The names of the units around the step, the outermost first; a unit that says no more than its parent is left out. */
function pathOf({ network, latest, program }: State): Pick<StepView, "path" | "numbered"> {
  if (!latest) return { path: [words.units.start], numbered: [] };
  const path: string[] = [];
  const numbered: number[] = [];
  for (const level of [...levels].reverse()) {
    if (level === "factor" || (level === "batch" && program.batches === 1)) continue;
    const name = unitName(network, latest, level);
    if (name === path[path.length - 1]) continue;
    if (isNumbered(network, latest, level)) numbered.push(path.length);
    path.push(name);
  }
  return { path, numbered };
}
