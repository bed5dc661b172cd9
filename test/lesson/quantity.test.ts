import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { derivationOf } from "../../src/lesson/derivation/of";
import { readingOf, symbolOf, wholeValueOf } from "../../src/lesson/quantity";
import { symbolsOf } from "../../src/lesson/symbols";
import { isSameTree, quantity } from "../../src/math/symbolic";
import { varied } from "../core/networks";

for (const [name, subject] of Object.entries(varied)) {
  describe(`the quantity of a step: ${name}`, () => {
    const trace = new Trace(subject);
    const states = Array.from({ length: Math.min(trace.program.length, 400) }, (_, at) =>
      trace.stateAt(at + 1),
    );

    it("has its value with the last step that adds to it, and the one that the derivation has", () => {
      const compared = new Set<string>();
      for (const state of states) {
        const { step } = state.latest!;
        const derivation = derivationOf(state)!;
        // The chain rule at hand may be that of a weight further on.
        if (!isSameTree(derivation.of, symbolOf(symbolsOf(state), step))) continue;
        compared.add(step.kind);
        assert.ok(Object.is(wholeValueOf(state, step), derivation.value), `${state.position}: ${step.kind}`);
      }
      for (const kind of ["term", "bias", "activation", "cost", "dz_dw", "dz_db"])
        assert.ok(compared.has(kind), kind);
    });

    it("is read back by its symbol, where that is a quantity", () => {
      for (const state of states) {
        const { step } = state.latest!;
        const symbol = symbolOf(symbolsOf(state), step);
        if (symbol.kind !== "quantity" || step.kind === "update") continue;
        assert.ok(Object.is(readingOf(state).quantity(symbol.quantity), wholeValueOf(state, step)));
      }
    });

    it("tells one quantity from another", () => {
      const state = states.at(-1)!;
      const symbols = symbolsOf(state);
      assert.ok(!isSameTree(quantity(symbols.z(1, 0)), quantity(symbols.a(1, 0))));
    });
  });
}
