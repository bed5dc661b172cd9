import assert from "node:assert/strict";
import { Table } from "../../../src/core/network/dataset";
import { Trace } from "../../../src/core/run/trace";
import { type Guess, writtenAs } from "../../../src/lesson/prediction/closeness";
import { judge, mistakesOf } from "../../../src/lesson/prediction/judgement";
import { questionOf } from "../../../src/lesson/prediction/question";
import { written } from "../../../src/words/sentence";
import { spoken } from "../../../src/words/speech";
import { network, varied } from "../../core/networks";

const typed = (text: string): Guess => ({ value: Number(text), written: writtenAs(text)! });

describe("a judgement", () => {
  // ∂C/∂a = 2 (a − y) with a = w x + b = 0.4 · 0.5 + 0.1
  const trace = new Trace({
    ...network({ sizes: [1, 1], activations: ["identity"], parameters: [0.4, 0.1] }),
    examples: Table.of([{ input: Float64Array.of(0.5), target: Float64Array.of(0.41325) }]),
  });
  const position = trace.program.indexOf(0, { kind: "dC_da", l: 1, j: 0 }) + 1;
  const said = (text: string) => judge(trace.stateAt(position), "factor", typed(text))!;

  it("praises as many digits as are right, and says the rest", () => {
    assert.deepEqual(said("-0.2265"), {
      position,
      verdict: "right",
      words: "Right: −0.2265.",
      spoken: "Right: minus 0.2265.",
    });
    assert.equal(said("-0.23").words, "Right to 2 digits. More exactly: −0.2265.");
    assert.equal(said("-0.226").words, "Right to 3 digits. More exactly: −0.2265.");
    assert.equal(said("-0.227").verdict, "right");
  });

  it("says what is nearly right, and which way to go", () => {
    assert.equal(said("-0.2").verdict, "close");
    assert.equal(
      said("-0.24").words,
      "Close: a little too far below 0. Two digits that are right are enough.",
    );
    assert.equal(said("-0.21").words, "Close: a little too near to 0. Two digits that are right are enough.");
    assert.equal(said("-0.7").words, "Not yet: that is too far below 0.");
    assert.equal(said("-0.04").words, "Not yet: that is too near to 0.");
    assert.equal(said("0.9").words, "Not yet. Think about the sign first: which way does it go?");
  });

  it("never tells the answer before it is right", () => {
    for (const text of ["0.2265", "-0.2", "-0.24", "0.11325", "-0.4530", "-2.265", "7"]) {
      const { verdict, words } = said(text);
      assert.notEqual(verdict, "right", text);
      assert.doesNotMatch(words, /\d\.\d/, text);
    }
  });

  it("takes 0 for what is practically nothing, and for nothing else", () => {
    const flat = new Trace(network({ sizes: [1, 1, 1], parameters: [1, 16, 0.1, 0.2] }));
    const at = flat.program.indexOf(0, { kind: "da_dz", l: 1, j: 0 }) + 1;
    const state = flat.stateAt(at);
    assert.ok(state.da_dz(1, 0)! < 1e-6 && state.da_dz(1, 0)! > 0);
    assert.equal(judge(state, "factor", typed("0"))!.verdict, "right");
    assert.equal(said("0").verdict, "wrong");
  });
});

describe("mistakes", () => {
  for (const [name, subject] of Object.entries(varied))
    it(`are told without numbers, in one or two sentences, at every step: ${name}`, () => {
      const trace = new Trace(subject);
      for (let position = 1; position <= trace.program.length; position++)
        for (const level of ["factor", "quantity"] as const) {
          const state = trace.stateAt(position);
          const question = questionOf(state, level)!;
          const mistakes = mistakesOf(state, question);
          assert.ok(mistakes.length > 5);
          for (const mistake of mistakes) {
            const words = written(mistake.words);
            assert.match(words, /^[A-Z].*\.$/);
            assert.doesNotMatch(words, /\d\.\d|undefined|NaN|\[object/);
            assert.ok(words.length < 140, words);
            assert.doesNotMatch(spoken(mistake.words), /[⁽⁾₀-₉∂]/, words);
          }
        }
    });
});
