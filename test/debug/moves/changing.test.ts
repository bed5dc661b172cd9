import { strict as assert } from "node:assert";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { Table } from "../../../src/core/network/dataset";
import { parameterIndex } from "../../../src/core/network/network";
import { Trace } from "../../../src/core/run/trace";
import { exactNumber, shortNumber } from "../../../src/protocol/format";
import { listed } from "../../core/networks";
import { inline, PATH, type TestClient } from "../client";
import { fileOf, networkOf, type Options } from "../networks";

type Variable = DebugProtocol.Variable;

const sizes = [2, 2, 1];
const trained: Options = { examples: 3, training: { learningRate: 0.5, epochs: 2, batchSize: 2 } };

async function launched(options: Options = {}, steps = 0): Promise<TestClient> {
  const client = inline({ [PATH]: fileOf(sizes, options) });
  await client.launch();
  await walk(client, steps);
  return client;
}

async function walk(client: TestClient, steps: number, move: "next" | "stepBack" = "next"): Promise<void> {
  for (let step = 0; step < steps; step++) await client.move(move);
}

async function scope(client: TestClient, name: string): Promise<DebugProtocol.Scope | undefined> {
  const [frame] = await client.frames();
  const { scopes } = await client.get("scopes", { frameId: frame!.id });
  return scopes.find((each) => each.name === name);
}

async function rows(client: TestClient, variablesReference: number): Promise<Variable[]> {
  return (await client.get("variables", { variablesReference })).variables;
}

async function rowsOf(client: TestClient, name: string): Promise<Variable[]> {
  return rows(client, (await scope(client, name))!.variablesReference);
}

function set(client: TestClient, expression: string, value: string) {
  return client.get("setExpression", { expression, value });
}

/** The number of steps of one example, and so the position at which all of it is known. */
const whole = new Trace(networkOf(sizes, trained)).program.example.length;

describe("setting a number", () => {
  it("moves everything that follows, to the numbers of a file that had it from the start", async () => {
    const client = await launched({}, whole);
    const network = networkOf(sizes);
    const old = new Trace(network).stateAt(whole);
    const value = old.w(1, 0, 1) + 0.01;
    const answer = await set(client, "w[1][0][1]", "w[1][0][1] + 0.01");
    assert.equal(answer.value, shortNumber(value));
    const parameters = network.parameters.with(parameterIndex(sizes, { l: 1, j: 0, k: 1 }), value);
    const fresh = new Trace({ ...network, parameters }).stateAt(whole);
    assert.notEqual(fresh.C, old.C);
    assert.equal(await client.value("C"), exactNumber(fresh.C!));
    assert.equal(await client.value("dC/dw[2][0][0]"), exactNumber(fresh.derivative({ l: 2, j: 0, k: 0 })!));
    assert.equal(await client.position(), whole);
  });

  it("is undone by stepping back, and made again by stepping forward", async () => {
    const client = await launched(trained, whole + 3);
    const before = await client.value("C");
    await walk(client, 3);
    await set(client, "b[1][0]", "2");
    const after = await client.value("C");
    assert.equal(after, "not computed yet");
    await walk(client, 1, "stepBack");
    assert.equal(await client.value("b[1][0]"), exactNumber(networkOf(sizes, trained).parameters[2]!));
    await walk(client, 1);
    assert.equal(await client.value("b[1][0]"), "2");
    await walk(client, 4, "stepBack");
    assert.equal(await client.value("C"), before);
  });

  /** A session at its start, for a client with these abilities. */
  async function withAbilities(abilities: object): Promise<TestClient> {
    const client = inline({ [PATH]: fileOf(sizes) });
    await client.get("initialize", { adapterID: "backprop", ...abilities });
    const initialized = client.event("initialized");
    await client.get("launch", { program: PATH });
    await initialized;
    await client.move("configurationDone");
    return client;
  }

  it("answers, then tells what is no longer true, and does not stop again", async () => {
    const client = await withAbilities({ supportsInvalidatedEvent: true, supportsVariableType: true });
    const said = client.transcript.length;
    const answer = await set(client, "y[0]", "0.5");
    assert.deepEqual(answer, { value: "0.5", type: "number", variablesReference: 0 });
    assert.deepEqual(client.story().slice(said), ["setExpression", "[invalidated]", "[backprop/changed]"]);
    assert.deepEqual(client.events("invalidated")[0]!.body, { areas: ["variables"] });
  });

  it("sends a client no event that it does not know", async () => {
    const client = await withAbilities({});
    assert.deepEqual(await set(client, "y[0]", "0.5"), { value: "0.5", variablesReference: 0 });
    assert.deepEqual(client.story().slice(-2), ["setExpression", "[backprop/changed]"]);
  });

  it("works on a row of the variables, whose frames and references stay good", async () => {
    const client = await launched({}, 3);
    const weights = (await scope(client, "Weights"))!.variablesReference;
    const [layer] = await rows(client, weights);
    const [, neuron] = await rows(client, layer!.variablesReference);
    const old = await rows(client, neuron!.variablesReference);
    assert.equal(old[0]!.name, "w₁₀⁽¹⁾");
    const [frame] = await client.frames();
    const args = { variablesReference: neuron!.variablesReference, name: "w₁₀⁽¹⁾", value: "-0.25" };
    assert.equal((await client.get("setVariable", args)).value, "-0.25");
    const now = await rows(client, neuron!.variablesReference);
    assert.deepEqual(
      now.map(({ value }) => value),
      ["-0.25", old[1]!.value],
    );
    await client.get("scopes", { frameId: frame!.id });
    assert.equal(await client.value("w[1][1][0]"), "-0.25");
  });

  it("takes an input, a target and the learning rate, from there on", async () => {
    const client = await launched(trained);
    await set(client, "a[0][1]", "0.125");
    await set(client, "y[0]", "0.75");
    const training = (await scope(client, "Training"))!.variablesReference;
    const rate = { variablesReference: training, name: "learning rate η", value: "0.25" };
    assert.equal((await client.get("setVariable", rate)).value, "0.25");
    assert.equal((await rows(client, training))[0]!.value, "0.25");
    const network = networkOf(sizes, trained);
    const [first, ...others] = listed(network.examples);
    const trace = new Trace({
      ...network,
      examples: Table.of([
        { ...first!, input: first!.input.with(1, 0.125), target: first!.target.with(0, 0.75) },
        ...others,
      ]),
      training: { ...network.training!, learningRate: 0.25 },
    });
    await client.move("continue");
    const end = trace.stateAt(trace.program.length);
    assert.equal(await client.value("w[1]", "clipboard"), weightsText(end.w.bind(end)));
    assert.match(client.events("output").at(-1)!.body.output, /^End of the run/);
  });

  it("at the end of the run tells the cost again where it ends again", async () => {
    const client = await launched();
    await client.move("continue");
    const first = client.events("output").at(-1)!.body.output;
    await set(client, "w[2][0][0]", "5");
    await client.move("stepBack");
    await client.move("next");
    const second = client.events("output").at(-1)!.body.output;
    assert.match(second, new RegExp(`C₀ = ${shortNumber(Number(await client.value("C")))}\n`));
    assert.notEqual(first, second);
  });

  it("back to what it was is no nudge", async () => {
    const client = await launched({}, 3);
    const old = await client.value("w[1][0][0]");
    await set(client, "w[1][0][0]", "9");
    assert.equal((await client.get("backprop/nudges")).nudges.length, 1);
    await set(client, "w[1][0][0]", old);
    assert.deepEqual((await client.get("backprop/nudges")).nudges, []);
    assert.equal(await scope(client, "Nudge"), undefined);
  });

  it("is forgotten by a restart, also one that is under way", async () => {
    const client = await launched();
    const old = await client.value("b[2][0]");
    await set(client, "b[2][0]", "1");
    const stopped = client.event("stopped");
    client.post("restart");
    client.post("setExpression", { expression: "b[2][0]", value: "2" });
    await stopped;
    assert.equal(await client.value("b[2][0]"), old);
    assert.deepEqual(
      client.story().filter((each) => each.endsWith("failed")),
      [],
    );
  });

  const refusals: readonly (readonly [string, string, RegExp])[] = [
    ["w[1][0][0]", "0/0", /^w₀₀⁽¹⁾ must be a finite number, not NaN\.$/],
    ["w[1][0][0]", "1e999", /finite number, not Infinity/],
    ["w[1][0][0]", "", /an expression is expected/],
    ["w[1][0][0]", "two", /there is no two.*at "two", character 1/],
    ["w[1][0][0]", "C", /^C is not computed yet\.$/],
    ["w[1][0][0]", "w[1]", /^w\[1\] is a whole vector, not a number\.$/],
    ["w[1][0][0]", "1 < 2", /^1 < 2 is true or false, not a number\.$/],
    ["C", "1", /^C cannot be set: only one weight, one bias, an input/],
    ["w[1]", "1", /^w\[1\] cannot be set/],
    ["a[1][0]", "1", /^a\[1\]\[0\] cannot be set/],
    ["w[1][0][0] + 1", "1", /cannot be set/],
    ["w[3][0][0]", "1", /layer 3 does not exist/],
  ];
  for (const [expression, value, expected] of refusals) {
    it(`refuses ${expression} := ${value || "nothing"} in words`, async () => {
      const client = await launched();
      assert.match(await client.refused("setExpression", { expression, value }), expected);
      assert.deepEqual((await client.get("backprop/nudges")).nudges, []);
    });
  }

  it("refuses rows that are no numbers of the network, which say so themselves", async () => {
    const client = await launched(trained, 3);
    const cost = (await scope(client, "Cost"))!.variablesReference;
    const args = { variablesReference: cost, name: "C₀", value: "1" };
    assert.match(await client.refused("setVariable", args), /^C₀ cannot be set/);
    assert.match(await client.refused("setVariable", { ...args, name: "D" }), /^There is no D here\.$/);
    assert.match(await client.refused("setVariable", { ...args, variablesReference: 999 }), /earlier stop/);
    assert.match(
      await client.refused("setExpression", { expression: "y[0]", value: "1", frameId: 0 }),
      /earlier stop/,
    );
  });

  it("refuses while the run moves", async () => {
    const client = await launched({ training: { learningRate: 0.01, epochs: 2e6 } });
    client.post("continue", { threadId: 1 });
    const response = await client.ask("setExpression", { expression: "y[0]", value: "1" });
    assert.equal(response.message, "notStopped");
    await client.move("pause");
  });
});

/** Rows of w[1], as they are copied. */
function weightsText(w: (l: number, j: number, k: number) => number): string {
  return `[${[0, 1].map((j) => `[${[0, 1].map((k) => exactNumber(w(1, j, k))).join(", ")}]`).join(", ")}]`;
}

describe("the scope of a nudge", () => {
  it("shows the change, the cost before and now, and their ratio beside the derivative", async () => {
    const client = await launched({}, whole);
    const before = Number(await client.value("C"));
    const derivative = Number(await client.value("dC/dw[1][0][1]"));
    const old = Number(await client.value("w[1][0][1]"));
    await set(client, "w[1][0][1]", "w[1][0][1] + 0.000001");
    const now = Number(await client.value("C"));
    const [nudge] = await rowsOf(client, "Nudge");
    assert.equal(nudge!.name, "w₀₁⁽¹⁾");
    const shown = await rows(client, nudge!.variablesReference);
    assert.deepEqual(
      shown.map(({ name }) => name),
      [
        ...["w₀₁⁽¹⁾ before", "w₀₁⁽¹⁾ now", "Δw₀₁⁽¹⁾", "C₀ before", "C₀ now", "ΔC₀"],
        ...["ΔC₀/Δw₀₁⁽¹⁾", "∂C₀/∂w₀₁⁽¹⁾ before"],
      ],
    );
    const value = (name: string) => shown.find((each) => each.name === name)!.value;
    assert.equal(value("C₀ before"), shortNumber(before));
    assert.equal(value("C₀ now"), shortNumber(now));
    assert.equal(value("ΔC₀"), shortNumber(now - before));
    assert.equal(value("ΔC₀/Δw₀₁⁽¹⁾"), shortNumber((now - before) / (old + 0.000001 - old)));
    assert.equal(value("∂C₀/∂w₀₁⁽¹⁾ before"), shortNumber(derivative));
    assert.ok(Math.abs(Number(value("ΔC₀/Δw₀₁⁽¹⁾")) - derivative) < 1e-5);
    const again = { variablesReference: nudge!.variablesReference, name: "w₀₁⁽¹⁾ now", value: "3" };
    assert.equal((await client.get("setVariable", again)).value, "3");
    assert.equal(await client.value("w[1][0][1]"), "3");
  });

  it("is there while its example is, and knows no more than is computed", async () => {
    const client = await launched(trained, 2);
    assert.equal(await scope(client, "Nudge"), undefined);
    await set(client, "w[1][0][1]", "1");
    const [nudge] = await rowsOf(client, "Nudge");
    assert.match(nudge!.value, /^-?[\d.]+ → 1$/);
    const shown = await rows(client, nudge!.variablesReference);
    assert.equal(shown.find(({ name }) => name === "ΔC₀")!.value, "not computed yet");
    await walk(client, whole - 2);
    assert.match((await rowsOf(client, "Nudge"))[0]!.value, /^-?[\d.]+ → 1, ΔC₀ = -?[\d.e-]+$/);
    await walk(client, 1);
    assert.equal(await scope(client, "Nudge"), undefined);
  });

  it("says where else a nudge is felt", async () => {
    const client = await launched(trained);
    const training = (await scope(client, "Training"))!.variablesReference;
    await client.get("setVariable", {
      variablesReference: training,
      name: "learning rate η",
      value: "1",
    });
    const [nudge] = await rowsOf(client, "Nudge");
    const shown = await rows(client, nudge!.variablesReference);
    assert.deepEqual(
      shown.map(({ name, value }) => `${name} = ${value}`),
      ["η before = 0.5", "η now = 1", "Δη = 0.5", "reaches = the gradient step"],
    );
  });
});

describe("the list of nudges", () => {
  it("gives the last one of each number in effect, and where it stands in the file", async () => {
    const text = fileOf(sizes, trained);
    const client = await launched(trained);
    await set(client, "w[1][1][0]", "0.1 + 0.2");
    await walk(client, 1);
    await set(client, "w[1][1][0]", "0.1 + 0.2 + 1");
    await set(client, "y[0]", "0.5");
    const { path, nudges } = await client.get("backprop/nudges");
    assert.equal(path, PATH);
    assert.deepEqual(
      nudges.map(({ name, expression, example, position, value, text }) => [
        ...[name, expression, example, position, value, text],
      ]),
      [
        ["w₁₀⁽¹⁾", "w[1][1][0]", undefined, 1, 0.1 + 0.2 + 1, String(0.1 + 0.2 + 1)],
        ["y", undefined, 0, 1, 0.5, "0.5"],
      ],
    );
    for (const { mark } of nudges) {
      const line = text.split("\n")[mark!.line - 1]!;
      assert.equal(line.slice(mark!.column - 1, mark!.endColumn - 1), mark!.text);
    }
    assert.equal(nudges[0]!.mark!.text, exactNumber(networkOf(sizes, trained).parameters[3]!));
    await walk(client, 1, "stepBack");
    assert.deepEqual(
      (await client.get("backprop/nudges")).nudges.map(({ text }) => text),
      ["0.30000000000000004"],
    );
  });

  it("writes a power of ten as the decimal that was meant", async () => {
    const client = await launched(trained);
    for (const [typed, text] of [
      ["10^-5", "0.00001"],
      ["−2 · 10⁻³", "-0.002"],
      ["1.5e−9", "1.5e-9"],
    ] as const) {
      await set(client, "w₁₀⁽¹⁾", typed);
      assert.deepEqual(
        (await client.get("backprop/nudges")).nudges.map((nudge) => nudge.text),
        [text],
      );
    }
    await set(client, "eta", "10^-2");
    assert.equal((await client.get("backprop/nudges")).nudges.at(-1)!.text, "0.01");
  });

  it("has no place for what the file leaves out", async () => {
    const { biases: _, ...layer } = JSON.parse(fileOf([1, 1])).layers[0];
    const file = { layers: [layer], examples: [{ input: [1], target: [1] }] };
    const client = inline({ [PATH]: JSON.stringify(file) });
    await client.launch();
    await set(client, "b[1][0]", "1");
    const [nudge] = (await client.get("backprop/nudges")).nudges;
    assert.deepEqual([nudge!.expression, nudge!.mark], ["b[1][0]", undefined]);
  });
});
