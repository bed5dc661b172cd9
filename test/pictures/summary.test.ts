import assert from "node:assert/strict";
import { type Level, levels } from "../../src/core/program/steps";
import type { State } from "../../src/core/run/state";
import { Trace } from "../../src/core/run/trace";
import { summaryOf, summaryViewOf } from "../../src/pictures/summary";
import type { SummaryView } from "../../src/protocol/messages";
import { network, varied } from "../core/networks";

/** Every stop of a walk that goes by one unit of a level. */
function* stops(trace: Trace, level: Level): Generator<State> {
  for (let position = 0; position < trace.program.length; ) {
    position = trace.program.at(position).units[level].end;
    yield trace.stateAt(position);
  }
}

function last(trace: Trace, level: Level): SummaryView {
  return summaryViewOf(summaryOf(trace.stateAt(trace.program.length), level)!);
}

describe("the summary of a whole unit", () => {
  it("is there at the ends of coarse units, and nowhere else", () => {
    const trace = new Trace(network({ sizes: [2, 3, 2], examples: 2, training: { epochs: 2 } }));
    for (const level of levels)
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const summary = summaryOf(state, level);
        const isEnd = state.latest?.units[level].end === position;
        const isFine = level === "factor" || level === "quantity";
        // The end of the run sums it up at every level.
        if (position === trace.program.length) assert.ok(summary!.costs, level);
        else if (isFine || !isEnd) assert.equal(summary, undefined, `${level} at ${position}`);
        else if (level !== "neuron" && level !== "layer") assert.equal(summary!.level, level);
      }
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`has the numbers of the run: ${name}`, () => {
      const trace = new Trace(subject);
      for (const state of stops(trace, "neuron")) {
        const { numbers, outputs } = summaryOf(state, "neuron") ?? {};
        const { l, j, kind } = state.latest!.step;
        if (kind === "cost") assert.equal(outputs!.cost.value, state.C);
        else if (kind !== "mean" && kind !== "update")
          assert.deepEqual(
            numbers!.map(({ value }) => value),
            [state.z(l, j), state.a(l, j), state.dC_dz(l, j)].map((value) => value ?? null),
          );
      }
      for (const state of stops(trace, "layer")) {
        const { l } = state.latest!.step;
        for (const { name, at, values } of summaryOf(state, "layer")?.vectors ?? []) {
          const of = { z: state.z, a: state.a, δ: state.dC_dz }[name[0] as "z" | "a" | "δ"];
          assert.deepEqual(
            values,
            at.map((j) => of.call(state, l, j) ?? null),
          );
          assert.ok(values.every((value) => value !== null));
        }
      }
      for (const state of stops(trace, "example")) {
        const { outputs } = summaryOf(state, "example")!;
        if (!outputs) continue;
        assert.equal(outputs.cost.value, state.C);
        for (const { j, a, y, term } of outputs.rows)
          assert.deepEqual([a, y, term], [state.a(state.last, j), state.y(j), state.costTerm(j)]);
      }
      for (const state of stops(trace, "batch")) {
        const { costs } = summaryOf(state, "batch")!;
        assert.equal(costs!.before, state.batchCost);
        assert.equal(costs!.after, subject.training && state.costAfterStep);
        assert.equal(costs!.promise?.value, state.promisedFall);
      }
    });
  }

  it("tells of an epoch of one gradient step what it promised, and of several the means alone", () => {
    const one = last(new Trace(network({ sizes: [2, 2], examples: 2, training: { epochs: 2 } })), "epoch");
    assert.equal(one.title, "One step downhill");
    assert.equal(one.detail, "all 6 parameters at once");
    assert.equal(one.costs!.promise!.name, "η|∇C|²");
    assert.match(one.words!, /^The slope promised a fall of 0\.\d+, the cost fell by 0\.\d+\.$/);
    const trace = new Trace(network({ sizes: [2, 2], examples: 4, training: { epochs: 2, batchSize: 2 } }));
    const several = last(trace, "epoch");
    const { costs } = trace.stateAt(trace.program.length).epochCosts;
    assert.deepEqual([several.costs!.before, several.costs!.after], costs);
    assert.equal(several.costs!.promise, undefined);
    assert.equal(several.detail, "2 gradient steps");
    assert.match(several.words!, /^The mean cost of an epoch fell from 0\.\d+ to 0\.\d+\.$/);
  });

  it("names the promise otherwise where something is frozen, and counts what moves", () => {
    const subject = network({ sizes: [2, 2], training: {}, frozenBiases: [1] });
    const { costs, detail } = last(new Trace(subject), "batch");
    assert.equal(costs!.promise!.name, "−∇C·Δθ");
    assert.equal(detail, "4 of 6 parameters at once");
  });

  it("says that a step went too far", () => {
    const subject = network({ sizes: [1, 1], activations: ["identity"], training: { learningRate: 5 } });
    assert.match(
      last(new Trace(subject), "batch").words!,
      /the cost rose by [\d.]+: the step went too far\.$/,
    );
  });

  it("has no gradient step where nothing is trained", () => {
    const { costs, title, detail } = last(new Trace(network({ sizes: [2, 3, 2], examples: 4 })), "batch");
    assert.deepEqual(Object.keys(costs!).sort(), ["before", "change", "examples", "first"]);
    assert.equal(`${title}: ${detail}`, "The whole gradient: 17 slopes, averaged over 4 examples");
  });

  it("tells at the end of an untrained run what one step would bring", () => {
    const trace = new Trace(network({ sizes: [2, 3, 2], examples: 4 }));
    const end = trace.stateAt(trace.program.length);
    for (const level of levels) {
      const { costs } = summaryOf(end, level)!;
      const { steepness, cost } = end.firstStep!;
      assert.deepEqual(costs!.first, { steepness, of: 17, rate: 1, cost: cost! });
      assert.equal(costs!.change, cost! - end.batchCost!);
    }
  });

  it("folds long layers", () => {
    const trace = new Trace(network({ sizes: [2, 300, 1] }));
    const { end } = trace.program.at(0).units.layer;
    const { vectors } = summaryOf(trace.stateAt(end), "layer")!;
    for (const { at, size } of vectors!) {
      assert.equal(size, 300);
      assert.deepEqual(at, [0, 1, 2, 3, 4, 5, 6, 299]);
    }
    assert.equal(vectors![1]!.name, "a⁽¹⁾");
    assert.equal(vectors![1]!.symbol, "a^{(1)}");
  });
});
