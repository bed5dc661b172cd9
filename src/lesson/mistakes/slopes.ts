/** The mistakes with ∂a/∂z, the slope of an activation function. The likelier ones come first. */
import { elementwise, elementwiseOf } from "../../core/network/activation";
import { aName, dC, type Mistake, type Setting, wrongSign, zName } from "./setting";

/** ∂a_j/∂z_j = σ′(z_j). Softmax: ∂a_i/∂z_j, or all of them together, ∂C/∂z_j. */
export function ofSlope(s: Setting): Mistake[] {
  if (!s.isSoftmax(s.question.step.l)) return ofElementwiseSlope(s);
  return s.question.isWhole ? ofSoftmaxSum(s) : ofSoftmaxSlope(s);
}

function ofElementwiseSlope(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const { activation } = s.state.network.layers[l - 1]!;
  if (activation === "softmax") return [];
  const { df, f } = elementwiseOf(activation);
  const [z, a, slope] = [s.z(l, j)!, s.a(l, j)!, s.question.value];
  const [zj, aj] = [zName(l, j), aName(l, j)];
  return [
    { value: a, words: `That is σ(${zj}), the activation itself; asked is its slope.` },
    { value: z, words: `That is ${zj} itself; asked is the slope of σ there.` },
    ...ofRule(activation, z, a),
    {
      value: slope * s.dC_da(l, j),
      words: `That is the product with ${dC(aj)} already; asked is the new factor alone.`,
    },
    wrongSign(s),
    { value: s.dC_da(l, j), words: `That is ${dC(aj)}, the factor known before; asked is ∂${aj}/∂${zj}.` },
    { value: df(a, f(a)), words: `That is the slope at ${aj}; asked is the slope at ${zj}.` },
    { value: 1 - a, words: `That is 1 − ${aj}.` },
    ...(Object.keys(elementwise) as (keyof typeof elementwise)[])
      .filter((name) => name !== activation)
      .map((name) => ({
        value: elementwise[name].df(z, elementwise[name].f(z)),
        words: `That is the slope of ${name}; this layer has ${activation}.`,
      })),
    ...s.others(l, j).map((other) => ({
      value: s.slope(l, other),
      words: `That is the slope at ${zName(l, other)}, of another neuron; asked is the one at ${zj}.`,
    })),
  ];
}

const OTHER_SIDE = "That is the slope on the other side of 0; look at the sign of z.";

/** Mistakes with the rule of one activation function. */
function ofRule(activation: keyof typeof elementwise, z: number, a: number): Mistake[] {
  switch (activation) {
    case "sigmoid":
      return [
        { value: z * (1 - z), words: "That is z (1 − z); it is a (1 − a), by the activation." },
        { value: a * (1 + a), words: "That is a (1 + a); it is a (1 − a)." },
        { value: a * a, words: "That is a²; it is a (1 − a)." },
      ];
    case "tanh":
      return [
        { value: 1 - z * z, words: "That is 1 − z²; it is 1 − a², by the activation." },
        { value: a * a, words: "That is a²; it is 1 − a²." },
        { value: 1 + a * a, words: "That is 1 + a²; it is 1 − a²." },
        { value: a * (1 - a), words: "That is a (1 − a), the rule of the sigmoid; tanh has 1 − a²." },
      ];
    case "relu":
    case "leakyRelu":
      return [{ value: z > 0 ? elementwiseOf(activation).df(-1, 0) : 1, words: OTHER_SIDE }];
    case "elu":
      return [
        { value: z > 0 ? undefined : 1, words: OTHER_SIDE },
        { value: z > 0 ? undefined : 1 - a, words: "That is 1 − a; below 0 the slope is a + 1." },
      ];
    case "softplus":
    case "silu":
    case "gelu":
    case "identity":
      return [];
  }
}

function ofSoftmaxSlope(s: Setting): Mistake[] {
  const { l, j, i = j } = s.question.step;
  const [ai, aj] = [s.a(l, i)!, s.a(l, j)!];
  const name = `∂${aName(l, i)}/∂${zName(l, j)}`;
  const own: Mistake[] =
    i === j
      ? [
          { value: ai, words: `That is ${aName(l, i)} itself; asked is its slope.` },
          {
            value: -ai * ai,
            words: `That is −a², the rule for another output; ${zName(l, j)} is the neuron's own.`,
          },
          {
            value: 1 - ai,
            words: `That is 1 − ${aName(l, i)}; it is still to be multiplied by ${aName(l, i)}.`,
          },
        ]
      : [
          {
            value: ai * aj,
            words: "The minus sign is missing: where one share grows, the other ones shrink.",
          },
          {
            value: ai * (1 - ai),
            words: `That is the rule for the neuron's own z; ${name} is about two neurons.`,
          },
          {
            value: aj * (1 - aj),
            words: `That is ∂${aName(l, j)}/∂${zName(l, j)}; asked is how ${aName(l, i)} moves.`,
          },
          {
            value: ai * (1 - aj),
            words: `That is the rule for the neuron's own z; ${name} is about two neurons.`,
          },
          { value: 0, words: `It is not 0: with softmax ${zName(l, j)} moves every output.` },
          { value: ai, words: `That is ${aName(l, i)} itself; asked is how it moves.` },
        ];
  return [
    ...own,
    wrongSign(s),
    {
      value: s.question.value * s.dC_da(l, i),
      words: `That is the product with ${dC(aName(l, i))} already; asked is the new factor alone.`,
    },
    { value: s.dC_da(l, i), words: `That is ${dC(aName(l, i))}, the factor known before; asked is ${name}.` },
    {
      value: s.state.dC_dz(l, j),
      words: `That is ${dC(zName(l, j))}, the whole sum; asked is the new factor alone.`,
    },
    ...s.others(l, i).map((other) => ({
      value: softmaxSlope(s, other),
      words: `That is how ${aName(l, other)} moves; asked is ${aName(l, i)}.`,
    })),
  ];
}

/** ∂a_i/∂z_j for the j of the step. */
function softmaxSlope(s: Setting, i: number): number {
  const { l, j } = s.question.step;
  const [ai, aj] = [s.a(l, i)!, s.a(l, j)!];
  return i === j ? ai * (1 - aj) : -ai * aj;
}

function ofSoftmaxSum(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const { value } = s.question;
  const share = (i: number): number => softmaxSlope(s, i) * s.dC_da(l, i);
  return [
    {
      value: share(j),
      words: `That is the way through ${aName(l, j)} alone; softmax moves the other outputs, too.`,
    },
    wrongSign(s),
    {
      value: s.dC_da(l, j),
      words: `That is ${dC(aName(l, j))}; softmax is still between it and ${zName(l, j)}.`,
    },
    { value: softmaxSlope(s, j), words: `That is ∂${aName(l, j)}/∂${zName(l, j)} alone.` },
    ...s
      .others(l, -1)
      .map((i) => ({ value: value - share(i), words: `The way through ${aName(l, i)} is missing in that.` })),
    ...s.others(l, j).map((i) => ({
      value: share(i),
      words: `That is the way through ${aName(l, i)} alone; all of them add up.`,
    })),
    { value: s.a(l, j)! - s.y(j), words: "That is a − y, which holds for the cost crossEntropy alone." },
    ...s.others(l, j).map((other) => ({
      value: s.dC_dz(l, other),
      words: `That is ${dC(zName(l, other))}, of another neuron; asked is ${dC(zName(l, j))}.`,
    })),
  ];
}
