import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type Network, parameterAt } from "../../../src/core/network/network";
import { bytesOf, firstMoments, GradientSteps } from "../../../src/core/run/moments";
import { Trace } from "../../../src/core/run/trace";
import { parseNetworkFile } from "../../../src/document/network/networkFile";
import { network, optimizer, varied } from "../networks";

interface Golden {
  readonly cases: readonly {
    readonly name: string;
    readonly file: object;
    readonly kept: readonly { readonly steps: number; readonly parameters: readonly number[] }[];
  }[];
}

/** Written by optimizers.py, with PyTorch's own optimizers. */
const golden: Golden = JSON.parse(readFileSync("test/golden/optimizers.json", "utf8"));

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-10 * Math.abs(other);
}

describe("gradient steps", () => {
  for (const { name, file, kept } of golden.cases)
    it(`come to PyTorch's parameters: ${name}`, () => {
      const { network: subject, problems } = parseNetworkFile(JSON.stringify(file));
      assert.deepEqual(problems, []);
      const trace = new Trace(subject!);
      for (const { steps, parameters } of kept) {
        const { program } = trace;
        const found = trace.stateAt(program.turnStart(program.batchAt(steps).start)).parameters;
        for (const [index, expected] of parameters.entries())
          assert.ok(
            isNear(found[index]!, expected),
            `${index} after ${steps}: ${found[index]}, not ${expected}`,
          );
      }
    });

  it("write into no moments that they have handed out", () => {
    const subject = network({ sizes: [1, 1], training: { optimizer: optimizer("adam") } });
    const steps = new GradientSteps(subject, firstMoments(subject));
    const parameters = Float64Array.of(1, 2);
    steps.take(parameters, Float64Array.of(1, 1), 1);
    const handed = steps.moments();
    const copy = structuredClone(handed);
    steps.take(parameters, Float64Array.of(1, 1), 1);
    assert.deepEqual(handed, copy);
    assert.notDeepEqual(steps.moments(), copy);
  });

  it("keep no moments where the rule has none", () => {
    assert.equal(bytesOf(firstMoments(network({ sizes: [2, 1], training: {} }))), 0);
    assert.equal(bytesOf(firstMoments(network({ sizes: [2, 1] }))), 0);
    assert.equal(bytesOf(firstMoments(network({ sizes: [2, 1], training: { momentum: 1 } as object }))), 0);
    const adam = network({ sizes: [2, 1], training: { optimizer: optimizer("adam") } });
    assert.equal(bytesOf(firstMoments(adam)), 2 * 3 * 8);
  });
});

describe("a moment", () => {
  const trainedBy = (rule: ReturnType<typeof optimizer>): Network =>
    network({ sizes: [1, 1], examples: 2, training: { epochs: 2, batchSize: 1, optimizer: rule } });

  it("is 0 until its first step is done, and then stays until the next one", () => {
    const trace = new Trace(trainedBy(optimizer("sgd", { momentum: 0.9 })));
    const { program } = trace;
    const parameter = { l: 1, j: 0, k: 0 };
    const first = program.ruleIndex(0, "velocity", parameter)!;
    const second = program.ruleIndex(1, "velocity", parameter)!;
    const at = (position: number) => trace.stateAt(position).moment("v", parameter);
    assert.equal(at(0), 0);
    assert.equal(at(first), 0);
    assert.equal(at(first + 1), trace.stateAt(first + 1).mean(parameter));
    assert.equal(at(second), at(first + 1));
    assert.notEqual(at(second + 1), at(second));
  });

  it("is not there where the rule has none, and of what is frozen", () => {
    const plain = new Trace(trainedBy(optimizer("sgd")));
    assert.equal(plain.stateAt(0).moment("v", { l: 1, j: 0 }), undefined);
    const rms = new Trace(trainedBy(optimizer("rmsprop")));
    assert.equal(rms.stateAt(0).moment("m", { l: 1, j: 0 }), undefined);
    assert.equal(rms.stateAt(0).moment("v", { l: 1, j: 0 }), 0);
    const frozen = new Trace(varied["momentum, with l2 and frozen biases"]!);
    const end = frozen.stateAt(frozen.program.length);
    for (let index = 0; index < frozen.network.parameters.length; index++) {
      const parameter = parameterAt(frozen.network.sizes, index);
      const isFrozen = parameter.l === 1 && parameter.k === undefined;
      assert.equal(end.moment("v", parameter) === undefined, isFrozen);
    }
  });
});
