/** The scope "Nudge": what each number nudged in the current example did to its cost, beside the derivative that foretold it. */

import type { Nudgeable } from "../../core/run/nudge";
import { type Effect, effectsOf } from "../../core/run/nudgeEffect";
import type { Known, State } from "../../core/run/state";
import { nudgeableName } from "../../lesson/nudgeable";
import { shortNumber } from "../../protocol/format";
import { named, numberRow, type Row, type Rows } from "./rows";

/** A row for each number; none where nothing is nudged in this example. */
export function nudgeRows(state: State): Rows {
  return named(effectsOf(state).map((effect) => effectRow(effect)));
}

function effectRow(effect: Effect): Row {
  const { what, before, after, cost } = effect;
  const name = nudgeableName(what);
  const change = `${shortNumber(before)} → ${shortNumber(after)}`;
  const ΔC = difference(cost?.before, cost?.after);
  const value = ΔC === undefined ? change : `${change}, ΔC = ${shortNumber(ΔC)}`;
  return { name, value, type: "nudge", children: named([...changeRows(effect), ...costRows(effect)]) };
}

function changeRows({ what, before, after }: Effect): readonly Row[] {
  const name = nudgeableName(what);
  return [
    numberRow(`${name} before`, before),
    { ...numberRow(`${name} now`, after), nudgeable: what },
    numberRow(`Δ${name}`, after - before),
  ];
}

function costRows({ what, before, after, cost, derivative }: Effect): readonly Row[] {
  const name = nudgeableName(what);
  if (!cost) return [{ name: "reaches", value: reachOf(what), type: "text" }];
  const ΔC = difference(cost.before, cost.after);
  return [
    numberRow("C before", cost.before),
    numberRow("C now", cost.after),
    numberRow("ΔC", ΔC),
    numberRow(`ΔC/Δ${name}`, ΔC === undefined ? undefined : ΔC / (after - before)),
    ...derivativeRows(what, derivative),
  ];
}

/** ∂C/∂w at the old value; C is not differentiated by targets. */
function derivativeRows(what: Nudgeable, derivative: Known): readonly Row[] {
  return what.kind === "target" ? [] : [numberRow(`∂C/∂${nudgeableName(what)} before`, derivative)];
}

/** Where a nudge that the example is not computed with is felt. */
function reachOf(what: Nudgeable): string {
  return what.kind === "learningRate" ? "the gradient step" : "the next examples";
}

function difference(before: Known, after: Known): Known {
  return before === undefined || after === undefined ? undefined : after - before;
}
