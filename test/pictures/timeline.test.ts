import assert from "node:assert/strict";
import { Program } from "../../src/core/program/program";
import { MOST_SEGMENTS, timelineOf } from "../../src/pictures/timeline";
import type { TimelineRowView } from "../../src/protocol/messages";
import { counted } from "../core/growth";
import { network, varied } from "../core/networks";

/** A row as text: its kinds, each with its first step, "|" before what opens. */
function text({ label, segments }: TimelineRowView): string {
  return `${label}: ${segments.map(({ start, kind, opens }) => `${opens ? "| " : ""}${kind} ${start}`).join(" ")}`;
}

function rows(subject: ReturnType<typeof network>, position: number): string[] {
  return timelineOf(subject, new Program(subject), position).rows.map(text);
}

/** Long runs of many shapes: each has rows that must be grouped. */
const long = {
  "many epochs": network({ sizes: [1, 1], examples: 2, training: { epochs: 1234 } }),
  "many batches": network({ sizes: [1, 1], examples: 101, training: { batchSize: 2, epochs: 2 } }),
  "many examples": network({ sizes: [1, 1], examples: 345 }),
  "many of all": network({
    sizes: [2, 2],
    examples: 99,
    training: { batchSize: 33, epochs: 40, shuffle: true },
  }),
  deep: network({ sizes: Array<number>(40).fill(1) }),
};

describe("timelineOf", () => {
  it("shows a short run in one row, down to its layers", () => {
    const subject = network({ sizes: [1, 1, 1], training: {} });
    assert.deepEqual(rows(subject, 0), [
      "the run: | forward 0 forward 3 forward 6 backward 7 backward 11 | average 15 average 17 gradient step 19 gradient step 21",
    ]);
    const [row] = timelineOf(subject, new Program(subject), 0).rows;
    assert.deepEqual(
      row!.segments.map(({ label }) => label),
      [
        "forward, layer 1",
        "forward, layer 2",
        "cost",
        "backward, layer 2",
        "backward, layer 1",
        "average, layer 1",
        "average, layer 2",
        "gradient step, layer 1",
        "gradient step, layer 2",
      ],
    );
  });

  it("names the epochs over the batches of several, and the batches over those of one", () => {
    const opened = (examples: number, epochs: number) => {
      const subject = network({ sizes: [1, 1], examples, training: { batchSize: 2, epochs } });
      const [row] = timelineOf(subject, new Program(subject), 0).rows;
      assert.ok(row!.segments.every(({ kind }) => kind === "batch"));
      return row!.segments.map(({ opens }) => opens);
    };
    const epochs = Array.from({ length: 8 }, (_, epoch) => [`epoch ${epoch + 1}`, undefined, undefined]);
    assert.deepEqual(opened(6, 8), epochs.flat());
    assert.deepEqual(
      opened(40, 1),
      Array.from({ length: 20 }, (_, batch) => `batch ${batch + 1}`),
    );
  });

  it("says what each part belongs to, where its label does not", () => {
    const plain = network({ sizes: [1, 1], examples: 2, training: {} });
    const named = {
      ...plain,
      examples: Object.assign(Object.create(plain.examples), { name: () => "a · b" }),
    };
    const [row] = timelineOf(named, new Program(named), 0).rows;
    assert.deepEqual(
      row!.segments.map(({ label, opens, opensBriefly, within }) => [label, opens, opensBriefly, within]),
      [
        ["forward, layer 1", "example 0 · a · b", "example 0", "example 0 · a · b"],
        ["cost", undefined, undefined, "example 0 · a · b"],
        ["backward, layer 1", undefined, undefined, "example 0 · a · b"],
        ["forward, layer 1", "example 1 · a · b", "example 1", "example 1 · a · b"],
        ["cost", undefined, undefined, "example 1 · a · b"],
        ["backward, layer 1", undefined, undefined, "example 1 · a · b"],
        ["average, layer 1", "average", undefined, undefined],
        ["gradient step, layer 1", undefined, undefined, "average"],
      ],
    );
    const epochs = network({ sizes: [1, 1], examples: 2, training: { epochs: 20 } });
    const [run] = timelineOf(epochs, new Program(epochs), 0).rows;
    assert.ok(run!.segments.every(({ within }) => within === undefined));
  });

  it("divides a longer run by epochs, then what stands around the step", () => {
    const subject = network({ sizes: [1, 1], examples: 2, training: { epochs: 20 } });
    // One example takes 8 steps, one epoch 2 · 8 + 2 + 2 = 20.
    const [run, epoch, ...more] = timelineOf(subject, new Program(subject), 20 + 7).rows;
    assert.deepEqual(more, []);
    assert.equal(run!.segments.length, 20);
    assert.equal(run!.segments[1]!.label, "epoch 2 of 20");
    assert.equal(
      text(epoch!),
      "epoch 2 of 20: | forward 20 forward 23 backward 24 | forward 28 forward 31 backward 32 | average 36 gradient step 38",
    );
  });

  it("groups by round numbers", () => {
    const subject = long["many epochs"];
    const [run] = timelineOf(subject, new Program(subject), 0).rows;
    assert.deepEqual(
      run!.segments.slice(-2).map(({ label }) => label),
      ["epochs 1151–1200", "epochs 1201–1234"],
    );
    const [examples] = timelineOf(long["many examples"], new Program(long["many examples"]), 0).rows;
    assert.deepEqual(
      examples!.segments.slice(-2).map(({ label }) => label),
      ["examples number 341–345 in order", "average"].map((each) => each.replace("341", "341")),
    );
  });

  for (const [name, subject] of Object.entries({ ...varied, ...long })) {
    it(`agrees with a walk over all steps: ${name}`, () => {
      const program = new Program(subject);
      const stride = Math.max(1, Math.floor(program.length / 400));
      const shape = timelineOf(subject, program, 0).rows.length;
      for (let position = 0; position <= program.length; position += stride) {
        const { rows } = timelineOf(subject, program, position);
        assert.equal(rows.length, shape, "the rows stay");
        const just = Math.max(position - 1, 0);
        let around = { start: 0, end: program.length };
        for (const { start, end, segments } of rows) {
          assert.deepEqual({ start, end }, around, "a row divides the segment above, or a part of it");
          assert.ok(segments.length <= MOST_SEGMENTS + 2, `${segments.length} segments`);
          let next = start;
          for (const segment of segments) {
            assert.equal(segment.start, next);
            next = segment.end;
          }
          assert.equal(next, end);
          const current = segments.find((segment) => segment.start <= just && just < segment.end)!;
          around = current;
          const below = rows[rows.findIndex((row) => row.start === start && row.end === end) + 1];
          if (below) {
            assert.ok(current.start <= below.start && below.end <= current.end);
            assert.ok(below.start <= just && just < below.end);
            around = { start: below.start, end: below.end };
          }
        }
      }
    });

    it(`names each segment by the steps in it: ${name}`, () => {
      const program = new Program(subject);
      const middle = Math.floor(program.length / 2);
      for (const { segments } of timelineOf(subject, program, middle).rows) {
        for (const { start, end, kind } of segments) {
          const kinds = new Set<string>();
          const stride = Math.max(1, Math.floor((end - start) / 50));
          for (let index = start; index < end; index += stride) kinds.add(program.at(index).step.kind);
          const has = (...each: string[]): boolean => [...kinds].every((one) => each.includes(one));
          if (kind === "forward") assert.ok(has("term", "bias", "activation", "cost"));
          if (kind === "backward") assert.ok(has("dC_da", "path", "da_dz", "dz_dw", "dz_db"));
          if (kind === "average") assert.ok(has("mean"));
          if (kind === "gradient step") assert.ok(has("velocity", "moment1", "moment2", "update"));
        }
      }
    });
  }

  it("stays small and quick in a run of billions of steps", () => {
    const subject = network({
      sizes: [784, 16, 10],
      examples: 600,
      training: { batchSize: 32, epochs: 2000, shuffle: true },
    });
    const program = new Program(subject);
    assert.ok(program.length > 1e9);
    for (const position of [0, 1, 123_456_789, program.length]) {
      const { rows } = timelineOf(subject, program, position);
      assert.equal(rows.length, 4);
      assert.ok(JSON.stringify(rows).length < 20_000);
    }
  });

  it("finds the groups of many layers without visiting any", () => {
    const readsOf = (layers: number): number => {
      const sizes = Array<number>(layers + 1).fill(1);
      const { list, reads } = counted(sizes);
      const subject = { ...network({ sizes, examples: 2, training: {} }), sizes: list };
      const program = new Program(subject);
      const before = reads();
      for (let place = 0; place <= 20; place++)
        timelineOf(subject, program, Math.floor((place / 20) * program.length));
      return reads() - before;
    };
    assert.ok(readsOf(20_000) < 1.5 * readsOf(10_000));
  });
});
