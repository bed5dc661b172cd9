/** The scope "Nudge": what each number nudged in the current example did to its cost, beside the derivative that foretold it. */

import type { Nudgeable } from "../../core/run/nudge";
import { type Effect, effectsOf } from "../../core/run/nudgeEffect";
import type { Known, State } from "../../core/run/state";
import { nudgeableName } from "../../lesson/nudgeable";
import { symbolsOf } from "../../lesson/symbols";
import { plain } from "../../math/quantity";
import { shortNumber } from "../../protocol/format";
import { words } from "../../words/words";
import { namedRows, numberRow, type Row, type Rows } from "./rows";

const { before: beforeIt, now: sinceThen, rows, types } = words.debug;

/** A row for each number; none where nothing is nudged in this example. */
export function nudgeRows(state: State): Rows {
  return namedRows(effectsOf(state).map((effect) => effectRow(state, effect)));
}

function effectRow(state: State, effect: Effect): Row {
  const { what, before, after, cost } = effect;
  const name = nudgeableName(state.network, what);
  const C = plain(symbolsOf(state).C);
  const change = `${shortNumber(before)} → ${shortNumber(after)}`;
  const ΔC = difference(cost?.before, cost?.after);
  const value = ΔC === undefined ? change : `${change}, Δ${C} = ${shortNumber(ΔC)}`;
  return {
    name,
    value,
    type: types.nudge,
    children: namedRows([...changeRows(state, effect), ...costRows(state, effect)]),
  };
}

function changeRows({ network }: State, { what, before, after }: Effect): readonly Row[] {
  const name = nudgeableName(network, what);
  return [
    numberRow(beforeIt(name), before),
    { ...numberRow(sinceThen(name), after), nudgeable: what },
    numberRow(`Δ${name}`, after - before),
  ];
}

function costRows(state: State, { what, before, after, cost, derivative }: Effect): readonly Row[] {
  const name = nudgeableName(state.network, what);
  const C = plain(symbolsOf(state).C);
  if (!cost) return [{ name: rows.reaches, value: reachOf(what), type: types.text }];
  const ΔC = difference(cost.before, cost.after);
  return [
    numberRow(beforeIt(C), cost.before),
    numberRow(sinceThen(C), cost.after),
    numberRow(`Δ${C}`, ΔC),
    numberRow(`Δ${C}/Δ${name}`, ΔC === undefined ? undefined : ΔC / (after - before)),
    ...derivativeRows(what, `∂${C}/∂${name}`, derivative),
  ];
}

/** ∂C/∂w at the old value; C is not differentiated by targets. */
function derivativeRows(what: Nudgeable, name: string, derivative: Known): readonly Row[] {
  return what.kind === "target" ? [] : [numberRow(beforeIt(name), derivative)];
}

/** Where a nudge that the example is not computed with is felt. */
function reachOf(what: Nudgeable): string {
  return what.kind === "learningRate" ? rows.gradientStep : rows.nextExamples;
}

function difference(before: Known, after: Known): Known {
  return before === undefined || after === undefined ? undefined : after - before;
}
