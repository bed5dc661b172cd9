/** The numbers of a step's formula as chips beside what they belong to: the chain's factors, a sum's terms, and the sum so far. */
import { mixes, type Parameter } from "../core/network/network";
import type { ExampleStepKind, Step, StepSubject } from "../core/program/steps";
import type { Known, State } from "../core/run/state";
import type { Derivation } from "../lesson/derivation/derivation";
import { chainOf } from "../lesson/derivation/factors";
import { derivationOf } from "../lesson/derivation/of";
import { symbolOf, wholeValueOf } from "../lesson/quantity";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio, type Quantity } from "../math/quantity";
import { textOf } from "../math/text";
import type { ChipView, Standing } from "../protocol/messages";

/** A chip without its number. */
type Blank = Omit<ChipView, "value" | "standing">;

type ExampleSubject = StepSubject<ExampleStepKind>;

/** `drawn`: the neurons of layer l that are drawn. What the reader is to say has no chip. */
export function chipsOf(state: State, drawn: (l: number) => readonly number[]): readonly ChipView[] {
  const step = state.latest?.step;
  switch (step?.kind) {
    case undefined:
      return [];
    case "term":
    case "bias":
    case "activation":
      return state.isCovered ? [] : ofWeightedInput(state, step);
    case "cost":
    case "path":
      return ofSum(state, step, drawn(sumLayer(step)));
    case "dC_da":
      return mixes(state.network, step.l) ? ofOutput(state, step) : ofChain(state, step);
    case "da_dz":
      return mixes(state.network, step.l) ? ofSum(state, step, drawn(step.l)) : ofChain(state, step);
    case "dz_dw":
    case "dz_db":
      return ofChain(state, step);
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return state.isCovered ? [] : ofParameter(state, step);
  }
}

/** What each term of a sum over neurons adds to it; undefined for a step of no such sum, and while a term is not added yet. */
export function sharesOf(state: State): ((to: number) => Known) | undefined {
  const step = state.latest?.step;
  const subjectOf = step && termsOf(state, step);
  if (!subjectOf) return undefined;
  const derivation = derivationOf(state)!;
  const { program, visible, turn } = state;
  const done = visible - program.turnStart(turn);
  return (to) => (program.example.offset(subjectOf(to)) < done ? derivation.at(to).value : undefined);
}

/** The steps of a sum over the neurons of a layer on their way to the cost; undefined where the step adds to none. */
function termsOf({ network }: State, { kind, l, j }: Step): ((to: number) => ExampleSubject) | undefined {
  if (kind === "cost") return (to) => ({ kind, l, j: to });
  const isSum = kind === "path" || (kind === "da_dz" && mixes(network, l));
  return isSum ? (to) => ({ kind, l, j, i: to }) : undefined;
}

/** The layer whose neurons a sum runs over. */
function sumLayer({ kind, l }: Step): number {
  return kind === "path" ? l + 1 : l;
}

/** The terms that are added, each at the end of its path, after the sum of them. */
function ofSum(state: State, step: Step, drawn: readonly number[]): ChipView[] {
  const derivation = derivationOf(state)!;
  const shareOf = sharesOf(state)!;
  const l = sumLayer(step);
  const terms = drawn.flatMap((to) =>
    chip({ at: "onward", l, j: to }, shareOf(to), to === derivation.current ? "new" : "known"),
  );
  return [...(state.isCovered ? [] : chip(...sumChip(state, step, derivation))), ...terms];
}

function sumChip(state: State, { kind, l, j }: Step, derivation: Derivation): [Blank, Known, Standing] {
  const symbols = symbolsOf(state);
  const partial = isPartial(derivation);
  if (kind === "cost")
    return [{ at: "cost", l, j, name: plain(symbols.C), ...partial }, derivation.soFar, "known"];
  const of = kind === "path" ? symbols.a(l, j) : symbols.z(l, j);
  return [{ at: "neuron", l, j, name: plainRatio(symbols.C, of), ...partial }, derivation.soFar, "known"];
}

function isPartial({ value }: Derivation): Pick<ChipView, "isPartial"> {
  return value === undefined ? { isPartial: true } : {};
}

/** The parameter that a step of the weighted input adds, and z so far. */
function ofWeightedInput(state: State, step: Step): ChipView[] {
  const symbols = symbolsOf(state);
  const { kind, l, j, k } = step;
  const z = { at: "neuron", l, j, name: plain(symbols.z(l, j)) } as const;
  if (kind === "activation") return chip(z, state.z(l, j), "known");
  const derivation = derivationOf(state)!;
  const parameter: Parameter = k === undefined ? { l, j } : { l, j, k };
  const name = plain(symbols.parameter(parameter));
  return [
    ...chip({ ...z, ...isPartial(derivation) }, derivation.soFar, "known"),
    ...chip({ ...placeOf(parameter), name }, state.parameter(parameter), "new"),
  ];
}

/** A mean, a moment, or what a gradient step has made of its parameter. */
function ofParameter(state: State, step: Step): ChipView[] {
  const name = textOf(symbolOf(symbolsOf(state), step));
  return chip({ ...placeOf(step), name }, wholeValueOf(state, step), "new");
}

/** A parameter stands at its edge, a bias at its neuron. */
function placeOf({ l, j, k }: Parameter): Pick<ChipView, "at" | "l" | "j" | "k"> {
  return k === undefined ? { at: "neuron", l, j } : { at: "edge", l, j, k };
}

/** The factors of the chain rule that are known: ∂C/∂a on the way to the cost, σ′ at the neuron, ∂z/∂w at its edge. */
function ofChain(state: State, step: Step): ChipView[] {
  const { l, j, kind } = step;
  const isOwn = kind === "dz_dw" || kind === "dz_db";
  const standing = state.isCovered ? "unknown" : "new";
  const chain = chainOf(state, symbolsOf(state), isOwn ? step : { l, j }, standing);
  const names = namesOf(state, step);
  const first = isOwn ? 0 : 1;
  const current = kind === "dC_da" ? chain.length - 1 : first;
  return chain
    .flatMap(({ value }, place) =>
      place < first ? [] : chip({ ...names[place]!, l, j }, value, place === current ? "new" : "known"),
    )
    .reverse();
}

/** ∂C/∂a of an output whose layer mixes its neurons: it begins no chain of its own. */
function ofOutput(state: State, { l, j }: Step): ChipView[] {
  const symbols = symbolsOf(state);
  const name = plainRatio(symbols.C, { letter: "a" });
  return chip({ at: "onward", l, j, name }, state.dC_da(l, j), "new");
}

/** Where each factor of a chain stands, and what it is called for short: its neurons are those that it stands at. */
function namesOf(state: State, { l, k }: Step): Pick<ChipView, "at" | "k" | "name">[] {
  const { C } = symbolsOf(state);
  const [z, a, own] = [{ letter: "z" }, { letter: "a" }, { letter: k === undefined ? "b" : "w" }] as const;
  const onward = (to: Quantity) => ({ at: "onward", name: plainRatio(C, to) }) as const;
  const first =
    k === undefined
      ? ({ at: "neuron", name: plainRatio(z, own) } as const)
      : ({ at: "edge", k, name: plainRatio(z, own) } as const);
  return mixes(state.network, l) ? [first, onward(z)] : [first, { at: "neuron", name: "σ′" }, onward(a)];
}

function chip(blank: Blank, value: Known, standing: Standing): ChipView[] {
  return value === undefined ? [] : [{ ...blank, value, standing }];
}
