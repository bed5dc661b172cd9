import { strict as assert } from "node:assert";
import { type Parameter, parameterAt, parameterCount } from "../../../src/core/network/network";
import { Program } from "../../../src/core/program/program";
import type { Step, StepKind } from "../../../src/core/program/steps";
import type { Sites } from "../../../src/debug/breakpoints/sites";
import { type UsesMode, usesModes, usesOf, usesOfBlock } from "../../../src/debug/breakpoints/uses";
import { networkOf, variety } from "../networks";

/** Whether a step uses a parameter: said once more, step by step, by what the lesson's formulas contain. */
function uses({ l, j, k, i, kind }: Step, parameter: Parameter): boolean {
  const isWeight = parameter.k !== undefined;
  const isSame = parameter.l === l && parameter.j === j && parameter.k === k;
  switch (kind) {
    case "term":
    case "dz_dw":
    case "mean":
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return isSame;
    case "bias":
    case "dz_db":
      return !isWeight && parameter.l === l && parameter.j === j;
    case "path":
      return parameter.l === l + 1 && parameter.j === i && parameter.k === j;
    case "activation":
    case "cost":
    case "dC_da":
    case "da_dz":
      return false;
  }
}

/** Whether a mode means this step of a parameter that is trained or not. */
const means: Readonly<Record<UsesMode, (kind: StepKind, isTrained: boolean) => boolean>> = {
  all: () => true,
  forward: (kind) => kind === "term" || kind === "bias",
  backward: (kind) => kind === "dz_dw" || kind === "dz_db" || kind === "path",
  update: (kind, isTrained) => kind === (isTrained ? "update" : "mean"),
};

/** That each position of a list is found, both ways, and counted. */
function assertFound(program: Program, sites: Sites, positions: readonly number[], what: string): void {
  for (let p = 0; p <= program.length; p++) {
    const before = positions.filter((q) => q <= p).length;
    assert.equal(sites.next(p), positions[before], `after ${p}: ${what}`);
    assert.equal(
      sites.previous(p),
      positions.findLast((q) => q < p),
      `before ${p}: ${what}`,
    );
    assert.equal(sites.count(p), before, `up to ${p}: ${what}`);
  }
  for (let n = 0; n <= positions.length + 1; n++)
    assert.equal(sites.nth(n), positions[n - 1], `${n}: ${what}`);
}

/** Every position at which a use has just been done, by looking at every step. */
function scan(program: Program, parameter: Parameter, mode: UsesMode): number[] {
  const steps = Array.from({ length: program.length }, (_, index) => program.at(index).step).filter((step) =>
    uses(step, parameter),
  );
  const isTrained = steps.some(({ kind }) => kind === "update");
  return steps.filter(({ kind }) => means[mode](kind, isTrained)).map(({ index }) => index + 1);
}

describe("the uses of a parameter", () => {
  for (const [name, make] of Object.entries(variety)) {
    it(`are where a scan of all steps finds them, both ways, and counted: ${name}`, function () {
      this.timeout(10_000);
      const network = make();
      const program = new Program(network);
      for (let index = 0; index < parameterCount(network.sizes); index++) {
        const parameter = parameterAt(network.sizes, index);
        for (const mode of usesModes) {
          const sites = usesOf(program, parameter, mode);
          const positions = scan(program, parameter, mode);
          const what = `${mode} ${JSON.stringify(parameter)}`;
          assertFound(program, sites, positions, what);
        }
      }
    });

    it(`of a whole matrix are those of each of its weights: ${name}`, function () {
      this.timeout(10_000);
      const network = make();
      const program = new Program(network);
      const all = Array.from({ length: parameterCount(network.sizes) }, (_, index) =>
        parameterAt(network.sizes, index),
      );
      for (const of of ["weights", "biases"] as const)
        for (let l = 1; l < network.sizes.length; l++)
          for (const mode of usesModes) {
            const own = all.filter((each) => each.l === l && (each.k === undefined) === (of === "biases"));
            const positions = own.flatMap((each) => scan(program, each, mode)).sort((a, b) => a - b);
            assertFound(program, usesOfBlock(program, { l, of }, mode), positions, `${mode} ${of} ${l}`);
          }
    });
  }

  it("take no longer to find in a run of a million million steps", () => {
    const program = new Program(
      networkOf([2, 2, 1], { examples: 4, training: { learningRate: 1, epochs: 1e10, batchSize: 2 } }),
    );
    assert.ok(program.length > 1e12);
    const sites = usesOf(program, { l: 2, j: 0, k: 1 });
    const before = sites.previous(program.length)!;
    assert.equal(program.at(before - 1).step.kind, "update");
    assert.equal(sites.next(before), undefined);
    const next = sites.next(5e11)!;
    assert.ok(next > 5e11 && next - 5e11 < 200);
    assert.equal(sites.next(sites.previous(next)!), next);
    const billionth = sites.nth(1e9)!;
    assert.equal(sites.count(billionth), 1e9);
    assert.equal(sites.count(billionth - 1), 1e9 - 1);
  });
});
