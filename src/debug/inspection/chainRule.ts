/** The factors of the quantity at hand, one by one: what the scope "Chain rule" lists. */

import { isSoftmax, type Parameter } from "../../core/network/network";
import type { Step } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import {
  COST,
  parameterExpression,
  parameterSymbol,
  plain,
  plainRatio,
  type Quantity,
} from "../../lesson/names";
import { type Row, numberRow as row } from "./rows";

/** The factors in the lesson's written order, then the quantity they make. */
export function chainRule(state: State): readonly Row[] {
  const step = state.latest?.step;
  if (!step) return [];
  const { l, j, kind } = step;
  switch (kind) {
    case "term":
      return [parameterRow(state, step), activation(state, l - 1, step.k!), weightedInput(state, l, j)];
    case "bias":
      return [parameterRow(state, step), weightedInput(state, l, j)];
    case "activation":
      return [weightedInput(state, l, j), activation(state, l, j)];
    case "cost":
      return [
        activation(state, l, j),
        {
          ...row(plain({ letter: "y", indices: [j] }), state.y(j), `y[${j}]`),
          nudgeable: { kind: "target", example: placeOf(state), j },
        },
        row("C", state.C, "C"),
      ];
    case "path":
      return [...path(state, l, j, step.i!), sensitivity(state, l, j)];
    case "dC_da":
    case "da_dz":
      // Before its first factor the row belongs to every weight of the neuron; the first stands for them.
      return derivative(state, step, { l, j, k: 0 });
    case "dz_dw":
    case "dz_db":
      return derivative(state, step, step);
    case "mean":
      return [
        row(`Σ ${ratio(step)}`, state.sum(step)),
        row("n", state.batchCount),
        row(`mean ${ratio(step)}`, state.mean(step), `${parameterExpression(step)}.grad`),
      ];
    case "update":
      return [
        row(`${plain(parameterSymbol(step))} before`, state.before(step)),
        { ...row("η", state.network.training?.learningRate), nudgeable: { kind: "learningRate" } },
        row(`mean ${ratio(step)}`, state.mean(step), `${parameterExpression(step)}.grad`),
        parameterRow(state, step),
      ];
  }
}

/** ∂C/∂w_jk = ∂z_j/∂w_jk · ∂a_j/∂z_j · ∂C/∂a_j; with softmax, ∂C/∂z_j from the path through a_i at hand. */
function derivative(state: State, step: Step, parameter: Parameter): readonly Row[] {
  const { l, j } = step;
  const isKnown = state.derivative(parameter) !== undefined;
  const dz = parameter.k === undefined ? 1 : state.a(l - 1, parameter.k); // ∂z_j/∂w_jk = a_k, ∂z_j/∂b_j = 1
  const rest = isSoftmax(state.network, l)
    ? [...softmaxFactors(state, step), row(plainRatio(COST, z(l, j)), state.dC_dz(l, j), `dC/dz[${l}][${j}]`)]
    : [slope(state, l, j), sensitivity(state, l, j)];
  const name = parameter.k === undefined ? `[${l}][${j}]` : `[${l}][${j}][${parameter.k}]`;
  return [
    row(plainRatio(z(l, j), parameterSymbol(parameter)), isKnown ? dz : undefined),
    ...rest,
    row(
      ratio(parameter),
      state.derivative(parameter),
      `${parameter.k === undefined ? "dC/db" : "dC/dw"}${name}`,
    ),
  ];
}

/** The two factors of one path of softmax: ∂a_i/∂z_j ∂C/∂a_i; none where the sum over them is whole. */
function softmaxFactors(state: State, { kind, l, j, i }: Step): readonly Row[] {
  if (kind === "dC_da") return [sensitivity(state, l, j)];
  if (kind !== "da_dz") return [];
  return [
    row(plainRatio(a(l, i!), z(l, j)), state.da_dz(l, j, i), `da/dz[${l}][${j}][${i}]`),
    sensitivity(state, l, i!),
  ];
}

/** ∂z_i/∂a_j · ∂a_i/∂z_i · ∂C/∂a_i through neuron i of the next layer; softmax has ∂C/∂z_i for the last two. */
function path(state: State, l: number, j: number, i: number): readonly Row[] {
  const next = l + 1;
  const weight = row(plainRatio(z(next, i), a(l, j)), state.w(next, i, j), `w[${next}][${i}][${j}]`);
  return isSoftmax(state.network, next)
    ? [weight, row(plainRatio(COST, z(next, i)), state.dC_dz(next, i), `dC/dz[${next}][${i}]`)]
    : [weight, slope(state, next, i), sensitivity(state, next, i)];
}

function slope(state: State, l: number, j: number): Row {
  return row(plainRatio(a(l, j), z(l, j)), state.da_dz(l, j), `da/dz[${l}][${j}]`);
}

function sensitivity(state: State, l: number, j: number): Row {
  return row(plainRatio(COST, a(l, j)), state.dC_da(l, j), `dC/da[${l}][${j}]`);
}

function activation(state: State, l: number, j: number): Row {
  const shown = row(plain(a(l, j)), state.a(l, j), `a[${l}][${j}]`);
  if (l > 0) return shown;
  return { ...shown, nudgeable: { kind: "input", example: placeOf(state), k: j } };
}

function weightedInput(state: State, l: number, j: number): Row {
  return row(plain(z(l, j)), state.z(l, j), `z[${l}][${j}]`);
}

function parameterRow(state: State, parameter: Parameter): Row {
  const { l, j, k } = parameter;
  return {
    ...row(plain(parameterSymbol(parameter)), state.parameter(parameter), parameterExpression(parameter)),
    nudgeable: { kind: "parameter", parameter: k === undefined ? { l, j } : { l, j, k } },
  };
}

function ratio(parameter: Parameter): string {
  return plainRatio(COST, parameterSymbol(parameter));
}

/** Where the example stands in the file. */
function placeOf({ network, example }: State): number {
  return network.examples.place(example);
}

function z(l: number, j: number): Quantity {
  return { letter: "z", l, indices: [j] };
}

function a(l: number, j: number): Quantity {
  return { letter: "a", l, indices: [j] };
}
