import assert from "node:assert/strict";
import fc from "fast-check";
import { activationNames } from "../../../src/core/network/activation";
import type { Layer } from "../../../src/core/network/network";
import { Program } from "../../../src/core/program/program";
import { type Level, levels } from "../../../src/core/program/steps";
import { counted } from "../growth";
import { indexOfStep } from "../indexOfStep";
import { network, optimizer, varied } from "../networks";

/** A program as text: the kinds of its steps, in order. */
function kinds(program: Program, from = 0, to = program.length): string {
  const names: string[] = [];
  for (let index = from; index < to; index++) names.push(program.at(index).step.kind);
  return names.join(" ");
}

/** The same with a bar where a unit of the level ends. */
function units(program: Program, level: Level): string {
  let text = "";
  for (let index = 0; index < program.length; ) {
    const { start, end } = program.at(index).units[level];
    assert.equal(start, index);
    text += `${kinds(program, start, end)} | `;
    index = end;
  }
  return text.slice(0, -3);
}

const words = (text: string): string => text.trim().replace(/\s+/g, " ");

describe("Program", () => {
  it("orders the steps of one example", () => {
    const program = new Program(network({ sizes: [2, 1, 2] }));
    const expected = `
      term term bias activation
      term bias activation  term bias activation
      cost cost
      dC_da da_dz dz_dw dz_db  dC_da da_dz dz_dw dz_db
      path path da_dz dz_dw dz_dw dz_db
      mean mean mean  mean mean mean mean`;
    assert.equal(kinds(program), words(expected));
  });

  it("lets softmax finish all z first, and mix all ∂C/∂a", () => {
    const program = new Program(network({ sizes: [1, 2], activations: ["softmax"] }));
    const expected = `
      term bias  term bias  activation activation
      cost cost
      dC_da dC_da  da_dz da_dz dz_dw dz_db  da_dz da_dz dz_dw dz_db
      mean mean  mean mean`;
    assert.equal(kinds(program), words(expected));
  });

  it("ends a batch with its means and the updates of what is trainable", () => {
    const program = new Program(
      network({ sizes: [2, 1], examples: 2, training: { batchSize: 2 }, frozenBiases: [1] }),
    );
    assert.equal(kinds(program, 2 * program.example.length), "mean mean mean update update");
  });

  it("takes no means where the gradients of a batch are summed", () => {
    const summed = { reduction: "sum" } as const;
    const program = new Program(
      network({ sizes: [2, 1], examples: 2, training: { ...summed, batchSize: 1 } }),
    );
    assert.equal(kinds(program, program.example.length, program.turnStart(1)), "update update update");
    assert.equal(program.meanIndex(0, { l: 1, j: 0 }), undefined);
    assert.deepEqual(program.at(program.length - 1).units.pass, {
      start: program.length - 3,
      end: program.length,
    });
    const frozen = network({
      sizes: [1, 1],
      examples: 2,
      training: { ...summed, batchSize: 1 },
      frozenWeights: [1],
      frozenBiases: [1],
    });
    assert.equal(new Program(frozen).length, 2 * new Program(frozen).example.length);
  });

  it("takes the steps of its update rule for each parameter, next to each other, after all means", () => {
    const steps = {
      "velocity update": optimizer("sgd", { momentum: 0.5 }),
      "moment1 moment2 update": optimizer("adam"),
      "moment1 moment2 update ": optimizer("adamw"),
      "moment2 update": optimizer("rmsprop"),
      "moment2 update ": optimizer("adagrad"),
    };
    for (const [each, rule] of Object.entries(steps)) {
      const subject = network({ sizes: [2, 1], training: { optimizer: rule }, frozenBiases: [1] });
      const program = new Program(subject);
      const tail = kinds(program, program.example.length);
      assert.equal(tail, words(`mean mean mean ${each} ${each}`), rule.name);
      const { units } = program.at(program.length - 1);
      assert.deepEqual(units.pass, { start: program.tailStart(0) + 3, end: program.length });
      assert.deepEqual(units.neuron, units.pass);
      assert.deepEqual(units.quantity, { start: program.length - 1, end: program.length });
    }
  });

  it("nests its units", () => {
    const program = new Program(network({ sizes: [1, 1, 1], training: {} }));
    assert.equal(
      units(program, "quantity"),
      words(`term bias | activation | term bias | activation | cost |
        dC_da | da_dz | dz_dw | dz_db | path | da_dz | dz_dw | dz_db |
        mean | mean | mean | mean | update | update | update | update`),
    );
    assert.equal(
      units(program, "neuron"),
      words(`term bias activation | term bias activation | cost |
        dC_da da_dz dz_dw dz_db | path da_dz dz_dw dz_db |
        mean mean | mean mean | update update | update update`),
    );
    assert.equal(
      units(program, "pass"),
      words(`term bias activation term bias activation cost | dC_da da_dz dz_dw dz_db path da_dz dz_dw dz_db |
        mean mean mean mean | update update update update`),
    );
    assert.equal(
      units(program, "example"),
      words(`term bias activation term bias activation cost dC_da da_dz dz_dw dz_db path da_dz dz_dw dz_db |
        mean mean mean mean | update update update update`),
    );
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`finds every step again by its indices, inside units that nest: ${name}`, () => {
      const program = new Program(subject);
      for (let index = 0; index < program.length; index++) {
        const { step, units } = program.at(index);
        assert.equal(step.index, index);
        assert.equal(indexOfStep(program, step.turn, step), index);
        let inner = { start: index, end: index + 1 };
        for (const level of levels) {
          const { start, end } = units[level];
          assert.ok(start <= inner.start && end >= inner.end, `${level} at ${index}`);
          assert.deepEqual(program.at(start).units[level], { start, end });
          assert.deepEqual(program.at(end - 1).units[level], { start, end });
          inner = { start, end };
        }
      }
    });
  }

  it("is arithmetic, however long the run and whatever the shape", () => {
    const shape = fc.record({
      sizes: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 2, maxLength: 6 }),
      last: fc.constantFrom(...activationNames),
      examples: fc.integer({ min: 1, max: 50 }),
      batchSize: fc.integer({ min: 1, max: 50 }),
      epochs: fc.integer({ min: 1, max: 1e4 }),
      rule: fc.constantFrom(optimizer("sgd"), optimizer("sgd", { momentum: 0.9 }), optimizer("adam")),
    });
    fc.assert(
      fc.property(shape, fc.double({ min: 0, max: 1, noNaN: true }), (drawn, where) => {
        const sketch = network({ sizes: [1, 1], examples: drawn.examples });
        const layers = drawn.sizes.slice(1).map(() => sketch.layers[0]!);
        layers[layers.length - 1] = { ...layers[0]!, activation: drawn.last };
        const training = {
          learningRate: 1,
          epochs: drawn.epochs,
          batchSize: Math.min(drawn.batchSize, drawn.examples),
          shuffle: false,
          seed: 0,
          optimizer: drawn.rule,
          l2: 0,
          reduction: "mean" as const,
        };
        const program = new Program({ sizes: drawn.sizes, layers, examples: sketch.examples, training });
        const index = Math.min(Math.floor(where * program.length), program.length - 1);
        const { step, units } = program.at(index);
        assert.equal(indexOfStep(program, step.turn, step), index);
        for (const level of levels) assert.ok(units[level].start <= index && index < units[level].end);
      }),
      { numRuns: 2000 },
    );
  });

  it("shuffles each epoch into an order of its own, the same every time", () => {
    const subject = network({
      sizes: [1, 1],
      examples: 6,
      training: { epochs: 3, batchSize: 1, shuffle: true },
    });
    const orderOf = (program: Program, epoch: number): number[] =>
      [0, 1, 2, 3, 4, 5].map((slot) => program.exampleOf(epoch * 6 + slot));
    const program = new Program(subject);
    const orders = [0, 1, 2].map((epoch) => orderOf(program, epoch));
    for (const order of orders) assert.deepEqual(order.toSorted(), [0, 1, 2, 3, 4, 5]);
    assert.notDeepEqual(orders[0], orders[1]);
    assert.deepEqual(orderOf(new Program(subject), 1), orders[1]);
    assert.deepEqual(orderOf(program, 0), orders[0]);
  });

  it("finds a step of many layers as fast as one of few", () => {
    const readsOf = (layers: number): number => {
      const { list, reads } = counted(Array<number>(layers + 1).fill(1));
      const program = new Program({
        ...network({ sizes: [1, 1], training: {} }),
        sizes: list,
        layers: chain(layers),
      });
      for (let index = 0; index < program.length; index++) program.at(index);
      return reads() / program.length;
    };
    assert.ok(readsOf(2000) < 1.2 * readsOf(1000));
  });
});

/** So many layers of one neuron. */
const chain = (layers: number): Layer[] =>
  Array.from({ length: layers }, () => ({ activation: "tanh", trainable: { weights: true, biases: true } }));
