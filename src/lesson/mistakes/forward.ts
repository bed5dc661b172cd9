/** The mistakes of the forward pass: terms, weighted inputs and activations. The likelier ones come first. */
import { activationOf, elementwise, elementwiseNames } from "../../core/network/activation";
import { exp } from "../../math/elementary";
import { type Mistake, type Setting, times, wrongSign } from "./setting";

/** One term w_jk a_k of z_j. */
export function ofTerm(s: Setting): Mistake[] {
  const { l, j, k = 0 } = s.question.step;
  const w = s.w(l, j, k)!;
  const a = s.a(l - 1, k)!;
  const [wjk, ak, zj] = [s.wName(l, j, k), s.aName(l - 1, k), s.zName(l, j)];
  let before = 0;
  for (let index = 0; index < k; index++) before += s.w(l, j, index)! * s.a(l - 1, index)!;
  return [
    wrongSign(s),
    { value: w + a, words: `That is the sum of ${wjk} and ${ak}; asked is their product.` },
    { value: w, words: `That is the weight ${wjk} alone; it is still to be multiplied by ${ak}.` },
    { value: a, words: `That is ${ak} alone; it is still to be multiplied by its weight ${wjk}.` },
    ...(k > 0
      ? [
          { value: before + w * a, words: `That is all of ${zj} so far; asked is the new term alone.` },
          {
            value: before,
            words: `That is what ${zj} had come to before; asked is the term that comes now.`,
          },
        ]
      : []),
    {
      value: w * a + s.b(l, j),
      words: `That has the bias ${s.bName(l, j)} in it already; it comes with a step of its own.`,
    },
    ...(j === k
      ? []
      : [
          {
            value: times(s.w(l, k, j), a),
            words: `That takes ${s.wName(l, k, j)}, with j and k swapped: the first index is the neuron that the weight leads to.`,
          },
          {
            value: times(w, s.a(l - 1, j)),
            words: `That takes ${s.aName(l - 1, j)}, with j and k swapped: ${wjk} comes from neuron ${k}.`,
          },
        ]),
    ...s.others(l - 1, k).flatMap((other): Mistake[] => [
      {
        value: times(s.w(l, j, other), s.a(l - 1, other)),
        words: `That is the term of ${s.aName(l - 1, other)}; asked is the one of ${ak}.`,
      },
      {
        value: times(w, s.a(l - 1, other)),
        words: `That takes ${s.aName(l - 1, other)}; ${wjk} comes from ${ak}.`,
      },
      {
        value: times(s.w(l, j, other), a),
        words: `That takes ${s.wName(l, j, other)}; the weight of ${ak} is ${wjk}.`,
      },
    ]),
    ...s.others(l, j).map((other) => ({
      value: times(s.w(l, other, k), a),
      words: `That is what ${ak} adds to ${s.zName(l, other)}; asked is what it adds to ${zj}.`,
    })),
  ];
}

/** z_j = Σ_k w_jk a_k + b_j. */
export function ofWeightedInput(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const [z, b] = [s.z(l, j)!, s.b(l, j)];
  const [zj, bj] = [s.zName(l, j), s.bName(l, j)];
  const term = (k: number): number => s.w(l, j, k)! * s.a(l - 1, k)!;
  const sum = s.sum(l - 1, term)!;
  const single = s.others(l - 1, -1);
  const transposed = s.sum(l - 1, (k) => times(s.w(l, k, j), s.a(l - 1, k)));
  return [
    { value: sum, words: `That is the sum of the products; the bias ${bj} is still missing.` },
    wrongSign(s),
    { value: sum - b, words: `The bias ${bj} went in with the wrong sign; it is added as it stands.` },
    {
      value: b,
      words: `That is the bias alone; ${zj} has the products of weights and activations in it, too.`,
    },
    {
      value: s.a(l, j),
      words: `That is ${s.aName(l, j)}, one step ahead; asked is ${zj}, before the activation function.`,
    },
    {
      value: transposed === undefined ? undefined : transposed + b,
      words: `That takes column ${j} of the weights, with j and k swapped; ${zj} takes row ${j}.`,
    },
    ...single.flatMap((k): Mistake[] => {
      const name = `${s.wName(l, j, k)} ${s.aName(l - 1, k)}`;
      const alone = {
        value: term(k) + b,
        words: `That is ${name} and the bias alone; the other products are missing.`,
      };
      return [
        ...(s.size(l - 1) > 1
          ? [{ value: z - term(k), words: `The product ${name} is missing in that.` }]
          : [
              {
                value: s.w(l, j, k)! + b,
                words: `That adds the weight ${s.wName(l, j, k)} itself; it is multiplied by ${s.aName(l - 1, k)} first.`,
              },
            ]),
        { value: z - 2 * term(k), words: `The product ${name} went in with the wrong sign.` },
        ...(s.size(l - 1) > 1 ? [alone] : []),
      ];
    }),
    {
      value: s.sum(l - 1, (k) => s.a(l - 1, k)! + s.w(l, j, k)!),
      words: "That adds weights and activations up; each weight is multiplied by its activation.",
    },
    ...s.others(l, j).flatMap((other): Mistake[] => [
      { value: s.z(l, other), words: `That is ${s.zName(l, other)}, of another neuron; asked is ${zj}.` },
      {
        value: sum + s.b(l, other),
        words: `That has the bias ${s.bName(l, other)} in it; the one of this neuron is ${bj}.`,
      },
    ]),
  ];
}

/** a_j = σ(z_j). */
export function ofActivation(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const { activation } = s.state.network.layers[l - 1]!;
  const [z, a] = [s.z(l, j)!, s.a(l, j)!];
  const [zj, aj] = [s.zName(l, j), s.aName(l, j)];
  const others = s.others(l, j).map((other) => ({
    value: s.a(l, other),
    words: `That is ${s.aName(l, other)}, of another neuron; asked is ${aj}.`,
  }));
  const itself = { value: z, words: `That is ${zj} itself; ${activation} is still to be applied to it.` };
  const record = activationOf(activation);
  if (record.mixes) {
    const sum = s.sum(l, (i) => exp(s.z(l, i)!))!;
    return [
      {
        value: exp(z),
        words: `That is e to the power ${zj}; ${activation} divides it by the sum of all of them.`,
      },
      itself,
      wrongSign(s),
      {
        value: exp(z) / (sum - exp(z)),
        words: `The sum that ${activation} divides by has e to the power ${zj} in it, too.`,
      },
      {
        value: z / s.sum(l, (i) => s.z(l, i))!,
        words: `That is the share of z; ${activation} takes the share of e to the power z.`,
      },
      {
        value: elementwise.sigmoid.f(z),
        words: `That is the sigmoid, which looks at one neuron; ${activation} looks at the whole layer.`,
      },
      { value: a * (1 - a), words: `That is the slope ∂a/∂z; asked is ${aj} itself.` },
      ...others,
    ];
  }
  const { f, df } = record;
  return [
    itself,
    { value: df(z, a), words: `That is σ′(${zj}), the slope; asked is the height σ(${zj}).` },
    { value: f(-z), words: `That is σ(−${zj}): the sign of ${zj} got lost on the way.` },
    { value: f(z - s.b(l, j)), words: `That is σ of the sum without its bias ${s.bName(l, j)}.` },
    wrongSign(s),
    ...elementwiseNames
      .filter((name) => name !== activation)
      .map((name) => ({
        value: elementwise[name].f(z),
        words: `That is ${name} of ${zj}; this layer has ${activation}.`,
      })),
    { value: exp(-z), words: `That is e to the power −${zj} alone.` },
    { value: exp(z), words: `That is e to the power ${zj} alone.` },
    { value: 1 - a, words: `That is 1 − ${aj}.` },
    ...others,
  ];
}
