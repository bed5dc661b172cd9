/** What a whole unit of a coarse level found, where the run stands at its end: a neuron, a layer, a pass, an example, a batch, an epoch. */
import { isRight, judgeOf } from "../core/network/judge";
import { parameterCount } from "../core/network/network";
import { type Level, type Located, passOf } from "../core/program/steps";
import { TRIED_RATE } from "../core/run/gradientStep";
import type { Known, State } from "../core/run/state";
import { layersAtHand } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { exampleName, layerName } from "../lesson/names";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio, type Quantity, tex, texRatio } from "../math/quantity";
import { quantity } from "../math/symbolic";
import type { SummaryView, SummedNumberView, SummedVectorView } from "../protocol/messages";
import { type Sentence, written } from "../words/sentence";
import { words } from "../words/words";
import { promiseOf } from "./cost";

/** Neurons of a vector, and outputs, that are shown before they are folded. */
const NEURONS = 8;

/** The numbers of a unit, and what is to be said of them. */
export interface Summary extends Omit<SummaryView, "words"> {
  readonly words: Sentence;
}

/**
 * Undefined at the start, inside a unit, and at the levels whose units are formulas of their own. The end of the run sums
 * it up at every level.
 */
export function summaryOf(state: State, level: Level): Summary | undefined {
  const { latest, position, program } = state;
  if (!latest || latest.units[level].end !== position) return undefined;
  const unit = isSummed(level) ? unitOf(state, latest, level) : undefined;
  return unit ?? (position === program.length ? unitOf(state, latest, "epoch") : undefined);
}

export function summaryViewOf({ words: said, ...summary }: Summary): SummaryView {
  return { ...summary, words: written(said) };
}

type Summed = SummaryView["level"];

function isSummed(level: Level): level is Summed {
  return level !== "factor" && level !== "quantity";
}

function unitOf(state: State, { step }: Located, level: Summed): Summary | undefined {
  const pass = passOf[step.kind];
  if (level === "epoch" && state.program.batches > 1) return epochOf(state);
  if (level === "batch" || level === "epoch" || pass === "gradient step") return batchOf(state, level);
  // A mean is a formula over the examples: there is nothing to it but the formula, until all of them are known.
  if (pass === "average") return level === "pass" || level === "example" ? batchOf(state, level) : undefined;
  if (level === "example" || step.kind === "cost") return outputsOf(state, level);
  if (level === "pass") return pass === "forward" ? outputsOf(state, level) : backwardOf(state);
  return level === "layer" ? layerOf(state, step.l, pass) : neuronOf(state, step.l, step.j);
}

// ── A neuron, a layer, a pass ──────────────────────────────────────────────────────────────────────────────────────

function neuronOf(state: State, l: number, j: number): Summary {
  const { title, forward, backward } = words.summary.neuron;
  const symbols = symbolsOf(state);
  const [z, a] = [symbols.z(l, j), symbols.a(l, j)];
  const slope = state.dC_dz(l, j);
  return {
    level: "neuron",
    title,
    words:
      slope === undefined
        ? forward({ z: quantity(z), sum: state.z(l, j)!, a: state.a(l, j)! })
        : backward({ z: quantity(z), C: quantity(symbols.C), slope }),
    detail: words.units.neuron(l, j),
    numbers: [numberOf(z, state.z(l, j)), numberOf(a, state.a(l, j)), ratioOf(symbols.C, z, slope)],
  };
}

function numberOf(of: Quantity, value: Known): SummedNumberView {
  return { symbol: tex(of), name: plain(of), value: value ?? null };
}

function ratioOf(of: Quantity, to: Quantity, value: Known): SummedNumberView {
  return { symbol: texRatio(of, to), name: plainRatio(of, to), value: value ?? null };
}

function layerOf(state: State, l: number, pass: "forward" | "backward"): Summary {
  const { network } = state;
  const vectors =
    pass === "forward"
      ? [vectorOf(state, "z", l, (j) => state.z(l, j)), vectorOf(state, "a", l, (j) => state.a(l, j))]
      : [deltaOf(state, l)];
  const { title, detail, ...said } = words.summary.layer;
  const size = network.sizes[l]!;
  return {
    level: "layer",
    title,
    detail: detail(layerName(network, l), size),
    words: said[pass](size, network.sizes[l - 1]!),
    vectors,
  };
}

/** All ∂C/∂z of a layer. */
function deltaOf(state: State, l: number): SummedVectorView {
  return vectorOf(state, "δ", l, (j) => state.dC_dz(l, j));
}

const letters = { z: "z", a: "a", δ: "\\delta" } as const;

function vectorOf(
  { network }: State,
  letter: keyof typeof letters,
  l: number,
  numberAt: (j: number) => Known,
): SummedVectorView {
  const size = network.sizes[l]!;
  const at = shown(size, 0, NEURONS);
  // A vector bears its layer alone, as a letter of its own would.
  const layer = plain({ letter: "z", l }).slice(1);
  return {
    symbol: `${letters[letter]}^{(${l})}`,
    name: `${letter}${layer}`,
    l,
    size,
    at,
    values: at.map((j) => numberAt(j) ?? null),
  };
}

function backwardOf(state: State): Summary {
  const { title, words: said } = words.summary.backward;
  const layers = layersAtHand(state).filter((l) => l > 0);
  return {
    level: "pass",
    title,
    words: said(parameterCount(state.network.sizes)),
    detail: exampleName(state.network, state.example),
    vectors: layers.reverse().map((l) => deltaOf(state, l)),
  };
}

// ── An example ─────────────────────────────────────────────────────────────────────────────────────────────────────

function outputsOf(state: State, level: Summed): Summary {
  const { network, last, example, C } = state;
  const { forward, cost, example: one, outputs } = words.summary;
  const size = network.sizes[last]!;
  const right = C === undefined ? undefined : rightOf(state);
  return {
    level,
    title: level === "example" ? one : level === "pass" ? forward : cost,
    detail: exampleName(network, example),
    words: outputs({ C: quantity(symbolsOf(state).C), cost: C!, isRight: right }),
    outputs: {
      size,
      rows: shown(size, 0, NEURONS).map((j) => ({
        j,
        a: state.a(last, j) ?? null,
        y: state.y(j),
        term: state.costTerm(j) ?? null,
      })),
      cost: numberOf(symbolsOf(state).C, C),
      ...(right !== undefined && { isRight: right }),
    },
  };
}

function rightOf({ network, last, example, evaluation }: State): boolean | undefined {
  const judge = judgeOf(network.examples);
  return judge && isRight(judge, evaluation.a.row(last), network.examples.target(example));
}

// ── Gradient steps ─────────────────────────────────────────────────────────────────────────────────────────────────

/** A whole batch: its mean, and where it is trained its gradient step, unless that is still to come. */
function batchOf(state: State, level: Summed): Summary {
  return isStepDone(state) ? downhillOf(state, level) : gradientOf(state, level);
}

function isStepDone({ network, gradientSteps, program, turn }: State): boolean {
  return network.training !== undefined && gradientSteps > program.batchNumberOf(turn);
}

/** The mean of a batch: every slope, and what a step against all of them promises. */
function gradientOf(state: State, level: Summed): Summary {
  const { network, batchCount: examples, batchCost: before, promisedFall } = state;
  const { title, detail, words: said } = words.summary.gradient;
  const slopes = parameterCount(network.sizes);
  const { training } = network;
  return {
    level,
    title,
    detail: detail[state.isSummed ? "sum" : "mean"](slopes, examples),
    words: said[training ? "before" : "all"],
    costs: {
      before: before ?? null,
      ...(training && promiseFor(state, promisedFall, training.learningRate)),
      ...firstStepOf(state, slopes),
      examples,
    },
  };
}

function promiseFor(state: State, promised: Known, rate: number): Pick<Costs, "promise" | "rate"> {
  return { promise: { name: promiseOf(state), value: promised ?? null }, rate };
}

type Costs = NonNullable<SummaryView["costs"]>;

/** In a run that takes no step: what one would bring. */
function firstStepOf({ firstStep, batchCost }: State, of: number): Pick<Costs, "first" | "change"> {
  if (!firstStep) return {};
  const { steepness, cost } = firstStep;
  return {
    first: { steepness, of, rate: TRIED_RATE, cost: cost ?? null },
    ...changeOf(batchCost, cost),
  };
}

function changeOf(before: Known, after: Known): Pick<Costs, "change"> {
  return before === undefined || after === undefined ? {} : { change: after - before };
}

/** A gradient step: what the slope promised of it, and what it did. */
function downhillOf(state: State, level: Summed): Summary {
  const { network, batchCount: examples, batchCost: before, costAfterStep: after, promisedFall } = state;
  const { title, detail, words: said } = words.summary.downhill;
  return {
    level,
    title,
    detail: detail(state.program.updateCount, parameterCount(network.sizes)),
    words: said({ promised: promisedFall, before, after }),
    costs: {
      before: before ?? null,
      ...promiseFor(state, promisedFall, network.training!.learningRate),
      after: after ?? null,
      ...changeOf(before, after),
      examples,
    },
  };
}

/** Of several gradient steps: the mean cost of the epoch before, and of this one, as their batches were computed. */
function epochOf(state: State): Summary {
  const { program, epochCost: after, epochCostBefore: before, epoch } = state;
  const { title, detail, words: said } = words.summary.epoch;
  return {
    level: "epoch",
    title: title(epoch + 1),
    detail: detail(program.batches),
    words: said({ before, after: after! }),
    costs: {
      before: before ?? null,
      after: after ?? null,
      ...changeOf(before, after),
      examples: program.examples,
    },
  };
}
