/** What there is to know of a spot of the network that a reader points at: its name, where it stands, and its numbers. */

import type { Network } from "../core/network/network";
import type { Known, State } from "../core/run/state";
import {
  COST,
  neuronName,
  parameterSymbol,
  plain,
  plainRatio,
  type Quantity,
  quantityName,
} from "../lesson/names";
import type { DetailsView, DetailView, SpotView } from "../protocol/messages";

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
  const name = plain(parameterSymbol(at));
  const derivative = plainRatio(COST, parameterSymbol(at));
  const mean = state.mean(at);
  return {
    name,
    words:
      k === undefined ? `bias of ${neuronName(l, j)}` : `from ${neuronName(l - 1, k)} to ${neuronName(l, j)}`,
    numbers: [
      number(state, name, state.parameter(at)),
      number(state, derivative, state.derivative(at)),
      // Until the mean is made the sum stands for it.
      mean === undefined
        ? number(state, "sum over the batch", state.sum(at))
        : number(state, `mean ${derivative}`, mean),
    ],
  };
}

function neuron(state: State, { l, j }: SpotView): Pick<Description, "name" | "words" | "numbers"> {
  const a: Quantity = { letter: "a", l, indices: [j] };
  const z: Quantity = { letter: "z", l, indices: [j] };
  const activation = number(state, plain(a), state.a(l, j));
  if (l === 0) return { name: plain(a), words: neuronName(l, j), numbers: [activation] };
  const target = l === state.last ? [number(state, plain({ letter: "y", indices: [j] }), state.y(j))] : [];
  return {
    name: plain(a),
    words: neuronName(l, j),
    numbers: [
      number(state, plain(parameterSymbol({ l, j })), state.b(l, j)),
      number(state, plain(z), state.z(l, j)),
      activation,
      ...target,
      number(state, plainRatio(COST, a), state.dC_da(l, j)),
      number(state, plainRatio(a, z), state.da_dz(l, j)),
      number(state, plainRatio(COST, z), state.dC_dz(l, j)),
    ],
  };
}

function number({ latest }: State, name: string, value: Known): DetailView {
  const isNew = latest !== undefined && value !== undefined && found(latest.step).includes(name);
  return { name, value: value ?? null, isNew };
}

/** What a step finds: its quantity and, on the way to a derivative of z, the slope of the activation. */
function found(step: NonNullable<State["latest"]>["step"]): readonly string[] {
  const names = [quantityName(step)];
  if (step.kind !== "da_dz") return names;
  const { l, j, i = j } = step;
  return [...names, plainRatio({ letter: "a", l, indices: [i] }, { letter: "z", l, indices: [j] })];
}
