import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { startOf } from "../../src/pictures/start";
import { viewOf } from "../../src/pictures/view";
import { network } from "../core/networks";

const trace = new Trace(network({ sizes: [3, 3, 2], examples: 4, training: { epochs: 2 } }));

describe("the start", () => {
  it("asks how sensitive the cost is to each parameter", () => {
    const { cost, question } = startOf(trace.stateAt(0));
    assert.equal(cost, "C_{0}(w_{00}^{(1)},\\ldots,b_{1}^{(2)})=\\sum_j \\left(a_{j}^{(2)}-y_{j}\\right)^2");
    assert.match(question, /15 weights and 5 biases.*each of the 20\?$/);
  });

  it("says how many steps each phase takes: those of the program", () => {
    const { phases } = startOf(trace.stateAt(0));
    const steps = (kind: string) => Number.parseInt(phases.find((each) => each.kind === kind)!.steps, 10);
    const { program } = trace;
    assert.equal(steps("forward") + steps("cost") + steps("backward"), program.example.length);
    assert.equal(steps("average") + steps("gradient step"), program.turnStart(4) - program.tailStart(3));
    assert.equal(steps("forward"), 25);
    assert.equal(steps("backward"), 33);
  });

  it("leads to the first chain rule that is whole", () => {
    const { firstChain } = startOf(trace.stateAt(0));
    const whole = (position: number) => {
      const { kind } = trace.stateAt(position).latest!.step;
      return kind === "dz_dw" || kind === "dz_db";
    };
    assert.ok(whole(firstChain));
    for (let position = 1; position < firstChain; position++) assert.ok(!whole(position));
  });

  it("is there at the start alone", () => {
    const isAt = (position: number) => viewOf(trace.stateAt(position), "factor", "x").start !== undefined;
    assert.deepEqual([0, 1, trace.program.length].map(isAt), [true, false, false]);
  });
});
