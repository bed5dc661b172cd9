/** The mistakes with ∂a/∂z, the slope of an activation function. The likelier ones come first. */
import {
  activationOf,
  type Elementwise,
  elementwise,
  elementwiseNames,
  type Mixing,
} from "../../core/network/activation";
import { evaluated, named, type Symbolic } from "../../math/symbolic";
import { words } from "../../words/words";
import { type Mistake, type Setting, wrongSign } from "./setting";

const said = words.mistakes.slopes;

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
    { value: a, words: said.height(zj) },
    { value: z, words: said.weightedInput(zj) },
    ...ofRule(activation, record, z, a),
    { value: slope * s.dC_da(l, j), words: said.withProduct(s.dC_daName(l, j)) },
    wrongSign(s),
    { value: s.dC_da(l, j), words: said.knownBefore(s.dC_daName(l, j), s.da_dzName(l, j)) },
    { value: df(a, f(a)), words: said.atActivation({ a: aj, z: zj }) },
    { value: 1 - a, words: said.restOfOne(aj) },
    ...elementwiseNames
      .filter((name) => name !== activation)
      .map((name) => ({
        value: elementwise[name].df(z, elementwise[name].f(z)),
        words: said.otherActivation(name, activation),
      })),
    ...s.others(l, j).map((other) => ({
      value: s.slope(l, other),
      words: said.otherNeuron(s.zName(l, other), zj),
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
      words: said.rule({
        ...{ wrong: rule, right: instead, isByZ: isByZ === true },
        ...{ ruleOf, activation, below: onlyBelow },
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
  return [{ value: other, words: said.otherSide(at) }];
}

function ofMixedSlope(s: Setting, activation: string, { df }: Mixing): Mistake[] {
  const { l, j, i = j } = s.question.step;
  const name = s.da_dzName(l, j, i);
  return [
    ...(i === j ? ofOwnShare(s) : ofOtherShare(s, activation)),
    wrongSign(s),
    { value: s.question.value * s.dC_da(l, i), words: said.withProduct(s.dC_daName(l, i)) },
    { value: s.dC_da(l, i), words: said.knownBefore(s.dC_daName(l, i), name) },
    { value: s.state.dC_dz(l, j), words: said.mixed.sum(s.dC_dzName(l, j)) },
    ...s.others(l, i).map((other) => ({
      value: df(s.activations(l), other, j),
      words: said.mixed.otherOutput(s.aName(l, other), s.aName(l, i)),
    })),
  ];
}

function ofOwnShare(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const a = s.a(l, j)!;
  const [aj, zj] = [s.aName(l, j), s.zName(l, j)];
  return [
    { value: a, words: said.mixedOwn.height(aj) },
    { value: -a * a, words: said.mixedOwn.ruleForOther(zj) },
    { value: 1 - a, words: said.mixedOwn.restOfOne(aj) },
  ];
}

function ofOtherShare(s: Setting, activation: string): Mistake[] {
  const { l, j, i = j } = s.question.step;
  const [ai, aj] = [s.a(l, i)!, s.a(l, j)!];
  const [name, aiName] = [s.da_dzName(l, j, i), s.aName(l, i)];
  const { mixedOther } = said;
  return [
    { value: ai * aj, words: mixedOther.signMissing },
    { value: ai * (1 - ai), words: mixedOther.ruleForOwn(name) },
    { value: aj * (1 - aj), words: mixedOther.ownSlope(s.da_dzName(l, j), aiName) },
    { value: ai * (1 - aj), words: mixedOther.ruleForOwn(name) },
    { value: 0, words: mixedOther.zero(activation, s.zName(l, j)) },
    { value: ai, words: mixedOther.height(aiName) },
  ];
}

function ofMixedSum(s: Setting, activation: string, { df }: Mixing): Mistake[] {
  const { l, j } = s.question.step;
  const { value } = s.question;
  const { mixedSum } = said;
  const slope = (of: number): number => df(s.activations(l), of, j);
  const share = (i: number): number => slope(i) * s.dC_da(l, i);
  return [
    { value: share(j), words: mixedSum.ownAlone(s.aName(l, j), activation) },
    wrongSign(s),
    {
      value: s.dC_da(l, j),
      words: mixedSum.activationBetween(s.dC_daName(l, j), activation, s.zName(l, j)),
    },
    { value: slope(j), words: mixedSum.slopeAlone(s.da_dzName(l, j)) },
    ...s.others(l, -1).map((i) => ({
      value: value - share(i),
      words: mixedSum.wayMissing(s.aName(l, i)),
    })),
    ...s.others(l, j).map((i) => ({ value: share(i), words: mixedSum.wayAlone(s.aName(l, i)) })),
    { value: s.a(l, j)! - s.y(j), words: mixedSum.miss },
    ...s.others(l, j).map((other) => ({
      value: s.dC_dz(l, other),
      words: words.mistakes.general.ofAnotherNeuron(s.dC_dzName(l, other), s.dC_dzName(l, j)),
    })),
  ];
}
