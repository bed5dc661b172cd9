/** What there is to know of a spot of the network that a reader points at: its name, where it stands, and its numbers. */

import type { Network, Parameter } from "../core/network/network";
import type { Known, State } from "../core/run/state";
import { givenBack, symbolOf } from "../lesson/quantity";
import { symbolsOf } from "../lesson/symbols";
import { plain } from "../math/quantity";
import { isSameTree, quantity, ratio, type Symbolic } from "../math/symbolic";
import { textOf } from "../math/text";
import type { DetailsView, DetailView, SpotView } from "../protocol/messages";
import { words } from "../words/words";

type Description = Pick<DetailsView, "position" | "spot" | "name" | "words" | "numbers">;

/** The spot must be one of the network. */
export function describe(state: State, spot: SpotView): Description {
  const described = spot.of === "parameter" ? parameter(state, spot) : neuron(state, spot);
  return { position: state.position, spot, ...described };
}

/** Whether the network has such a spot. */
export function hasSpot({ sizes }: Network, { of, l, j, k }: SpotView): boolean {
  const first = of === "neuron" ? 0 : 1;
  if (l < first || l >= sizes.length || j < 0 || j >= sizes[l]!) return false;
  return k === undefined || (of === "parameter" && k >= 0 && k < sizes[l - 1]!);
}

function parameter(state: State, { l, j, k }: SpotView): Pick<Description, "name" | "words" | "numbers"> {
  const at = k === undefined ? { l, j } : { l, j, k };
  const symbols = symbolsOf(state);
  const own = symbols.parameter(at);
  const mean = state.mean(at);
  return {
    name: plain(own),
    words: words.pictures.spot.parameter(at),
    numbers: [
      flowing(number(state, quantity(own), state.shownParameter(at))),
      number(state, ratio(symbols.C, own), state.derivative(at)),
      ...(k === undefined || l === 1 ? [] : [flowing(back(state, { l, j, k }))]),
      // Until the mean is made the sum stands for it.
      mean === undefined
        ? { name: words.pictures.spot.sum, value: state.sum(at) ?? null, isNew: false }
        : number(state, ratio(symbols.meanC, own), mean),
    ],
  };
}

function flowing(number: DetailView): DetailView {
  return { ...number, flows: true };
}

/** What it gives back to the neuron that it leads from; to an input no step goes. */
function back(state: State, { l, j, k }: Required<Parameter>): DetailView {
  return number(state, givenBack(symbolsOf(state), { l, j, k }), state.pathTerm(l - 1, k, j));
}

function neuron(state: State, { l, j }: SpotView): Pick<Description, "name" | "words" | "numbers"> {
  const symbols = symbolsOf(state);
  const [a, z] = [symbols.a(l, j), l === 0 ? undefined : symbols.z(l, j)];
  const description = { name: plain(a), words: words.units.neuron(l, j) };
  const activation = number(state, quantity(a), state.a(l, j));
  if (!z) return { ...description, numbers: [activation] };
  const target = l === state.last ? [number(state, quantity(symbols.y(j)), state.y(j))] : [];
  return {
    ...description,
    numbers: [
      number(state, quantity(symbols.b(l, j)), state.b(l, j)),
      number(state, quantity(z), state.z(l, j)),
      activation,
      ...target,
      flowing(number(state, ratio(symbols.C, a), state.dC_da(l, j))),
      flowing(number(state, ratio(a, z), state.da_dz(l, j))),
      flowing(number(state, ratio(symbols.C, z), state.dC_dz(l, j))),
    ],
  };
}

function number(state: State, of: Symbolic, value: Known): DetailView {
  const isNew = value !== undefined && found(state).some((each) => isSameTree(each, of));
  return { name: textOf(of), value: value ?? null, isNew };
}

/** What a step finds: its quantity and, on the way to it, the slope of the activation, or what a path adds to it. */
function found(state: State): readonly Symbolic[] {
  const step = state.latest?.step;
  if (!step) return [];
  const symbols = symbolsOf(state);
  const own = symbolOf(symbols, step);
  const { l, j, i = j } = step;
  switch (step.kind) {
    case "da_dz":
      return [own, ratio(symbols.a(l, i), symbols.z(l, j))];
    case "path":
      return [own, givenBack(symbols, { l: l + 1, j: i, k: j })];
    default:
      return [own];
  }
}
