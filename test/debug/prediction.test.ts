import assert from "node:assert/strict";
import type { Network } from "../../src/core/network/network";
import type { Level } from "../../src/core/program/steps";
import { Trace } from "../../src/core/run/trace";
import { askedOf } from "../../src/lesson/prediction/choice";
import { inline, isEvent, PATH, type TestClient } from "./client";
import { everythingTold, foretold } from "./everything";
import { fileOf, networkOf, type Options } from "./networks";

/** The numbers in a text that could be one of the run's, to four digits. Whole ones are counts and indices, too. */
function numbersIn(text: string): string[] {
  return [...text.replaceAll("−", "-").matchAll(/\d+(\.\d+)?(e[-+]?\d+)?/g)]
    .map(([digits]) => Number(digits))
    .filter((each) => !Number.isInteger(each))
    .map((each) => each.toPrecision(4));
}

async function launched(text: string, args: object = {}): Promise<TestClient> {
  const client = inline({ [PATH]: text });
  await client.launch(args);
  return client;
}

function outputs(client: TestClient): string {
  return client
    .events("output")
    .map(({ body }) => body.output)
    .join("");
}

/** At each position the numbers that a session tells there for the first time. */
async function findings(network: Network, text: string): Promise<ReadonlySet<string>[]> {
  const client = await launched(text);
  const known = new Set(numbersIn(text));
  const found: Set<string>[] = [];
  for (let position = 0; position <= new Trace(network).program.length; position++) {
    await client.move("backprop/move", { to: position });
    client.transcript.length = 0;
    const told = await everythingTold(client, network, text);
    const now = new Set(told.flatMap(([, each]) => numbersIn(each)).filter((each) => !known.has(each)));
    for (const each of now) known.add(each);
    found.push(now);
  }
  return found;
}

const subjects: Readonly<Record<string, readonly [sizes: readonly number[], options: Options]>> = {
  "1-1-1, trained": [[1, 1, 1], { training: { learningRate: 0.5, epochs: 1 } }],
  "1-2-2, tanh": [[1, 2, 2], { activation: "tanh" }],
  "2-1, batches of 2": [[2, 1], { examples: 2, training: { learningRate: 0.3, epochs: 1, batchSize: 2 } }],
  "1-2, softmax": [[1, 2], { last: "softmax", cost: "crossEntropy" }],
};

describe("a session that predicts", () => {
  for (const [name, [sizes, options]] of Object.entries(subjects))
    it(`tells nothing of what it asks for, in no request: ${name}`, async () => {
      const [network, text] = [networkOf(sizes, options), fileOf(sizes, options)];
      const found = await findings(network, text);
      const trace = new Trace(network);
      const { length } = trace.program;
      for (const level of ["factor", "quantity", "neuron"] satisfies Level[]) {
        const client = await launched(text, { level });
        await client.get("backprop/predict", { on: true });
        let hidden = 0;
        /** The numbers of all events so far, with where each was heard last. */
        const heard = new Map<string, string>();
        for (let last = -1, position = 0; position !== last; ) {
          const { question } = (await client.get("backprop/view")).view;
          const asked = askedOf(trace.stateAt(position), level);
          assert.equal(question !== undefined, asked !== undefined);
          if (asked) {
            const secret = new Set(found.slice(asked.visible + 1, position + 1).flatMap((each) => [...each]));
            const told = [
              ...(await everythingTold(client, network, text)),
              ...(await foretold(client, network)),
            ];
            for (const { event, body } of client.transcript.splice(0).filter(isEvent))
              for (const number of numbersIn(JSON.stringify(body ?? ""))) heard.set(number, event);
            const all = [
              ...told.flatMap(([from, each]) => numbersIn(each).map((number) => [number, from])),
              ...heard,
            ];
            for (const [number, from] of all)
              assert.ok(!secret.has(number!), `${level}, ${position} of ${length}: ${number} in ${from}`);
            hidden += secret.size;
            await client.get("backprop/predict", { on: true, reveal: true, position });
          }
          last = position;
          await client.move("next");
          position = await client.position();
        }
        assert.ok(hidden > 0);
      }
    }).timeout(120_000);

  /** The step of σ′ in a 2-2-1 network: 12 steps forward, one of the cost, ∂C/∂a. */
  const SLOPE = 15;
  const COVERED = "covered until you have guessed";
  const atSlope = async () => {
    const client = await launched(fileOf([2, 2, 1], { activation: "relu", examples: 2 }));
    await client.get("backprop/predict", { on: true });
    await client.move("backprop/move", { to: SLOPE });
    return client;
  };

  it("says ? where a number is covered, and in a copy that it is; what is not computed yet stays so", async () => {
    const client = await atSlope();
    for (const expression of ["da/dz[2][0]", "dC/dz[2][0] + 1", "sum(da/dz[2])", "da/dz[2][0] > 0"]) {
      assert.equal(await client.value(expression, "watch"), "?", expression);
      assert.equal(await client.value(expression, "clipboard"), COVERED, expression);
    }
    assert.equal(await client.value("dC/dw[2][0][0]", "watch"), "not computed yet");
    assert.equal(await client.value("sum(dC/dw)", "clipboard"), "not computed yet");
    assert.match(await client.value("z[2][0]"), /\d\.\d/);
  });

  it("shows all as before once it is revealed, guessed, or turned off, and has the client ask anew", async () => {
    const open = await atSlope();
    await open.get("backprop/predict", { on: false });
    const { view } = await open.get("backprop/view");
    const ways: readonly (readonly ["backprop/predict" | "backprop/guess", object])[] = [
      ["backprop/predict", { on: true, reveal: true, position: SLOPE }],
      ["backprop/predict", { on: false }],
      ["backprop/guess", { text: view.pictures.curve!.plot!.slope === 1 ? "1" : "0", position: SLOPE }],
    ];
    for (const [request, args] of ways) {
      const client = await atSlope();
      const changed = client.event("backprop/changed");
      await client.get(request, args);
      await changed;
      assert.deepEqual(client.events("invalidated").at(-1)?.body, { areas: ["variables"] });
      const { score: _, ...seen } = (await client.get("backprop/view")).view;
      assert.deepEqual(seen, view);
      assert.equal(await client.value("da/dz[2][0]"), await open.value("da/dz[2][0]"));
    }
  });

  it("refuses in words to set what is covered, or to anything that is worked out from it", async () => {
    const client = await atSlope();
    const refused = (expression: string, value: string) =>
      client.refused("setExpression", { expression, value });
    assert.match(await refused("w[1][0][0]", "da/dz[2][0] / 2"), new RegExp(COVERED));
    assert.match(await refused("da/dz[2][0]", "1"), new RegExp(COVERED));
    const [frame] = await client.frames();
    const [chain] = (await client.get("scopes", { frameId: frame!.id })).scopes;
    const { variables } = await client.get("variables", { variablesReference: chain!.variablesReference });
    const { name } = variables.find(({ value }) => value === "?")!;
    const { variablesReference } = chain!;
    assert.match(
      await client.refused("setVariable", { variablesReference, name, value: "1" }),
      /covered until/,
    );
    assert.match(
      await client.refused("setVariable", { variablesReference, name: "y", value: "1" }),
      /no y here/,
    );
    await client.get("setExpression", { expression: "w[1][0][0]", value: "0.75" });
    assert.equal(await client.value("da/dz[2][0]", "watch"), "?");
  });

  it("keeps what a question may be about out of logs, and out of what an exception says, until it is answered", async () => {
    const client = inline({ [PATH]: fileOf([1, 1]) });
    await client.launch({ stopOnEntry: false }, async () => {
      await client.get("backprop/predict", { on: true });
      await client.get("setFunctionBreakpoints", { breakpoints: [{ name: "a[1][0]" }] });
      await client.get("setExceptionBreakpoints", {
        filterOptions: [{ filterId: "saturated", condition: "0.9" }],
      });
      const text = fileOf([1, 1]).split("\n");
      const line = text.findIndex((each) => each.includes("weights")) + 1;
      const logMessage = "z is {z[1][0]}, w is {w[1][0][0]}";
      await client.get("setBreakpoints", { source: { path: PATH }, breakpoints: [{ line, logMessage }] });
    });
    assert.match(outputs(client), /z is not computed yet, w is -?\d\.\d/);
    const stopped = await client.move("continue");
    assert.deepEqual([stopped.reason, stopped.description, stopped.text], ["exception", COVERED, COVERED]);
    const covered = await client.get("exceptionInfo", { threadId: 1 });
    assert.deepEqual([covered.exceptionId, covered.description], [COVERED, COVERED]);
    assert.doesNotMatch(outputs(client), /aturated/);
    await client.get("backprop/predict", { on: true, reveal: true });
    assert.match(outputs(client), /aturated/);
    assert.match((await client.get("exceptionInfo", { threadId: 1 })).description!, /\d\.\d/);
    await client.get("setExceptionBreakpoints", { filters: [] });
    await client.move("continue");
    await client.get("backprop/predict", { on: true, reveal: true });
    assert.match(outputs(client), /z is -?\d\.\d+, w is -?\d\.\d/);
  });

  it("counts what was answered right, of what was answered or revealed", async () => {
    const client = await atSlope();
    const score = async () => (await client.get("backprop/view")).view.score;
    assert.deepEqual(await score(), { right: 0, of: 0 });
    await client.get("backprop/predict", { on: true, reveal: true });
    await client.get("backprop/predict", { on: true, reveal: true });
    assert.deepEqual(await score(), { right: 0, of: 1 });
    await client.move("next");
    const { options } = (await client.get("backprop/view")).view.question!;
    const guesses = options ?? [await client.value("a[1][0]")];
    for (const text of guesses) await client.get("backprop/guess", { text });
    assert.deepEqual(await score(), { right: 1, of: 2 });
    await client.get("backprop/predict", { on: false });
    assert.equal(await score(), undefined);
  });

  it("forgets the stops before that know the answer", async () => {
    const client = await atSlope();
    await client.get("backprop/predict", { on: true, reveal: true });
    const [frame] = await client.frames();
    const { scopes } = await client.get("scopes", { frameId: frame!.id });
    await client.move("stepBack");
    assert.match(await client.refused("scopes", { frameId: frame!.id }), /earlier stop/);
    const { variablesReference } = scopes[0]!;
    assert.match(await client.refused("variables", { variablesReference }), /earlier stop/);
    assert.match(await client.refused("evaluate", { expression: "C", frameId: frame!.id }), /earlier stop/);
  });

  it("takes a reveal for its own stop alone", async () => {
    const client = await atSlope();
    assert.match(
      await client.refused("backprop/predict", { on: true, reveal: true, position: SLOPE - 1 }),
      /earlier stop/,
    );
    assert.equal((await client.get("backprop/predict", { on: true })).asks, true);
  });
});
