import assert from "node:assert/strict";
import type { Network } from "../../src/core/network/network";
import type { StepSubject } from "../../src/core/program/steps";
import { type Nudge, withNudge } from "../../src/core/run/nudge";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { complete } from "../../src/core/run/work";
import { type FirstDifference, firstDifference, samePlace } from "../../src/lesson/firstDifference";
import { wholeValueOf } from "../../src/lesson/quantity";
import { networkOf, variety } from "../debug/networks";

const found = (one: Trace, other: Trace): FirstDifference | undefined =>
  complete(firstDifference(one, other));

/** What a step adds, or where it adds nothing by itself what it completes. */
function addedBy(state: State, step: StepSubject): number | undefined {
  const { kind, l, j, k = 0, i = j } = step;
  if (kind === "term") return state.w(l, j, k) * state.a(l - 1, k)!;
  if (kind === "cost") return state.costTerm(j);
  if (kind === "path") return state.pathTerm(l, j, i);
  return kind === "da_dz" ? state.da_dz(l, j, i) : wholeValueOf(state, step);
}

/** The same by looking at each position of both runs, one after the other; they have the same steps. */
function walked(one: Trace, other: Trace): number | undefined {
  for (let position = 1; position <= one.program.length; position++) {
    const { step } = one.program.at(position - 1);
    const values = [one, other].map((trace) => addedBy(trace.stateAt(position), step));
    if (!Object.is(values[0], values[1])) return position;
  }
  return undefined;
}

const withTraining = (network: Network, training: object): Network => ({
  ...network,
  training: { ...network.training!, ...training },
});

describe("the first difference of two runs", () => {
  for (const [name, make] of Object.entries(variety)) {
    const network = make();
    const trace = new Trace(network);
    const { length } = trace.program;

    it(`is none between a run and itself: ${name}`, () =>
      assert.equal(found(trace, new Trace(network)), undefined));

    it(`is where a walk finds it, whatever is nudged: ${name}`, () => {
      const nudges: Omit<Nudge, "position">[] = [
        { what: { kind: "parameter", parameter: { l: 1, j: 0, k: 0 } }, value: 0.3 },
        { what: { kind: "parameter", parameter: { l: 1, j: 0 } }, value: 0.3 },
        { what: { kind: "input", example: 0, k: 0 }, value: 0.7 },
        { what: { kind: "target", example: 0, j: 0 }, value: 0.5 },
        ...(network.training ? [{ what: { kind: "learningRate" }, value: 0.01 } as const] : []),
      ];
      for (const nudge of nudges)
        for (let position = 0; position <= length; position += Math.ceil(length / 17)) {
          const other = trace.nudged(withNudge([], { ...nudge, position }));
          const about = `${JSON.stringify(nudge)} at ${position}`;
          assert.equal(found(trace, other)?.positions[0], walked(trace, other), about);
        }
    });

    it(`is where a walk finds it, from other parameters on: ${name}`, () => {
      for (let place = 0; place < network.parameters.length; place++) {
        const other = new Trace({ ...network, parameters: network.parameters.with(place, 0.9) });
        assert.equal(found(trace, other)?.positions[0], walked(trace, other), `parameter ${place}`);
      }
    });
  }

  it("with another learning rate is the first update whose gradient is not 0", () => {
    const network = networkOf([2, 2, 1], {
      examples: 3,
      training: { learningRate: 0.1, epochs: 2, batchSize: 2 },
    });
    const [one, other] = [new Trace(network), new Trace(withTraining(network, { learningRate: 0.2 }))];
    const first = found(one, other)!;
    assert.deepEqual([first.step.kind, first.step.l, first.step.j, first.step.k], ["update", 1, 0, 0]);
    const [a, b] = [one.stateAt(first.positions[0]), other.stateAt(first.positions[1])];
    assert.deepEqual(first.values, [a.w(1, 0, 0), b.w(1, 0, 0)]);
    const before = network.parameters[0]!;
    assert.ok(Math.abs((first.values[1] - before) / (first.values[0] - before) - 2) < 1e-9);
  });

  it("with another optimizer is found among the steps that both have, each at its own position", () => {
    const plain = networkOf([2, 2, 1], { training: { learningRate: 0.1, epochs: 2 } });
    const adam = networkOf([2, 2, 1], {
      training: { learningRate: 0.1, epochs: 2, optimizer: { name: "adam" } },
    });
    const [one, other] = [new Trace(plain), new Trace(adam)];
    const first = found(one, other)!;
    assert.equal(first.step.kind, "update");
    assert.equal(first.positions[1], first.positions[0] + 2); // its moments come before
    const back = found(other, one)!;
    assert.deepEqual(
      [back.positions, back.values],
      [[...first.positions].reverse(), [...first.values].reverse()],
    );
    assert.equal(samePlace(one.program, other.program, first.positions[0]), first.positions[1]);
    assert.equal(samePlace(other.program, one.program, 0), 0);
  });

  it("is looked for in pieces", () => {
    const network = networkOf([2, 2, 1], { training: { learningRate: 0.1, epochs: 500 } });
    const late = new Trace(network);
    const { length } = late.program;
    const nudge = { position: length - 3, what: { kind: "learningRate" }, value: 0.2 } as const;
    const pieces = [...firstDifference(late, late.nudged([nudge]))];
    assert.ok(pieces.length > 500 && pieces.at(-1)! === 499);
  });
});
