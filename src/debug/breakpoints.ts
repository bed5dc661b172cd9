/**
 * Where a parameter is used, by arithmetic: however long the run, the next and the previous use are a look at two turns.
 *
 * A turn uses the weight w_jk of layer l in its `term`, in the `dz_dw` of its derivative and, from layer 2 on, in the
 * `path` from neuron k of layer l−1 through neuron j; a bias in its `bias` and `dz_db`. The last turn of a batch has
 * the `mean`, and the `update` where the parameter is trainable. A use at step i is seen at position i + 1.
 */
import type { Parameter } from "../core/network";
import type { Program } from "../core/program";

/** The smallest q > position at which a use has just been done; undefined where there is none. */
export function nextUse(program: Program, parameter: Parameter, position: number): number | undefined {
  if (position >= program.length) return undefined;
  const { turn } = program.at(position).step;
  const turns = turn + 1 < turnCount(program) ? [turn, turn + 1] : [turn];
  const step = turns.flatMap((each) => usesIn(program, parameter, each)).find((use) => use >= position);
  return step === undefined ? undefined : step + 1;
}

/** The greatest q < position at which a use has just been done; undefined where there is none. */
export function previousUse(program: Program, parameter: Parameter, position: number): number | undefined {
  if (position < 2) return undefined;
  const latest = position - 2;
  const { turn } = program.at(latest).step;
  const turns = turn > 0 ? [turn - 1, turn] : [turn];
  const step = turns.flatMap((each) => usesIn(program, parameter, each)).findLast((use) => use <= latest);
  return step === undefined ? undefined : step + 1;
}

/** Whatever stops at a parameter's uses. */
export interface ParameterBreakpoint {
  readonly parameter: Parameter;
}

/** A position at which the run stops, and why. */
export interface Hit<Breakpoint extends ParameterBreakpoint> {
  readonly position: number;
  readonly breakpoints: readonly Breakpoint[];
}

export type Direction = "forward" | "back";

/** The nearest position at which one of the breakpoints stops, and all that stop there. */
export function nearestHit<Breakpoint extends ParameterBreakpoint>(
  program: Program,
  breakpoints: readonly Breakpoint[],
  position: number,
  direction: Direction,
): Hit<Breakpoint> | undefined {
  const use = direction === "forward" ? nextUse : previousUse;
  const uses = breakpoints.map(({ parameter }) => use(program, parameter, position));
  let nearest: number | undefined;
  for (const q of uses) {
    const isNearer =
      q !== undefined && (nearest === undefined || Math.abs(q - position) < Math.abs(nearest - position));
    if (isNearer) nearest = q;
  }
  if (nearest === undefined) return undefined;
  return { position: nearest, breakpoints: breakpoints.filter((_, place) => uses[place] === nearest) };
}

function turnCount({ epochs, examples }: Program): number {
  return epochs * examples;
}

/** The steps of a turn, and of the end of its batch if it is the last, that use the parameter, in their order. */
function usesIn(program: Program, parameter: Parameter, turn: number): number[] {
  const inExample = exampleUses(program, parameter, turn);
  if (program.batchOf(turn).end !== turn + 1) return inExample;
  const update = program.updateIndex(turn, parameter);
  const mean = program.meanIndex(turn, parameter);
  return update === undefined ? [...inExample, mean] : [...inExample, mean, update];
}

function exampleUses(program: Program, { l, j, k }: Parameter, turn: number): number[] {
  if (k === undefined) {
    return [program.indexOf(turn, { kind: "bias", l, j }), program.indexOf(turn, { kind: "dz_db", l, j })];
  }
  const own = [
    program.indexOf(turn, { kind: "term", l, j, k }),
    program.indexOf(turn, { kind: "dz_dw", l, j, k }),
  ];
  // ∂C/∂a_k of layer l−1 comes after all of layer l: its path through neuron j passes this weight.
  return l === 1 ? own : [...own, program.indexOf(turn, { kind: "path", l: l - 1, j: k, i: j })];
}
