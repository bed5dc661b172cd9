/** The arithmetic of a dense layer: every sum starts at +0 and adds in the order of the steps, the bias last. */
import type { LayerKernel } from "../kind";

export const kernel: LayerKernel = {
  weightedInputs({ inputs, units, parameters: first, sources, neurons }, parameters, a, z) {
    let place = first;
    for (let j = 0; j < units; j++) {
      let sum = 0;
      for (let k = 0; k < inputs; k++) sum += parameters[place++]! * a[sources + k]!; // z_j = Σ_k w_jk a_k + b_j
      z[neurons + j] = sum + parameters[place++]!;
    }
  },

  throughSources({ inputs, units, parameters: first, sources, neurons }, parameters, dC_dz, dC_da) {
    const width = inputs + 1;
    for (let k = 0; k < inputs; k++) {
      let sum = 0;
      for (let j = 0; j < units; j++) {
        sum += parameters[first + j * width + k]! * dC_dz[neurons + j]!; // ∂z_j/∂a_k · ∂C/∂z_j = w_jk ∂C/∂z_j
      }
      dC_da[sources + k] = sum;
    }
  },

  addGradient({ inputs, units, parameters: first, sources, neurons }, a, dC_dz, gradient) {
    let place = first;
    for (let j = 0; j < units; j++) {
      const delta = dC_dz[neurons + j]!;
      for (let k = 0; k < inputs; k++) gradient[place++]! += a[sources + k]! * delta; // ∂C/∂w_jk = ∂z_j/∂w_jk · ∂C/∂z_j = a_k ∂C/∂z_j
      gradient[place++]! += delta; // ∂C/∂b_j = 1 · ∂C/∂z_j
    }
  },
};
