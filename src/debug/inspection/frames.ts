/** The call stack: the unit of the session's level that holds the step just done, and the units around it. */

import { type Place, placeOfParameter } from "../../core/network/place";
import { isInTail, type Level, type Located, levels, type Span, type Step } from "../../core/program/steps";
import type { State } from "../../core/run/state";
import { unitName } from "../../lesson/names";
import { words } from "../../words/words";
import type { Run } from "../run";

export interface Frame {
  readonly name: string;
  readonly place: Place;
  /** The steps of its unit; the start has none. */
  readonly unit?: Span;
}

/** The frames, the innermost first. At the start there is one, at the number that the first step will use. */
export function framesOf(run: Run, { latest, program }: State, level: Level): readonly Frame[] {
  if (!latest) return [{ name: words.units.start, place: placeOfStep(run, program.at(0).step) }];
  const frames: Frame[] = [];
  let inner: Span | undefined;
  for (const each of levels.slice(levels.indexOf(level))) {
    const name = nameOf(run, latest, each);
    const unit = latest.units[each];
    // A unit that is the same as the one inside it, by name too, says nothing more.
    const isRepeated = inner?.start === unit.start && inner.end === unit.end && frames.at(-1)?.name === name;
    if (!isRepeated) frames.push({ name, place: placeOfUnit(run, latest, each), unit });
    inner = unit;
  }
  return frames;
}

/** A unit's name; of an example in another file, with where it stands there. */
function nameOf({ network }: Run, located: Located, level: Level): string {
  const name = unitName(network, located, level);
  const { kind, example } = located.step;
  const where = level === "example" && !isInTail(kind) ? network.examples.where?.(example) : undefined;
  return where === undefined ? name : words.units.at(name, where);
}

function placeOfUnit(run: Run, { step }: Located, level: Level): Place {
  switch (level) {
    case "factor":
    case "quantity":
      return placeOfStep(run, step);
    case "neuron":
      return step.kind === "cost" ? { kind: "cost" } : { kind: "weight", l: step.l, j: step.j, k: 0 };
    case "layer":
      return step.kind === "cost" ? { kind: "cost" } : { kind: "layer", l: step.l };
    case "pass":
    case "example":
      return isInTail(step.kind) ? { kind: "learningRate" } : exampleOf(run, step);
    case "batch":
    case "epoch":
      return { kind: "learningRate" };
  }
}

function exampleOf(run: Run, { example }: Step): Place {
  return { kind: "example", example: run.network.examples.place(example) };
}

/** The number or name in the file that a step is about. */
export function placeOfStep(run: Run, step: Step): Place {
  const { l, j, i } = step;
  switch (step.kind) {
    case "term":
    case "dz_dw":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return placeOfParameter(step);
    case "bias":
    case "dz_db":
      return { kind: "bias", l, j };
    case "path":
      return { kind: "weight", l: l + 1, j: i!, k: j }; // ∂z_j/∂a_k = w_jk of the next layer
    case "activation":
    case "da_dz":
      return { kind: "activation", l };
    case "cost":
    case "dC_da":
      return { kind: "target", example: run.network.examples.place(step.example), j };
  }
}
