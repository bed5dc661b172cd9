/** The mistakes of the forward pass: terms, weighted inputs and activations. The likelier ones come first. */
import { activationOf, type Elementwise, elementwise, elementwiseNames } from "../../core/network/activation";
import { exp } from "../../math/elementary";
import { words } from "../../words/words";
import { type Mistake, type Setting, times, wrongSign } from "./setting";

const said = words.mistakes.forward;
const { ofAnotherNeuron } = words.mistakes.general;

/** One term w_jk a_k of z_j. */
export function ofTerm(s: Setting): Mistake[] {
  const { l, j, k = 0 } = s.question.step;
  const [w, a] = [s.w(l, j, k)!, s.a(l - 1, k)!];
  const names = { w: s.wName(l, j, k), a: s.aName(l - 1, k), z: s.zName(l, j) };
  const { term } = said;
  let before = 0;
  for (let index = 0; index < k; index++) before += s.w(l, j, index)! * s.a(l - 1, index)!;
  return [
    wrongSign(s),
    { value: w + a, words: term.sum(names) },
    { value: w, words: term.weightAlone(names) },
    { value: a, words: term.activationAlone(names) },
    { value: k > 0 ? before + w * a : undefined, words: term.soFar(names) },
    { value: k > 0 ? before : undefined, words: term.before(names) },
    { value: w * a + s.b(l, j), words: term.withBias(s.bName(l, j)) },
    ...ofOtherTerms(s),
  ];
}

/** Where a term is made of a weight or an activation that is not its own. */
function ofOtherTerms(s: Setting): Mistake[] {
  const { l, j, k = 0 } = s.question.step;
  const [w, a] = [s.w(l, j, k)!, s.a(l - 1, k)!];
  const names = { w: s.wName(l, j, k), a: s.aName(l - 1, k), z: s.zName(l, j) };
  const { term } = said;
  const swapped =
    j === k
      ? []
      : [
          { value: times(s.w(l, k, j), a), words: term.swappedWeight(s.wName(l, k, j)) },
          { value: times(w, s.a(l - 1, j)), words: term.swappedActivation(names, s.aName(l - 1, j), k) },
        ];
  return [
    ...swapped,
    ...s.others(l - 1, k).flatMap((other): Mistake[] => [
      {
        value: times(s.w(l, j, other), s.a(l - 1, other)),
        words: term.otherTerm(names, s.aName(l - 1, other)),
      },
      { value: times(w, s.a(l - 1, other)), words: term.otherActivation(names, s.aName(l - 1, other)) },
      { value: times(s.w(l, j, other), a), words: term.otherWeight(names, s.wName(l, j, other)) },
    ]),
    ...s.others(l, j).map((other) => ({
      value: times(s.w(l, other, k), a),
      words: term.toOther(names, s.zName(l, other)),
    })),
  ];
}

/** z_j = Σ_k w_jk a_k + b_j. */
export function ofWeightedInput(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const b = s.b(l, j);
  const [zj, bj] = [s.zName(l, j), s.bName(l, j)];
  const { weightedInput } = said;
  const sum = s.sum(l - 1, (k) => s.w(l, j, k)! * s.a(l - 1, k)!)!;
  const transposed = s.sum(l - 1, (k) => times(s.w(l, k, j), s.a(l - 1, k)));
  return [
    { value: sum, words: weightedInput.biasMissing(bj) },
    wrongSign(s),
    { value: sum - b, words: weightedInput.biasTaken(bj) },
    { value: b, words: weightedInput.biasAlone(zj) },
    { value: s.a(l, j), words: weightedInput.activation(s.aName(l, j), zj) },
    {
      value: transposed === undefined ? undefined : transposed + b,
      words: weightedInput.column(zj, j),
    },
    ...s.others(l - 1, -1).flatMap((k) => ofOneProduct(s, k)),
    {
      value: s.sum(l - 1, (k) => s.a(l - 1, k)! + s.w(l, j, k)!),
      words: weightedInput.addedUp,
    },
    ...s.others(l, j).flatMap((other): Mistake[] => [
      { value: s.z(l, other), words: ofAnotherNeuron(s.zName(l, other), zj) },
      { value: sum + s.b(l, other), words: weightedInput.otherBias(s.bName(l, other), bj) },
    ]),
  ];
}

/** Where one product w_jk a_k of z_j is missing, alone, or taken the wrong way. */
function ofOneProduct(s: Setting, k: number): Mistake[] {
  const { l, j } = s.question.step;
  const [z, b] = [s.z(l, j)!, s.b(l, j)];
  const term = s.w(l, j, k)! * s.a(l - 1, k)!;
  const names = { w: s.wName(l, j, k), a: s.aName(l - 1, k), z: s.zName(l, j) };
  const { weightedInput } = said;
  const taken = { value: z - 2 * term, words: weightedInput.productTaken(names) };
  if (s.size(l - 1) === 1)
    return [{ value: s.w(l, j, k)! + b, words: weightedInput.weightAdded(names) }, taken];
  return [
    { value: z - term, words: weightedInput.productMissing(names) },
    taken,
    { value: term + b, words: weightedInput.productAlone(names) },
  ];
}

/** a_j = σ(z_j). */
export function ofActivation(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const { activation } = s.state.network.layers[l - 1]!;
  const record = activationOf(activation);
  return [
    ...(record.mixes ? ofShare(s, activation) : ofHeight(s, activation, record)),
    ...s.others(l, j).map((other) => ({
      value: s.a(l, other),
      words: ofAnotherNeuron(s.aName(l, other), s.aName(l, j)),
    })),
  ];
}

function ofShare(s: Setting, activation: string): Mistake[] {
  const { l, j } = s.question.step;
  const [z, a] = [s.z(l, j)!, s.a(l, j)!];
  const [zj, aj] = [s.zName(l, j), s.aName(l, j)];
  const { share } = said;
  const sum = s.sum(l, (i) => exp(s.z(l, i)!))!;
  return [
    { value: exp(z), words: share.powerAlone(zj, activation) },
    { value: z, words: said.activation.itself(zj, activation) },
    wrongSign(s),
    { value: exp(z) / (sum - exp(z)), words: share.ownMissing(zj, activation) },
    { value: z / s.sum(l, (i) => s.z(l, i))!, words: share.ofWeightedInput(activation) },
    { value: elementwise.sigmoid.f(z), words: share.sigmoid(activation) },
    { value: a * (1 - a), words: share.slope(aj) },
  ];
}

function ofHeight(s: Setting, activation: string, { f, df }: Elementwise): Mistake[] {
  const { l, j } = s.question.step;
  const [z, a] = [s.z(l, j)!, s.a(l, j)!];
  const [zj, aj] = [s.zName(l, j), s.aName(l, j)];
  const { activation: height } = said;
  return [
    { value: z, words: height.itself(zj, activation) },
    { value: df(z, a), words: height.slope(zj) },
    { value: f(-z), words: height.signLost(zj) },
    { value: f(z - s.b(l, j)), words: height.biasMissing(s.bName(l, j)) },
    wrongSign(s),
    ...elementwiseNames
      .filter((name) => name !== activation)
      .map((name) => ({
        value: elementwise[name].f(z),
        words: height.otherActivation(name, zj, activation),
      })),
    { value: exp(-z), words: height.negativePowerAlone(zj) },
    { value: exp(z), words: height.powerAlone(zj) },
    { value: 1 - a, words: height.restOfOne(aj) },
  ];
}
