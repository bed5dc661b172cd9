/** The tree of what makes the cost: w, a_prev and b make z, z makes a, a (with y) makes C; a_prev has a tree of its own. */

import { mixes, type Parameter } from "../core/network/network";
import type { Step } from "../core/program/steps";
import type { Known, State } from "../core/run/state";
import { type Factor, standingAt } from "../lesson/derivation/derivation";
import { chainOf, fromWeightedInput, pathFactor } from "../lesson/derivation/factors";
import { derivationOf } from "../lesson/derivation/of";
import { shown, shownLayers } from "../lesson/fold";
import { symbolsOf } from "../lesson/symbols";
import { type NetworkQuantity, plain, plainRatio } from "../math/quantity";
import { textOf } from "../math/text";
import type {
  TreeBranchView,
  TreeEdge,
  TreeFactorView,
  TreeLevelView,
  TreeNodeView,
  TreeSumView,
  TreeView,
} from "../protocol/messages";
import { words } from "../words/words";
import { sharesOf } from "./chips";

/** Ways of a sum that are drawn before they are folded. */
const BRANCHES = 6;

/**
 * The tree of the neuron that a parameter leads to, along that parameter's path, with what its activation comes from. Its weights are those
 * that made these numbers: a gradient step changes the next ones.
 */
export function treeOf(state: State, parameter: Parameter): TreeView {
  const { l, j } = parameter;
  // The bias has no edge from before it: its tree goes on through the first, as it does before the layer at hand.
  const from = (layer: number): number => (layer === l ? (parameter.k ?? 0) : 0);
  const neuron = (layer: number): number => (layer === l ? j : from(layer + 1));
  // The layers that make up the tree are 1 … l, of which the last is at hand.
  const levels = shownLayers(l - 1, l - 1)
    .map((layer) => levelOf(state, layer + 1, neuron(layer + 1), from(layer + 1)))
    .reverse();
  const isLast = l === state.last;
  const symbols = symbolsOf(state);
  return {
    levels,
    cost: node(symbols.C, state.C),
    ...(isLast && { target: node(symbols.y(j), state.y(j)) }),
    ...(!isLast && { through: words.pictures.tree.through(l + 1, state.last) }),
    ...(mixes(state.network, l) && { mixed: state.network.sizes[l]! }),
    factors: factorsOf(state, parameter),
    ...litOf(state.latest?.step, parameter),
    ...sumOf(state),
  };
}

/** The sum over the paths from an earlier activation; one path alone is the tree itself. */
function sumOf(state: State): { readonly sum?: TreeSumView } {
  const step = state.latest?.step;
  if (step?.kind !== "path") return {};
  const size = state.network.sizes[step.l + 1]!;
  if (size === 1) return {};
  const symbols = symbolsOf(state);
  const { soFar, value } = derivationOf(state)!;
  const isPartial = value === undefined || state.isCovered;
  return {
    sum: {
      name: plainRatio(symbols.C, symbols.a(step.l, step.j)),
      value: state.isCovered ? null : (soFar ?? null),
      ...(isPartial && { isPartial }),
      size,
      branches: shown(size, step.i!, BRANCHES).map((j) => branchOf(state, step, j)),
    },
  };
}

/** The path through neuron j of the next layer. */
function branchOf(state: State, { l: previous, j: k, i: current }: Step, j: number): TreeBranchView {
  const l = previous + 1;
  const symbols = symbolsOf(state);
  const share = sharesOf(state)!(j);
  const { weight, bias, z, a } = levelOf(state, l, j, k);
  const standing = j === current && state.isCovered ? "unknown" : standingAt(j, current!);
  const chain = [
    pathFactor(state, symbols, { l, j, k }, standing),
    ...fromWeightedInput(state, symbols, l, j, "known"),
  ];
  return {
    ...{ j, weight, bias, z, a, share: share ?? null },
    ...(l === state.last && { target: node(symbols.y(j), state.y(j)) }),
    factors: factorViews(chain, edgesOf(state, l, "previous")),
    light: j === current ? "current" : share === undefined ? "none" : "path",
  };
}

/** The edges of a chain that begins with one of them. */
function edgesOf({ network }: State, l: number, first: TreeEdge): readonly TreeEdge[] {
  return mixes(network, l) ? [first, "cost"] : [first, "activation", "cost"];
}

function factorViews(chain: readonly Factor[], edges: readonly TreeEdge[]): TreeFactorView[] {
  return chain.map(({ symbol, value }, place) => ({
    edge: edges[place]!,
    name: textOf(symbol),
    value: value ?? null,
  }));
}

/** The chain from the parameter to C; on a path to an earlier activation it begins with that. */
function factorsOf(state: State, parameter: Parameter): TreeFactorView[] {
  const { l, j, k } = parameter;
  const symbols = symbolsOf(state);
  const isPath = state.latest?.step.kind === "path";
  const isKnown = state.derivative(parameter) !== undefined;
  const [own, ...others] = chainOf(state, symbols, parameter, isKnown ? "known" : "unknown");
  const chain =
    isPath && k !== undefined
      ? [pathFactor(state, symbols, { l, j, k }, state.isCovered ? "unknown" : "known"), ...others]
      : [own!, ...others];
  const first: TreeEdge = k === undefined ? "bias" : isPath ? "previous" : "weight";
  return factorViews(chain, edgesOf(state, l, first));
}

function levelOf(state: State, l: number, j: number, k: number): TreeLevelView {
  const symbols = symbolsOf(state);
  const weight: Parameter = { l, j, k };
  return {
    l,
    j,
    weight: node(symbols.parameter(weight), state.before(weight)),
    previous: node(symbols.a(l - 1, k), state.a(l - 1, k)),
    bias: node(symbols.b(l, j), state.before({ l, j })),
    z: node(symbols.z(l, j), state.z(l, j)),
    a: node(symbols.a(l, j), state.a(l, j)),
    others: state.network.sizes[l - 1]! - 1,
  };
}

function node(quantity: NetworkQuantity, value: Known): TreeNodeView {
  return { letter: quantity.letter, name: plain(quantity), value: value ?? null };
}

/** The edge of the factor that a step has just added; none where the step adds to no edge of the tree. */
function litOf(step: Step | undefined, parameter: Parameter): Pick<TreeView, "lit"> {
  switch (step?.kind) {
    case undefined:
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return {};
    case "term":
    case "dz_dw":
      return { lit: "weight" };
    case "bias":
    case "dz_db":
      return { lit: "bias" };
    case "activation":
    case "da_dz":
      // A factor ∂a_i/∂z_j of a layer that mixes leads to another neuron's activation.
      return step.i === undefined || step.i === parameter.j ? { lit: "activation" } : {};
    case "cost":
    case "dC_da":
      return { lit: "cost" };
    case "path":
      return { lit: "previous" };
  }
}
