import { strict as assert } from "node:assert";
import fc from "fast-check";
import { Program } from "../../../src/core/program/program";
import { type Level, levels } from "../../../src/core/program/steps";
import { type MoveKind, move } from "../../../src/debug/moves/moves";
import { networkOf, variety } from "../networks";

/** The kinds of all steps of a run, with `|` wherever the session stands on the way, level by level. */
function walk(program: Program, level: Level, kind: "next" | "stepBack"): string {
  const stops = new Set<number>();
  let position = kind === "next" ? 0 : program.length;
  const end = program.length - position;
  for (stops.add(position); position !== end; stops.add(position)) {
    position = move(program, { position, level }, kind).position;
  }
  return marked(program, stops);
}

function marked(program: Program, stops: ReadonlySet<number>): string {
  const words: string[] = [];
  for (let position = 0; position <= program.length; position++) {
    if (stops.has(position)) words.push("|");
    if (position < program.length) words.push(program.at(position).step.kind);
  }
  return words.join(" ");
}

/** Does moves from a position; "position level" after each. */
function does(program: Program, position: number, level: Level, ...kinds: MoveKind[]): string[] {
  let standpoint = { position, level };
  return kinds.map((kind) => {
    standpoint = move(program, standpoint, kind);
    return `${standpoint.position} ${standpoint.level}`;
  });
}

const tiny = new Program(networkOf([1, 1, 1], { training: { learningRate: 1, epochs: 1 } }));
const lesson = new Program(networkOf([2, 2, 1]));

describe("moves", () => {
  const expected: readonly (readonly [Level, string])[] = [
    [
      "factor",
      "| term | bias | activation | term | bias | activation | cost | dC_da | da_dz | dz_dw | dz_db | path | da_dz | dz_dw | dz_db " +
        "| mean | mean | mean | mean | update | update | update | update |",
    ],
    [
      "quantity",
      "| term bias | activation | term bias | activation | cost | dC_da | da_dz | dz_dw | dz_db | path | da_dz | dz_dw | dz_db " +
        "| mean | mean | mean | mean | update | update | update | update |",
    ],
    [
      "neuron",
      "| term bias activation | term bias activation | cost | dC_da da_dz dz_dw dz_db | path da_dz dz_dw dz_db " +
        "| mean mean | mean mean | update update | update update |",
    ],
    [
      "pass",
      "| term bias activation term bias activation cost | dC_da da_dz dz_dw dz_db path da_dz dz_dw dz_db " +
        "| mean mean mean mean | update update update update |",
    ],
    [
      "example",
      "| term bias activation term bias activation cost dC_da da_dz dz_dw dz_db path da_dz dz_dw dz_db " +
        "| mean mean mean mean | update update update update |",
    ],
    [
      "epoch",
      "| term bias activation term bias activation cost dC_da da_dz dz_dw dz_db path da_dz dz_dw dz_db " +
        "mean mean mean mean update update update update |",
    ],
  ];
  for (const [level, stops] of expected) {
    it(`next and stepBack stop at the ends of each ${level}`, () => {
      assert.equal(walk(tiny, level, "next"), stops);
      assert.equal(walk(tiny, level, "stepBack"), stops);
    });
  }

  it("a layer of two neurons is one stop, its neurons are two", () => {
    const forward = "term term bias activation term term bias activation";
    assert.ok(walk(lesson, "layer", "next").startsWith(`| ${forward} |`));
    assert.ok(
      walk(lesson, "neuron", "next").startsWith("| term term bias activation | term term bias activation |"),
    );
  });

  it("stepIn goes one level finer and does the next unit of it", () => {
    assert.deepEqual(does(lesson, 0, "layer", "stepIn", "stepIn", "stepIn", "stepIn"), [
      "4 neuron",
      "7 quantity",
      "8 factor",
      "9 factor",
    ]);
  });

  it("stepOut finishes the coarser unit we are in, and does not move where it is finished", () => {
    assert.deepEqual(does(lesson, 1, "factor", "stepOut", "stepOut", "stepOut", "stepOut"), [
      "3 quantity",
      "4 neuron",
      "8 layer",
      "13 pass",
    ]);
    assert.deepEqual(does(lesson, 4, "quantity", "stepOut"), ["4 neuron"]);
    assert.deepEqual(does(lesson, 0, "factor", "stepOut"), ["3 quantity"]);
  });

  it("stays where it is at both ends, and at the finest and coarsest level", () => {
    const end = tiny.length;
    assert.deepEqual(does(tiny, end, "layer", "next", "stepIn", "stepOut"), [
      `${end} layer`,
      `${end} neuron`,
      `${end} layer`,
    ]);
    assert.deepEqual(does(tiny, 0, "factor", "stepBack", "stepIn"), ["0 factor", "1 factor"]);
    assert.deepEqual(does(tiny, 3, "epoch", "stepOut"), [`${end} epoch`]);
  });

  for (const [name, network] of Object.entries(variety)) {
    it(`next and stepBack undo each other where a unit ends: ${name}`, () => {
      const program = new Program(network());
      fc.assert(
        fc.property(
          fc.constantFrom(...levels),
          fc.integer({ min: 0, max: program.length }),
          (level, anywhere) => {
            const { position } = move(program, { position: anywhere, level }, "stepBack"); // a unit's end, or 0
            const there = move(program, { position, level }, "next");
            assert.equal(move(program, there, "stepBack").position, position);
            if (position > 0) {
              const back = move(program, { position, level }, "stepBack");
              assert.equal(move(program, back, "next").position, position);
            }
          },
        ),
      );
    });
  }
});
