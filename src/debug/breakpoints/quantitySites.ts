/** Where a quantity that an expression names gets its value: the steps that complete it, in every turn or batch. */

import { mixes, type Network, type Parameter } from "../../core/network/network";
import type { Program } from "../../core/program/program";
import type { ExampleStepKind } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { words } from "../../words/words";
import { evaluateExpression, parse, resolvedIndices } from "../expression/expression";
import { asTyped, failureText } from "../expression/failureText";
import { type QuantityName, quantityText } from "../expression/quantities";
import type { Refusal } from "./criteria";
import { batchEnds, everyTurn, type Site } from "./sites";
import { meanSites, momentSites, updateSites } from "./uses";

/** One number, by its name and all its indices. */
export interface NamedQuantity {
  readonly name: QuantityName;
  readonly indices: readonly number[];
  /** How it is written: `w[2][0][1]`, whatever was typed. */
  readonly text: string;
}

/** The one number that a text names; its indices are numbers, and right for the network. */
export function readQuantity(text: string, atStart: State): NamedQuantity | Refusal {
  const parsed = parse(text);
  if ("kind" in parsed) return { refused: failureText(text, parsed) };
  const { expression } = parsed;
  if (expression.kind !== "quantity") return { refused: words.breakpoints.onQuantity.none(asTyped(text)) };
  const value = evaluateExpression(expression, atStart);
  if (value.kind === "error") return { refused: failureText(text, value) };
  if (value.kind === "vector") return { refused: words.breakpoints.onQuantity.vector(value.text) };
  const indices = resolvedIndices(expression, atStart);
  if (expression.indices.some(({ kind }) => kind !== "literal") || !Array.isArray(indices))
    return { refused: words.breakpoints.onQuantity.indices };
  return { name: expression.name, indices, text: quantityText(expression.name, indices) };
}

/** The steps after which the number is whole; a parameter has its value changed by them. */
export function completions(
  { network, program }: { readonly network: Network; readonly program: Program },
  { name, indices }: NamedQuantity,
): readonly Site[] | Refusal {
  const [l = 0, j = 0, k] = indices;
  const parameter: Parameter = k === undefined ? { l, j } : { l, j, k };
  /** In every turn, the step that completes a quantity. */
  const each = (kind: ExampleStepKind): readonly Site[] => [
    { turns: everyTurn(program), offset: program.example.completion(kind, l, j, k) },
  ];
  switch (name) {
    case "w":
    case "b": {
      const updates = updateSites(program, parameter);
      return updates.length > 0 ? updates : { refused: words.breakpoints.onQuantity.notTrained };
    }
    case "w.grad":
      return [...each("dz_dw"), ...meanSites(program, parameter)];
    case "b.grad":
      return [...each("dz_db"), ...meanSites(program, parameter)];
    case "w.m":
    case "b.m":
      return momentSites(program, "m", parameter);
    case "w.v":
    case "b.v":
      return momentSites(program, "v", parameter);
    case "z":
      return each("bias");
    case "a":
      return l === 0 ? { refused: words.breakpoints.onQuantity.input } : each("activation");
    case "C":
      return [{ turns: everyTurn(program), offset: program.example.completion("cost", 1, 0) }];
    case "dC/dw":
      return each("dz_dw");
    case "dC/db":
      return each("dz_db");
    case "dC/da":
      return each("dC_da");
    case "dC/dz":
      return each("da_dz");
    case "da/dz": {
      const step = { kind: "da_dz", l, j, ...(mixes(network, l) && { i: k! }) } as const;
      return [{ turns: everyTurn(program), offset: program.example.offset(step) }];
    }
    case "accuracy":
    case "validation.cost":
    case "validation.accuracy":
      return { refused: words.breakpoints.onQuantity.measured(name) };
    case "eta":
      return { refused: words.breakpoints.onQuantity.learningRate };
    case "y":
      return { refused: words.breakpoints.onQuantity.target };
    case "step":
    case "example":
    case "epoch":
    case "batch":
    case "t":
      return { refused: words.breakpoints.onQuantity.counts(name) };
  }
}

/** The first step of every average or gradient step. */
export function atTail(program: Program, offset: number): Site {
  return { turns: batchEnds(program), offset: program.example.length + offset };
}
