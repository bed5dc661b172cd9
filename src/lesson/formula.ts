/** The formula of the step just done, as the lesson writes it: sums of products, each factor with its number. */

import { costOf } from "../core/network/cost";
import { isSoftmax, type Parameter } from "../core/network/network";
import type { Step } from "../core/program/steps";
import type { Known, State } from "../core/run/state";
import type { FactorView, FormulaView, Standing, TermView } from "../protocol/messages";
import { folded } from "./fold";
import { COST, parameterSymbol, plain, plainRatio, type Quantity, tex, texRatio } from "./names";
import { activationNotation, costNotation, inText, readable } from "./notation";

/** Terms of a sum that are written out before the middle is folded. */
const ROOM = 6;

/** The formula of the step before the state's position; undefined at the start. */
export function formulaOf(state: State): FormulaView | undefined {
  const step = state.latest?.step;
  if (!step) return undefined;
  switch (step.kind) {
    case "term":
    case "bias":
      return weightedInput(state, step);
    case "activation":
      return activation(state, step);
    case "cost":
      return cost(state, step);
    case "path":
      return overPaths(state, step);
    case "dC_da":
      return isSoftmax(state.network, step.l) ? outputDerivative(state, step) : chainRule(state, step);
    case "da_dz":
      return isSoftmax(state.network, step.l) ? throughSoftmax(state, step) : chainRule(state, step);
    case "dz_dw":
    case "dz_db":
      return chainRule(state, step);
    case "mean":
      return mean(state, step);
    case "update":
      return update(state, step);
  }
}

const z = (l: number, j: number): Quantity => ({ letter: "z", l, indices: [j] });
const a = (l: number, j: number): Quantity => ({ letter: "a", l, indices: [j] });
const y = (j: number): Quantity => ({ letter: "y", indices: [j] });

function factor(
  symbol: string,
  value: Known,
  standing: Standing,
  more: Partial<FactorView> = {},
): FactorView {
  const known = standing === "unknown" ? undefined : value;
  return { symbol, value: known ?? null, standing: known === undefined ? "unknown" : standing, ...more };
}

/** A product; its own standing is that of its newest factor, unless another is given. */
function term(factors: readonly FactorView[], standing?: Standing): TermView {
  const value = product(factors);
  const newest = factors.some((each) => each.standing === "new") ? "new" : "known";
  return { factors, value, standing: standing ?? (value === null ? "unknown" : newest) };
}

/** The product as the engine multiplies: from the last factor, the cost's end of the chain, to the first. */
function product(factors: readonly FactorView[]): number | null {
  let value: number | null = null;
  for (let place = factors.length - 1; place >= 0; place--) {
    const { value: next } = factors[place]!;
    if (next === null) return null;
    value = value === null ? next : next * value;
  }
  return value;
}

/** The product of the factors known from the cost's end on: what the backward pass has so far. */
export function productSoFar(factors: readonly FactorView[]): number | null {
  const firstKnown = factors.findLastIndex(({ value }) => value === null) + 1;
  return product(factors.slice(firstKnown));
}

/** A term of a sum stands as `new`, `known` or `unknown` by its place before, at or after the current one. */
function standingAt(index: number, current: number): Standing {
  return index === current ? "new" : index < current ? "known" : "unknown";
}

/** z_j = Σ_k w_jk a_k + b_j. */
function weightedInput(state: State, { l, j, kind, k }: Step): FormulaView {
  const inputs = state.network.sizes[l - 1]!;
  const current = kind === "bias" ? inputs : k!;
  const termAt = (index: number): TermView => {
    const standing = standingAt(index, current);
    const parameter: Parameter = index === inputs ? { l, j } : { l, j, k: index };
    const own = factor(tex(parameterSymbol(parameter)), state.parameter(parameter), standing);
    if (index === inputs) return term([own]);
    return term([own, factor(tex(a(l - 1, index)), state.a(l - 1, index), standing)]);
  };
  let soFar = 0;
  for (let index = 0; index <= Math.min(current, inputs - 1); index++) {
    soFar += state.w(l, j, index) * state.a(l - 1, index)!;
  }
  const value = state.z(l, j) ?? null;
  return {
    lhs: tex(z(l, j)),
    name: plain(z(l, j)),
    relation: "=",
    terms: folded(inputs + 1, current, ROOM + 1, termAt),
    value,
    soFar: value ?? soFar,
  };
}

/** a_j = σ(z_j). */
function activation(state: State, { l, j }: Step): FormulaView {
  const { activation: name } = state.network.layers[l - 1]!;
  const value = state.a(l, j)!;
  const weighted = readable(state.z(l, j)!);
  const only =
    name === "softmax"
      ? factor(`\\frac{e^{${tex(z(l, j))}}}{\\sum_i e^{z_i^{(${l})}}}`, value, "new")
      : factor(`\\sigma\\left(${tex(z(l, j))}\\right)`, value, "new", {
          rule: activationNotation[name].f.tex(tex(z(l, j))),
          numbers: activationNotation[name].f.text(weighted),
        });
  return {
    lhs: tex(a(l, j)),
    name: plain(a(l, j)),
    relation: "=",
    terms: [term([only])],
    value,
    soFar: value,
  };
}

/** C = Σ_j of each output's term. */
function cost(state: State, { l, j: current }: Step): FormulaView {
  const { cost: name, sizes } = state.network;
  const outputs = sizes[l]!;
  const at = (j: number): number => costOf(name).term(state.a(l, j)!, state.y(j), outputs);
  const notation = costNotation[name].term;
  const termAt = (j: number): TermView => {
    const numbers = notation.text(
      inText(readable(state.a(l, j)!)),
      inText(readable(state.y(j))),
      String(outputs),
    );
    const standing = standingAt(j, current);
    const symbol = notation.tex(tex(a(l, j)), tex(y(j)), String(outputs));
    return term([factor(symbol, at(j), standing, standing === "unknown" ? {} : { numbers })]);
  };
  let soFar = 0;
  for (let j = 0; j <= current; j++) soFar += at(j);
  return {
    lhs: "C",
    name: "C",
    relation: "=",
    terms: folded(outputs, current, ROOM, termAt),
    value: state.C ?? null,
    soFar,
  };
}

/** ∂C/∂a_j = Σ_i ∂z_i/∂a_j ∂a_i/∂z_i ∂C/∂a_i: every path through the next layer. */
function overPaths(state: State, { l, j, i: current }: Step): FormulaView {
  const next = l + 1;
  const termAt = (i: number): TermView => {
    const standing = standingAt(i, current!);
    const weight = factor(texRatio(z(next, i), a(l, j)), state.w(next, i, j), standing, {
      rule: tex({ letter: "w", l: next, indices: [i, j] }),
    });
    return term([weight, ...fromWeightedInput(state, next, i, "known")]);
  };
  let soFar = 0;
  for (let i = 0; i <= current!; i++) soFar += state.w(next, i, j) * state.dC_dz(next, i)!;
  return {
    lhs: texRatio(COST, a(l, j)),
    name: plainRatio(COST, a(l, j)),
    relation: "=",
    terms: folded(state.network.sizes[next]!, current!, ROOM, termAt),
    value: state.dC_da(l, j) ?? null,
    soFar,
  };
}

/** The factors of ∂C/∂z_j: ∂a_j/∂z_j and ∂C/∂a_j; softmax mixes its neurons, so there it is one factor. */
function fromWeightedInput(state: State, l: number, j: number, standing: Standing): FactorView[] {
  if (isSoftmax(state.network, l)) {
    const rule = `\\sum_i \\frac{\\partial a_i^{(${l})}}{\\partial ${tex(z(l, j))}}\\,\\frac{\\partial C}{\\partial a_i^{(${l})}}`;
    return [factor(texRatio(COST, z(l, j)), state.dC_dz(l, j), standing, { rule })];
  }
  return [slope(state, l, j, standing), sensitivity(state, l, j, standing)];
}

/** ∂a_j/∂z_j = σ′(z_j). */
function slope(state: State, l: number, j: number, standing: Standing): FactorView {
  const value = state.da_dz(l, j);
  const { activation: name } = state.network.layers[l - 1]!;
  const rule = `\\sigma'\\left(${tex(z(l, j))}\\right)`;
  if (value === undefined || name === "softmax")
    return factor(texRatio(a(l, j), z(l, j)), value, standing, { rule });
  const numbers = activationNotation[name].df.text(
    inText(readable(state.z(l, j)!)),
    inText(readable(state.a(l, j)!)),
    state.z(l, j)!,
  );
  return factor(texRatio(a(l, j), z(l, j)), value, standing, { rule, numbers });
}

/** ∂C/∂a_j: from the cost in the last layer, over all paths in any other. */
function sensitivity(state: State, l: number, j: number, standing: Standing): FactorView {
  const symbol = texRatio(COST, a(l, j));
  const value = state.dC_da(l, j);
  if (l < state.last) {
    const rule = `\\sum_i w_{i${j}}^{(${l + 1})}\\,\\frac{\\partial C}{\\partial z_i^{(${l + 1})}}`;
    return factor(symbol, value, standing, { rule });
  }
  const { rule, numbers } = outputRule(state, l, j);
  return factor(symbol, value, standing, value === undefined ? { rule } : { rule, numbers });
}

/** ∂C/∂a_j of an output, by the cost's own rule. */
function outputRule(state: State, l: number, j: number): { rule: string; numbers: string } {
  const { cost: name, sizes } = state.network;
  const outputs = String(sizes[l]!);
  const notation = costNotation[name].dC_da;
  return {
    rule: notation.tex(tex(a(l, j)), tex(y(j)), outputs),
    numbers: notation.text(inText(readable(state.a(l, j)!)), inText(readable(state.y(j))), outputs),
  };
}

/** ∂C/∂a_j of a softmax output, on its own: its neurons share no three-factor row. */
function outputDerivative(state: State, { l, j }: Step): FormulaView {
  const { rule, numbers } = outputRule(state, l, j);
  const value = state.dC_da(l, j)!;
  return {
    lhs: texRatio(COST, a(l, j)),
    name: plainRatio(COST, a(l, j)),
    relation: "=",
    terms: [term([factor(rule, value, "new", { numbers })])],
    value,
    soFar: value,
  };
}

/** ∂C/∂z_j = Σ_i ∂a_i/∂z_j ∂C/∂a_i, where softmax lets z_j move every a_i. */
function throughSoftmax(state: State, { l, j, i: current }: Step): FormulaView {
  const termAt = (i: number): TermView => {
    const rule =
      i === j ? `${tex(a(l, j))}\\left(1-${tex(a(l, j))}\\right)` : `-${tex(a(l, i))}\\,${tex(a(l, j))}`;
    return term([
      factor(texRatio(a(l, i), z(l, j)), state.da_dz(l, j, i), standingAt(i, current!), { rule }),
      factor(texRatio(COST, a(l, i)), state.dC_da(l, i), "known"),
    ]);
  };
  let soFar = 0;
  for (let i = 0; i <= current!; i++) soFar += state.da_dz(l, j, i)! * state.dC_da(l, i)!;
  return {
    lhs: texRatio(COST, z(l, j)),
    name: plainRatio(COST, z(l, j)),
    relation: "=",
    terms: folded(state.network.sizes[l]!, current!, ROOM, termAt),
    value: state.dC_dz(l, j) ?? null,
    soFar,
  };
}

/**
 * ∂C/∂w_jk = ∂z_j/∂w_jk · ∂a_j/∂z_j · ∂C/∂a_j, in written order; it is computed from its end. Before the first factor
 * is known the row belongs to every weight of the neuron, so k still runs.
 */
function chainRule(state: State, step: Step): FormulaView {
  const { l, j, kind, k } = step;
  const parameter: Quantity =
    kind === "dz_dw" || kind === "dz_db" ? parameterSymbol(step) : { letter: "w", l, indices: [j, "k"] };
  const previous: Quantity = { letter: "a", l: l - 1, indices: [k ?? "k"] };
  const symbol = texRatio(z(l, j), parameter);
  const first =
    kind === "dz_dw"
      ? factor(symbol, state.a(l - 1, k!), "new", { rule: tex(previous) })
      : kind === "dz_db"
        ? factor(symbol, 1, "new", { rule: "1" })
        : factor(symbol, undefined, "unknown", { rule: tex(previous) });
  const known = fromWeightedInput(state, l, j, "known");
  const lit = kind === "da_dz" ? 0 : kind === "dC_da" ? known.length - 1 : undefined;
  const factors = [first, ...known.map((each, place) => (place === lit ? lightUp(each) : each))];
  const value = product(factors);
  return {
    lhs: texRatio(COST, parameter),
    name: plainRatio(COST, parameter),
    relation: "=",
    terms: [term(factors)],
    value,
    soFar: productSoFar(factors),
    ...(value === null
      ? {}
      : { outcome: { words: "added to the gradient", value: state.sum(step) ?? null } }),
  };
}

function lightUp(known: FactorView): FactorView {
  return { ...known, standing: known.value === null ? "unknown" : "new" };
}

/** The mean over the batch: 1/n Σ ∂C/∂w. */
function mean(state: State, step: Step): FormulaView {
  const value = state.mean(step)!;
  const count = state.batchCount;
  const factors = [
    factor("\\frac{1}{n}", 1 / count, "new", { numbers: `1 / ${count}` }),
    factor(
      `\\sum_{x=1}^{n}\\frac{\\partial C_x}{\\partial ${tex(parameterSymbol(step))}}`,
      state.sum(step),
      "known",
    ),
  ];
  return {
    lhs: `\\overline{${texRatio(COST, parameterSymbol(step))}}`,
    name: `mean ${plainRatio(COST, parameterSymbol(step))}`,
    relation: "=",
    // The engine divides once; 1/n times the sum could differ from that in the last bit.
    terms: [{ factors, value, standing: "new" }],
    value,
    soFar: value,
  };
}

/** w ← w − η · mean. */
function update(state: State, step: Step): FormulaView {
  const symbol = parameterSymbol(step);
  const value = state.updated(step);
  return {
    lhs: tex(symbol),
    name: plain(symbol),
    relation: "←",
    terms: [
      term([factor(tex(symbol), state.before(step), "known")]),
      term([
        factor("-\\eta", -state.network.training!.learningRate, "new"),
        factor(`\\overline{${texRatio(COST, symbol)}}`, state.mean(step), "known"),
      ]),
    ],
    value,
    soFar: value,
  };
}
