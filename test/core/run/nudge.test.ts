import assert from "node:assert/strict";
import fc from "fast-check";
import { type Network, type Parameter, parameterAt } from "../../../src/core/network/network";
import { type Nudge, type Nudgeable, withNudge, withoutNudge } from "../../../src/core/run/nudge";
import { effectsOf, numberIn } from "../../../src/core/run/nudgeEffect";
import { Trace } from "../../../src/core/run/trace";
import { nudgeableName, whyNot } from "../../../src/lesson/nudgeable";
import { interpretNudged } from "../interpreter";
import { network, varied } from "../networks";
import { expected, numbers, stepName } from "../states";
import { anyNudge } from "./anyNudge";

function rowsOf(subject: Network, nudges: readonly Nudge[]): { step: string; row: unknown[] }[] {
  const rows: { step: string; row: unknown[] }[] = [];
  interpretNudged(subject, nudges, (position, memory) => {
    rows[position] = { step: memory.step, row: expected(memory, subject) };
  });
  return rows;
}

describe("nudges", () => {
  for (const [name, subject] of Object.entries(varied)) {
    it(`agree with the naive interpreter in every bit, forward, back and after a jump: ${name}`, function () {
      this.timeout(20_000);
      fc.assert(
        fc.property(
          fc.array(anyNudge(subject), { minLength: 1, maxLength: 6 }),
          fc.constantFrom({}, { checkpointBytes: 1 }),
          fc.infiniteStream(fc.nat()),
          (made, options, jumps) => {
            // They are made in any order, and between them somebody looks around.
            let trace = new Trace(subject, options);
            const N = trace.program.length;
            let nudges: readonly Nudge[] = [];
            for (const nudge of made) {
              nudges = withNudge(nudges, nudge);
              trace.stateAt(jumps.next().value % (N + 1));
              trace.stateAt(nudge.position);
              trace = trace.nudged(nudges);
            }
            const rows = rowsOf(subject, nudges);
            assert.equal(rows.length, N + 1);
            const check = (position: number) => {
              const state = trace.stateAt(position);
              assert.equal(stepName(state), rows[position]!.step);
              assert.deepEqual(numbers(state), rows[position]!.row, `position ${position} of ${N}`);
            };
            for (let position = 0; position <= N; position++) check(position);
            for (let position = N; position >= 0; position--) check(position);
            for (let jump = 0; jump < 20; jump++) check(jumps.next().value % (N + 1));
          },
        ),
        { numRuns: 10 },
      );
    });

    it(`taken back leave nothing behind: ${name}`, () => {
      fc.assert(
        fc.property(anyNudge(subject), fc.nat(), (nudge, seed) => {
          const plain = new Trace(subject);
          const N = plain.program.length;
          plain.stateAt(N);
          const nudged = plain.nudged([nudge]);
          nudged.stateAt(N);
          const back = nudged.nudged(withoutNudge(nudged.nudges, nudge));
          for (const position of [0, seed % (N + 1), nudge.position, N]) {
            assert.deepEqual(numbers(back.stateAt(position)), numbers(plain.stateAt(position)));
          }
          // No position before the nudge knows of it.
          const before = seed % Math.max(1, nudge.position);
          if (before < nudge.position) {
            assert.deepEqual(numbers(nudged.stateAt(before)), numbers(plain.stateAt(before)));
          }
        }),
        { numRuns: 25 },
      );
    });
  }

  it("leave what is known, and what is not, as it was", () => {
    const subject = network({ sizes: [2, 2, 1] });
    const plain = new Trace(subject);
    for (let position = 0; position <= plain.program.length; position++) {
      const nudge = { position, what: weight({ l: 1, j: 0, k: 1 }), value: 3 };
      const [then, now] = [plain.stateAt(position), plain.nudged([nudge]).stateAt(position)];
      assert.deepEqual(
        numbers(now).map((x) => x === undefined),
        numbers(then).map((x) => x === undefined),
      );
      assert.equal(now.w(1, 0, 1), 3);
    }
  });

  it("stand in the order of their positions; a later one of the same number there replaces the earlier", () => {
    const w = weight({ l: 1, j: 0, k: 0 });
    const b = weight({ l: 1, j: 0 });
    const at = (position: number, what: Nudgeable, value: number) => ({ position, what, value });
    let nudges: readonly Nudge[] = [];
    for (const nudge of [at(5, w, 1), at(3, w, 2), at(5, b, 3), at(5, w, 4), at(9, b, 5)]) {
      nudges = withNudge(nudges, nudge);
    }
    assert.deepEqual(nudges, [at(3, w, 2), at(5, b, 3), at(5, w, 4), at(9, b, 5)]);
    assert.deepEqual(withoutNudge(nudges, at(5, b, 0)), [at(3, w, 2), at(5, w, 4), at(9, b, 5)]);
  });

  it("keep what was replayed before them", () => {
    const subject = network({ sizes: [1, 1], examples: 4, training: { epochs: 500, batchSize: 2 } });
    const trace = new Trace(subject);
    const N = trace.program.length;
    trace.stateAt(N);
    const nudged = trace.nudged([{ position: N - 1, what: weight({ l: 1, j: 0 }), value: 1 }]);
    let replayed = 0;
    for (const _ of nudged.seek(N)) replayed++;
    assert.equal(replayed, 0);
  });
});

function weight(parameter: Parameter): Nudgeable {
  return { kind: "parameter", parameter };
}

describe("the effect of a nudge", () => {
  const subject = network({ sizes: [2, 3, 2], examples: 2, training: { epochs: 2, batchSize: 2 } });
  const trace = new Trace(subject);
  const end = trace.program.example.length;

  it("is what a run with the new value from its start shows, beside the old derivative", () => {
    for (const parameter of [
      { l: 1, j: 2, k: 1 },
      { l: 2, j: 0, k: 2 },
      { l: 1, j: 0 },
      { l: 2, j: 1 },
    ]) {
      const old = trace.stateAt(end);
      const value = old.parameter(parameter) + 1e-6;
      const [effect] = effectsOf(
        trace.nudged([{ position: end, what: weight(parameter), value }]).stateAt(end),
      );
      const index = [...Array(subject.parameters.length).keys()].find(
        (place) => JSON.stringify(parameterAt(subject.sizes, place)) === JSON.stringify(parameter),
      )!;
      const fresh = new Trace({ ...subject, parameters: subject.parameters.with(index, value) }).stateAt(end);
      assert.deepEqual([effect!.before, effect!.after], [old.parameter(parameter), value]);
      assert.deepEqual(effect!.cost, { before: old.C, after: fresh.C });
      const slope = (fresh.C! - old.C!) / (value - effect!.before);
      assert.ok(Math.abs(slope - effect!.derivative!) < 1e-5, `${slope} beside ${effect!.derivative}`);
    }
  });

  it("of an input has its derivative too", () => {
    const what = { kind: "input", example: 0, k: 1 } as const;
    const value = subject.examples.input(0)[1]! + 1e-6;
    const [effect] = effectsOf(trace.nudged([{ position: end, what, value }]).stateAt(end));
    const { before, after } = effect!.cost!;
    assert.ok(Math.abs((after! - before!) / (value - effect!.before) - effect!.derivative!) < 1e-5);
  });

  it("knows no more than its position does", () => {
    const nudge = { position: 1, what: weight({ l: 1, j: 0, k: 0 }), value: 2 };
    const [effect] = effectsOf(trace.nudged([nudge]).stateAt(1));
    assert.deepEqual(effect!.cost, { before: undefined, after: undefined });
    assert.equal(effect!.derivative, undefined);
    const later = effectsOf(trace.nudged([nudge]).stateAt(end));
    assert.notEqual(later[0]!.cost!.before, undefined);
  });

  it("is that of the whole change where a number is nudged twice, and over when the next example begins", () => {
    const what = weight({ l: 1, j: 0, k: 0 });
    const nudges = [
      { position: 3, what, value: 2 },
      { position: 7, what, value: 3 },
    ];
    const twice = trace.nudged(nudges);
    const effects = effectsOf(twice.stateAt(end));
    assert.deepEqual(
      effects.map(({ before, after }) => [before, after]),
      [[subject.parameters[0], 3]],
    );
    assert.equal(effectsOf(twice.stateAt(5))[0]!.after, 2);
    assert.deepEqual(effectsOf(twice.stateAt(end + 1)), []);
  });

  it("stays what the example shows after the gradient step", () => {
    const parameter = { l: 1, j: 0, k: 0 };
    const position = trace.program.length / 2;
    const nudged = trace.nudged([{ position: end + 5, what: weight(parameter), value: 2 }]);
    const [effect] = effectsOf(nudged.stateAt(position));
    assert.deepEqual([effect!.before, effect!.after], [subject.parameters[0], 2]);
    assert.notEqual(effect!.cost!.after, effect!.cost!.before);
  });

  it("of an updated weight, of another example and of the learning rate does not reach this example", () => {
    const parameter = { l: 1, j: 0, k: 0 };
    const position = trace.program.updateIndex(1, parameter)! + 1;
    const nudges: Nudge[] = [
      { position, what: weight(parameter), value: 9 },
      { position, what: { kind: "learningRate" }, value: 3 },
      { position, what: { kind: "input", example: 0, k: 0 }, value: 3 },
      { position, what: { kind: "target", example: 0, j: 0 }, value: 3 },
    ];
    const state = trace.nudged(nudges).stateAt(position);
    assert.deepEqual(
      effectsOf(state).map(({ after, cost }) => [after, cost]),
      [
        [9, undefined],
        [3, undefined],
        [3, undefined],
        [3, undefined],
      ],
    );
    assert.deepEqual(
      nudges.map(({ what }) => numberIn(state, what)),
      [9, 3, 3, 3],
    );
  });
});

describe("a value that a number cannot have", () => {
  const subject = network({ sizes: [1, 2], cost: "binaryCrossEntropy", training: {} });
  const target = { kind: "target", example: 0, j: 1 } as const;
  const rate = { kind: "learningRate" } as const;

  it("is refused in words", () => {
    const w = weight({ l: 1, j: 0, k: 0 });
    assert.equal(whyNot(subject, w, 0.5), undefined);
    assert.equal(whyNot(subject, w, Number.NaN), "w₀₀⁽¹⁾ must be a finite number, not NaN");
    assert.match(whyNot(subject, w, Number.POSITIVE_INFINITY)!, /finite/);
    assert.equal(whyNot(subject, target, 1), undefined);
    assert.equal(whyNot(subject, target, 2), "binaryCrossEntropy takes targets from 0 to 1, not 2");
    assert.equal(whyNot(varied["the lesson's chain"]!, target, 2), undefined);
    assert.equal(whyNot(subject, rate, 0.1), undefined);
    assert.match(whyNot(subject, rate, 0)!, /greater than 0/);
    assert.match(whyNot(varied["the lesson's chain"]!, rate, 1)!, /does not train/);
  });

  it("has a name", () => {
    const all: Nudgeable[] = [weight({ l: 2, j: 0, k: 1 }), weight({ l: 1, j: 3 }), target, rate];
    assert.deepEqual(
      [...all, { kind: "input", example: 4, k: 1 } as const].map((what) =>
        nudgeableName({ sizes: [2, 4, 2] }, what),
      ),
      ["w₀₁⁽²⁾", "b₃⁽¹⁾", "y₁", "η", "a₁⁽⁰⁾"],
    );
  });
});
