import assert from "node:assert/strict";
import { Trace } from "../../src/core/run/trace";
import { Symbols, symbolsOf } from "../../src/lesson/symbols";
import { plain } from "../../src/math/quantity";
import { network } from "../core/networks";

describe("the symbols of a network", () => {
  it("drop an index where it could mean one neuron only", () => {
    const symbols = new Symbols([1, 1, 2, 1]);
    const { a, b, w, y, z } = {
      ...{ a: symbols.a(0, 0), b: symbols.b(1, 0), z: symbols.z(2, 1), y: symbols.y(0) },
      w: [symbols.w(1, 0, 0), symbols.w(2, 1, 0), symbols.w(3, 0, 1)],
    };
    assert.deepEqual([a, b, z, y, ...w].map(plain), [
      ...["a⁽⁰⁾", "b⁽¹⁾", "z₁⁽²⁾", "y"],
      ...["w⁽¹⁾", "w₁₀⁽²⁾", "w₀₁⁽³⁾"],
    ]);
  });

  it("write the cost of an example with its place, and the mean without", () => {
    assert.deepEqual([new Symbols([1, 1]).C, new Symbols([1, 1], 3).C].map(plain), ["Cₑ", "C₃"]);
    assert.equal(plain(new Symbols([1, 1], 3).meanC), "C");
    const trace = new Trace(network({ sizes: [1, 1], examples: 2 }));
    const { length } = trace.program;
    assert.deepEqual(
      [0, length].map((at) => plain(symbolsOf(trace.stateAt(at)).C)),
      ["C₀", "C₁"],
    );
  });
});
