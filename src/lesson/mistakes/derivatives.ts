/** The mistakes with the derivatives of weights and biases: their first factor, or the whole product. The likelier ones come first. */
import type { Parameter } from "../../core/network/network";
import { words } from "../../words/words";
import { type Mistake, type Setting, times, wrongSign } from "./setting";
import { ofWayBack } from "./wayBack";

const said = words.mistakes.derivatives;
const { ofAnotherNeuron } = words.mistakes.general;

/** The new factor ∂z_j/∂w_jk = a_k; or ∂C/∂w_jk whole. */
export function ofWeight(s: Setting): Mistake[] {
  return s.question.isWhole ? ofWholeWeight(s) : ofWeightFactor(s);
}

function namesAtWeight(s: Setting) {
  const { l, j, k = 0 } = s.question.step;
  const weight = { l, j, k };
  return {
    ...{ w: s.parameterName(weight), a: s.aName(l - 1, k), z: s.zName(l, j) },
    ...{ factor: s.dz_dName(weight), derivative: s.dCName(weight) },
  };
}

function ofWeightFactor(s: Setting): Mistake[] {
  const { l, j, k = 0 } = s.question.step;
  const [w, a, delta] = [s.w(l, j, k)!, s.a(l - 1, k)!, s.dC_dz(l, j)];
  const names = namesAtWeight(s);
  const factor = said.weightFactor;
  return [
    { value: w, words: factor.weight(names) },
    { value: a * delta, words: said.wholeProduct(names.derivative) },
    { value: s.z(l - 1, k), words: factor.weightedInput(names, s.zName(l - 1, k)) },
    {
      value: j === k ? undefined : s.a(l - 1, j),
      words: factor.swapped(names, s.aName(l - 1, j), k),
    },
    { value: s.a(l, j), words: factor.whereItLeads(s.aName(l, j)) },
    wrongSign(s),
    { value: delta, words: factor.known },
    { value: 1, words: factor.one },
    { value: w * a, words: factor.term(names) },
    { value: s.dC_da(l, j), words: said.knownAlready(s.dC_daName(l, j), names.factor) },
    { value: s.slope(l, j), words: said.knownAlready(s.da_dzName(l, j), names.factor) },
    ...s.others(l - 1, k).map((other) => ({
      value: s.a(l - 1, other),
      words: factor.neighbour(names, s.aName(l - 1, other)),
    })),
  ];
}

function ofWholeWeight(s: Setting): Mistake[] {
  const { l, j, k = 0 } = s.question.step;
  const [w, a, delta] = [s.w(l, j, k)!, s.a(l - 1, k)!, s.dC_dz(l, j)];
  const names = namesAtWeight(s);
  const { weight } = said;
  const swapped = j === k ? undefined : s.a(l - 1, j);
  return [
    ...ofProduct(s, a, { l, j, k }),
    { value: delta, words: weight.factorMissing(names, s.dC_dzName(l, j)) },
    { value: a, words: said.alone(names.factor) },
    { value: w * delta, words: weight.takesWeight(names) },
    {
      value: times(s.z(l - 1, k), delta),
      words: weight.takesWeightedInput(names, s.zName(l - 1, k)),
    },
    { value: times(swapped, delta), words: weight.takesSwapped(names, s.aName(l - 1, j), k) },
    {
      value: j !== k && k < s.size(l) ? times(s.a(l - 1, j), s.dC_dz(l, k)) : undefined,
      words: weight.swapped(names, s.dCName({ l, j: k, k: j })),
    },
    { value: s.a(l, j)! * delta, words: weight.whereItLeads(names, s.aName(l, j)) },
    ofAccumulated(s, { l, j, k }),
    ...s.others(l - 1, k).map((other) => ({
      value: times(s.a(l - 1, other), delta),
      words: weight.neighbour(names, s.dCName({ l, j, k: other })),
    })),
    ...s.others(l, j).map((other) => ({
      value: a * s.dC_dz(l, other),
      words: ofAnotherNeuron(s.dCName({ l, j: other, k }), names.derivative),
    })),
    ...ofWayBack(s, times(a, s.slope(l, j))),
  ];
}

/** The new factor ∂z_j/∂b_j = 1; or ∂C/∂b_j whole. */
export function ofBias(s: Setting): Mistake[] {
  return s.question.isWhole ? ofWholeBias(s) : ofBiasFactor(s);
}

function namesAtBias(s: Setting) {
  const { l, j } = s.question.step;
  const bias = { l, j };
  return {
    ...{ b: s.parameterName(bias), z: s.zName(l, j) },
    ...{ factor: s.dz_dName(bias), derivative: s.dCName(bias) },
  };
}

function ofBiasFactor(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const names = namesAtBias(s);
  const factor = said.biasFactor;
  return [
    { value: 0, words: factor.zero(names) },
    { value: s.b(l, j), words: factor.bias(names) },
    { value: s.dC_dz(l, j), words: said.wholeProduct(names.derivative) },
    wrongSign(s),
    { value: s.dC_da(l, j), words: said.knownAlready(s.dC_daName(l, j), names.factor) },
    { value: s.slope(l, j), words: said.knownAlready(s.da_dzName(l, j), names.factor) },
    { value: s.z(l, j), words: factor.weightedInput(names) },
    ...s.others(l - 1, -1).map((k) => ({
      value: s.a(l - 1, k),
      words: factor.activation(s.aName(l - 1, k)),
    })),
  ];
}

function ofWholeBias(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const [b, delta] = [s.b(l, j), s.dC_dz(l, j)];
  const names = namesAtBias(s);
  const { bias } = said;
  return [
    ...ofProduct(s, 1, { l, j }),
    { value: 1, words: said.alone(names.factor) },
    { value: 0, words: bias.zero(names) },
    { value: b * delta, words: bias.timesBias },
    ofAccumulated(s, { l, j }),
    ...s.others(l - 1, -1).map((k) => ({
      value: s.a(l - 1, k)! * delta,
      words: bias.weight(s.dCName({ l, j, k })),
    })),
    ...s.others(l, j).map((other) => ({
      value: s.dC_dz(l, other),
      words: ofAnotherNeuron(s.dCName({ l, j: other }), names.derivative),
    })),
    ...ofWayBack(s, s.slope(l, j)),
  ];
}

/** A chain-rule product of which one factor is missing or another one: `first` · σ′(z_j) · ∂C/∂a_j. */
function ofProduct(s: Setting, first: number, parameter: Parameter): Mistake[] {
  const { l, j } = parameter;
  const [zj, aj, slopeName] = [s.zName(l, j), s.aName(l, j), s.da_dzName(l, j)];
  const slope = s.slope(l, j);
  const dC_da = s.dC_da(l, j);
  const mixes = s.mixes(l);
  const { activation } = s.state.network.layers[l - 1]!;
  const { product } = said;
  return [
    {
      value: first * dC_da,
      words: mixes ? product.mixingMissing(activation, aj, zj) : product.slopeMissing(slopeName, zj),
    },
    wrongSign(s),
    { value: mixes ? undefined : first * s.a(l, j)! * dC_da, words: product.heightForSlope(zj) },
    { value: mixes ? undefined : first * s.z(l, j)! * dC_da, words: product.inputForSlope(zj) },
    { value: times(first, slope), words: product.factorMissing(s.dC_daName(l, j)) },
    { value: dC_da, words: said.alone(s.dC_daName(l, j)) },
    { value: slope, words: said.alone(slopeName) },
    {
      value: slope === undefined ? undefined : first + slope + dC_da,
      words: product.added(s.dCName(parameter)),
    },
  ];
}

/** The gradient of the batch so far, where it has more than this example in it. */
function ofAccumulated(s: Setting, parameter: Parameter): Mistake {
  return {
    value: s.state.sum(s.question.step),
    words: said.product.accumulated(s.dCName(parameter)),
  };
}
