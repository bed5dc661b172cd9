/** The chain from what is nudged to the cost: what it moves one after the other, and where it fans out over a layer. */
import { mixes } from "../core/network/network";
import type { Known, State } from "../core/run/state";
import { neuronAtHand } from "../lesson/focus";
import { shown } from "../lesson/fold";
import { type Symbols, symbolsOf } from "../lesson/symbols";
import { plain, plainRatio, type Quantity } from "../math/quantity";
import type { FanView, LinkView, SourceView, SpotView } from "../protocol/messages";

/** A quantity that the chain goes through. */
export type Link =
  | { readonly letter: "z" | "a"; readonly l: number; readonly j: number }
  | { readonly letter: "C" };

/** The z of the next layer, or all a of a layer that mixes: each moves the cost. */
export interface Fan {
  readonly letter: "z" | "a";
  readonly l: number;
  readonly size: number;
  /** The paths that are told one by one. */
  readonly shown: readonly number[];
}

export interface Chain {
  /** The cost last. */
  readonly links: readonly Link[];
  /** Between the last link but one, or the source, and the cost. */
  readonly fan?: Fan;
}

/** Links before the chain is cut short, and paths before they are folded. */
const LINKS = 9;
const PATHS = 8;

export function chainOf(state: State, { of, l, j }: SpotView): Chain {
  return of === "parameter" ? fromZ(state, [], l, j) : fromA(state, [], l);
}

/** On from z_j of layer l, which is moved. */
function fromZ(state: State, before: readonly Link[], l: number, j: number): Chain {
  const links = [...before, { letter: "z", l, j } as const];
  if (mixes(state.network, l)) return fanOut(state, links, "a", l);
  return fromA(state, [...links, { letter: "a", l, j }], l);
}

/** On from an activation of layer l, which is moved. */
function fromA(state: State, links: readonly Link[], l: number): Chain {
  if (l === state.last || links.length > LINKS - 3) return { links: [...links, { letter: "C" }] };
  return state.network.sizes[l + 1] === 1 ? fromZ(state, links, l + 1, 0) : fanOut(state, links, "z", l + 1);
}

function fanOut(state: State, links: readonly Link[], letter: Fan["letter"], l: number): Chain {
  const size = state.network.sizes[l]!;
  const atHand = neuronAtHand(state.latest?.step, l);
  return {
    links: [...links, { letter: "C" }],
    fan: { letter, l, size, shown: shown(size, atHand, PATHS) },
  };
}

/** A source with its chain, as far as all of it is computed. */
export function sourceOf(state: State, role: SourceView["role"], spot: SpotView): SourceView {
  const symbols = symbolsOf(state);
  const chain = chainOf(state, spot);
  const own = symbolOfSpot(symbols, spot);
  const quantities = [own, ...chain.links.map((link) => symbolOfLink(symbols, link))];
  return {
    role,
    spot,
    letter: spot.of === "neuron" ? "a" : spot.k === undefined ? "b" : "w",
    name: plain(own),
    value: valueOfSpot(state, spot) ?? null,
    ratio: measured(symbols.C, own),
    derivativeName: plainRatio(symbols.C, own),
    derivative: derivativeOf(state, spot) ?? null,
    links: chain.links.map((link, place): LinkView => {
      const [from, to] = [quantities[place]!, quantities[place + 1]!];
      return {
        letter: link.letter,
        name: plain(to),
        value: valueOfLink(state, link) ?? null,
        ratio: measured(to, from),
        factorName: plainRatio(to, from),
        factor: factorOf(state, spot, chain.links, place) ?? null,
      };
    }),
    ...(chain.fan && { fan: fanViewOf(state, spot, chain.links, chain.fan) }),
  };
}

/** "Δz₀⁽²⁾/Δw₀₁⁽²⁾". */
function measured(of: Quantity, to: Quantity): string {
  return `Δ${plain(of)}/Δ${plain(to)}`;
}

export function symbolOfSpot(symbols: Symbols, { of, l, j, k }: SpotView): Quantity {
  if (of === "neuron") return symbols.a(l, j);
  return symbols.parameter(k === undefined ? { l, j } : { l, j, k });
}

function symbolOfLink(symbols: Symbols, link: Link): Quantity {
  return link.letter === "C" ? symbols.C : symbols[link.letter](link.l, link.j);
}

/** The number as this turn's example is computed with it. */
export function valueOfSpot(state: State, { of, l, j, k }: SpotView): Known {
  if (of === "neuron") return state.a(l, j);
  return state.before(k === undefined ? { l, j } : { l, j, k });
}

function valueOfLink(state: State, link: Link): Known {
  return link.letter === "C" ? state.C : state[link.letter](link.l, link.j);
}

/** ∂C/∂w of a parameter, ∂C/∂a of a neuron, in this example. */
export function derivativeOf(state: State, { of, l, j, k }: SpotView): Known {
  if (of === "neuron") return l === 0 ? state.dC_dInput(j) : state.dC_da(l, j);
  return state.derivative(k === undefined ? { l, j } : { l, j, k });
}

/** How a link moves for what is before it, exactly. */
function factorOf(state: State, spot: SpotView, links: readonly Link[], place: number): Known {
  const link = links[place]!;
  const before = links[place - 1];
  if (link.letter === "a") return state.da_dz(link.l, link.j);
  if (link.letter === "C") return costFactorOf(state, spot, before);
  // ∂z/∂w = a, ∂z/∂b = 1, and ∂z/∂a = w once its step is done.
  if (before?.letter === "a") return weightFactorOf(state, link.l, link.j, before.j);
  if (spot.of === "neuron") return weightFactorOf(state, link.l, link.j, spot.j);
  if (derivativeOf(state, spot) === undefined) return undefined;
  return spot.k === undefined ? 1 : state.a(link.l - 1, spot.k);
}

function weightFactorOf(state: State, l: number, j: number, k: number): Known {
  return state.pathTerm(l - 1, k, j) === undefined ? undefined : state.before({ l, j, k });
}

/** ∂C of the last link before the cost, or of the neuron that is nudged where there is none. */
function costFactorOf(state: State, spot: SpotView, before: Link | undefined): Known {
  if (before?.letter === "z") return state.dC_dz(before.l, before.j);
  return before?.letter === "a" ? state.dC_da(before.l, before.j) : derivativeOf(state, spot);
}

function fanViewOf(state: State, spot: SpotView, links: readonly Link[], fan: Fan): FanView {
  const symbols = symbolsOf(state);
  const { l, letter, size } = fan;
  const from = fanBeginning(spot, links).j;
  const term = (i: number): Known => termOf(state, fan, from, i);
  return {
    letter,
    size,
    paths: fan.shown.map((i) => ({ i, name: plain(symbols[letter](l, i)), term: term(i) ?? null })),
    ...(fan.shown.length < size && { others: othersOf(fan, term) ?? null }),
  };
}

/** The neuron whose z or a is moved where the chain fans out. */
export function fanBeginning(spot: SpotView, links: readonly Link[]): { readonly j: number } {
  const last = links.at(-2);
  return last === undefined || last.letter === "C" ? spot : last;
}

/** What one path adds: ∂z_i/∂a_j ∂C/∂z_i, or where the layer mixes ∂a_i/∂z_j ∂C/∂a_i. */
function termOf(state: State, { letter, l }: Fan, from: number, i: number): Known {
  if (letter === "z") return state.pathTerm(l - 1, from, i);
  const slope = state.da_dz(l, from, i);
  const dC_da = state.dC_da(l, i);
  return slope === undefined || dC_da === undefined ? undefined : slope * dC_da;
}

function othersOf({ size, shown }: Fan, term: (i: number) => Known): Known {
  const isShown = new Set(shown);
  let sum = 0;
  for (let i = 0; i < size; i++) {
    if (isShown.has(i)) continue;
    const each = term(i);
    if (each === undefined) return undefined;
    sum += each;
  }
  return sum;
}
