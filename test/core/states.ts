/** A state and the oracle's memory, each as one row of numbers to compare. */
import type { Parameter } from "../../src/core/network/network";
import type { State } from "../../src/core/run/state";
import type { Memory } from "./interpreter";

/** Every number of a state in one row; the bits decide, so NaN equals NaN and 0 does not equal −0. */
export function numbers(state: State): unknown[] {
  const { network, last } = state;
  const row: unknown[] = [state.example, state.epoch, state.batch, state.C];
  row.push(network.training?.learningRate);
  for (let j = 0; j < network.sizes[last]!; j++) row.push(state.y(j));
  for (let l = 1; l <= last; l++) {
    for (let j = 0; j < network.sizes[l]!; j++) {
      row.push(state.z(l, j), state.a(l, j), state.dC_da(l, j), state.dC_dz(l, j), state.b(l, j));
      row.push(state.derivative({ l, j }), state.gradient({ l, j }), ...momentsOf(state, { l, j }));
      const mixed = network.layers[l - 1]!.activation === "softmax" ? network.sizes[l]! : 1;
      for (let i = 0; i < mixed; i++) row.push(state.da_dz(l, j, mixed === 1 ? j : i));
      row.push(...state.weightsInto(l, j));
      for (let k = 0; k < network.sizes[l - 1]!; k++) {
        row.push(
          state.a(l - 1, k),
          state.w(l, j, k),
          state.derivative({ l, j, k }),
          state.gradient({ l, j, k }),
          ...momentsOf(state, { l, j, k }),
        );
      }
    }
  }
  return row;
}

/** 0 where the rule, or a frozen parameter, has none. */
function momentsOf(state: State, parameter: Parameter): number[] {
  return [state.moment("m", parameter) ?? 0, state.moment("v", parameter) ?? 0];
}

/** The same row from the oracle's memory. */
export function expected(memory: Memory, { sizes, layers }: State["network"]): unknown[] {
  const row: unknown[] = [memory.example, memory.epoch, memory.batch, memory.C];
  row.push(memory.learningRate, ...memory.y);
  for (let l = 1; l < sizes.length; l++) {
    for (let j = 0; j < sizes[l]!; j++) {
      row.push(memory.z[l]![j], memory.a[l]![j], memory.dC_da[l]![j], memory.dC_dz[l]![j], memory.b[l]![j]);
      row.push(memory.dC_db[l]![j], memory.bGrad[l]![j], memory.bM[l]![j], memory.bV[l]![j]);
      const mixed = layers[l - 1]!.activation === "softmax" ? sizes[l]! : 1;
      for (let i = 0; i < mixed; i++) row.push(memory.da_dz[l]![j]![mixed === 1 ? j : i]);
      row.push(...memory.w[l]![j]!);
      for (let k = 0; k < sizes[l - 1]!; k++) {
        row.push(memory.a[l - 1]![k], memory.w[l]![j]![k], memory.dC_dw[l]![j]![k], memory.wGrad[l]![j]![k]);
        row.push(memory.wM[l]![j]![k], memory.wV[l]![j]![k]);
      }
    }
  }
  return row;
}

export function stepName({ latest }: State): string {
  if (!latest) return "start";
  const { kind, l, j, k, i } = latest.step;
  return [kind, l, j, k, i].filter((part) => part !== undefined).join(" ");
}
