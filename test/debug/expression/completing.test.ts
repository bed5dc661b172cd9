import { strict as assert } from "node:assert";
import fc from "fast-check";
import { Trace } from "../../../src/core/run/trace";
import {
  type ExpressionCompletion,
  evaluateExpression,
  expressionCompletions,
  parse,
} from "../../../src/debug/expression/expression";
import { exactNumber } from "../../../src/protocol/format";
import { inline, PATH, type TestClient } from "../client";
import { fileOf, networkOf } from "../networks";

const plain = new Trace(networkOf([3, 2, 1])).stateAt(40);
const soft = new Trace(networkOf([2, 2, 3], { last: "softmax", cost: "crossEntropy" })).stateAt(5);

/** The completions where the text has its `|`. */
function at(marked: string, state = plain): readonly ExpressionCompletion[] {
  const offset = marked.indexOf("|");
  return expressionCompletions(marked.replace("|", ""), offset, state);
}

function labels(marked: string, state = plain): string[] {
  return at(marked, state).map(({ label }) => label);
}

/** The texts that the completions make of a text. */
function made(marked: string, state = plain): string[] {
  const text = marked.replace("|", "");
  return at(marked, state).map(
    ({ text: inserted, start, end }) => text.slice(0, start) + inserted + text.slice(end),
  );
}

describe("completions of an expression", () => {
  it("offer every symbol and function where a value can begin", () => {
    const all = [
      ...["w[l][j][k]", "b[l][j]", "z[l][j]", "a[l][k]", "y[j]", "C"],
      ...["dC/dw[l][j][k]", "dC/db[l][j]", "dC/da[l][j]", "dC/dz[l][j]", "da/dz[l][j]"],
      ...["step", "example", "epoch", "batch", "t", "accuracy"],
      ...["abs(x)", "sqrt(x)", "exp(x)", "log(x)", "ln(x)", "sign(x)", "sigmoid(x)", "tanh(x)"],
      ...["min(x, …)", "max(x, …)", "sum(x, …)", "mean(x, …)", "norm(x, …)"],
    ];
    for (const marked of ["|", "1 + |", "abs(|", "C < |", "w[1][0][0] - |", "-|"]) {
      assert.deepEqual(labels(marked), all, marked);
    }
  });

  it("offer the learning rate where there is one", () => {
    const training = { learningRate: 0.5, epochs: 1 };
    const trained = new Trace(networkOf([1, 1], { training })).stateAt(0);
    assert.deepEqual(labels("et|", trained), ["eta"]);
    assert.deepEqual(labels("et|"), []);
  });

  it("narrow down to the word that is half typed", () => {
    assert.deepEqual(made("1 + e|"), ["1 + example", "1 + epoch", "1 + exp("]);
    assert.deepEqual(made("b|"), ["b[", "batch"]);
    assert.deepEqual(made("c|"), ["C"]);
    assert.deepEqual(made("2*w|+1"), ["2*w[+1"]);
    assert.deepEqual(labels("q|"), []);
  });

  it("go on with a derivative, ∂ or d as it was begun", () => {
    assert.deepEqual(made("dC/d|"), ["dC/dw[", "dC/db[", "dC/da[", "dC/dz["]);
    assert.deepEqual(made("dC|"), ["dC/dw[", "dC/db[", "dC/da[", "dC/dz["]);
    assert.deepEqual(made("∂C/|"), ["∂C/∂w[", "∂C/∂b[", "∂C/∂a[", "∂C/∂z["]);
    assert.deepEqual(made("∂|"), ["∂C/∂w[", "∂C/∂b[", "∂C/∂a[", "∂C/∂z[", "∂a/∂z["]);
    assert.deepEqual(made("∂C/dw|"), ["∂C/dw["]);
    assert.deepEqual(made("dC/∂w|"), ["dC/∂w["]);
    assert.equal(at("∂C/∂w|")[0]!.label, "∂C/∂w[l][j][k]");
    // A division is none.
    assert.ok(made("C/|").includes("C/w["));
  });

  it("offer the network's own layers, neurons and sources, with what stands there", () => {
    assert.deepEqual(made("w[|"), ["w[1]", "w[2]"]);
    assert.deepEqual(labels("a[|"), ["0", "1", "2"]);
    assert.deepEqual(labels("w[2][|"), ["0"]);
    assert.deepEqual(labels("w[1][|"), ["0", "1"]);
    assert.deepEqual(labels("w[1][1][|"), ["0", "1", "2"]);
    assert.deepEqual(labels("y[|"), ["0"]);
    assert.deepEqual(labels("∂C/∂a[1][|"), ["0", "1"]);
    assert.deepEqual(labels("w[ 3 - 2 ][a[0][0] * 0][|"), ["0", "1", "2"]);
    assert.deepEqual(labels("abs(z[1][|"), ["0", "1"]);
    assert.equal(at("w[|")[0]!.detail, "layer 1");
    assert.equal(at("w[1][|")[1]!.detail, "neuron 1");
    assert.equal(Number(at("w[1][1][|")[2]!.detail), plain.w(1, 1, 2));
  });

  it("keep to the digits that are typed, and close the bracket once", () => {
    assert.deepEqual(made("w[1][1][2|"), ["w[1][1][2]"]);
    assert.deepEqual(made("w[1][1][|]"), ["w[1][1][0]", "w[1][1][1]", "w[1][1][2]"]);
    assert.deepEqual(made("w[7|"), []);
    const wide = new Trace(networkOf([30, 1])).stateAt(0);
    assert.deepEqual(labels("w[1][0][2|", wide), ["2", ...Array.from({ length: 10 }, (_, k) => `2${k}`)]);
  });

  it("know the third index of a softmax layer, and no index too many", () => {
    assert.deepEqual(labels("da/dz[2][0][|", soft), ["0", "1", "2"]);
    for (const marked of [
      "da/dz[1][0][|",
      "C[|",
      "w[1][0][0][|",
      "w[9][|",
      "da/dz[9][0][|",
      "w[C > 1][|",
      "q[|",
      "[|",
    ]) {
      assert.deepEqual(labels(marked, soft), [], marked);
    }
  });

  it("offer .grad behind a weight or bias, and nothing else behind a value", () => {
    assert.deepEqual(made("w[1][0][0]|"), ["w[1][0][0].grad"]);
    assert.deepEqual(made("b[1].g|"), ["b[1].grad"]);
    assert.deepEqual(made("w.|"), ["w.grad"]);
    for (const marked of ["z[1][0]|", "z.|", "w[1].x|", "1 |", "C |", "(C)|", "12|", "1e|", "w[1].grad |"]) {
      assert.deepEqual(labels(marked), [], marked);
    }
  });

  it("are none behind a symbol, nor in a text that is too long for an expression", () => {
    assert.deepEqual(labels("w₀₁⁽²⁾ |"), []);
    assert.deepEqual(labels(`${"w".repeat(1_000_000)} |`), []);
  });

  it("lead, one after the other, from nothing to an expression that has a value", () => {
    const choice = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(fc.constantFrom(plain, soft), fc.boolean(), choice, (state, curly, choices) => {
        let text = curly ? "∂" : "";
        for (let chosen = 0; chosen < 6; chosen++) {
          const found = made(`${text}|`, state).filter((each) => !each.endsWith("("));
          if (found.length > 0) text = found[choices.next().value % found.length]!;
        }
        const parsed = parse(text);
        assert.ok("expression" in parsed, text);
        assert.notEqual(evaluateExpression(parsed.expression, state).kind, "error", text);
      }),
    );
  });

  it("never fail, whatever is typed", () => {
    const piece = fc.constantFrom(..."wbzayC[][]012./∂d+( )-", "dC/dw[", "a[0]", ".grad", "w[2][");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (pieces, seed) => {
        const text = pieces.join("");
        const offset = seed % (text.length + 1);
        for (const { start, end } of expressionCompletions(text, offset, soft)) {
          assert.ok(start <= end && end === offset);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the request for completions", () => {
  async function launched(initialize: object = {}): Promise<TestClient> {
    const client = inline({ [PATH]: fileOf([3, 2, 1]) });
    await client.get("initialize", initialize);
    const initialized = client.event("initialized");
    await client.get("launch", { program: PATH });
    await initialized;
    await client.move("configurationDone");
    return client;
  }

  it("counts columns as its client does", async () => {
    for (const [first, initialize] of [
      [1, {}],
      [0, { columnsStartAt1: false, linesStartAt1: false }],
    ] as const) {
      const client = await launched(initialize);
      const { targets } = await client.get("completions", { text: "1 + dC/d", column: 8 + first });
      assert.deepEqual(targets[0], {
        label: "dC/dw[l][j][k]",
        text: "dC/dw[",
        start: 4 + first,
        length: 4,
        type: "variable",
        sortText: "0000",
        detail: "∂C/∂w of this example",
      });
    }
  });

  it("looks at the line it is asked for", async () => {
    const client = await launched();
    const { targets } = await client.get("completions", { text: "C +\nw[1][0][", line: 2, column: 9 });
    assert.deepEqual(
      targets.map(({ label, start, length }) => [label, start, length]),
      [0, 1, 2].map((k) => [String(k), 13, 0]),
    );
    assert.equal(targets[2]!.detail, exactNumber(new Trace(networkOf([3, 2, 1])).stateAt(0).w(1, 0, 2)));
  });

  it("refuses a frame of an earlier stop, and what is no text", async () => {
    const client = await launched();
    assert.match(await client.refused("completions", { text: "", column: 1, frameId: 0 }), /earlier stop/);
    assert.match(await client.refused("completions", { column: 1 }), /`text` must be a text/);
    assert.deepEqual((await client.get("completions", { text: "q", column: 99 })).targets, []);
  });
});
