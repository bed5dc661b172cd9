/** Where numbers change, seen by the naive interpreter. */
import type { Run } from "../../src/debug/run";
import { interpret, type Memory } from "../core/interpreter";

/** The positions at which the naive interpreter knows a value, and had none, or another one, a step before. */
export function changes(run: Run, what: (memory: Memory) => number | undefined): number[] {
  const found: number[] = [];
  let before: unknown;
  interpret(run.network, (position, memory) => {
    const now = what(memory);
    if (now !== undefined && now !== before) found.push(position);
    before = now;
  });
  return found;
}
