/** The scopes of a frame: what the Variables view lists, under names that stay the same from stop to stop. */

import type { Network } from "../../core/network/network";
import type { State } from "../../core/run/state";
import { COST, layerName, parameterSymbol, plain, plainRatio, type Quantity } from "../../lesson/names";
import { evaluateExpression, parse, type Value, type VectorValue } from "../expression/expression";
import { chainRule } from "./chainRule";
import { nudgeRows } from "./nudgeScope";
import { components, type Naming, named, numberRow, type Row, type Rows, rowOf } from "./rows";

export interface Scope {
  readonly name: string;
  /** Large: opened only when the reader asks. */
  readonly expensive: boolean;
  readonly rows: (state: State) => Rows;
}

/** The scopes at a position. Two are there only where there is something to say: what is nudged, and how it trains. */
export function scopesOf(state: State): readonly Scope[] {
  const hidden = [
    ...(state.nudges.length === 0 ? [nudge] : []),
    ...(state.network.training ? [] : [training]),
  ];
  return scopes.filter((scope) => !hidden.includes(scope));
}

const nudge: Scope = { name: "Nudge", expensive: false, rows: nudgeRows };
const training: Scope = { name: "Training", expensive: false, rows: trainingRows };

const scopes: readonly Scope[] = [
  { name: "Chain rule", expensive: false, rows: (state) => named(chainRule(state)) },
  nudge,
  { name: "Activations", expensive: false, rows: (state) => whole(state, "a") },
  { name: "Weighted inputs", expensive: false, rows: (state) => whole(state, "z") },
  { name: "Weights", expensive: true, rows: (state) => whole(state, "w") },
  { name: "Biases", expensive: true, rows: (state) => whole(state, "b") },
  { name: "Derivatives of this example", expensive: true, rows: derivatives },
  { name: "Accumulated gradient", expensive: true, rows: gradient },
  { name: "Cost", expensive: false, rows: cost },
  training,
];

/** The symbols of the lesson, for a quantity with all its indices. */
const symbols = {
  w: (l, j, k) => plain(parameterSymbol({ l, j, k })),
  b: (l, j) => plain(parameterSymbol({ l, j })),
  z: (l, j) => plain(z(l, j)),
  a: (l, k) => plain(a(l, k)),
  "dC/dw": (l, j, k) => plainRatio(COST, parameterSymbol({ l, j, k })),
  "dC/db": (l, j) => plainRatio(COST, parameterSymbol({ l, j })),
  "dC/da": (l, j) => plainRatio(COST, a(l, j)),
  "dC/dz": (l, j) => plainRatio(COST, z(l, j)),
  "da/dz": (l, j, i = j) => plainRatio(a(l, i), z(l, j)),
  "w.grad": (l, j, k) => plainRatio(COST, parameterSymbol({ l, j, k })),
  "b.grad": (l, j) => plainRatio(COST, parameterSymbol({ l, j })),
} as const satisfies Readonly<Record<string, (l: number, j: number, k: number) => string>>;
type Symbolic = keyof typeof symbols;

function z(l: number, j: number): Quantity {
  return { letter: "z", l, indices: [j] };
}

function a(l: number, j: number): Quantity {
  return { letter: "a", l, indices: [j] };
}

/** A quantity without its indices: the vector of all its layers. */
function vector(state: State, quantity: Symbolic): VectorValue {
  const value = valueAt(state, quantity);
  if (value.kind !== "vector") throw new Error(`${quantity} is no vector`);
  return value;
}

/** The value of an expression of our own. */
function valueAt(state: State, expression: string): Value {
  const parsed = parse(expression);
  const value = "expression" in parsed ? evaluateExpression(parsed.expression, state) : parsed;
  if (value.kind === "error") throw new Error(`${expression}: ${value.error.message}`);
  return value;
}

/** Layer, then neuron where there is a row for each, then the number under its symbol. */
function namesOf(network: Network, quantity: Symbolic): Naming {
  return ([l, j, k], component) => {
    if (component.kind !== "vector") return symbols[quantity](l!, j!, k!);
    return j === undefined ? layerName(network, l!) : `neuron ${j}`;
  };
}

function whole(state: State, quantity: Symbolic): Rows {
  return components(vector(state, quantity), namesOf(state.network, quantity));
}

function group(state: State, name: string, quantity: Symbolic): Row {
  return { name, ...rowOf(vector(state, quantity), namesOf(state.network, quantity)) };
}

function derivatives(state: State): Rows {
  return named([
    group(state, "∂C/∂a", "dC/da"),
    group(state, "∂a/∂z", "da/dz"),
    group(state, "∂C/∂z", "dC/dz"),
    group(state, "∂C/∂w", "dC/dw"),
    group(state, "∂C/∂b", "dC/db"),
  ]);
}

function gradient(state: State): Rows {
  return named([group(state, "weights", "w.grad"), group(state, "biases", "b.grad")]);
}

function cost(state: State): Rows {
  const targets = rowOf(valueAt(state, "y"), ([j]) => plain({ letter: "y", indices: [j!] }));
  return named([numberRow("C", state.C, "C"), { name: "target", ...targets }]);
}

function trainingRows({ network }: State): Rows {
  const rate = numberRow("learning rate η", network.training?.learningRate, "eta");
  return named([{ ...rate, nudgeable: { kind: "learningRate" } }]);
}
