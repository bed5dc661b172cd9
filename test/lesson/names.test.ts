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
    const names = steps.map((step) => `${step.kind} ${quantityName(step)}`);
    assert.deepEqual([...new Set(names)].slice(0, 20), [
      "term z₀⁽¹⁾",
      "bias z₀⁽¹⁾",
      "activation a₀⁽¹⁾",
      "term z₀⁽²⁾",
      "bias z₀⁽²⁾",
      "activation a₀⁽²⁾",
      "cost C",
      "dC_da ∂C/∂a₀⁽²⁾",
      "da_dz ∂C/∂z₀⁽²⁾",
      "dz_dw ∂C/∂w₀₀⁽²⁾",
      "dz_db ∂C/∂b₀⁽²⁾",
      "path ∂C/∂a₀⁽¹⁾",
      "da_dz ∂C/∂z₀⁽¹⁾",
      "dz_dw ∂C/∂w₀₀⁽¹⁾",
      "dz_db ∂C/∂b₀⁽¹⁾",
      "mean mean ∂C/∂w₀₀⁽¹⁾",
      "mean mean ∂C/∂b₀⁽¹⁾",
      "mean mean ∂C/∂w₀₀⁽²⁾",
      "mean mean ∂C/∂b₀⁽²⁾",
      "update w₀₀⁽¹⁾",
    ]);
  });

  it("call the factor each step adds", () => {
    const names = new Map(steps.map((step) => [step.kind, factorName(step)]));
    assert.deepEqual(Object.fromEntries(names), {
      term: "w₀₀⁽²⁾ a₀⁽¹⁾",
      bias: "b₀⁽²⁾",
      activation: "σ(z₀⁽²⁾)",
      cost: "term 0 of C",
      dC_da: "∂C/∂a₀⁽²⁾",
      path: "∂z₀⁽²⁾/∂a₀⁽¹⁾",
      da_dz: "∂a₀⁽¹⁾/∂z₀⁽¹⁾",
      dz_dw: "∂z₀⁽¹⁾/∂w₀₀⁽¹⁾",
      dz_db: "∂z₀⁽¹⁾/∂b₀⁽¹⁾",
      mean: "1/n Σ ∂C/∂b₀⁽²⁾",
      update: "−η · mean ∂C/∂b₀⁽²⁾",
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
