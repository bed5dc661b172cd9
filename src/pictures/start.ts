/** What the stage shows at p = 0: the question, and the way to its answer. */
import { costOf } from "../core/network/cost";
import { parameterAt, parameterCount } from "../core/network/network";
import type { State } from "../core/run/state";
import { type Symbols, symbolsOf } from "../lesson/symbols";
import { over, quantity } from "../math/symbolic";
import { texOf } from "../math/tex";
import type { PhaseView, StartView } from "../protocol/messages";
import { words } from "../words/words";

export function startOf(state: State): StartView {
  const { network, program, batchCount } = state;
  const { sizes, layers } = network;
  const symbols = symbolsOf(state);
  const total = parameterCount(sizes);
  const biases = sizes.reduce((sum, size) => sum + size) - sizes[0]!;
  const [first, last] = [parameterAt(sizes, 0), parameterAt(sizes, total - 1)];
  const names = [first, last].map((parameter) => texOf(quantity(symbols.parameter(parameter))));
  return {
    cost: `${texOf(quantity(symbols.C))}(${names[0]},\\ldots,${names[1]})=${costTerm(state, symbols)}`,
    question: words.stage.question(total - biases, biases),
    phases: phasesOf(state, batchCount),
    firstChain: program.example.offset({ kind: "dz_dw", l: layers.length, j: 0, k: 0 }) + 1,
  };
}

/** Σ_j (a_j − y_j)²; one output needs no sum. */
function costTerm({ network: { cost, sizes }, last }: State, symbols: Symbols): string {
  const outputs = sizes[last]!;
  const j = outputs === 1 ? 0 : "j";
  const term = costOf(cost).notation.term(quantity(symbols.a(last, j)), quantity(symbols.y(j)), outputs);
  return texOf(outputs === 1 ? term : over("j", term));
}

function phasesOf({ network, program, last }: State, examples: number): PhaseView[] {
  const { phases } = words.stage;
  const outputs = network.sizes[last]!;
  const { example } = program;
  const forward = example.offset({ kind: "cost", l: last, j: 0 });
  const backward = example.length - forward - outputs;
  const each = (kind: PhaseView["kind"], said: Pick<PhaseView, "title" | "detail">, steps: number) => ({
    kind,
    ...said,
    steps: words.stage.steps(steps),
  });
  return [
    each("forward", phases.forward, forward),
    each("cost", phases.cost, outputs),
    each("backward", phases.backward, backward),
    ...(program.means > 0 ? [each("average", phases.average(examples), program.means)] : []),
    ...(program.gradientStepLength > 0
      ? [each("gradient step", phases.gradientStep, program.gradientStepLength)]
      : []),
  ];
}
