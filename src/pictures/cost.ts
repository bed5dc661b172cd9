/** The cost over the gradient steps so far, and what the last one did to it. */

import { costOf } from "../core/network/cost";
import { momentsOf } from "../core/network/updateRules/updateRules";
import type { Program } from "../core/program/program";
import type { SampledCosts } from "../core/run/costRecord";
import type { State } from "../core/run/state";
import type { FirstDifference } from "../lesson/firstDifference";
import { isInExample } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { exampleName } from "../lesson/names";
import { symbolOf } from "../lesson/quantity";
import { Symbols } from "../lesson/symbols";
import { plain } from "../math/quantity";
import { textOf } from "../math/text";
import type { CostView, ExampleCostsView, ForkView } from "../protocol/messages";
import { written } from "../words/sentence";
import { words } from "../words/words";

/** Examples that are shown before the batch is folded. */
const EXAMPLES = 8;

/** What there is to know of a second run with one thing changed. */
export interface ForkOutlook {
  readonly name: string;
  /** The costs of as many of its batches, or of fewer while it is on its way there. */
  readonly costs: (batches: number) => SampledCosts;
  /** Where the two first differ; "none" where they never do, undefined while that is looked for. */
  readonly difference: FirstDifference | "none" | undefined;
}

/** The chart of a network that trains; of one that does not, the costs of its examples. */
export function costHistoryOf(state: State, fork?: ForkOutlook): CostView {
  const view = state.network.training ? chartOf(state) : untrainedOf(state);
  return fork ? { ...view, fork: forkViewOf(state, fork) } : view;
}

function forkViewOf(state: State, fork: ForkOutlook): ForkView {
  const batches = fork.costs(state.costedBatches);
  const { name, difference } = fork;
  const { sought, none, first } = words.forks;
  if (difference === undefined || difference === "none")
    return { name, batches, words: difference === "none" ? none : sought };
  const { step, positions, values } = difference;
  const { network, program } = state;
  const symbols = new Symbols(network.sizes, network.examples.place(step.example));
  const [here, there] = positions[0] <= state.visible ? values : [null, null];
  return {
    name,
    batches,
    words: first(step.epoch + 1, program.batches > 1 ? step.batch + 1 : undefined),
    difference: {
      position: positions[0],
      name: textOf(symbolOf(symbols, step)),
      values: { run: here, fork: there },
    },
  };
}

function chartOf(state: State): CostView {
  const { program, gradientSteps } = state;
  const { epochs, batches } = program;
  const costs = state.batchCosts;
  const step = stepOf(state);
  const total = epochs * batches;
  return {
    words: wordsOf(state, step),
    done: gradientSteps,
    total,
    perEpoch: batches,
    batches: costs,
    positions: costs.at.map((batch) => costedAt(program, batch)),
    ...(batches > 1 && { epochs: state.epochCosts }),
    ...(state.validationCosts && { validation: state.validationCosts }),
    ...(step && { step: { ...step, after: step.after ?? null } }),
    ...(gradientSteps < total && { next: nextOf(state) }),
    promise: promiseOf(state),
  };
}

interface Step {
  readonly before: number;
  readonly after: number | undefined;
  readonly promised?: number;
}

/** The last gradient step. */
function stepOf(state: State): Step | undefined {
  const before = state.gradientSteps > 0 ? state.costBeforeStep : undefined;
  if (before === undefined) return undefined;
  const promised = isStepDone(state) ? state.promisedFall : undefined;
  return { before, after: state.costAfterStep, ...(promised !== undefined && { promised }) };
}

/** Whether the gradient step of the batch at hand is done. */
function isStepDone({ gradientSteps, program, turn }: State): boolean {
  return gradientSteps > program.batchNumberOf(turn);
}

function nextOf(state: State): NonNullable<CostView["next"]> {
  if (isStepDone(state)) return { before: null, promised: null };
  return { before: state.batchCost ?? null, promised: state.promisedFall ?? null };
}

/** What the slope promises: plain gradient descent moves every parameter that is not frozen by −η ∂C/∂w. */
export function promiseOf({ network: { layers, training } }: State): string {
  const isWhole = layers.every(({ trainable }) => trainable.weights && trainable.biases);
  const isPlain =
    !training || (momentsOf(training).length === 0 && training.l2 === 0 && training.reduction === "mean");
  return isWhole && isPlain ? "η|∇C|²" : "−∇C·Δθ";
}

function untrainedOf(state: State): CostView {
  const none = { each: 1, at: [], costs: [] };
  return {
    words: words.pictures.cost.untrained,
    done: 0,
    total: 0,
    perEpoch: 0,
    batches: none,
    positions: [],
    examples: exampleCostsOf(state),
  };
}

function exampleCostsOf(state: State): ExampleCostsView {
  const { network, program, turn, batchCount: size } = state;
  const current = isInExample(state) ? turn : undefined;
  return {
    size,
    rows: shown(size, turn, EXAMPLES).map((place) => {
      const example = program.exampleOf(place);
      return {
        place,
        label: exampleName(network, example),
        name: plain(new Symbols(network.sizes, network.examples.place(example)).C),
        value: state.costIn(place) ?? null,
        isCurrent: place === current,
      };
    }),
    mean: state.batchCost ?? null,
  };
}

/** The position at which the cost of a batch is computed. */
export function costedAt(program: Program, batch: number): number {
  const { sizes } = program;
  const l = sizes.length - 1;
  return program.indexOf(program.batchAt(batch).end - 1, { kind: "cost", l, j: sizes[l]! - 1 }) + 1;
}

function wordsOf(state: State, step: Step | undefined): string {
  const { gradientSteps: count, batchCost } = state;
  const { cost } = words.pictures;
  if (!step) return written(batchCost === undefined ? cost.none : cost.first(batchCost));
  const { before, after } = step;
  if (!Number.isFinite(before)) return cost[notFiniteSince(state)];
  if (after === undefined) return written(cost.unknownAfter(count, before));
  return written(cost.step({ count, before, after, isNudged: state.isLastBatchNudged }));
}

/** What made the cost infinite, as the first batch shows of which it is known: a logarithm of 0 does so, or steps too long. */
function notFiniteSince(state: State): "neverFinite" | "rounded" | "overshot" {
  const { costs } = state.batchCosts;
  if (!Number.isFinite(costs[0])) return "neverFinite";
  const first = costs.find((each) => !Number.isFinite(each));
  // Of an output between 0 and 1, nothing but ln 0 makes such a cost infinite.
  const isOfLogarithm = costOf(state.network.cost).outputs !== undefined;
  return isOfLogarithm && first === Number.POSITIVE_INFINITY ? "rounded" : "overshot";
}
