import { strict as assert } from "node:assert";
import { type Parameter, parameterAt, parameterCount } from "../../src/core/network";
import { Program, type Step } from "../../src/core/program";
import { nearestHit, nextUse, previousUse } from "../../src/debug/breakpoints";
import { networkOf, variety } from "./networks";

/** Whether a step uses a parameter: said once more, step by step, by what the lesson's formulas contain. */
function uses({ l, j, k, i, kind }: Step, parameter: Parameter): boolean {
  const isWeight = parameter.k !== undefined;
  const isSame = parameter.l === l && parameter.j === j && parameter.k === k;
  switch (kind) {
    case "term":
    case "dz_dw":
    case "mean":
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

/** Every position at which a use has just been done, by looking at every step. */
function scan(program: Program, parameter: Parameter): number[] {
  const positions: number[] = [];
  for (let index = 0; index < program.length; index++) {
    if (uses(program.at(index).step, parameter)) positions.push(index + 1);
  }
  return positions;
}

describe("breakpoints", () => {
  for (const [name, make] of Object.entries(variety)) {
    it(`are where a scan of all steps finds them, both ways: ${name}`, () => {
      const network = make();
      const program = new Program(network);
      for (let index = 0; index < parameterCount(network.sizes); index++) {
        const parameter = parameterAt(network.sizes, index);
        const positions = scan(program, parameter);
        for (let p = 0; p <= program.length; p++) {
          const next = positions.find((q) => q > p);
          const previous = positions.findLast((q) => q < p);
          assert.equal(nextUse(program, parameter, p), next, `after ${p}: ${JSON.stringify(parameter)}`);
          assert.equal(
            previousUse(program, parameter, p),
            previous,
            `before ${p}: ${JSON.stringify(parameter)}`,
          );
        }
      }
    });
  }

  it("of several, the nearest stops, with all that stop there", () => {
    const program = new Program(networkOf([2, 2, 1]));
    const breakpoints = [
      { id: 1, parameter: { l: 1, j: 0, k: 1 } },
      { id: 2, parameter: { l: 1, j: 0 } },
      { id: 3, parameter: { l: 1, j: 0, k: 1 } },
    ];
    const ids = (position: number, direction: "forward" | "back") => {
      const hit = nearestHit(program, breakpoints, position, direction);
      return hit && [hit.position, ...hit.breakpoints.map(({ id }) => id)];
    };
    assert.deepEqual(ids(0, "forward"), [2, 1, 3]);
    assert.deepEqual(ids(2, "forward"), [3, 2]);
    assert.deepEqual(ids(3, "back"), [2, 1, 3]);
    assert.equal(ids(2, "back"), undefined);
    assert.equal(nearestHit(program, [], 0, "forward"), undefined);
  });

  it("take no longer in a run of a million million steps", () => {
    const program = new Program(
      networkOf([2, 2, 1], { examples: 4, training: { learningRate: 1, epochs: 1e10, batchSize: 2 } }),
    );
    assert.ok(program.length > 1e12);
    const parameter = { l: 2, j: 0, k: 1 };
    const before = previousUse(program, parameter, program.length)!;
    assert.equal(program.at(before - 1).step.kind, "update");
    assert.equal(nextUse(program, parameter, before), undefined);
    const middle = 5e11;
    const next = nextUse(program, parameter, middle)!;
    assert.ok(next > middle && next - middle < 200);
    assert.equal(nextUse(program, parameter, previousUse(program, parameter, next)!), next);
  });
});
