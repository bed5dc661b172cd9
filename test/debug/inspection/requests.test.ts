import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { Trace } from "../../../src/core/run/trace";
import { listed } from "../../core/networks";
import { inline, PATH, type TestClient } from "../client";
import { fileOf, networkOf, type Options } from "../networks";

type Variable = DebugProtocol.Variable;

async function launched(
  sizes: readonly number[],
  options: Options = {},
  initialize: object = {},
): Promise<TestClient> {
  const client = inline({ [PATH]: fileOf(sizes, options) });
  await client.get("initialize", initialize);
  const initialized = client.event("initialized");
  await client.get("launch", { program: PATH });
  await initialized;
  await client.move("configurationDone");
  return client;
}

async function scopesOf(client: TestClient): Promise<DebugProtocol.Scope[]> {
  const [frame] = await client.frames();
  return (await client.get("scopes", { frameId: frame!.id })).scopes;
}

async function children(client: TestClient, variablesReference: number): Promise<Variable[]> {
  return (await client.get("variables", { variablesReference })).variables;
}

/** Every row below a reference, itself expanded. */
async function all(client: TestClient, variablesReference: number): Promise<Variable[]> {
  const found: Variable[] = [];
  for (const each of await children(client, variablesReference)) {
    found.push(each);
    if (each.variablesReference > 0) found.push(...(await all(client, each.variablesReference)));
  }
  return found;
}

const trained: Options = { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 2 } };

describe("the rows of the variables view", () => {
  const subjects: readonly (readonly [string, readonly number[], Options])[] = [
    ["trained", [2, 2, 1], trained],
    ["softmax", [2, 3], { last: "softmax", cost: "crossEntropy" }],
  ];
  for (const [name, sizes, options] of subjects) {
    it(`are what their expressions say, and settable exactly where a new value is taken: ${name}`, async () => {
      const { length } = new Trace(networkOf(sizes, options)).program;
      const client = await launched(sizes, options);
      const names = new Set<string>();
      for (let position = 0; position < Math.min(length, 90); position++, await client.move("next")) {
        for (const scope of await scopesOf(client)) {
          const rows = await children(client, scope.variablesReference);
          assert.equal(
            new Set(rows.map((row) => row.name)).size,
            rows.length,
            `${scope.name} at ${position}`,
          );
          for (const row of await all(client, scope.variablesReference)) {
            names.add(`${scope.name}: ${row.name}`);
            const isSettable = !row.presentationHint?.attributes?.includes("readOnly");
            if (row.evaluateName === undefined) continue;
            const same = await client.get("evaluate", { expression: row.evaluateName, context: "watch" });
            assert.equal(same.result, row.value, `${scope.name}: ${row.name} at ${position}`);
            const given = { expression: row.evaluateName, value: row.value };
            if (!isSettable || position % 7 > 0) continue;
            assert.equal((await client.get("setExpression", given)).value, row.value);
          }
        }
      }
      for (const row of [
        "Weights: w₀₀⁽¹⁾",
        "Biases: b₀⁽¹⁾",
        "Activations: a₀⁽¹⁾",
        "Cost: C₀",
        sizes.at(-1) === 1 ? "Cost: y" : "Cost: y₀",
      ]) {
        assert.ok(names.has(row), row);
      }
    });
  }

  it("have a type where the client shows it", async () => {
    const silent = await launched([2, 3, 1]);
    assert.equal((await silent.get("evaluate", { expression: "C" })).type, undefined);
    const client = await launched([2, 3, 1], {}, { supportsVariableType: true });
    const type = async (expression: string) => (await client.get("evaluate", { expression })).type;
    assert.equal(await type("C"), "number");
    assert.equal(await type("1 < 2"), "true or false");
    assert.equal(await type("w[1][0]"), "vector of 2");
    assert.equal(await type("w[1]"), "3 × 2 matrix");
    assert.equal(await type("w"), "2 layers");
    await client.move("next");
    const [chain] = await scopesOf(client);
    assert.equal((await children(client, chain!.variablesReference))[0]!.type, "number");
  });

  it("come in pages: each of 13,002 weights is one request away", async () => {
    const client = await launched([784, 16, 16, 10]);
    const weights = (await scopesOf(client)).find(({ name }) => name === "Weights")!;
    const [layer] = await children(client, weights.variablesReference);
    const [neuron] = await children(client, layer!.variablesReference);
    assert.equal(neuron!.indexedVariables, 784);
    assert.equal((await children(client, neuron!.variablesReference)).length, 784);
    const page = { variablesReference: neuron!.variablesReference, filter: "indexed", start: 700, count: 2 };
    assert.deepEqual(
      (await client.get("variables", page)).variables.map(({ evaluateName }) => evaluateName),
      ["w[1][0][700]", "w[1][0][701]"],
    );
  });
});

describe("a hover over a number of the file", () => {
  const text = fileOf([2, 2, 1], trained);
  const negative = /-0\.\d+/.exec(text)![0];

  /** The place, from 1, of a piece of the file. */
  function pointAt(piece: string, after = "", inside = 0) {
    const offset = text.indexOf(piece, text.indexOf(after)) + inside;
    const lines = text.slice(0, offset).split("\n");
    return { line: lines.length, column: lines.at(-1)!.length + 1, source: { path: PATH } };
  }

  const hover = async (client: TestClient, expression: string, point: object, context = "hover") =>
    (await client.get("evaluate", { expression, context, ...point })).result;

  it("tells the weight that stands there and its derivative, with the minus sign or without", async () => {
    const client = await launched([2, 2, 1], trained);
    const trace = new Trace(networkOf([2, 2, 1], trained));
    const point = pointAt(negative);
    const shown = await hover(client, negative, point);
    assert.match(shown, /^[wb][₀-₉]*[⁽¹²⁾]+ = -0\.\d+, ∂C₀\/∂[wb].* = not computed yet$/);
    assert.ok(shown.includes(` = ${negative},`));
    assert.equal(await hover(client, negative.slice(1), { ...point, column: point.column + 1 }), shown);
    const first = String(trace.stateAt(0).w(1, 0, 0));
    assert.match(await hover(client, first, pointAt(first, "weights")), /^w₀₀⁽¹⁾ = /);
    for (let step = 0; step < trace.program.example.length; step++) await client.move("next");
    assert.match(await hover(client, negative, point), /= -0\.\d+, ∂C₀\/∂[wb].* = -?\d[\d.e-]*$/);
  });

  it("tells inputs and targets of any example, and the learning rate", async () => {
    const client = await launched([2, 2, 1], trained);
    const [first, second] = listed(networkOf([2, 2, 1], trained).examples);
    const [x, other] = [String(first!.input[1]), String(second!.input[0])];
    assert.equal(await hover(client, x, pointAt(x, "examples")), `a₁⁽⁰⁾ = ${x}`);
    assert.equal(await hover(client, other, pointAt(other, "examples")), `a₀⁽⁰⁾ of example 1 = ${other}`);
    assert.equal(await hover(client, "0.5", pointAt("0.5", "learningRate")), "η = 0.5");
  });

  it("is an expression like any other elsewhere", async () => {
    const client = await launched([2, 2, 1], trained);
    const point = pointAt(negative);
    const value = negative.slice(1);
    assert.equal(await hover(client, "1 + 1", point), "2");
    assert.equal(await hover(client, value, {}), value);
    assert.equal(await hover(client, value, { ...point, source: { path: "/other.nn.json" } }), value);
    assert.equal(await hover(client, value, { ...point, line: 1, column: 1 }), value);
    assert.equal(await hover(client, value, point, "watch"), value);
  });
});
