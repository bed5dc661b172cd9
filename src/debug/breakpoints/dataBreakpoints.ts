/**
 * Data breakpoints: on one number of the network or the run, where it changes or becomes known.
 *
 * That a new example or a new batch begins, so that a number is not known any more or a gradient is 0 again, is no
 * change: no step computes it.
 */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { State } from "../../core/run/state";
import { list, object, text } from "../../protocol/schema";
import { words } from "../../words/words";
import { quantityOf } from "../expression/quantities";
import type { Rows } from "../inspection/rows";
import type { Run } from "../run";
import { type Binding, type Breakpoint, refused } from "./breakpoints";
import { type AskedCriteria, criteriaArguments, readCriteria } from "./criteria";
import { completions, type NamedQuantity, readQuantity } from "./quantitySites";
import { Sites } from "./sites";

export const dataBreakpointsArguments = object({
  breakpoints: list(
    object({
      dataId: text,
      condition: criteriaArguments.condition,
      hitCondition: criteriaArguments.hitCondition,
    }),
  ),
});

interface DataWish extends AskedCriteria {
  readonly id: number;
  /** The expression of the number. */
  readonly dataId: string;
}

export function bindData(wish: DataWish, run: Run): Binding {
  const { id } = wish;
  const atStart = run.trace.stateAt(0);
  const quantity = readQuantity(wish.dataId, atStart);
  if ("refused" in quantity) return refused({ id }, quantity.refused);
  const sites = completions(run, quantity);
  if ("refused" in sites) return refused({ id }, sites.refused);
  const criteria = readCriteria(wish, atStart);
  if ("refused" in criteria) return refused({ id }, criteria.refused);
  const bound: Breakpoint = {
    ...criteria,
    id,
    name: quantity.text,
    reason: "data breakpoint",
    sites: new Sites(run.program, sites),
    ...(!isMadeAnew(quantity) && { applies: (state, before) => isChanged(quantity, state, before) }),
  };
  return { answer: { id, verified: true }, bound };
}

/** What the client calls the number that a name, or a row of these rows, stands for; or why it cannot change. */
export function dataInfo(
  name: string,
  rows: Rows | undefined,
  run: Run,
): DebugProtocol.DataBreakpointInfoResponse["body"] {
  const expression = rows ? expressionOf(name, rows) : name;
  if (expression === undefined)
    return { dataId: null, description: words.breakpoints.onQuantity.noNumber(name) };
  const quantity = readQuantity(expression, run.trace.stateAt(0));
  if ("refused" in quantity) return { dataId: null, description: quantity.refused };
  const sites = completions(run, quantity);
  if ("refused" in sites) return { dataId: null, description: sites.refused };
  const { text: dataId } = quantity;
  return { dataId, description: dataId, accessTypes: ["write"], canPersist: true };
}

function expressionOf(name: string, { count, at }: Rows): string | undefined {
  for (let place = 0; place < count; place++) {
    const row = at(place);
    if (row.name === name) return row.expression;
  }
  return undefined;
}

/** Every example computes it anew: it was not known before. The others are there all the time, and may stay as they are. */
function isMadeAnew({ name }: NamedQuantity): boolean {
  return name !== "w" && name !== "b" && name !== "w.grad" && name !== "b.grad";
}

function isChanged({ name, indices }: NamedQuantity, state: State, before: State): boolean {
  const { read } = quantityOf(name);
  return !Object.is(read(state, indices), read(before, indices));
}
