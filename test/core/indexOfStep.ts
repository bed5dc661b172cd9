/** The index of any step of a run, by what it is about. */
import type { Program } from "../../src/core/program/program";
import { passOf, type RuleStepKind, type StepSubject } from "../../src/core/program/steps";

export function indexOfStep(program: Program, turn: number, step: StepSubject): number {
  const { kind } = step;
  if (kind === "mean") return program.meanIndex(turn, step)!;
  if (isOfRule(kind)) return program.ruleIndex(turn, kind, step)!;
  return program.indexOf(turn, { ...step, kind });
}

function isOfRule(kind: StepSubject["kind"]): kind is RuleStepKind {
  return passOf[kind] === "gradient step";
}
