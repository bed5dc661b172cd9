/** One or two plain sentences for a step, true for its numbers. */
import type { ActivationName } from "../core/network/activation";
import { parameterAt, parameterCount } from "../core/network/network";
import type { Step } from "../core/program/steps";
import type { State } from "../core/run/state";
import { COST, neuronName as neuron, parameterSymbol, plain, plainRatio, type Quantity } from "./names";
import { apart, readable } from "./notation";

/** An activation below this, against 1, is called nearly silent. */
const SILENT = 0.05;
/** A slope below this is called flat. */
const FLAT = 0.01;
/** Activations that level out at an end: there the neuron is saturated. */
const LEVELS_OUT: ReadonlySet<ActivationName> = new Set(["sigmoid", "tanh", "elu"]);

export function wordsOf(state: State): string {
  const step = state.latest?.step;
  if (!step) return atStart(state);
  switch (step.kind) {
    case "term":
      return term(state, step);
    case "bias":
      return bias(state, step);
    case "activation":
      return activation(state, step);
    case "cost":
      return cost(state, step);
    case "dC_da":
      return outputDerivative(state, step);
    case "path":
      return path(state, step);
    case "da_dz":
      return slope(state, step);
    case "dz_dw":
      return weightDerivative(state, step);
    case "dz_db":
      return biasDerivative(state, step);
    case "mean":
      return mean(state, step);
    case "update":
      return update(state, step);
  }
}

const z = (l: number, j: number): string => plain({ letter: "z", l, indices: [j] });
const a = (l: number, j: number): string => plain({ letter: "a", l, indices: [j] });
const aQuantity = (l: number, j: number): Quantity => ({ letter: "a", l, indices: [j] });

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** How far something moves for a nudge of one, where `ratio` is the derivative. */
function moves(ratio: number): string {
  if (Number.isNaN(ratio)) return "moves by NaN, which is no number";
  if (ratio === 0) return "does not move";
  const far = Math.abs(ratio) === 1 ? "moves just as far" : `moves ${readable(Math.abs(ratio))} times as far`;
  return ratio < 0 ? `${far}, the other way` : far;
}

function atStart(state: State): string {
  const { sizes } = state.network;
  return `Nothing is computed yet. ${costOf(sizes)} The first step takes input 0, ${readable(state.a(0, 0)!)}, through its weight towards ${neuron(1, 0)}${sizes[0]! > 1 ? ", one term of a sum" : ""}.`;
}

/** Parameters that are all named; of more than these, the first two and the last. */
const NAMED = 6;

/** "The cost is a function of 1 weight and 1 bias: C(w₀₀⁽¹⁾, b₀⁽¹⁾)." */
function costOf(sizes: readonly number[]): string {
  const count = parameterCount(sizes);
  const biases = sizes.slice(1).reduce((sum, size) => sum + size, 0);
  const name = (index: number): string => plain(parameterSymbol(parameterAt(sizes, index)));
  const names =
    count > NAMED
      ? [name(0), name(1), "…", name(count - 1)]
      : Array.from({ length: count }, (_, index) => name(index));
  const many = `${plural(count - biases, "weight")} and ${biases} ${biases === 1 ? "bias" : "biases"}`;
  return `The cost is a function of ${many}: C(${names.join(", ")}).`;
}

function term(state: State, { l, j, k }: Step): string {
  const w = state.w(l, j, k!);
  const from = state.a(l - 1, k!)!;
  const product = w * from;
  const effect = Number.isNaN(product)
    ? `so ${z(l, j)} is no number any more`
    : product === 0
      ? `so it leaves ${z(l, j)} as it is`
      : `so it ${product > 0 ? "lifts" : "lowers"} ${z(l, j)} by ${readable(Math.abs(product))}`;
  return `${capital(neuron(l - 1, k!))} says ${readable(from)} and its weight is ${readable(w)}, ${effect}.`;
}

function bias(state: State, { l, j }: Step): string {
  return `The bias adds ${readable(state.b(l, j))} whatever the inputs are. The weighted input of ${neuron(l, j)} is ${readable(state.z(l, j)!)}.`;
}

function activation(state: State, { l, j }: Step): string {
  const { activation: name } = state.network.layers[l - 1]!;
  const value = readable(state.a(l, j)!);
  if (Number.isNaN(state.a(l, j)!))
    return `${capital(name)} makes no number of the weighted input ${readable(state.z(l, j)!)}: ${a(l, j)} is NaN.`;
  if (name === "softmax") {
    return `Softmax gives ${neuron(l, j)} the share ${value} of the whole: all shares of the layer add up to 1.`;
  }
  return `The activation function ${name} turns the weighted input ${readable(state.z(l, j)!)} into the activation ${value}.`;
}

function cost(state: State, { l, j }: Step): string {
  const miss = state.a(l, j)! - state.y(j);
  const what = Number.isNaN(miss)
    ? "there is no telling how far it is off"
    : miss === 0
      ? "exactly what it should be"
      : `${readable(Math.abs(miss))} too ${miss > 0 ? "high" : "low"}`;
  const sum = state.C;
  const total = sum === undefined ? "" : ` The cost of this example is ${readable(sum)}.`;
  return `Output ${j} is ${readable(state.a(l, j)!)} and should be ${readable(state.y(j))}: ${what}.${total}`;
}

function outputDerivative(state: State, { l, j }: Step): string {
  const value = state.dC_da(l, j)!;
  const miss = state.a(l, j)! - state.y(j);
  if (Number.isNaN(value) || Number.isNaN(miss))
    return `Output ${j} is ${readable(state.a(l, j)!)} and ${plainRatio(COST, aQuantity(l, j))} is ${readable(value)}: there is no telling what a nudge would do.`;
  if (value === 0)
    return `Output ${j} has no pull on the cost here: a small nudge to ${a(l, j)} leaves C as it is.`;
  if (state.network.cost === "crossEntropy")
    return `Nudge ${a(l, j)} and C ${moves(value)}: the target over the output, ${readable(state.y(j))} over ${readable(state.a(l, j)!)}. The less output ${j} has of what it should have, the stronger the pull.`;
  return `Nudge ${a(l, j)} and C ${moves(value)}. The output misses its target by ${readable(miss)}: the larger the miss, the stronger the pull.`;
}

function path(state: State, { l, j, i }: Step): string {
  const next = l + 1;
  const paths = state.network.sizes[next]!;
  const share = state.w(next, i!, j) * state.dC_dz(next, i!)!;
  const sum = state.dC_da(l, j);
  const through = `Through ${neuron(next, i!)}, ${a(l, j)} reaches the cost by the weight ${readable(state.w(next, i!, j))}; this path adds ${readable(share)}.`;
  if (paths === 1) return `${through} It is the only path.`;
  if (sum === undefined) return `${through} ${plural(paths - i! - 1, "path")} to go.`;
  return `${through} ${paths === 2 ? "Both" : `All ${paths}`} paths together: ${readable(sum)}.`;
}

function slope(state: State, { l, j, i }: Step): string {
  const { activation: name } = state.network.layers[l - 1]!;
  const value = state.da_dz(l, j, i)!;
  if (name === "softmax") {
    const pulls = i === j ? "its own share" : `the share of output ${i!}`;
    return `With softmax, ${z(l, j)} moves every output. Nudge it and ${pulls} ${moves(value)}.`;
  }
  const nudge = `Nudge ${z(l, j)} and ${a(l, j)} ${moves(value)}: the slope of ${name} here.`;
  if (!(Math.abs(value) < FLAT)) return nudge;
  return `${nudge} ${flatness(name)}, ${value === 0 ? "nothing" : "hardly anything"} gets back through it.`;
}

/** What it means that an activation has next to no slope. */
function flatness(name: ActivationName): string {
  if (name === "relu") return "The neuron is off";
  return LEVELS_OUT.has(name) ? "The neuron is saturated" : "The curve is flat here";
}

function weightDerivative(state: State, step: Step): string {
  const { l, j, k } = step;
  const from = state.a(l - 1, k!)!;
  const w = plain(parameterSymbol(step));
  if (from === 0) {
    return `Nudge ${w} and ${z(l, j)} does not move, because ${neuron(l - 1, k!)} is 0: this weight has no say in this example.`;
  }
  const nudge = `Nudge ${w} and ${z(l, j)} ${moves(from)}: as strongly as ${neuron(l - 1, k!)} fires.`;
  if (Math.abs(from) < SILENT) {
    return `${nudge} This weight hardly matters while ${l === 1 ? "its input" : "its neuron"} is nearly silent.`;
  }
  return `${nudge} All weights of this neuron share the other factors.`;
}

function biasDerivative(state: State, step: Step): string {
  const { l, j } = step;
  const value = readable(state.derivative(step)!);
  return `Nudge ${plain(parameterSymbol(step))} and ${z(l, j)} moves exactly as far, so the factor is 1 and ${plainRatio(COST, parameterSymbol(step))} is what was known already: ${value}.`;
}

function mean(state: State, step: Step): string {
  const count = state.batchCount;
  const name = plainRatio(COST, parameterSymbol(step));
  if (count === 1)
    return `${state.network.examples.count === 1 ? "There is" : "This batch has"} one example, so the mean of ${name} is its own value, ${readable(state.mean(step)!)}.`;
  return `The ${count} examples pulled by ${readable(state.sum(step)!)} in all; their mean, ${readable(state.mean(step)!)}, is this component of the gradient.`;
}

function update(state: State, step: Step): string {
  const mean = state.mean(step)!;
  const name = plain(parameterSymbol(step));
  const [before, after] = [state.before(step), state.updated(step)];
  if (Number.isNaN(after))
    return `The gradient of ${name} is ${readable(mean)}: no step can be made of that, and ${name} is NaN from here on.`;
  if (mean === 0) return `The gradient of ${name} is 0, so it stays at ${readable(before)}.`;
  const why = mean > 0 ? "would raise the cost, so it goes down" : "would lower the cost, so it goes up";
  if (before === after)
    return `A larger ${name} ${why}; but so small a step is lost in rounding, and it stays at ${readable(before)}.`;
  const [from, to] = apart(before, after);
  return `A larger ${name} ${why}: from ${from} to ${to}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The indices of the current formula, each in words. */
export function indicesOf(state: State): { symbol: string; value: number; words: string }[] {
  const step = state.latest?.step;
  if (!step || step.kind === "cost")
    return step ? [{ symbol: "j", value: step.j, words: `output ${step.j}` }] : [];
  const { l, j, k, i } = step;
  const last = l === state.last ? ", the last" : "";
  const indices = [{ symbol: "l", value: l, words: `layer ${l}${last}` }];
  indices.push({ symbol: "j", value: j, words: `${k === undefined ? "" : "to "}${neuron(l, j)}` });
  if (k !== undefined) indices.push({ symbol: "k", value: k, words: `from ${neuron(l - 1, k)}` });
  if (i !== undefined) {
    const words = step.kind === "path" ? `through ${neuron(l + 1, i)}` : `by ${plain(aQuantity(l, i))}`;
    indices.push({ symbol: "i", value: i, words });
  }
  return indices;
}
