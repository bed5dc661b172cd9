import { strict as assert } from "node:assert";
import { momentKinds } from "../../../src/core/network/updateRules/rule";
import { passOf, type StepKind } from "../../../src/core/program/steps";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import {
  type LayerNumbers,
  noNumbers,
  slopes,
  wholeNumbers,
} from "../../../src/debug/breakpoints/layerNumbers";
import { wholeValueOf } from "../../../src/lesson/quantity";
import { networkOf, variety } from "../networks";

/** The number of each step of one turn and the end of its batch that completes something, by the step: as the state has it. */
function byStep(state: State, trace: Trace): Map<string, number> {
  const found = new Map<string, number>();
  const start = trace.program.turnStart(state.turn);
  for (let index = start; index < state.position; index++) {
    const { kind, l, j, k, i } = trace.program.at(index).step;
    const isLast = kind === "path" ? i === state.network.sizes[l + 1]! - 1 : i === undefined;
    const isLastSlope = kind === "da_dz" && i === state.network.sizes[l]! - 1;
    const isLastCost = kind !== "cost" || j === state.network.sizes[l]! - 1;
    if (kind === "term" || !(isLast || isLastSlope) || !isLastCost) continue;
    const subject = { kind, l, j, ...(k !== undefined && { k }) };
    found.set(nameOf({ ...subject, i }), wholeValueOf(state, subject)!);
  }
  return found;
}

function nameOf({
  kind,
  l,
  j,
  k = "",
  i = "",
}: {
  kind: StepKind;
  l: number;
  j: number;
  k?: unknown;
  i?: unknown;
}) {
  return `${kind} ${l} ${j} ${k} ${i}`;
}

const kinds = ["term", "bias", "activation", "cost", "dC_da", "path", "da_dz", "dz_dw", "dz_db"] as const;

describe("the numbers of a layer", () => {
  for (const [name, network] of Object.entries(variety)) {
    it(`${name}: are those that the steps complete, each once`, () => {
      const trace = new Trace(network());
      const { program } = trace;
      for (let turn = 0; turn < program.epochs * program.examples; turn++) {
        const isBatchEnd = program.batchOf(turn).end === turn + 1;
        const last = turn + 1 === program.epochs * program.examples;
        const end = last ? program.length : program.turnStart(turn + 1);
        const state = trace.stateAt(end);
        const found = new Map<string, number>();
        const tail: readonly StepKind[] = isBatchEnd ? ["mean", ...momentKinds, "update"] : [];
        for (const kind of [...kinds, ...tail]) {
          for (let l = 1; l <= state.last; l++) collect(state, wholeNumbers(state, kind, l), found);
        }
        const sorted = (map: Map<string, number>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
        assert.deepEqual(sorted(found), sorted(byStep(state, trace)));
      }
    });
  }

  it("are the slopes of its neurons too", () => {
    const trace = new Trace(networkOf([2, 3, 2], { activation: "tanh" }));
    const state = trace.stateAt(trace.program.length);
    for (const l of [1, 2]) {
      const { count, at } = slopes(state, l);
      assert.equal(count, state.network.sizes[l]);
      for (let j = 0; j < count; j++) assert.equal(at(j), state.da_dz(l, j));
    }
  });

  it("that has none are none", () => {
    assert.equal(noNumbers.count, 0);
    assert.throws(() => noNumbers.step(0), RangeError);
  });

  it("are as large as is told of them, whatever they are", () => {
    const odd = [0, -0, 1e-200, -3, 1e308, Number.NaN, Number.NEGATIVE_INFINITY];
    for (const some of odd)
      for (const other of odd) {
        const network = networkOf([2, 2, 1], {
          activation: "identity",
          training: { learningRate: 1, epochs: 1 },
        });
        const state = new Trace({ ...network, parameters: network.parameters.with(0, some).with(7, other) });
        const atEnd = state.stateAt(state.program.length);
        for (const kind of ["dz_dw", "mean"] as const)
          for (const l of [1, 2]) {
            const { count, at, extent } = wholeNumbers(atEnd, kind, l);
            const { least, most } = extent!();
            for (let place = 0; place < count; place++) {
              const size = Math.abs(at(place));
              assert.ok(Number.isNaN(size) ? most === Number.POSITIVE_INFINITY : size <= most);
              assert.ok(size === 0 || Number.isNaN(size) || size >= least, `${size} and ${least}`);
            }
          }
      }
  });

  function collect(state: State, { count, at, step }: LayerNumbers, found: Map<string, number>): void {
    for (let place = 0; place < count; place++) {
      const subject = step(place);
      const isFrozen = state.program.updateIndex(state.turn, subject) === undefined;
      if (passOf[subject.kind] === "gradient step" && isFrozen) continue;
      const name = nameOf(subject);
      assert.ok(!found.has(name), name);
      found.set(name, at(place));
    }
  }
});
