/** Has it learned? What the network makes of every example now, and made of it before any gradient step. */
import { activationOf } from "../core/network/activation";
import { firstLargest, isRight, type Judge, judgeOf } from "../core/network/judge";
import { workOf } from "../core/run/evaluation";
import type { Outcome, Totals } from "../core/run/measures";
import type { State } from "../core/run/state";
import { isInExample } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { nameOf } from "../lesson/names";
import { slices } from "../protocol/budget";
import { shortNumber, typeset } from "../protocol/format";
import type { LearnedRowView, LearnedView, OutcomeView, TotalView } from "../protocol/messages";
import { words } from "../words/words";

/** Examples that are shown before they are folded. */
const EXAMPLES = 8;
/** UTF-16 units of an input that stands beside its example. */
const SHORT_INPUT = 9;

export function learnedOf(state: State): LearnedView {
  const { network, last } = state;
  const { examples } = network;
  const steps = network.training ? state.gradientSteps : 0;
  const now = state.settledParameters;
  const indices = shownExamples(state);
  const computed = steps > 0 ? undefined : computedOf(state, indices);
  const isKnown = (i: number): boolean => (computed?.has(i) ?? true) && !isAsked(state, i);
  const isWhole = steps > 0 ? !isAsked(state, state.example) : state.isMeasured;
  const judge = judgeOf(examples);
  const range = rangeOf(state);
  const totals = isWhole ? state.totals(now) : undefined;
  const first = steps > 0 ? state.totals(state.firstParameters) : undefined;
  return {
    words: wordsOf(steps, isWhole && totals === undefined ? examples.count : undefined),
    steps,
    size: examples.count,
    outputs: network.sizes[last]!,
    ...(judge && { judge }),
    ...(range && { range }),
    rows: indices.map((i) => rowOf(state, i, judge, isKnown(i) ? now : undefined, steps > 0)),
    now: totals ? totalOf(totals) : null,
    ...(first && { before: totalOf(first) }),
    ...validationOf(state),
  };
}

/** Of the examples that nothing is trained on. */
function validationOf(state: State): Pick<LearnedView, "validation"> {
  const { validation: examples } = state.network;
  if (!examples) return {};
  const totals = state.validation;
  return { validation: { size: examples.count, now: totals ? totalOf(totals) : null } };
}

/** Those around the one at hand; in a network that takes long for one, that one alone. */
function shownExamples({ network, example }: State): number[] {
  const isLong = 2 * EXAMPLES * workOf(network) > slices.multiplications;
  return isLong ? [example] : shown(network.examples.count, example, EXAMPLES);
}

/** Before the first gradient step: which of some examples the run has computed. */
function computedOf(state: State, indices: readonly number[]): ReadonlySet<number> {
  const { program, turn, C } = state;
  const computed = new Set<number>();
  const end = C === undefined ? turn : turn + 1;
  for (let each = program.batchOf(turn).start; each < end; each++) {
    const i = program.exampleOf(each);
    if (indices.includes(i)) computed.add(i);
  }
  return computed;
}

/** Whether the reader is to find numbers of this example. */
function isAsked({ isCovered, example, C }: State, i: number): boolean {
  return isCovered && i === example && C === undefined;
}

function wordsOf(steps: number, tooMany: number | undefined): string {
  const { learned } = words.pictures;
  if (tooMany !== undefined) return learned.tooMany(tooMany);
  return steps === 0 ? learned.untrained : learned.after(steps);
}

function rowOf(
  state: State,
  i: number,
  judge: Judge | undefined,
  parameters: Float64Array | undefined,
  isTrained: boolean,
): LearnedRowView {
  const { examples } = state.network;
  const target = examples.target(i);
  const now = parameters && state.outcome(i, parameters);
  const j = outputOf(judge, target, now);
  const name = nameOf(examples.name(i));
  const input = inputText(examples.input(i));
  const rival = now && judge === "largest" ? rivalOf(now.a, j) : undefined;
  return {
    example: i,
    place: examples.place(i),
    ...(name !== undefined && { name }),
    ...(input !== undefined && { input }),
    j,
    y: target[j]!,
    now: now ? outcomeOf(now, j, judge, target) : null,
    ...(isTrained && { before: outcomeOf(state.outcome(i, state.firstParameters), j, judge, target) }),
    ...(rival && { rival }),
    isCurrent: i === state.example && isInExample(state),
  };
}

/** The output that should be largest; else the one that misses its target most, the first of several. */
function outputOf(judge: Judge | undefined, target: Float64Array, now: Outcome | undefined): number {
  if (judge === "largest" || !now) return firstLargest(target);
  return firstLargest(now.a.map((a, j) => Math.abs(a - target[j]!)));
}

function rivalOf(a: Float64Array, j: number): { j: number; a: number } {
  const rival = firstLargest(a.with(j, Number.NEGATIVE_INFINITY));
  return { j: rival, a: a[rival]! };
}

function outcomeOf(
  { a, C }: Outcome,
  j: number,
  judge: Judge | undefined,
  target: Float64Array,
): OutcomeView {
  const right = judge && isRight(judge, a, target);
  return { a: a[j]!, C, ...(right !== undefined && { isRight: right }) };
}

function totalOf({ cost, right }: Totals): TotalView {
  return { cost, ...(right !== undefined && { right }) };
}

function inputText(input: Float64Array): string | undefined {
  if (2 * input.length > SHORT_INPUT) return undefined;
  const written = Array.from(input, (each) => typeset(shortNumber(each))).join(", ");
  return written.length <= SHORT_INPUT ? written : undefined;
}

/** Between what the outputs lie, whatever the parameters are. */
function rangeOf({ network: { layers } }: State): LearnedView["range"] {
  const [low, high] = activationOf(layers.at(-1)!.activation).range;
  return Number.isFinite(high - low) ? { low, high } : undefined;
}
