/** The steps of an update rule in symbols: what a moment, or the new parameter, is the sum of. For one parameter, or for any. */
import type { Network, Training } from "../core/network/network";
import { letterOf, type Short } from "../core/network/updateRules/rule";
import { LAMBDA } from "../core/network/updateRules/symbols";
import { updateRuleOf } from "../core/network/updateRules/updateRules";
import type { RuleStepKind, StepSubject } from "../core/program/steps";
import {
  inverse,
  leavesIn,
  named,
  negative,
  product,
  quantity,
  ratio,
  type Symbolic,
  square,
  sum,
} from "../math/symbolic";
import { ETA } from "./quantity";
import type { Symbols } from "./symbols";

/** How the numbers of a parameter are written: one by one, or as those of a whole layer. */
export interface Writing {
  readonly isWeight: boolean;
  readonly w: Symbolic;
  /** The batch's gradient. */
  readonly gradient: Symbolic;
  readonly m: Symbolic;
  readonly v: Symbolic;
  readonly squared: (of: Symbolic) => Symbolic;
  /** The factors of a quotient. */
  readonly divided: (over: Symbolic, under: Symbolic) => readonly Symbolic[];
}

/** What a step of a rule adds up. */
export interface RuleTerms {
  /** Each with its factors in written order. */
  readonly terms: readonly (readonly Symbolic[])[];
  /** What names in them are short for. */
  readonly short: readonly Short[];
}

/** The gradient where it is written by a name: with λ w, or to be squared. */
const G = named("g");
const LOSS = negative(ETA);

export function ruleTerms(training: Training, kind: RuleStepKind, writing: Writing): RuleTerms {
  const { isWeight, w, gradient, m, v, squared, divided } = writing;
  const isPenalized = isWeight && training.l2 > 0;
  const g = isPenalized || kind === "moment2" ? G : gradient;
  const { name, settings } = training.optimizer;
  const notation = updateRuleOf(name).notation(settings, { g, m, v, squared });
  const { decay, direction, short = [] } = notation;
  const { over, under } = direction;
  const update = [
    [w],
    ...(isWeight && decay ? [[LOSS, decay, w]] : []),
    [LOSS, ...(under ? divided(over, under) : [over])],
  ];
  const terms = kind === "update" ? update : notation[letterOf[kind]]!;
  const names = new Set(terms.flat().flatMap(leavesIn));
  const ofG = { name: G, is: isPenalized ? sum(gradient, product(LAMBDA, w)) : gradient };
  return { terms, short: [...short, ofG].filter((each) => names.has(each.name)) };
}

/** Of the parameter that a step is about. */
export function ownTerms(
  { training }: Pick<Network, "training">,
  symbols: Symbols,
  step: StepSubject<RuleStepKind>,
): RuleTerms {
  return ruleTerms(training!, step.kind, {
    isWeight: step.k !== undefined,
    w: quantity(symbols.parameter(step)),
    gradient: ratio(symbols.meanC, symbols.parameter(step)),
    m: quantity(symbols.moment("m", step)),
    v: quantity(symbols.moment("v", step)),
    squared: square,
    divided: (over, under) => [over, inverse(under)],
  });
}
