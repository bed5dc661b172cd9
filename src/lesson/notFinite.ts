/** Why the quantity that a step completes is NaN or infinite: what made it so, found among the numbers that it is made of. */
import { type Activation, activationOf } from "../core/network/activation";
import { costOf } from "../core/network/cost";
import type { Network, Parameter } from "../core/network/network";
import type { RuleStepKind, StepSubject } from "../core/program/steps";
import type { State } from "../core/run/state";
import { product, quantity, ratio } from "../math/symbolic";
import type { Sentence } from "../words/sentence";
import type { Cause, Part } from "../words/told";
import { words } from "../words/words";
import type { Factor as Known } from "./derivation/derivation";
import { ruleStep } from "./derivation/rule";
import { symbolOf, wholeValueOf } from "./quantity";
import { type Symbols, symbolsOf } from "./symbols";

/** A factor of a term; `isParameter`: of the network, so that a value that is not finite is older than this batch. */
interface Factor extends Part {
  readonly isParameter?: true;
}
type Term = readonly [Factor] | readonly [Factor, Factor];

/** The quantity that the step completes, and why it is not finite; undefined where it is, or is not whole yet. */
export function notFiniteAt(state: State, step: StepSubject): { what: Part; cause: Cause } | undefined {
  const value = wholeValueOf(state, step);
  if (value === undefined || Number.isFinite(value)) return undefined;
  return { what: { name: symbolOf(symbolsOf(state), step), value }, cause: causeOf(state, step) };
}

/** The same in words; undefined where the quantity is finite, or not whole yet. */
export function notFiniteWords(state: State, step: StepSubject): Sentence | undefined {
  const found = notFiniteAt(state, step);
  return found && words.notFinite.why(found.what, found.cause);
}

function causeOf(state: State, step: StepSubject): Cause {
  switch (step.kind) {
    case "cost":
      return ofCost(state);
    case "dC_da":
      return ofOutputDerivative(state, step);
    case "mean":
      return ofMean(state, step);
    case "term":
    case "bias":
    case "activation":
    case "path":
    case "da_dz":
    case "dz_dw":
    case "dz_db":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return ofTerms(termsOf(state, symbolsOf(state), step));
  }
}

/** The terms that the quantity of a step is the sum of. */
function termsOf(state: State, symbols: Symbols, step: StepSubject): readonly Term[] {
  const { kind, l, j, k = 0 } = step;
  switch (kind) {
    case "term":
    case "bias":
      return [
        ...along(
          state,
          l - 1,
          (from): Term => [
            parameter(state, symbols, { l, j, k: from }),
            activation(state, symbols, l - 1, from),
          ],
        ),
        [parameter(state, symbols, { l, j })],
      ];
    case "activation":
      return activationOf(state.network.layers[l - 1]!.activation).mixes
        ? along(state, l, (i): Term => [weightedInput(state, symbols, l, i)])
        : [[weightedInput(state, symbols, l, j)]];
    case "path":
      return along(
        state,
        l + 1,
        (i): Term => [parameter(state, symbols, { l: l + 1, j: i, k: j }), delta(state, symbols, l + 1, i)],
      );
    case "da_dz":
      return activationOf(state.network.layers[l - 1]!.activation).mixes
        ? along(state, l, (i): Term => slopeAndDerivative(state, symbols, { l, j, i }))
        : [slopeAndDerivative(state, symbols, { l, j, i: j })];
    case "dz_dw":
      return [[activation(state, symbols, l - 1, k), delta(state, symbols, l, j)]];
    case "dz_db":
      return [[delta(state, symbols, l, j)]];
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return ruleTermsOf(state, { ...step, kind });
    case "cost":
    case "dC_da":
    case "mean":
      return [];
  }
}

function along<Result>({ network }: State, l: number, of: (j: number) => Result): readonly Result[] {
  return Array.from({ length: network.sizes[l]! }, (_, j) => of(j));
}

function parameter(state: State, symbols: Symbols, of: Parameter): Factor {
  return { name: quantity(symbols.parameter(of)), value: state.before(of), isParameter: true };
}

function activation(state: State, symbols: Symbols, l: number, j: number): Factor {
  return { name: quantity(symbols.a(l, j)), value: state.a(l, j)! };
}

function weightedInput(state: State, symbols: Symbols, l: number, j: number): Factor {
  return { name: quantity(symbols.z(l, j)), value: state.z(l, j)! };
}

/** ∂C/∂z_j. */
function delta(state: State, symbols: Symbols, l: number, j: number): Factor {
  return { name: ratio(symbols.C, symbols.z(l, j)), value: state.dC_dz(l, j)! };
}

/** ∂a_i/∂z_j · ∂C/∂a_i. */
function slopeAndDerivative(
  state: State,
  symbols: Symbols,
  { l, j, i }: { readonly l: number; readonly j: number; readonly i: number },
): Term {
  return [
    { name: ratio(symbols.a(l, i), symbols.z(l, j)), value: state.da_dz(l, j, i)! },
    { name: ratio(symbols.C, symbols.a(l, i)), value: state.dC_da(l, i)! },
  ];
}

/** What a moment or a new parameter is the sum of. */
function ruleTermsOf(state: State, step: StepSubject<RuleStepKind>): readonly Term[] {
  const { count, at } = ruleStep(state, step);
  return Array.from({ length: count }, (_, index) =>
    twoOf(at(index).factors.map((each) => partOf(each, step))),
  );
}

function partOf(
  { symbol, value, place }: Pick<Known, "symbol" | "value" | "place">,
  { kind }: StepSubject,
): Factor {
  const isParameter = kind === "update" && (place?.kind === "weight" || place?.kind === "bias");
  return { name: symbol, value: value!, ...(isParameter && { isParameter }) };
}

/** The first factor, and the product of all others. */
function twoOf([first, second, ...others]: readonly Factor[]): Term {
  if (!second) return [first!];
  const rest = others.reduce<Part>((product, each) => productOf([product, each]), second);
  return [first!, others.length === 0 ? second : rest];
}

/** What makes a sum of products NaN or infinite: something in it that is, or what its numbers come to together. */
function ofTerms(terms: readonly Term[]): Cause {
  const factors = terms.flat();
  const nan = factors.find(({ value }) => Number.isNaN(value));
  if (nan) return inheritedFrom(nan);
  const products = terms.map(productOf);
  const undefinedProduct = products.findIndex(({ value }) => Number.isNaN(value));
  const [one, other] = terms[undefinedProduct] ?? [];
  if (one && other) {
    const [zero, infinite] = one.value === 0 ? [one, other] : [other, one];
    return { kind: "zeroTimesInfinity", zero, infinite };
  }
  const plus = products.find(({ value }) => value === Number.POSITIVE_INFINITY);
  const minus = products.find(({ value }) => value === Number.NEGATIVE_INFINITY);
  if (plus && minus) return { kind: "infinityMinusInfinity", plus, minus };
  const infinite = factors.find(({ value }) => !Number.isFinite(value));
  if (infinite) return inheritedFrom(infinite);
  const overflow = terms.find((term) => !Number.isFinite(productOf(term).value));
  if (overflow?.[1]) return { kind: "overflowOfProduct", factors: [overflow[0], overflow[1]] };
  return { kind: "overflowOfSum" };
}

function inheritedFrom(from: Factor): Cause {
  return { kind: from.isParameter ? "parameter" : "inherited", from };
}

function productOf([one, other]: Term): Part {
  if (!other) return one;
  return { name: product(one.name, other.name), value: one.value * other.value };
}

/** C: of the first output whose term is not finite. */
function ofCost(state: State): Cause {
  const { last, network } = state;
  const record = costOf(network.cost);
  const n = network.sizes[last]!;
  for (const output of outputsOf(state)) {
    const term = record.term(output.value, state.y(output.j), n);
    if (Number.isFinite(term)) continue;
    if (!Number.isFinite(output.value)) return { kind: "inherited", from: output };
    if (!record.outputs) return { kind: "overflowOfSquare", output };
    if (isOutside(output.value, record.outputs)) return { kind: "logarithmOfNegative", output };
    return {
      ...{ kind: "logarithmOfZero", output },
      ...{ isRounded: isRounded(state, output.j), exact: exactCost(state) },
    };
  }
  return { kind: "overflowOfSum" };
}

/** ∂C/∂a_j: one of a logarithm is a quotient. */
function ofOutputDerivative(state: State, { l, j }: StepSubject): Cause {
  const output = activation(state, symbolsOf(state), l, j);
  const { outputs } = costOf(state.network.cost);
  if (!Number.isFinite(output.value)) return { kind: "inherited", from: output };
  if (!outputs) return { kind: "overflowOfSum" };
  if (output.value !== outputs.min && output.value !== outputs.max) return { kind: "smallDivisor", output };
  return { kind: "divisionByZero", output, isRounded: isRounded(state, j) };
}

/** Whether an output that is 0 or 1 only comes near to that but for rounding. */
function isRounded(state: State, j: number): boolean {
  const { last, network } = state;
  return lastActivation(network).logarithms !== undefined && Number.isFinite(state.z(last, j));
}

function lastActivation({ layers }: Network): Activation {
  return activationOf(layers.at(-1)!.activation);
}

function outputsOf(state: State): readonly (Part & { readonly j: number })[] {
  const symbols = symbolsOf(state);
  const { last } = state;
  return along(state, last, (j) => ({ ...activation(state, symbols, last, j), j }));
}

function isOutside(a: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return a < min || a > max;
}

/** What the cost would be if no output were rounded; undefined where that is not known. */
function exactCost(state: State): number | undefined {
  const { last, network } = state;
  const { byLogarithms } = costOf(network.cost);
  const { logarithms } = lastActivation(network);
  if (!byLogarithms || !logarithms) return undefined;
  const z = Float64Array.from(along(state, last, (j) => state.z(last, j)!));
  const of = logarithms(z);
  const exact = along(state, last, (j) => byLogarithms(state.y(j), ...of(j)));
  const cost = exact.reduce((sum, term) => sum + term, 0);
  return Number.isFinite(cost) ? cost : undefined;
}

function ofMean(state: State, step: StepSubject): Cause {
  const symbols = symbolsOf(state);
  const own = { name: ratio(symbols.C, symbols.parameter(step)), value: state.derivative(step)! };
  if (!Number.isFinite(own.value)) return { kind: "inherited", from: own };
  return state.batchCount > 1 ? { kind: "earlierExample" } : { kind: "overflowOfSum" };
}
