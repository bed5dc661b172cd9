/** The mistakes with ∂a/∂z, the slope of an activation function. The likelier ones come first. */
import {
  activationOf,
  type Elementwise,
  elementwise,
  elementwiseNames,
  type Mixing,
} from "../../core/network/activation";
import { evaluated, named, type Symbolic } from "../../math/symbolic";
import { textOf } from "../../math/text";
import { words } from "../../words/words";
import { type Mistake, type Setting, wrongSign } from "./setting";

/** ∂a_j/∂z_j = σ′(z_j); in a layer that mixes ∂a_i/∂z_j, or all of them together, ∂C/∂z_j. */
export function ofSlope(s: Setting): Mistake[] {
  const { activation } = s.state.network.layers[s.question.step.l - 1]!;
  const record = activationOf(activation);
  if (!record.mixes) return ofElementwiseSlope(s, activation, record);
  return s.question.isWhole ? ofMixedSum(s, activation, record) : ofMixedSlope(s, activation, record);
}

function ofElementwiseSlope(s: Setting, activation: string, record: Elementwise): Mistake[] {
  const { l, j } = s.question.step;
  const { df, f } = record;
  const [z, a, slope] = [s.z(l, j)!, s.a(l, j)!, s.question.value];
  const [zj, aj] = [s.zName(l, j), s.aName(l, j)];
  return [
    { value: a, words: `That is σ(${zj}), the activation itself; asked is its slope.` },
    { value: z, words: `That is ${zj} itself; asked is the slope of σ there.` },
    ...ofRule(activation, record, z, a),
    {
      value: slope * s.dC_da(l, j),
      words: `That is the product with ${s.dC(aj)} already; asked is the new factor alone.`,
    },
    wrongSign(s),
    { value: s.dC_da(l, j), words: `That is ${s.dC(aj)}, the factor known before; asked is ∂${aj}/∂${zj}.` },
    { value: df(a, f(a)), words: `That is the slope at ${aj}; asked is the slope at ${zj}.` },
    { value: 1 - a, words: `That is 1 − ${aj}.` },
    ...elementwiseNames
      .filter((name) => name !== activation)
      .map((name) => ({
        value: elementwise[name].df(z, elementwise[name].f(z)),
        words: `That is the slope of ${name}; this layer has ${activation}.`,
      })),
    ...s.others(l, j).map((other) => ({
      value: s.slope(l, other),
      words: `That is the slope at ${s.zName(l, other)}, of another neuron; asked is the one at ${zj}.`,
    })),
  ];
}

const Z = named("z");
const A = named("a");

/** Mistakes with the rule of one activation function: those of its record, and the slope of the other piece of its curve. */
function ofRule(activation: string, record: Elementwise, z: number, a: number): Mistake[] {
  const reading = {
    quantity: () => undefined,
    name: ({ text }: { readonly text: string }) => (text === Z.text ? z : text === A.text ? a : undefined),
  };
  const value = (of: Symbolic): number | undefined => evaluated(of, reading);
  const right = record.notation.df(Z, A);
  const rules = (record.mistakes?.(Z, A) ?? []).map(
    ({ rule, instead = right, isByZ, ruleOf, onlyBelow }) => ({
      value: onlyBelow !== undefined && z > onlyBelow ? undefined : value(rule),
      words: words.mistakes.rule({
        ...{
          wrong: textOf(rule),
          right: textOf(instead),
          isByZ: isByZ === true,
          ruleOf,
          activation,
          below: onlyBelow,
        },
      }),
    }),
  );
  return [...otherPiece(record, z), ...rules];
}

/** The slope on the other side of where two pieces of the curve meet, where it is the same all along that side. */
function otherPiece({ joint }: Elementwise, z: number): Mistake[] {
  if (!joint) return [];
  const { at, below, above, isStraightBelow, isStraightAbove } = joint;
  const other = z > at ? (isStraightBelow ? below : undefined) : isStraightAbove ? above : undefined;
  return [{ value: other, words: words.mistakes.otherSide(at) }];
}

function ofMixedSlope(s: Setting, activation: string, { df }: Mixing): Mistake[] {
  const { l, j, i = j } = s.question.step;
  const slope = (of: number): number => df(s.activations(l), of, j);
  const [ai, aj] = [s.a(l, i)!, s.a(l, j)!];
  const name = `∂${s.aName(l, i)}/∂${s.zName(l, j)}`;
  const own: Mistake[] =
    i === j
      ? [
          { value: ai, words: `That is ${s.aName(l, i)} itself; asked is its slope.` },
          {
            value: -ai * ai,
            words: `That is −a², the rule for another output; ${s.zName(l, j)} is the neuron's own.`,
          },
          {
            value: 1 - ai,
            words: `That is 1 − ${s.aName(l, i)}; it is still to be multiplied by ${s.aName(l, i)}.`,
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
            words: `That is ∂${s.aName(l, j)}/∂${s.zName(l, j)}; asked is how ${s.aName(l, i)} moves.`,
          },
          {
            value: ai * (1 - aj),
            words: `That is the rule for the neuron's own z; ${name} is about two neurons.`,
          },
          { value: 0, words: `It is not 0: with ${activation} ${s.zName(l, j)} moves every output.` },
          { value: ai, words: `That is ${s.aName(l, i)} itself; asked is how it moves.` },
        ];
  return [
    ...own,
    wrongSign(s),
    {
      value: s.question.value * s.dC_da(l, i),
      words: `That is the product with ${s.dC(s.aName(l, i))} already; asked is the new factor alone.`,
    },
    {
      value: s.dC_da(l, i),
      words: `That is ${s.dC(s.aName(l, i))}, the factor known before; asked is ${name}.`,
    },
    {
      value: s.state.dC_dz(l, j),
      words: `That is ${s.dC(s.zName(l, j))}, the whole sum; asked is the new factor alone.`,
    },
    ...s.others(l, i).map((other) => ({
      value: slope(other),
      words: `That is how ${s.aName(l, other)} moves; asked is ${s.aName(l, i)}.`,
    })),
  ];
}

function ofMixedSum(s: Setting, activation: string, { df }: Mixing): Mistake[] {
  const { l, j } = s.question.step;
  const { value } = s.question;
  const slope = (of: number): number => df(s.activations(l), of, j);
  const share = (i: number): number => slope(i) * s.dC_da(l, i);
  return [
    {
      value: share(j),
      words: `That is the way through ${s.aName(l, j)} alone; ${activation} moves the other outputs, too.`,
    },
    wrongSign(s),
    {
      value: s.dC_da(l, j),
      words: `That is ${s.dC(s.aName(l, j))}; ${activation} is still between it and ${s.zName(l, j)}.`,
    },
    { value: slope(j), words: `That is ∂${s.aName(l, j)}/∂${s.zName(l, j)} alone.` },
    ...s.others(l, -1).map((i) => ({
      value: value - share(i),
      words: `The way through ${s.aName(l, i)} is missing in that.`,
    })),
    ...s.others(l, j).map((i) => ({
      value: share(i),
      words: `That is the way through ${s.aName(l, i)} alone; all of them add up.`,
    })),
    { value: s.a(l, j)! - s.y(j), words: "That is a − y, which holds for the cost crossEntropy alone." },
    ...s.others(l, j).map((other) => ({
      value: s.dC_dz(l, other),
      words: `That is ${s.dC(s.zName(l, other))}, of another neuron; asked is ${s.dC(s.zName(l, j))}.`,
    })),
  ];
}
