/** The arithmetic of a dense layer: every sum starts at +0 and adds in the order of the steps, the bias last. */
import type { LayerKernel } from "../kind";

export const kernel: LayerKernel = {
  weightedInputs(parameters, first, a, z) {
    let place = first;
    for (let j = 0; j < z.length; j++) {
      let sum = 0;
      for (let k = 0; k < a.length; k++) sum += parameters[place++]! * a[k]!; // z_j = Σ_k w_jk a_k + b_j
      z[j] = sum + parameters[place++]!;
    }
  },

  throughSources(parameters, first, dC_dz, dC_da) {
    const width = dC_da.length + 1;
    for (let k = 0; k < dC_da.length; k++) {
      let sum = 0;
      for (let j = 0; j < dC_dz.length; j++) {
        sum += parameters[first + j * width + k]! * dC_dz[j]!; // ∂z_j/∂a_k · ∂C/∂z_j = w_jk ∂C/∂z_j
      }
      dC_da[k] = sum;
    }
  },

  addGradient(gradient, first, a, dC_dz) {
    let place = first;
    for (let j = 0; j < dC_dz.length; j++) {
      const delta = dC_dz[j]!;
      for (let k = 0; k < a.length; k++) gradient[place++]! += a[k]! * delta; // ∂C/∂w_jk = ∂z_j/∂w_jk · ∂C/∂z_j = a_k ∂C/∂z_j
      gradient[place++]! += delta; // ∂C/∂b_j = 1 · ∂C/∂z_j
    }
  },
};
