/** The scopes of a frame: what the Variables view lists, under names that stay the same from stop to stop. */

import type { MomentLetter } from "../../core/network/updateRules/rule";
import { LAMBDA } from "../../core/network/updateRules/symbols";
import { updateRuleOf } from "../../core/network/updateRules/updateRules";
import type { State } from "../../core/run/state";
import { layerName } from "../../lesson/names";
import type { Sight } from "../../lesson/prediction/sight";
import { type Symbols, symbolsOf } from "../../lesson/symbols";
import { plain, plainRatio } from "../../math/quantity";
import { words } from "../../words/words";
import { evaluateExpression, parse, type Value, type VectorValue } from "../expression/expression";
import { chainRuleRows } from "./chainRule";
import { nudgeRows } from "./nudgeScope";
import { components, type Naming, namedRows, numberRow, type Row, type Rows, readRow, rowOf } from "./rows";

interface Scope {
  readonly name: string;
  /** Large: opened only when the reader asks. */
  readonly expensive: boolean;
  readonly rows: (sight: Sight) => Rows;
}

/** The scopes at a position. Two are there only where there is something to say: what is nudged, and how it trains. */
export function scopesOf(state: State): readonly Scope[] {
  const hidden = [
    ...(state.nudges.length === 0 ? [nudge] : []),
    ...(state.network.training ? [] : [training]),
    ...(keptLetters(state).length === 0 ? [moments] : []),
  ];
  return scopes.filter((scope) => !hidden.includes(scope));
}

const { scopes: titles, rows: said } = words.debug;

const nudge: Scope = { name: titles.nudge, expensive: false, rows: ({ state }) => nudgeRows(state) };
const moments: Scope = { name: titles.moments, expensive: true, rows: ({ state }) => momentRows(state) };
const training: Scope = { name: titles.training, expensive: false, rows: ({ state }) => trainingRows(state) };

const scopes: readonly Scope[] = [
  { name: titles.chainRule, expensive: false, rows: (sight) => namedRows(chainRuleRows(sight)) },
  nudge,
  { name: titles.activations, expensive: false, rows: ({ state }) => whole(state, "a") },
  { name: titles.weightedInputs, expensive: false, rows: ({ state }) => whole(state, "z") },
  { name: titles.weights, expensive: true, rows: ({ state }) => whole(state, "w") },
  { name: titles.biases, expensive: true, rows: ({ state }) => whole(state, "b") },
  { name: titles.derivatives, expensive: true, rows: ({ state }) => derivatives(state) },
  { name: titles.gradient, expensive: true, rows: ({ state }) => gradient(state) },
  moments,
  { name: titles.cost, expensive: false, rows: ({ state }) => cost(state) },
  training,
];

/** How a quantity is called with all its indices. */
const names = {
  w: (s, l, j, k) => plain(s.w(l, j, k)),
  b: (s, l, j) => plain(s.b(l, j)),
  z: (s, l, j) => plain(s.z(l, j)),
  a: (s, l, k) => plain(s.a(l, k)),
  "dC/dw": (s, l, j, k) => plainRatio(s.C, s.w(l, j, k)),
  "dC/db": (s, l, j) => plainRatio(s.C, s.b(l, j)),
  "dC/da": (s, l, j) => plainRatio(s.C, s.a(l, j)),
  "dC/dz": (s, l, j) => plainRatio(s.C, s.z(l, j)),
  "da/dz": (s, l, j, i = j) => plainRatio(s.a(l, i), s.z(l, j)),
  "w.grad": (s, l, j, k) => plainRatio(s.meanC, s.w(l, j, k)),
  "b.grad": (s, l, j) => plainRatio(s.meanC, s.b(l, j)),
  "w.m": (s, l, j, k) => plain(s.moment("m", { l, j, k })),
  "w.v": (s, l, j, k) => plain(s.moment("v", { l, j, k })),
  "b.m": (s, l, j) => plain(s.moment("m", { l, j })),
  "b.v": (s, l, j) => plain(s.moment("v", { l, j })),
} as const satisfies Readonly<Record<string, (s: Symbols, l: number, j: number, k: number) => string>>;
type Named = keyof typeof names;

/** A quantity without its indices: the vector of all its layers. */
function vector(state: State, quantity: Named): VectorValue {
  const value = valueAt(state, quantity);
  if (value.kind !== "vector") throw new TypeError(`${quantity} is no vector`);
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
function namesOf(state: State, quantity: Named): Naming {
  const symbols = symbolsOf(state);
  return ([l, j, k], component) => {
    if (component.kind !== "vector") return names[quantity](symbols, l!, j!, k!);
    return j === undefined ? layerName(state.network, l!) : words.units.ownNeuron(j);
  };
}

function whole(state: State, quantity: Named): Rows {
  return components(vector(state, quantity), namesOf(state, quantity));
}

function group(state: State, name: string, quantity: Named): Row {
  return { name, ...rowOf(vector(state, quantity), namesOf(state, quantity)) };
}

function derivatives(state: State): Rows {
  const C = plain(symbolsOf(state).C);
  return namedRows([
    group(state, `∂${C}/∂a`, "dC/da"),
    group(state, "∂a/∂z", "da/dz"),
    group(state, `∂${C}/∂z`, "dC/dz"),
    group(state, `∂${C}/∂w`, "dC/dw"),
    group(state, `∂${C}/∂b`, "dC/db"),
  ]);
}

function gradient(state: State): Rows {
  return namedRows([group(state, said.weights, "w.grad"), group(state, said.biases, "b.grad")]);
}

function cost(state: State): Rows {
  const symbols = symbolsOf(state);
  const targets = rowOf(valueAt(state, "y"), ([j]) => plain(symbols.y(j!)));
  return namedRows([readRow(state, plain(symbols.C), ({ C }) => C, "C"), { name: said.target, ...targets }]);
}

/** The moments that the update rule has, by what they are called. */
function momentRows(state: State): Rows {
  return namedRows(
    keptLetters(state).flatMap((letter) => {
      const named = said.moment(state.momentKind(letter)!);
      return [group(state, named.ofWeights, `w.${letter}`), group(state, named.ofBiases, `b.${letter}`)];
    }),
  );
}

function keptLetters(state: State): readonly MomentLetter[] {
  const letters = ["m", "v"] as const;
  return letters.filter((letter) => state.momentKind(letter) !== undefined);
}

/** The learning rate, the numbers of the update rule, and how many gradient steps are done. */
function trainingRows({ network, uncovered }: State): Rows {
  const training = network.training!;
  const rate = numberRow(said.learningRate, training.learningRate, "eta");
  const { name, settings } = training.optimizer;
  const numbers = Object.entries(updateRuleOf(name).settings).flatMap(([key, setting]) =>
    "symbol" in setting ? [numberRow(`${key} ${setting.symbol.text}`, Number(settings[key]))] : [],
  );
  return namedRows([
    { ...rate, nudgeable: { kind: "learningRate" } },
    ...numbers,
    ...(training.l2 > 0 ? [numberRow(`l2 ${LAMBDA.text}`, training.l2)] : []),
    numberRow(said.gradientSteps, uncovered.gradientSteps, "t"),
  ]);
}
