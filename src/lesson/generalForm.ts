/** The step's formula for any neuron: with running indices, and for whole layers as vectors and matrices. */
import { type Activation, activationOf } from "../core/network/activation";
import { type Cost, costOf } from "../core/network/cost";
import type { Training } from "../core/network/network";
import { letterOf } from "../core/network/updateRules/rule";
import { momentsOf } from "../core/network/updateRules/updateRules";
import type { RuleStepKind, StepKind } from "../core/program/steps";
import type { State } from "../core/run/state";
import type { Index, Quantity, RunningIndex } from "../math/quantity";
import {
  call,
  derivativeBy,
  inFull,
  named,
  negative,
  number,
  over,
  placewise,
  product,
  quantitiesIn,
  quantity,
  quotient,
  ratio,
  type Symbolic,
  square,
  sum,
  transposed,
} from "../math/symbolic";
import { words } from "../words/words";
import { ruleTerms, type Writing } from "./ruleTerms";
import { symbolsOf } from "./symbols";

export interface Equation {
  readonly left: Symbolic;
  readonly relation: "=" | "←";
  readonly right: Symbolic;
}

export interface GeneralForm {
  /** With running indices. */
  readonly indices: Equation;
  /** As vectors and matrices. */
  readonly matrices: Equation;
  /** What each index runs over. */
  readonly running: string;
  /** What the signs of the matrix form mean. */
  readonly note: string;
}

type Written = Omit<GeneralForm, "running">;

/** What decides how a step is written. */
interface Setting {
  readonly l: number;
  readonly cost: Cost;
  readonly activation: Activation;
  readonly activationName: string;
  /** n_L. */
  readonly outputs: number;
  readonly isOutput: boolean;
  readonly isBias: boolean;
  /** How many examples a mean is of. */
  readonly count: number;
  /** The cost of the example, and the mean over a batch. */
  readonly C: Quantity;
  readonly meanC: Quantity;
  readonly training: Training | undefined;
}

/** The general form of the step just done; undefined at the start. */
export function generalFormOf(state: State): GeneralForm | undefined {
  const { latest, network, last, batchCount } = state;
  if (!latest) return undefined;
  const { kind, l, k } = latest.step;
  const { C, meanC } = symbolsOf(state);
  const { activation } = network.layers[l - 1]!;
  const written = forms[kind]({
    ...{ l, cost: costOf(network.cost), activation: activationOf(activation), activationName: activation },
    ...{ outputs: network.sizes[last]!, isOutput: l === last, isBias: k === undefined, count: batchCount },
    ...{ C, meanC, training: network.training },
  });
  const running = words.forms.running(indicesIn(written.indices), kind === "path" ? "outOf" : "into");
  return { ...written, running };
}

/** The letters below that stand for any neuron, or for any example. */
function indicesIn({ left, right }: Equation): ReadonlySet<RunningIndex> {
  const indices = [left, right].flatMap(quantitiesIn).flatMap(({ indices = [] }) => indices);
  return new Set(indices.filter((index) => typeof index !== "number"));
}

const at = (letter: Quantity["letter"], l: number, ...indices: Index[]): Quantity => ({ letter, l, indices });
const y = quantity({ letter: "y", indices: ["j"] });

/** A whole layer's vector or matrix: `z^{(2)}`, `W^{(2)}`. */
const whole = (letter: string, l: number): Symbolic => named(letter, `${letter}^{(${l})}`);
const delta = (l: number): Symbolic => named("δ", `\\delta^{(${l})}`);
const Y = named("y");

const equation = (left: Symbolic, right: Symbolic, relation: Equation["relation"] = "="): Equation => ({
  left,
  relation,
  right,
});

/** z_j = Σ_k w_jk a_k + b_j. */
function weightedInput({ l }: Setting): Written {
  const products = over("k", product(quantity(at("w", l, "j", "k")), quantity(at("a", l - 1, "k"))));
  return {
    indices: equation(quantity(at("z", l, "j")), sum(products, quantity(at("b", l, "j")))),
    matrices: equation(whole("z", l), sum(product(whole("W", l), whole("a", l - 1)), whole("b", l))),
    note: words.forms.weights,
  };
}

/** ∂C/∂z_j as a product, or of a layer that mixes by its own name: what every derivative of the neuron's parameters ends in. */
function chainEnd({ l, activation, C }: Setting): readonly Symbolic[] {
  if (activation.mixes) return [ratio(C, at("z", l, "j"))];
  return [call("σ′", quantity(at("z", l, "j"))), ratio(C, at("a", l, "j"))];
}

function activationForm({ l, activation, activationName }: Setting): Written {
  const [z, a] = [quantity(at("z", l, "j")), quantity(at("a", l, "j"))];
  if (!activation.mixes) {
    return {
      indices: equation(a, call("σ", z)),
      matrices: equation(whole("a", l), call("σ", whole("z", l))),
      note: words.forms.placewiseActivation,
    };
  }
  return {
    indices: equation(a, activation.notation.f(z, quantity(at("z", l, "i")))),
    matrices: equation(whole("a", l), activation.notation.layer(whole("z", l))),
    note: words.forms.mixing(activationName),
  };
}

function costForm({ l, cost, outputs, C }: Setting): Written {
  const { term, whole: forWhole } = cost.notation;
  return {
    indices: equation(quantity(C), over("j", term(quantity(at("a", l, "j")), y, outputs))),
    matrices: equation(quantity(C), forWhole.C(whole("a", l), Y, outputs)),
    note: words.forms[forWhole.signs],
  };
}

function outputDerivative({ l, cost, outputs, C }: Setting): Written {
  const { dC_da, whole: forWhole } = cost.notation;
  const a = at("a", l, "j");
  return {
    indices: equation(ratio(C, a), dC_da(quantity(a), y, outputs)),
    matrices: equation(derivativeBy(whole("a", l), C), forWhole.dC_da(whole("a", l), Y, outputs)),
    note: words.forms[forWhole.signs],
  };
}

/** ∂C/∂a_k = Σ_j ∂z_j/∂a_k ∂C/∂z_j = Σ_j w_jk ∂C/∂z_j: the step's neuron is the k of the edges to the next layer. */
function path({ l: previous, C }: Setting): Written {
  const l = previous + 1;
  const terms = product(quantity(at("w", l, "j", "k")), ratio(C, at("z", l, "j")));
  return {
    indices: equation(ratio(C, at("a", previous, "k")), over("j", terms)),
    matrices: equation(derivativeBy(whole("a", previous), C), product(transposed(whole("W", l)), delta(l))),
    note: words.forms.paths,
  };
}

function slope(setting: Setting): Written {
  const { l, activation, isOutput, C } = setting;
  const left = ratio(C, at("z", l, "j"));
  const a = whole("a", l);
  if (activation.mixes) {
    // ∂a_i/∂z_j = a_i ([i = j] − a_j)
    const every = at("a", l, "i");
    return {
      indices: equation(left, over("i", product(ratio(every, at("z", l, "j")), ratio(C, every)))),
      matrices: equation(delta(l), product(activation.notation.jacobian(a), derivativeBy(a, C))),
      note: words.forms.jacobian,
    };
  }
  const before = isOutput ? derivativeBy(a, C) : product(transposed(whole("W", l + 1)), delta(l + 1));
  return {
    indices: equation(left, product(...chainEnd(setting))),
    matrices: equation(delta(l), placewise(before, "⊙", call("σ′", whole("z", l)))),
    note: words.forms.deltaPlacewise,
  };
}

/** w_jk or b_j of a layer, and all of them. */
function parameterOf({ l, isBias }: Setting): { readonly own: Quantity; readonly all: Symbolic } {
  return isBias
    ? { own: at("b", l, "j"), all: whole("b", l) }
    : { own: at("w", l, "j", "k"), all: whole("W", l) };
}

const forms: Readonly<Record<StepKind, (setting: Setting) => Written>> = {
  term: weightedInput,
  bias: weightedInput,
  activation: activationForm,
  cost: costForm,
  dC_da: outputDerivative,
  path,
  da_dz: slope,
  dz_dw: (setting) => {
    const { l, C } = setting;
    const factors = [quantity(at("a", l - 1, "k")), ...chainEnd(setting)];
    return {
      indices: equation(ratio(C, at("w", l, "j", "k")), product(...factors)),
      matrices: equation(derivativeBy(whole("W", l), C), product(delta(l), transposed(whole("a", l - 1)))),
      note: words.forms.outer,
    };
  },
  dz_db: (setting) => {
    const { l, C } = setting;
    return {
      indices: equation(ratio(C, at("b", l, "j")), product(1, ...chainEnd(setting))),
      matrices: equation(derivativeBy(whole("b", l), C), delta(l)),
      note: words.forms.delta,
    };
  },
  mean: (setting) => {
    const { own, all } = parameterOf(setting);
    const { meanC, count } = setting;
    const C: Quantity = { letter: "C", indices: ["e"] };
    const share = quotient(1, number(count, String(count)));
    return {
      indices: equation(ratio(meanC, own), product(share, over("e", ratio(C, own)))),
      matrices: equation(derivativeBy(all, meanC), product(share, over("e", derivativeBy(all, C)))),
      note: words.forms.mean,
    };
  },
  velocity: rule("velocity"),
  moment1: rule("moment1"),
  moment2: rule("moment2"),
  update: rule("update"),
};

/** A step of the update rule: the terms that it adds up, for any parameter of the layer. */
function rule(kind: RuleStepKind): (setting: Setting) => Written {
  return (setting) => {
    const { l, training, isBias, meanC } = setting;
    const { own, all } = parameterOf(setting);
    const indices: readonly Index[] = isBias ? ["j"] : ["j", "k"];
    const written = (writing: Writing): Equation => {
      const { terms, short } = ruleTerms(training!, kind, writing);
      const whole = inFull(sumOf(terms.map(termOf)), (name) => short.find((each) => each.name === name)?.is);
      return equation(kind === "update" ? writing.w : writing[letterOf[kind]], whole, "←");
    };
    return {
      indices: written({
        ...{ isWeight: !isBias, w: quantity(own), gradient: ratio(meanC, own) },
        ...{ m: quantity(at("m", l, ...indices)), v: quantity(at("v", l, ...indices)), squared: square },
        divided: (over, under) => [quotient(over, under)],
      }),
      matrices: written({
        ...{ isWeight: !isBias, w: all, gradient: derivativeBy(all, meanC) },
        ...{ m: whole(isBias ? "m" : "M", l), v: whole(isBias ? "v" : "V", l) },
        squared: (of) => placewise(of, "⊙", of),
        divided: (over, under) => [placewise(over, "⊘", under)],
      }),
      note:
        kind === "update"
          ? words.forms.update(training!.reduction, divides(training!))
          : words.forms.moment(training!.reduction, kind),
    };
  };
}

/** Whether the rule divides by a root: place by place, where it is written for a whole layer. */
function divides(training: Training): boolean {
  return momentsOf(training).includes("moment2");
}

/** What is taken away has its sign before all of it. */
function termOf([first, ...others]: readonly Symbolic[]): Symbolic {
  if (first!.kind === "negative") return negative(product(first.of, ...others));
  return others.length === 0 ? first! : product(first!, ...others);
}

function sumOf(terms: readonly Symbolic[]): Symbolic {
  return terms.length === 1 ? terms[0]! : sum(...terms);
}
