import assert from "node:assert/strict";
import type { BreakpointView, SpotView } from "../../../src/protocol/messages";
import { inline, PATH, type TestClient } from "../client";
import { fileOf } from "../networks";

async function launched(args: object = {}): Promise<TestClient> {
  const client = inline({ [PATH]: fileOf([2, 2, 1], { examples: 2 }) });
  await client.launch(args);
  return client;
}

/** Every position at which the run stops for breakpoints, by walking it. */
async function stops(client: TestClient): Promise<number[]> {
  const { length } = await client.get("backprop/position");
  const found: number[] = [];
  for (;;) {
    const { hitBreakpointIds } = await client.move("continue");
    if (!hitBreakpointIds?.length) break;
    found.push(await client.position());
    if (found.at(-1) === length) break;
  }
  await client.move("backprop/move", { to: "start" });
  return found;
}

async function detailsOf(client: TestClient, spot: SpotView) {
  return (await client.get("backprop/spot", spot)).details;
}

describe("the request backprop/spot", () => {
  for (const [what, spot, names] of [
    ["a weight", { of: "parameter", l: 1, j: 1, k: 0 }, ["w[1][1][0]"]],
    ["a bias", { of: "parameter", l: 2, j: 0 }, ["b[2][0]"]],
    ["a hidden neuron", { of: "neuron", l: 1, j: 1 }, ["a[1][1]", "∂C/∂a[1][1]"]],
    ["an output", { of: "neuron", l: 2, j: 0 }, ["a[2][0]", "∂C/∂a[2][0]"]],
  ] as const satisfies readonly (readonly [string, SpotView, readonly string[]])[])
    it(`says where the run comes by ${what}: where breakpoints on it stop`, async () => {
      const client = await launched();
      await client.get("setFunctionBreakpoints", { breakpoints: names.map((name) => ({ name })) });
      const all = await stops(client);
      assert(all.length >= 4);
      const { length } = await client.get("backprop/position");
      for (let position = 0; position <= length; position++) {
        await client.move("backprop/move", { to: position });
        const { next, previous, position: at } = await detailsOf(client, spot);
        assert.equal(at, position);
        assert.equal(next, all.find((stop) => stop > position) ?? null, `next from ${position}`);
        assert.equal(previous, all.findLast((stop) => stop < position) ?? null, `previous from ${position}`);
      }
    });

  it("leads from use to use of an input", async () => {
    const client = await launched({ examples: 0 });
    const kinds: string[] = [];
    for (;;) {
      const { next } = await detailsOf(client, { of: "neuron", l: 0, j: 1 });
      if (next === null) break;
      await client.move("backprop/move", { to: next });
      const { stackFrames } = await client.get("stackTrace", { threadId: 1 });
      kinds.push(stackFrames[0]!.name);
    }
    assert.deepEqual(kinds, [...["w₀₁⁽¹⁾ a₁⁽⁰⁾", "w₁₁⁽¹⁾ a₁⁽⁰⁾"], ...["∂z₀⁽¹⁾/∂w₀₁⁽¹⁾", "∂z₁⁽¹⁾/∂w₁₁⁽¹⁾"]]);
  });

  it("names what one can break on", async () => {
    const client = await launched();
    const at = async (spot: SpotView): Promise<readonly BreakpointView[]> =>
      (await detailsOf(client, spot)).breakpoints;
    assert.deepEqual(await at({ of: "parameter", l: 1, j: 0, k: 1 }), [
      { of: "parameter", l: 1, j: 0, k: 1 },
    ]);
    assert.deepEqual(
      (await at({ of: "neuron", l: 1, j: 0 })).map(({ of }) => of),
      ["activation", "derivative", "parameter"],
    );
    assert.deepEqual(await at({ of: "neuron", l: 0, j: 0 }), []);
  });

  it("refuses what is not there", async () => {
    const client = await launched();
    assert.match(await client.refused("backprop/spot", { of: "neuron", l: 1, j: 9 }), /no such neuron/);
    assert.match(await client.refused("backprop/spot", { of: "parameter", l: 0, j: 0 }), /no such/);
    assert.match(await client.refused("backprop/spot", { of: "layer", l: 0, j: 0 }), /of/);
    assert.match(
      await inline({}).refused("backprop/spot", { of: "neuron", l: 0, j: 0 }),
      /No network runs yet/,
    );
  });
});

describe("the request backprop/breakpoints", () => {
  it("tells those on a parameter, an activation or a ∂C/∂a, by their numbers", async () => {
    const client = await launched();
    assert.deepEqual((await client.get("backprop/breakpoints")).breakpoints, []);
    const text = (await client.get("source", { sourceReference: 0 })).content.split("\n");
    const line = text.findIndex((each) => /^\s*\[-?\d/.test(each)) + 1; // the first row of weights
    const source = await client.get("setBreakpoints", { source: { path: PATH }, breakpoints: [{ line }] });
    const functions = await client.get("setFunctionBreakpoints", {
      breakpoints: ["a[1][0]", "dC/da[2][0]", "b[1][1]", "layer 1", "z[1][0]"].map((name) => ({ name })),
    });
    const ids = [...source.breakpoints, ...functions.breakpoints].map(({ id }) => id);
    assert.deepEqual((await client.get("backprop/breakpoints")).breakpoints, [
      { id: ids[0], on: { of: "parameter", l: 1, j: 0, k: 0 } },
      { id: ids[1], on: { of: "activation", l: 1, j: 0 } },
      { id: ids[2], on: { of: "derivative", l: 2, j: 0 } },
      { id: ids[3], on: { of: "parameter", l: 1, j: 1 } },
    ]);
    await client.get("setFunctionBreakpoints", { breakpoints: [] });
    assert.equal((await client.get("backprop/breakpoints")).breakpoints.length, 1);
  });
});
