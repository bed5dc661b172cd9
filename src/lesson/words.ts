/** One or two plain sentences for a step, true for its numbers: which one it is; the catalogue says it. */
import { activationOf, type Elementwise } from "../core/network/activation";
import { costOf } from "../core/network/cost";
import { parameterAt, parameterCount } from "../core/network/network";
import { letterOf, type MomentKind } from "../core/network/updateRules/rule";
import { momentsOf } from "../core/network/updateRules/updateRules";
import type { Step, StepSubject } from "../core/program/steps";
import type { State } from "../core/run/state";
import { quantity, ratio, type Symbolic } from "../math/symbolic";
import { type Sentence, say, together } from "../words/sentence";
import { words } from "../words/words";
import { notFiniteAt } from "./notFinite";
import { type Symbols, symbolsOf } from "./symbols";

/** An activation below this, against 1, is called nearly silent. */
const SILENT = 0.05;
/** A slope below this is called flat. */
const FLAT = 0.01;

const said = words.steps;

/** What is said of the step just done; of a number that is not finite also why it is not. */
export function wordsOf(state: State): Sentence {
  const step = state.latest?.step;
  if (!step) return atStart(state);
  const found = notFiniteAt(state, step);
  // An update speaks of its gradient anyway.
  const because = found && step.kind !== "update" ? words.notFinite.because(found.what, found.cause) : "";
  return together(ofStep(state, step), because);
}

function ofStep(state: State, step: Step): Sentence {
  const symbols = symbolsOf(state);
  switch (step.kind) {
    case "term":
      return term(state, symbols, step);
    case "bias":
      return said.bias({ of: step, b: state.b(step.l, step.j), z: state.z(step.l, step.j)! });
    case "activation":
      return activation(state, symbols, step);
    case "cost":
      return said.cost({ j: step.j, a: state.a(step.l, step.j)!, y: state.y(step.j), total: state.C });
    case "dC_da":
      return outputDerivative(state, symbols, step);
    case "path":
      return path(state, symbols, step);
    case "da_dz":
      return slope(state, symbols, step);
    case "dz_dw":
      return weightDerivative(state, symbols, step);
    case "dz_db":
      return biasDerivative(state, symbols, step);
    case "mean":
      return mean(state, symbols, step);
    case "velocity":
    case "moment1":
    case "moment2":
      return moment(state, symbols, { ...step, kind: step.kind });
    case "update":
      return isPlain(state, step) ? plainUpdate(state, symbols, step) : update(state, symbols, step);
  }
}

/** Parameters that are all named; of more than these, the first two and the last. */
const NAMED = 6;

function atStart(state: State): Sentence {
  const { sizes } = state.network;
  const symbols = symbolsOf(state);
  const count = parameterCount(sizes);
  const biases = sizes.slice(1).reduce((sum, size) => sum + size, 0);
  const name = (index: number): Symbolic => quantity(symbols.parameter(parameterAt(sizes, index)));
  const parameters =
    count > NAMED
      ? [name(0), name(1), "…" as const, name(count - 1)]
      : Array.from({ length: count }, (_, index) => name(index));
  return said.start({
    ...{ weights: count - biases, biases, parameters },
    ...{ firstInput: state.a(0, 0)!, inputs: sizes[0]! },
  });
}

function term(state: State, symbols: Symbols, { l, j, k }: Step): Sentence {
  const from = { l: l - 1, j: k! };
  const z = quantity(symbols.z(l, j));
  return said.term({ from, z, a: state.a(l - 1, k!)!, w: state.w(l, j, k!) });
}

function activation(state: State, symbols: Symbols, step: Step): Sentence {
  const { l, j } = step;
  const { activation: name } = state.network.layers[l - 1]!;
  const [z, value] = [state.z(l, j)!, state.a(l, j)!];
  if (Number.isNaN(value)) return said.noActivation({ activation: name, a: quantity(symbols.a(l, j)), z });
  if (activationOf(name).mixes) return said.share({ activation: name, of: step, value });
  return said.activation({ activation: name, z, value });
}

function outputDerivative(state: State, symbols: Symbols, { l, j }: Step): Sentence {
  const [derivative, output, target] = [state.dC_da(l, j)!, state.a(l, j)!, state.y(j)];
  const [a, C] = [quantity(symbols.a(l, j)), quantity(symbols.C)];
  const miss = output - target;
  if (Number.isNaN(derivative) || Number.isNaN(miss)) {
    const of = ratio(symbols.C, symbols.a(l, j));
    return said.outputDerivative.noNumber({ j, a: output, ratio: of, value: derivative });
  }
  if (derivative === 0) return said.outputDerivative.noPull({ j, a, C });
  const { pull } = costOf(state.network.cost);
  if (pull === "share") return said.outputDerivative.ofShare({ j, a, C, derivative, target, output });
  if (pull === "miss") return said.outputDerivative.ofMiss({ a, C, derivative, miss });
  return said.outputDerivative.ofBoundedMiss({ a, C, derivative, miss, bound: pull.missUpTo });
}

function path(state: State, symbols: Symbols, { l, j: k, i }: Step): Sentence {
  const through = { l: l + 1, j: i! };
  const w = state.w(through.l, through.j, k);
  return said.path({
    ...{ through, a: quantity(symbols.a(l, k)), w, share: w * state.dC_dz(through.l, through.j)! },
    ...{ paths: state.network.sizes[through.l]!, sum: state.dC_da(l, k) },
  });
}

function slope(state: State, symbols: Symbols, { l, j, i = j }: Step): Sentence {
  const { activation: name } = state.network.layers[l - 1]!;
  const value = state.da_dz(l, j, i)!;
  const [z, a] = [quantity(symbols.z(l, j)), quantity(symbols.a(l, j))];
  const record = activationOf(name);
  if (record.mixes)
    return said.mixedSlope({ activation: name, z, other: i === j ? undefined : i, slope: value });
  const remark =
    kinkWords(name, record, state.z(l, j)!) ??
    (Math.abs(value) < FLAT ? said.flat({ flatness: record.flatness, slope: value }) : "");
  return said.slope({ activation: name, z, a, slope: value, remark });
}

/** What there is to say where z is exactly at the kink of an activation; undefined anywhere else. */
export function kinkWords(name: string, { joint, df, f }: Elementwise, z: number): Sentence | undefined {
  if (joint?.at !== z || joint.below === joint.above) return undefined;
  const { at, below, above } = joint;
  const taken = df(at, f(at)) === below ? "below" : "above";
  return said.kink({ activation: name, at, below, above, taken });
}

function weightDerivative(state: State, symbols: Symbols, step: Step): Sentence {
  const { l, j, k } = step;
  const a = state.a(l - 1, k!)!;
  const names = {
    w: quantity(symbols.parameter(step)),
    z: quantity(symbols.z(l, j)),
    from: { l: l - 1, j: k! },
  };
  return a === 0
    ? said.weightDerivative.silent(names)
    : said.weightDerivative.of({ ...names, a, isNearlySilent: Math.abs(a) < SILENT });
}

function biasDerivative(state: State, symbols: Symbols, step: Step): Sentence {
  const { l, j } = step;
  const b = symbols.b(l, j);
  return said.biasDerivative({
    ...{ b: quantity(b), z: quantity(symbols.z(l, j)), ratio: ratio(symbols.C, b) },
    value: state.derivative({ l, j })!,
  });
}

function mean(state: State, symbols: Symbols, step: Step): Sentence {
  const count = state.batchCount;
  const [sum, value] = [state.sum(step)!, state.mean(step)!];
  if (count > 1) return said.mean({ count, sum, mean: value });
  const isOnlyExample = state.network.examples.count === 1;
  return said.meanOfOne({ isOnlyExample, ratio: ratio(symbols.meanC, symbols.parameter(step)), value });
}

/** What the gradient makes of a moment. */
function moment(state: State, symbols: Symbols, step: StepSubject<MomentKind>): Sentence {
  const letter = letterOf[step.kind];
  return said.moment({
    ...{ kind: step.kind, rule: state.network.training!.optimizer.name },
    ...{ w: quantity(symbols.parameter(step)), gradient: state.ruleGradient(step)! },
    hasPenalty: state.ruleGradient(step) !== state.batchGradient(step),
    ...{ isFirst: state.gradientSteps === 0, before: state.momentBefore(letter, step) },
    after: state.moment(letter, step)!,
  });
}

/** Whether the step is η times the gradient. */
function isPlain(state: State, step: Step): boolean {
  return (
    momentsOf(state.network.training!).length === 0 && state.ruleGradient(step) === state.batchGradient(step)
  );
}

function update(state: State, symbols: Symbols, step: Step): Sentence {
  const { name, settings } = state.network.training!.optimizer;
  const [before, after] = [state.before(step), state.updated(step)];
  return said.ruleUpdate({
    ...{ w: quantity(symbols.parameter(step)), rule: name, isNesterov: settings.nesterov === true },
    ...{ hasMomentum: momentsOf(state.network.training!).length > 0, before, after },
    isAgainst: state.batchGradient(step)! * (before - after) < 0,
    decays: step.k !== undefined && Number(settings.weightDecay ?? 0) > 0,
  });
}

function plainUpdate(state: State, symbols: Symbols, step: Step): Sentence {
  return said.update({
    ...{ w: quantity(symbols.parameter(step)), gradient: state.batchGradient(step)! },
    ...{ before: state.before(step), after: state.updated(step) },
  });
}

/** An index of the formula, in words. */
interface IndexWords {
  readonly symbol: string;
  readonly value: number;
  readonly words: Sentence | string;
}

/** The indices of the current formula, each in words: l is the edge's layer, j what it leads to, k where it comes from. */
export function indicesOf(state: State): readonly IndexWords[] {
  const step = state.latest?.step;
  if (!step) return [];
  const { index } = said;
  const { kind, l, j, k, i } = step;
  if (kind === "cost") return [{ symbol: "j", value: j, words: index.output(j) }];
  if (kind === "path")
    return [
      { symbol: "l", value: l + 1, words: index.layer(l + 1, l + 1 === state.last) },
      { symbol: "k", value: j, words: index.own(l, j) },
      { symbol: "j", value: i!, words: index.through(i!) },
    ];
  const to = k === undefined ? index.own(l, j) : index.to(j);
  return [
    { symbol: "l", value: l, words: index.layer(l, l === state.last) },
    { symbol: "j", value: j, words: to },
    ...(k === undefined ? [] : [{ symbol: "k", value: k, words: index.from(l - 1, k) }]),
    ...(i === undefined
      ? []
      : [{ symbol: "i", value: i, words: say`${index.by(quantity(symbolsOf(state).a(l, i)))}` }]),
  ];
}
