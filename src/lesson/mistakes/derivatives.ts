/** The mistakes with the derivatives of weights and biases: their first factor, or the whole product. The likelier ones come first. */
import { words } from "../../words/words";
import { type Mistake, type Setting, times, wrongSign } from "./setting";

/** The new factor ∂z_j/∂w_jk = a_k; or ∂C/∂w_jk whole. */
export function ofWeight(s: Setting): Mistake[] {
  return s.question.isWhole ? ofWholeWeight(s) : ofWeightFactor(s);
}

function ofWeightFactor(s: Setting): Mistake[] {
  const { l, j, k = 0 } = s.question.step;
  const [w, a, delta] = [s.w(l, j, k)!, s.a(l - 1, k)!, s.dC_dz(l, j)];
  const [wjk, ak, zj] = [s.wName(l, j, k), s.aName(l - 1, k), s.zName(l, j)];
  const swapped = j === k ? undefined : s.a(l - 1, j);
  return [
    {
      value: w,
      words: `That is ${wjk} itself, which is what ${zj} moves by for a nudge to ${ak}; asked is a nudge to the weight.`,
    },
    { value: a * delta, words: `That is ${s.dC(wjk)}, the whole product; asked is its new factor alone.` },
    {
      value: s.z(l - 1, k),
      words: `That is ${s.zName(l - 1, k)}, before the activation function; ${zj} takes ${ak}.`,
    },
    {
      value: swapped,
      words: `That is ${s.aName(l - 1, j)}, with j and k swapped; ${wjk} comes from neuron ${k}.`,
    },
    {
      value: s.a(l, j),
      words: `That is ${s.aName(l, j)}, where the weight leads to; asked is where it comes from.`,
    },
    wrongSign(s),
    { value: delta, words: "That is the product of the factors known already; asked is the new one." },
    { value: 1, words: "The factor is 1 for a bias; a weight is multiplied by something." },
    {
      value: w * a,
      words: `That is ${wjk} times ${ak}, the term itself; asked is how it moves with the weight.`,
    },
    {
      value: s.dC_da(l, j),
      words: `That is ${s.dC(s.aName(l, j))}, known already; asked is ∂${zj}/∂${wjk}.`,
    },
    {
      value: s.slope(l, j),
      words: `That is ∂${s.aName(l, j)}/∂${zj}, known already; asked is ∂${zj}/∂${wjk}.`,
    },
    ...s.others(l - 1, k).map((other) => ({
      value: s.a(l - 1, other),
      words: `That is ${s.aName(l - 1, other)}, of a neighbour; ${wjk} comes from ${ak}.`,
    })),
  ];
}

function ofWholeWeight(s: Setting): Mistake[] {
  const { l, j, k = 0 } = s.question.step;
  const [w, a, delta] = [s.w(l, j, k)!, s.a(l - 1, k)!, s.dC_dz(l, j)];
  const [wjk, ak, zj] = [s.wName(l, j, k), s.aName(l - 1, k), s.zName(l, j)];
  const swapped = j === k ? undefined : s.a(l - 1, j);
  return [
    ...ofProduct(s, a, wjk),
    { value: delta, words: `That is ${s.dC(zj)}; the factor ∂${zj}/∂${wjk} is missing.` },
    { value: a, words: `That is ∂${zj}/∂${wjk} alone; the whole product is asked.` },
    { value: w * delta, words: `That takes the weight ${wjk} where ${ak}, its input, belongs.` },
    { value: times(s.z(l - 1, k), delta), words: `That takes ${s.zName(l - 1, k)} where ${ak} belongs.` },
    {
      value: times(swapped, delta),
      words: `That takes ${s.aName(l - 1, j)}, with j and k swapped; ${wjk} comes from neuron ${k}.`,
    },
    {
      value: j !== k && k < s.size(l) ? times(s.a(l - 1, j), s.dC_dz(l, k)) : undefined,
      words: `That is ${s.dC(s.wName(l, k, j))}, with j and k swapped; asked is ${s.dC(wjk)}.`,
    },
    {
      value: s.a(l, j)! * delta,
      words: `That takes ${s.aName(l, j)}, where the weight leads to; it takes ${ak}, where it comes from.`,
    },
    ...ofAccumulated(s, wjk),
    ...s.others(l - 1, k).map((other) => ({
      value: times(s.a(l - 1, other), delta),
      words: `That is ${s.dC(s.wName(l, j, other))}, of a neighbour; asked is ${s.dC(wjk)}.`,
    })),
    ...s.others(l, j).map((other) => ({
      value: a * s.dC_dz(l, other),
      words: `That is ${s.dC(s.wName(l, other, k))}, of another neuron; asked is ${s.dC(wjk)}.`,
    })),
  ];
}

/** The new factor ∂z_j/∂b_j = 1; or ∂C/∂b_j whole. */
export function ofBias(s: Setting): Mistake[] {
  const { step, isWhole } = s.question;
  const { l, j } = step;
  const [b, delta] = [s.b(l, j), s.dC_dz(l, j)];
  const [bj, zj] = [s.bName(l, j), s.zName(l, j)];
  if (!isWhole) {
    return [
      { value: 0, words: `It is not 0: ${bj} stands in the sum, so ${zj} moves with it.` },
      { value: b, words: `That is ${bj} itself; asked is how far ${zj} moves with it.` },
      { value: delta, words: `That is ${s.dC(bj)}, the whole product; asked is its new factor alone.` },
      wrongSign(s),
      {
        value: s.dC_da(l, j),
        words: `That is ${s.dC(s.aName(l, j))}, known already; asked is ∂${zj}/∂${bj}.`,
      },
      {
        value: s.slope(l, j),
        words: `That is ∂${s.aName(l, j)}/∂${zj}, known already; asked is ∂${zj}/∂${bj}.`,
      },
      { value: s.z(l, j), words: `That is ${zj} itself; asked is how far it moves with ${bj}.` },
      ...s.others(l - 1, -1).map((k) => ({
        value: s.a(l - 1, k),
        words: `That is ${s.aName(l - 1, k)}, the factor of a weight; the bias is not multiplied by anything.`,
      })),
    ];
  }
  return [
    ...ofProduct(s, 1, bj),
    { value: 1, words: `That is ∂${zj}/∂${bj} alone; the whole product is asked.` },
    { value: 0, words: `It is not 0: ${bj} stands in the sum of ${zj}, so C moves with it.` },
    { value: b * delta, words: "That multiplies by the bias; its factor is 1." },
    ...ofAccumulated(s, bj),
    ...s.others(l - 1, -1).map((k) => ({
      value: s.a(l - 1, k)! * delta,
      words: `That is ${s.dC(s.wName(l, j, k))}, of a weight; the bias is not multiplied by an activation.`,
    })),
    ...s.others(l, j).map((other) => ({
      value: s.dC_dz(l, other),
      words: `That is ${s.dC(s.bName(l, other))}, of another neuron; asked is ${s.dC(bj)}.`,
    })),
  ];
}

/** A chain-rule product of which one factor is missing or another one: `first` · σ′(z_j) · ∂C/∂a_j. */
function ofProduct(s: Setting, first: number, parameter: string): Mistake[] {
  const { l, j } = s.question.step;
  const [zj, aj] = [s.zName(l, j), s.aName(l, j)];
  const slope = s.slope(l, j);
  const dC_da = s.dC_da(l, j);
  const mixes = s.mixes(l);
  const { activation } = s.state.network.layers[l - 1]!;
  const missing = mixes
    ? words.mistakes.mixingMissing(activation, aj, zj)
    : `The factor ∂${aj}/∂${zj} = σ′(${zj}) is missing in that.`;
  return [
    { value: first * dC_da, words: missing },
    wrongSign(s),
    {
      value: mixes ? undefined : first * s.a(l, j)! * dC_da,
      words: `That takes σ(${zj}), the activation, where its slope σ′(${zj}) belongs.`,
    },
    {
      value: mixes ? undefined : first * s.z(l, j)! * dC_da,
      words: `That takes ${zj} where the slope σ′(${zj}) belongs.`,
    },
    { value: times(first, slope), words: `The factor ${s.dC(aj)} is missing in that.` },
    { value: dC_da, words: `That is ${s.dC(aj)} alone; the whole product is asked.` },
    { value: slope, words: `That is ∂${aj}/∂${zj} alone; the whole product is asked.` },
    {
      value: slope === undefined ? undefined : first + slope + dC_da,
      words: `That adds the factors; ${s.dC(parameter)} is their product.`,
    },
  ];
}

/** The gradient of the batch so far, where it has more than this example in it. */
function ofAccumulated(s: Setting, parameter: string): Mistake[] {
  return [
    {
      value: s.state.sum(s.question.step),
      words: `That is the sum over the examples so far; asked is ${s.dC(parameter)} of this one.`,
    },
  ];
}
