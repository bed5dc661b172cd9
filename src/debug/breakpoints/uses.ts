/**
 * Where a parameter is used.
 *
 * A turn uses the weight w_jk of layer l in its `term`, in the `dz_dw` of its derivative and, from layer 2 on, in the
 * `path` from neuron k of layer l−1 through neuron j; a bias in its `bias` and `dz_db`. The last turn of a batch has
 * the `mean`, and the steps of the update rule where the parameter is trained: its moments, the `update`.
 */
import type { Parameter } from "../../core/network/network";
import type { ParameterBlock } from "../../core/network/place";
import { letterOf, type MomentLetter, momentKinds } from "../../core/network/updateRules/rule";
import type { Program } from "../../core/program/program";
import type { RuleStepKind } from "../../core/program/steps";
import { batchEnds, everyTurn, gridOf, type Site, Sites } from "./sites";

/** Which uses a breakpoint on a parameter means; `update` is the `mean` where no step changes the parameter. */
export const usesModes = ["all", "forward", "backward", "update"] as const;
export type UsesMode = (typeof usesModes)[number];

export function usesOf(program: Program, parameter: Parameter, mode: UsesMode = "all"): Sites {
  return new Sites(program, uses[mode](program, parameter));
}

/** Those of all weights, or all biases, of a layer: as those of its first one, a step of the grid further for each other one. */
export function usesOfBlock(program: Program, { l, of }: ParameterBlock, mode: UsesMode = "all"): Sites {
  const { sizes } = program;
  const [inputs, units] = [of === "weights" ? sizes[l - 1]! : 1, sizes[l]!];
  const at = (j: number, k: number) => uses[mode](program, of === "weights" ? { l, j, k } : { l, j });
  const first = at(0, 0);
  const down = at(Math.min(1, units - 1), 0);
  const along = at(0, Math.min(1, inputs - 1));
  const sites = first.map((site, index): Site => {
    const rows = { count: units, step: down[index]!.offset - site.offset };
    const columns = { count: inputs, step: along[index]!.offset - site.offset };
    return { ...site, grid: gridOf(rows, columns) };
  });
  return new Sites(program, sites);
}

const uses: Readonly<Record<UsesMode, (program: Program, parameter: Parameter) => readonly Site[]>> = {
  all: (program, parameter) => [
    ...forward(program, parameter),
    ...backward(program, parameter),
    ...meanSites(program, parameter),
    ...momentKinds.flatMap((kind) => ruleSites(program, kind, parameter)),
    ...updateSites(program, parameter),
  ],
  forward,
  backward,
  // The mean is all that the end of a batch does for a parameter that is not trained.
  update: (program, parameter) => {
    const own = updateSites(program, parameter);
    return own.length > 0 ? own : meanSites(program, parameter);
  },
};

function forward(program: Program, { l, j, k }: Parameter): readonly Site[] {
  const turns = everyTurn(program);
  const offset = program.example.offset(k === undefined ? { kind: "bias", l, j } : { kind: "term", l, j, k });
  return [{ turns, offset }];
}

function backward(program: Program, { l, j, k }: Parameter): readonly Site[] {
  const turns = everyTurn(program);
  const { example } = program;
  if (k === undefined) return [{ turns, offset: example.offset({ kind: "dz_db", l, j }) }];
  const own = { turns, offset: example.offset({ kind: "dz_dw", l, j, k }) };
  // ∂C/∂a_k of layer l−1 comes after all of layer l: its path through neuron j passes this weight.
  return l === 1 ? [own] : [own, { turns, offset: example.offset({ kind: "path", l: l - 1, j: k, i: j }) }];
}

/** Where the mean of its derivatives is taken; nowhere where they are summed. */
export function meanSites(program: Program, parameter: Parameter): readonly Site[] {
  const index = program.meanIndex(0, parameter);
  return index === undefined ? [] : [atBatchEnd(program, index)];
}

/** Where a moment of the parameter is changed; nowhere if it has none of this letter. */
export function momentSites(program: Program, letter: MomentLetter, parameter: Parameter): readonly Site[] {
  return momentKinds
    .filter((kind) => letterOf[kind] === letter)
    .flatMap((kind) => ruleSites(program, kind, parameter));
}

/** Where the parameter is changed; nowhere if it is not trained. */
export function updateSites(program: Program, parameter: Parameter): readonly Site[] {
  return ruleSites(program, "update", parameter);
}

function ruleSites(program: Program, kind: RuleStepKind, parameter: Parameter): readonly Site[] {
  const index = program.ruleIndex(0, kind, parameter);
  return index === undefined ? [] : [atBatchEnd(program, index)];
}

/** Every batch ends with the same steps as the first one, which `index` is of. */
function atBatchEnd(program: Program, index: number): Site {
  return { turns: batchEnds(program), offset: index - program.turnStart(program.batchOf(0).end - 1) };
}
