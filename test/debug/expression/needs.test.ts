import assert from "node:assert/strict";
import type { Network } from "../../../src/core/network/network";
import type { Nudge } from "../../../src/core/run/nudge";
import type { State } from "../../../src/core/run/state";
import { Trace } from "../../../src/core/run/trace";
import { complete } from "../../../src/core/run/work";
import { parse } from "../../../src/debug/expression/expression";
import { needOf } from "../../../src/debug/expression/needs";
import { type QuantityName, quantityNames, quantityOf } from "../../../src/debug/expression/quantities";
import { variety } from "../networks";

/** Every choice of indices that a quantity takes in a network. */
function indicesOf(name: QuantityName, network: Network, outer: readonly number[] = []): readonly number[][] {
  const axis = quantityOf(name).axes[outer.length]?.(network, outer);
  if (!axis) return [[...outer]];
  return Array.from({ length: axis.count }, (_, place) => axis.first + place).flatMap((index) =>
    indicesOf(name, network, [...outer, index]),
  );
}

/** All quantities of a need that the network has, as a state reads them. */
function read(state: State, need: string): string[] {
  return quantityNames
    .filter((name) => quantityOf(name).needs === need && !quantityOf(name).missing?.(state.network))
    .flatMap((name) =>
      indicesOf(name, state.network).map((indices) => {
        const value = quantityOf(name).read(state, indices);
        return `${name} ${indices}: ${Object.is(value, -0) ? "-0" : value}`;
      }),
    );
}

function nudgesOf(network: Network, length: number): Nudge[] {
  const parameter = { l: 1, j: 0, k: 0 };
  return [
    { position: Math.floor(length / 5), what: { kind: "parameter", parameter }, value: 0.25 },
    { position: Math.floor(length / 3), what: { kind: "input", example: 0, k: 0 }, value: -0.5 },
    ...(network.training
      ? [{ position: Math.floor(length / 2), what: { kind: "learningRate" }, value: 0.125 } as const]
      : []),
  ];
}

describe("what an expression needs", () => {
  for (const [name, make] of Object.entries(variety)) {
    it(`is enough for all of its quantities at every position, nudged or not: ${name}`, () => {
      const network = make();
      const plain = new Trace(network);
      for (const trace of [plain, plain.nudged(nudgesOf(network, plain.program.length))]) {
        const exact = new Trace(network, {}, trace.nudges);
        for (let position = 0; position <= trace.program.length; position++) {
          const state = exact.stateAt(position);
          const glimpsed = complete(trace.glimpse(position));
          assert.deepEqual(read(glimpsed, "example"), read(state, "example"), `glimpse at ${position}`);
          assert.deepEqual(read(trace.place(position), "place"), read(state, "place"), `place ${position}`);
        }
      }
    });
  }

  it("is the most that any part of it needs", () => {
    const need = (text: string) => {
      const parsed = parse(text);
      if ("kind" in parsed) throw new Error(text);
      return needOf(parsed.expression);
    };
    assert.equal(need("epoch == 3 && !(example > 1) || abs(step - 2) < eta"), "place");
    assert.equal(need("epoch == 3 && C < 1"), "example");
    assert.equal(need("z[1][step - 20] > 0"), "example");
    assert.equal(need("y[0] + 1"), "place");
    assert.equal(need("max(y[0], -a[1][0]) ^ 2"), "example");
    assert.equal(need("norm(w.grad)"), "run");
    assert.equal(need("C + w[1][0][0].grad > 1"), "run");
  });
});
