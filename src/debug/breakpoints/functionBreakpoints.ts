/**
 * Function breakpoints: the units of the run are its functions, called by name.
 *
 * As in any debugger one stops on entry: at the first step of the unit, just done. A quantity stops where it is whole,
 * and a weight or bias, which is there from the start, at every use, as a breakpoint on its number does.
 */

import type { Program } from "../../core/program/program";
import type { ExampleStepKind, RuleStepKind } from "../../core/program/steps";
import { list, object, text } from "../../protocol/schema";
import { words } from "../../words/words";
import type { Run } from "../run";
import { type Binding, type Breakpoint, refused } from "./breakpoints";
import { type AskedCriteria, criteriaArguments, type Refusal, readCriteria } from "./criteria";
import { atTail, completions, readQuantity } from "./quantitySites";
import {
  batchStarts,
  epochStarts,
  everyTurn,
  inEveryEpoch,
  oneTurn,
  type Site,
  Sites,
  turnsOf,
} from "./sites";
import { usesOf } from "./uses";

export const functionBreakpointsArguments = object({
  breakpoints: list(
    object({
      name: text,
      condition: criteriaArguments.condition,
      hitCondition: criteriaArguments.hitCondition,
    }),
  ),
});

interface FunctionWish extends AskedCriteria {
  readonly id: number;
  readonly name: string;
}

/** What of a run decides where a function breakpoint stops. */
type Functions = Pick<Run, "network" | "program" | "trace">;

export function bindFunction(wish: FunctionWish, run: Functions): Binding {
  const { id } = wish;
  const found = sitesOf(wish.name.trim(), run);
  if ("refused" in found) return refused({ id }, found.refused);
  const criteria = readCriteria(wish, run.trace.stateAt(0));
  if ("refused" in criteria) return refused({ id }, criteria.refused);
  return {
    answer: { id, verified: true },
    bound: { ...criteria, id, name: wish.name.trim(), reason: "function breakpoint", ...found },
  };
}

type Found = Pick<Breakpoint, "sites" | "on">;

function sitesOf(name: string, run: Functions): Found | Refusal {
  const [, word, number] = /^(moment[12]|[a-z ]*[a-z])(?:\s+(\d+))?$/i.exec(name) ?? [];
  const key = word?.toLowerCase() ?? "";
  const unit = Object.hasOwn(units, key) ? units[key as UnitName] : undefined;
  if (!unit) return quantitySites(name, run);
  const sites = unit(run, number === undefined ? undefined : Number(number));
  return "refused" in sites ? sites : { sites: new Sites(run.program, sites) };
}

function quantitySites(name: string, run: Functions): Found | Refusal {
  const quantity = readQuantity(name, run.trace.stateAt(0));
  if ("refused" in quantity) return { refused: words.breakpoints.onUnit.unknown(quantity.refused) };
  const [l = 0, j = 0, k] = quantity.indices;
  if (quantity.name === "w" || quantity.name === "b") {
    const parameter = k === undefined ? { l, j } : { l, j, k };
    return { sites: usesOf(run.program, parameter), on: { of: "parameter", ...parameter } };
  }
  const completing = completions(run, quantity);
  if ("refused" in completing) return completing;
  const sites = new Sites(run.program, completing);
  if (quantity.name === "a") return { sites, on: { of: "activation", l, j } };
  return quantity.name === "dC/da" ? { sites, on: { of: "derivative", l, j } } : { sites };
}

type UnitSites = (run: Functions, number: number | undefined) => readonly Site[] | Refusal;

/** A unit without a number. */
function single(sites: (program: Program) => readonly Site[] | Refusal): UnitSites {
  return ({ program }, number) =>
    number === undefined ? sites(program) : { refused: words.breakpoints.onUnit.onlyOne };
}

function inExample(program: Program, kind: ExampleStepKind, l: number): Site {
  return { turns: everyTurn(program), offset: program.example.offset({ kind, l, j: 0 }) };
}

/** The first step of a layer in the backward pass: the first that ∂C/∂a₀ takes. */
function backwardStart(program: Program, l: number, last: number): Site {
  return inExample(program, l === last ? "dC_da" : "path", l);
}

/** Where the first parameter that is trained has its step of this kind. */
function ofRule(kind: RuleStepKind): UnitSites {
  return single((program) => {
    const offset = program.ruleOffset(kind);
    if (offset !== undefined) return [atTail(program, program.means + offset)];
    const { notTrained, noMoment } = words.breakpoints.onUnit;
    return { refused: program.updateCount === 0 || kind === "update" ? notTrained : noMoment(kind) };
  });
}

const gradientStep = single((program) =>
  program.updateCount > 0
    ? [atTail(program, program.means)]
    : { refused: words.breakpoints.onUnit.notTrained },
);

const units = {
  forward: single((program) => [inExample(program, "term", 1)]),
  backward: single((program) => {
    const last = program.sizes.length - 1;
    return [backwardStart(program, last, last)];
  }),
  cost: single((program) => [inExample(program, "cost", program.sizes.length - 1)]),
  average: single((program) =>
    program.means > 0 ? [atTail(program, 0)] : { refused: words.breakpoints.onUnit.summed },
  ),
  update: ofRule("update"),
  velocity: ofRule("velocity"),
  moment1: ofRule("moment1"),
  moment2: ofRule("moment2"),
  "gradient step": gradientStep,
  layer: ({ program }, number) => {
    const last = program.sizes.length - 1;
    const all = Array.from({ length: last }, (_, index) => index + 1);
    const chosen = number === undefined ? all : all.filter((l) => l === number);
    if (chosen.length === 0) return { refused: words.breakpoints.onUnit.noLayer(number!, last) };
    return chosen.flatMap((l) => [inExample(program, "term", l), backwardStart(program, l, last)]);
  },
  example: ({ program, network }, number) => {
    if (number === undefined) return [{ turns: everyTurn(program), offset: 0 }];
    const { examples } = network;
    const has = (example: number) => examples.place(example) === number;
    let count = 0;
    for (let example = 0; example < examples.count; example++) count += Number(has(example));
    if (count === 0) return { refused: words.breakpoints.onUnit.noExample(number) };
    return [{ turns: turnsOf(program, count, has), offset: 0 }];
  },
  batch: ({ program }, number) => {
    if (number === undefined) return [{ turns: batchStarts(program), offset: 0 }];
    const { batches, batchSize } = program;
    if (number < 1 || number > batches) return { refused: words.breakpoints.onUnit.noBatch(number, batches) };
    return [{ turns: inEveryEpoch(program, 1, () => (number - 1) * batchSize), offset: 0 }];
  },
  epoch: ({ program }, number) => {
    if (number === undefined) return [{ turns: epochStarts(program), offset: 0 }];
    const { epochs, examples } = program;
    if (number < 1 || number > epochs) return { refused: words.breakpoints.onUnit.noEpoch(number, epochs) };
    return [{ turns: oneTurn((number - 1) * examples), offset: 0 }];
  },
} as const satisfies Readonly<Record<string, UnitSites>>;
type UnitName = keyof typeof units;
