/** What a whole unit of a coarse level found, where the run stands at its end: a neuron, a layer, a pass, an example, a batch, an epoch. */
import { isRight, judgeOf } from "../core/network/judge";
import { parameterCount } from "../core/network/network";
import { type Level, type Located, passOf } from "../core/program/steps";
import type { Known, State } from "../core/run/state";
import { layersAtHand } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { exampleName, layerName } from "../lesson/names";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio, type Quantity, tex, texRatio } from "../math/quantity";
import type { SummaryView, SummedNumberView, SummedVectorView } from "../protocol/messages";
import { written } from "../words/sentence";
import { words } from "../words/words";
import { promiseOf } from "./cost";

/** Neurons of a vector, and outputs, that are shown before they are folded. */
const NEURONS = 8;

/** Undefined at the start, inside a unit, and at the levels whose units are formulas of their own. */
export function summaryOf(state: State, level: Level): SummaryView | undefined {
  const { latest, position } = state;
  if (!latest || level === "factor" || level === "quantity") return undefined;
  if (latest.units[level].end !== position) return undefined;
  return unitOf(state, latest, level);
}

type Summed = SummaryView["level"];

function unitOf(state: State, { step }: Located, level: Summed): SummaryView | undefined {
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

function neuronOf(state: State, l: number, j: number): SummaryView {
  const { title } = words.summary.neuron;
  const symbols = symbolsOf(state);
  const [z, a] = [symbols.z(l, j), symbols.a(l, j)];
  return {
    level: "neuron",
    title,
    detail: words.units.neuron(l, j),
    numbers: [
      numberOf(z, state.z(l, j)),
      numberOf(a, state.a(l, j)),
      ratioOf(symbols.C, z, state.dC_dz(l, j)),
    ],
  };
}

function numberOf(of: Quantity, value: Known): SummedNumberView {
  return { symbol: tex(of), name: plain(of), value: value ?? null };
}

function ratioOf(of: Quantity, to: Quantity, value: Known): SummedNumberView {
  return { symbol: texRatio(of, to), name: plainRatio(of, to), value: value ?? null };
}

function layerOf(state: State, l: number, pass: "forward" | "backward"): SummaryView {
  const { network } = state;
  const vectors =
    pass === "forward"
      ? [vectorOf(state, "z", l, (j) => state.z(l, j)), vectorOf(state, "a", l, (j) => state.a(l, j))]
      : [deltaOf(state, l)];
  const { title, detail } = words.summary.layer;
  return { level: "layer", title, detail: detail(layerName(network, l), network.sizes[l]!), vectors };
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

function backwardOf(state: State): SummaryView {
  const layers = layersAtHand(state).filter((l) => l > 0);
  return {
    level: "pass",
    title: words.summary.backward,
    detail: exampleName(state.network, state.example),
    vectors: layers.reverse().map((l) => deltaOf(state, l)),
  };
}

// ── An example ─────────────────────────────────────────────────────────────────────────────────────────────────────

function outputsOf(state: State, level: Summed): SummaryView {
  const { network, last, example, C } = state;
  const { forward, cost, example: one } = words.summary;
  const size = network.sizes[last]!;
  const right = C === undefined ? undefined : rightOf(state);
  return {
    level,
    title: level === "example" ? one : level === "pass" ? forward : cost,
    detail: exampleName(network, example),
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
function batchOf(state: State, level: Summed): SummaryView {
  const { network, batchCount: examples, batchCost: before, promisedFall } = state;
  const { training, sizes } = network;
  const isDone = training !== undefined && state.gradientSteps > state.program.batchNumberOf(state.turn);
  const after = isDone ? state.costAfterStep : undefined;
  const { gradient, downhill } = words.summary;
  const said =
    isDone && before !== undefined && after !== undefined && promisedFall !== undefined
      ? downhill.words({ promised: promisedFall, fell: before - after })
      : undefined;
  return {
    level,
    title: isDone ? downhill.title : gradient.title,
    detail: isDone
      ? downhill.detail(state.program.updateCount, parameterCount(sizes))
      : gradient.detail(parameterCount(sizes), examples),
    ...(said && { words: written(said) }),
    costs: {
      before: before ?? null,
      ...(training && {
        promise: { name: promiseOf(state), value: promisedFall ?? null },
        rate: training.learningRate,
      }),
      ...(isDone && { after: after ?? null }),
      examples,
    },
  };
}

/** Of several gradient steps: the mean cost of the epoch before, and of this one, as their batches were computed. */
function epochOf(state: State): SummaryView {
  const { program, epochCost, epochCostBefore: before, epoch } = state;
  const { epoch: one } = words.summary;
  return {
    level: "epoch",
    title: one.title(epoch + 1),
    detail: one.detail(program.batches),
    ...(before !== undefined &&
      epochCost !== undefined && { words: written(one.words({ before, after: epochCost })) }),
    costs: {
      before: before ?? null,
      after: epochCost ?? null,
      examples: program.examples,
    },
  };
}
