import assert from "node:assert/strict";
import { type DataSet, Table } from "../../src/core/network/dataset";
import { levels } from "../../src/core/program/steps";
import { Trace } from "../../src/core/run/trace";
import { viewOf } from "../../src/pictures/view";
import type { StepView } from "../../src/protocol/messages";
import { counted } from "../core/growth";
import { network, optimizer, varied } from "../core/networks";

function views(subject: Parameters<typeof viewOf>[0]["network"]): StepView[] {
  const trace = new Trace(subject);
  return Array.from({ length: trace.program.length + 1 }, (_, position) =>
    viewOf(trace.stateAt(position), "factor", "test"),
  );
}

describe("viewOf", () => {
  it("says where the step stands", () => {
    const subject = network({ sizes: [1, 1], examples: 2, training: { batchSize: 1, epochs: 2 } });
    const all = views(subject);
    assert.deepEqual(all[0]!.path, ["start"]);
    assert.deepEqual(all[1]!.path, [
      "epoch 1 of 2",
      "batch 1",
      "example 0",
      "forward",
      "layer 1",
      "neuron 0",
      "z⁽¹⁾",
    ]);
    assert.deepEqual(all[4]!.path, ["epoch 1 of 2", "batch 1", "example 0", "forward", "cost", "C₀"]);
    const last = ["epoch 2 of 2", "batch 2", "gradient step", "layer 1", "neuron 0", "b⁽¹⁾"];
    assert.deepEqual(all.at(-1)!.path, last);
  });

  it("says nothing of means or averages where gradients are added up, but of costs and moments", () => {
    const texts = (value: unknown): string[] => {
      if (typeof value === "string") return [value];
      return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    const right = /[Mm]ean cost|costs .*, the mean over its examples|running mean|The mean gradient, against/;
    let all = 0;
    for (const frozen of [[], [1], [1, 2]])
      for (const batchSize of [1, 2])
        for (const name of frozen.length === 0 ? (["sgd", "adam"] as const) : (["sgd"] as const)) {
          const training = { batchSize, reduction: "sum", optimizer: optimizer(name) } as const;
          const layers = { frozenWeights: frozen, frozenBiases: frozen };
          const trace = new Trace(network({ sizes: [1, 1, 1], examples: 3, training, ...layers }));
          for (let position = 0; position <= trace.program.length; position++)
            for (const level of levels)
              for (const isCovered of level === "factor" ? [false, true] : [false])
                for (const each of texts(viewOf(trace.stateAt(position), level, "test", { isCovered }))) {
                  all++;
                  if (/\bmean\b|averag/i.test(each)) assert.match(each, right);
                }
        }
    assert.ok(all > 10_000);
  });

  it("says which names are numbers alone", () => {
    const plain = network({ sizes: [1, 1], examples: 2, training: { batchSize: 1, epochs: 2 } });
    const numbered = ({ path, numbered }: StepView): string[] => numbered.map((depth) => path[depth]!);
    const all = views(plain);
    assert.deepEqual(numbered(all[0]!), []);
    assert.deepEqual(numbered(all[1]!), ["epoch 1 of 2", "batch 1", "example 0", "layer 1", "neuron 0"]);
    assert.deepEqual(numbered(all[4]!), ["epoch 1 of 2", "batch 1", "example 0"]);
    assert.deepEqual(numbered(all.at(-1)!), ["epoch 2 of 2", "batch 2", "layer 1", "neuron 0"]);
    // A name that looks like a number is a name.
    const named: DataSet = Object.assign(Object.create(plain.examples), { name: () => "x 12" });
    const withNames = { ...plain, layers: [{ ...plain.layers[0]!, name: "row 7" }], examples: named };
    assert.deepEqual(numbered(views(withNames)[1]!), ["epoch 1 of 2", "batch 1", "neuron 0"]);
  });

  for (const [name, subject] of Object.entries(varied)) {
    it(`draws the state's weights: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 0; position <= trace.program.length; position++) {
        const state = trace.stateAt(position);
        const { edges } = viewOf(state, "factor", "").pictures.network!;
        for (const { l, j, k, weight } of edges) assert.equal(weight, state.w(l, j, k));
      }
    });
  }

  it("does not grow with the network", () => {
    const subject = network({ sizes: [784, 16, 16, 10] });
    const trace = new Trace(subject);
    const size = (position: number): number =>
      JSON.stringify(viewOf(trace.stateAt(position), "factor", "")).length;
    for (const position of [0, 1, 700, 14_000, trace.program.length]) assert.ok(size(position) < 68_000);
  });

  it("shows as much of twice the examples, and looks at as many of them", () => {
    const workOf = (count: number): { size: number; looks: number } => {
      let looks = 0;
      const subject = network({
        sizes: [2, 2, 1],
        examples: count,
        training: { batchSize: count, epochs: 1 },
      });
      const looked = <Value>(value: Value): Value => {
        looks++;
        return value;
      };
      const examples: DataSet = {
        count,
        input: (i) => looked(subject.examples.input(i)),
        target: (i) => looked(subject.examples.target(i)),
        name: (i) => looked(subject.examples.name(i)),
        place: (i) => looked(i),
        indexOf: (place) => looked(place),
      };
      const trace = new Trace({ ...subject, examples });
      const { length } = trace.program;
      const states = Array.from({ length: 20 }, (_, place) =>
        trace.stateAt(Math.floor((place / 19) * length)),
      );
      // What a gradient step did to the cost is computed once.
      for (const state of states) viewOf(state, "factor", "");
      const before = looks;
      const shown = states.map((state) => viewOf(state, "factor", ""));
      return { size: JSON.stringify(shown).length, looks: looks - before };
    };
    const [one, two] = [workOf(2000), workOf(4000)];
    assert.ok(two.size < 1.2 * one.size, `${one.size} and ${two.size} characters`);
    assert.ok(two.looks <= 1.2 * one.looks, `${one.looks} and ${two.looks} looks`);
  });

  // The sum at hand is added up anew: it has a term for each neuron before it.
  for (const [name, most, sizesOf] of [
    ["layers", 1.2, (n: number) => [2, ...Array<number>(n).fill(2), 1]],
    ["rows", 2, (n: number) => [2, n, 2]],
    ["columns", 2, (n: number) => [n, 2, 2]],
  ] as const) {
    it(`shows as much of twice the ${name}, and looks at no more than ${most} times as much for it`, () => {
      const workOf = (n: number): { size: number; reads: number } => {
        const { list, reads } = counted(sizesOf(n));
        const subject = { ...network({ sizes: sizesOf(n), examples: 2, training: {} }), sizes: list };
        const trace = new Trace(subject);
        const states = Array.from({ length: 20 }, (_, place) =>
          trace.stateAt(Math.floor((place / 19) * trace.program.length)),
        );
        // What a gradient step did to the cost is computed once.
        for (const state of states) viewOf(state, "factor", "");
        const before = reads();
        const views = states.map((state) => viewOf(state, "factor", ""));
        return { size: JSON.stringify(views).length, reads: reads() - before };
      };
      const [one, two] = [workOf(1000), workOf(2000)];
      assert.ok(two.size < 1.2 * one.size, `${one.size} and ${two.size} characters`);
      assert.ok(two.reads < most * one.reads, `${one.reads} and ${two.reads} reads`);
    });
  }

  it("does not grow with the names of its file: a hundred times the letters are the same view", () => {
    const viewsOf = (letters: number): string => {
      const name = "n".repeat(letters);
      const subject = network({ sizes: [2, 2, 1], examples: 2, training: {} });
      const layers = subject.layers.map((layer) => ({ ...layer, name }));
      const examples = Table.of(
        [0, 1].map((i) => ({ input: subject.examples.input(i), target: subject.examples.target(i), name })),
      );
      return JSON.stringify(views({ ...subject, name, layers, examples }));
    };
    const [short, long] = [viewsOf(200), viewsOf(20_000)];
    assert.ok(short.includes("nnn"));
    assert.equal(long, short);
  });
});
