import assert from "node:assert/strict";
import { exampleAt, Table } from "../../src/core/network/dataset";
import { Program } from "../../src/core/program/program";
import { exampleName, factorName, parameterExpression, quantityName, unitName } from "../../src/lesson/names";
import { network } from "../core/networks";

describe("names", () => {
  const subject = network({ sizes: [1, 1, 1], training: { epochs: 2 } });
  const program = new Program(subject);
  const steps = Array.from({ length: 23 }, (_, index) => program.at(index).step);

  it("call the quantity each step adds to", () => {
    const names = steps.map((step) => `${step.kind} ${quantityName(subject, step)}`);
    assert.deepEqual([...new Set(names)].slice(0, 20), [
      "term z⁽¹⁾",
      "bias z⁽¹⁾",
      "activation a⁽¹⁾",
      "term z⁽²⁾",
      "bias z⁽²⁾",
      "activation a⁽²⁾",
      "cost C₀",
      "dC_da ∂C₀/∂a⁽²⁾",
      "da_dz ∂C₀/∂z⁽²⁾",
      "dz_dw ∂C₀/∂w⁽²⁾",
      "dz_db ∂C₀/∂b⁽²⁾",
      "path ∂C₀/∂a⁽¹⁾",
      "da_dz ∂C₀/∂z⁽¹⁾",
      "dz_dw ∂C₀/∂w⁽¹⁾",
      "dz_db ∂C₀/∂b⁽¹⁾",
      "mean ∂C/∂w⁽¹⁾",
      "mean ∂C/∂b⁽¹⁾",
      "mean ∂C/∂w⁽²⁾",
      "mean ∂C/∂b⁽²⁾",
      "update w⁽¹⁾",
    ]);
  });

  it("call the factor each step adds", () => {
    const names = new Map(steps.map((step) => [step.kind, factorName(subject, step)]));
    assert.deepEqual(Object.fromEntries(names), {
      term: "w⁽²⁾ a⁽¹⁾",
      bias: "b⁽²⁾",
      activation: "σ(z⁽²⁾)",
      cost: "term 0 of C₀",
      dC_da: "∂C₀/∂a⁽²⁾",
      path: "∂z⁽²⁾/∂a⁽¹⁾",
      da_dz: "∂a⁽¹⁾/∂z⁽¹⁾",
      dz_dw: "∂z⁽¹⁾/∂w⁽¹⁾",
      dz_db: "∂z⁽¹⁾/∂b⁽¹⁾",
      mean: "1/n Σ ∂Cₑ/∂b⁽²⁾",
      update: "−η · ∂C/∂b⁽²⁾",
    });
  });

  it("call units by the file's own names", () => {
    const named = {
      ...subject,
      layers: subject.layers.map((layer, index) => (index === 0 ? { ...layer, name: "hidden" } : layer)),
      examples: Table.of([{ ...exampleAt(subject.examples, 0), name: "dawn" }]),
    };
    const at = program.at(0);
    assert.equal(unitName(named, at, "layer"), "layer 1 · hidden");
    assert.equal(unitName(named, at, "example"), "example 0 · dawn");
    assert.equal(unitName(named, at, "epoch"), "epoch 1 of 2");
    assert.equal(exampleName(subject, 0), "example 0");
  });

  it("write a parameter as the expression a reader can type", () => {
    assert.equal(parameterExpression({ l: 2, j: 0, k: 12 }), "w[2][0][12]");
    assert.equal(parameterExpression({ l: 2, j: 10 }), "b[2][10]");
  });
});
