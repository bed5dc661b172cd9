/** The derivations of an update rule's steps: a moment, and the new value of a parameter. */
import { placeOfParameter } from "../../core/network/place";
import { letterOf, type Short } from "../../core/network/updateRules/rule";
import { valueOfSymbol } from "../../core/network/updateRules/updateRules";
import type { RuleStepKind, StepSubject } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { derivativeBy, evaluated, leavesIn, type Reading, type Symbolic } from "../../math/symbolic";
import type { Standing } from "../../protocol/messages";
import { ETA, readingOf, symbolOf, wholeValueOf } from "../quantity";
import { ownTerms } from "../ruleTerms";
import { symbolsOf } from "../symbols";
import { placed } from "./batch";
import { type Derivation, type Factor, factor, term, type Whole } from "./derivation";

type RuleStep = StepSubject<RuleStepKind>;

/** m ← β₁ m + (1 − β₁) ∂C/∂w, w ← w − η ∂C/∂w: what is new is the sum of the rule's terms. */
export function ruleStep(state: State, step: RuleStep): Derivation {
  const symbols = symbolsOf(state);
  const { terms: written, short } = ownTerms(state.network, symbols, step);
  const reading = readingOfRule(state, step, short);
  const value = wholeValueOf(state, step);
  const terms = written.map((factors, place) => {
    const standing = place === written.length - 1 ? "new" : "known";
    const given = factors.length === 1 ? standing : "known";
    return term(
      factors.map((symbol) => ruleFactor(symbol, step, reading, { standing, given, short })),
      standing,
    );
  });
  return {
    ...{ kind: step.kind, of: symbolOf(symbols, step), relation: "←", count: terms.length },
    ...{ current: terms.length - 1, at: (index) => terms[index]!, value, soFar: value, reading },
    ...(short.length > 0 && { short }),
  };
}

/** The symbols of the rule as this step finds them: its own quantity is the one before. */
function readingOfRule(state: State, step: RuleStep, short: readonly Short[]): Reading {
  const { kind } = step;
  const own = kind === "update" ? undefined : letterOf[kind];
  const { quantity, name } = readingOf(state);
  const given: Reading = {
    quantity: (of) => (of.letter === own ? state.momentBefore(own, step) : quantity(of)),
    ratio: () => state.batchGradient(step),
    name: (of) => name?.(of) ?? valueOfSymbol(state.network.training!, state.powers, of),
  };
  const worked = new Map(short.map((each) => [each.name, evaluated(each.is, given)]));
  return { ...given, name: (of) => worked.get(of) ?? given.name?.(of) };
}

/** How a part of a term stands: what is worked out, and what is given; and what names of it are short for. */
interface Standings {
  readonly short: readonly Short[];
  readonly standing: Standing;
  readonly given: Standing;
}

/** A part of the rule: what is there before the step is known, what its last term works out is new. */
function ruleFactor(
  symbol: Symbolic,
  step: RuleStep,
  reading: Reading,
  { standing, given, short }: Standings,
): Factor {
  const isGiven = symbol.kind === "quantity" || symbol.kind === "ratio";
  const workings =
    short.find(({ name }) => name === symbol)?.is ?? (isWorkedOut(symbol) ? symbol : undefined);
  const isParameter =
    symbol.kind === "quantity" && step.kind === "update" && !isMoment(symbol.quantity.letter);
  const whole = wholeOf(symbol, step);
  const isRate = leavesIn(symbol).some((leaf) => leaf === ETA);
  return factor(symbol, evaluated(symbol, reading), isGiven ? given : standing, {
    ...(workings && { workings }),
    ...(whole && { whole }),
    ...(isParameter && { place: placeOfParameter(step) }),
    ...(isRate && { place: { kind: "learningRate" }, nudgeable: { kind: "learningRate" } }),
  });
}

/** The vector or matrix of the layer that a number of the rule stands in, where it does. */
function wholeOf(symbol: Symbolic, step: RuleStep): Whole | undefined {
  if (symbol.kind === "ratio") return placed(step, (all) => derivativeBy(all, { letter: "C" }));
  if (symbol.kind !== "quantity") return undefined;
  const { letter } = symbol.quantity;
  return isMoment(letter) ? placed(step, (all) => all, [letter.toUpperCase(), letter]) : placed(step);
}

function isMoment(letter: string): boolean {
  return letter === "m" || letter === "v";
}

/** Whether the numbers of a symbol say more than its value does. */
function isWorkedOut(symbol: Symbolic): boolean {
  return symbol.kind === "sum" || symbol.kind === "square" || symbol.kind === "quotient";
}
