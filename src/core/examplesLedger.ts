/** Who pulls which way: the derivative of one parameter for each example of the batch, their sum and their mean. */
import type { ExamplesView } from "../protocol";
import { type Evaluation, evaluate } from "./evaluation";
import { shown } from "./fold";
import { COST, exampleName, parameterSymbol, plain, plainRatio } from "./names";
import type { Parameter } from "./network";
import type { Step } from "./program";
import type { State } from "./state";

/** Examples that are shown before the batch is folded. */
const EXAMPLES = 8;

/** The ledger of the parameter at hand; none at the start, where no step is about one. */
export function examplesOf(state: State): ExamplesView | undefined {
  const { network, program, turn } = state;
  const step = state.just?.step;
  if (!step) return undefined;
  const parameter = parameterOf(step);
  const batch = program.batchOf(turn);
  const turns = shown(batch.end - batch.start, turn - batch.start, EXAMPLES).map(
    (place) => batch.start + place,
  );
  const earlier = evaluations(
    state,
    turns.filter((each) => each < turn),
  );
  return {
    parameter: plain(parameterSymbol(parameter)),
    name: plainRatio(COST, parameterSymbol(parameter)),
    size: batch.end - batch.start,
    rows: turns.map((each) => {
      const evaluation = earlier.get(each);
      const own = each === turn ? state.derivative(parameter) : undefined;
      return {
        place: each - batch.start,
        label: exampleName(network, program.exampleOf(each)),
        value: (evaluation ? derivativeIn(evaluation, parameter) : own) ?? null,
        isCurrent: each === turn && step.kind !== "mean" && step.kind !== "update",
      };
    }),
    sum: state.sum(parameter) ?? null,
    mean: state.mean(parameter) ?? null,
  };
}

/** The weight that a step uses; where it uses none, its neuron's bias. */
function parameterOf({ kind, l, j, k }: Step): Parameter {
  switch (kind) {
    case "term":
    case "dz_dw":
    case "mean":
    case "update":
      return k === undefined ? { l, j } : { l, j, k };
    case "bias":
    case "activation":
    case "cost":
    case "dC_da":
    case "path":
    case "da_dz":
    case "dz_db":
      return { l, j };
  }
}

/** ∂C/∂w_jk = a_k ∂C/∂z_j, ∂C/∂b_j = ∂C/∂z_j. */
function derivativeIn({ a, dC_dz }: Evaluation, { l, j, k }: Parameter): number {
  const delta = dC_dz[l]![j]!;
  return k === undefined ? delta : a[l - 1]![k]! * delta;
}

/** The evaluations that the last ledger of a batch showed, by turn, under the parameters they were made with. */
const evaluated = new WeakMap<Float64Array, ReadonlyMap<number, Evaluation>>();

function evaluations(state: State, turns: readonly number[]): ReadonlyMap<number, Evaluation> {
  const { network, program, batchParameters } = state;
  const known = evaluated.get(batchParameters);
  const result = new Map(
    turns.map((turn) => [
      turn,
      known?.get(turn) ?? evaluate(network, batchParameters, network.examples[program.exampleOf(turn)]!),
    ]),
  );
  evaluated.set(batchParameters, result);
  return result;
}
