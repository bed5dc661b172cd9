import assert from "node:assert/strict";
import { inline, PATH, type TestClient } from "../client";
import { fileOf } from "../networks";

async function launched(args: object): Promise<TestClient> {
  const client = inline({ [PATH]: fileOf([2, 2, 1]) });
  await client.launch(args);
  return client;
}

describe("the request backprop/whatIf", () => {
  it("answers with the numbers that the nudge would lead to, and leaves the session as it is", async () => {
    const client = await launched({ level: "pass" });
    await client.move("next");
    const before = await client.get("backprop/view");
    const { values } = before.view.pictures.lines!;
    const story = client.story().length;
    const { whatIf } = await client.get("backprop/whatIf", { l: 2, j: 0, k: 1, delta: 0.25 });
    assert.equal(whatIf.position, before.view.position);
    assert.deepEqual(whatIf.parameter, { l: 2, j: 0, k: 1 });
    const w = Number(await client.value("w[2][0][1]"));
    const a = Number(await client.value("a[1][1]"));
    const z = Number(await client.value("z[2][0]"));
    assert.equal(whatIf.after.w, w + 0.25);
    assert.ok(Math.abs(whatIf.after.z - (z + 0.25 * a)) < 1e-12); // ∂z/∂w = a
    assert.notEqual(whatIf.after.C, values.C);
    assert.deepEqual((await client.get("backprop/view")).view, before.view);
    assert.deepEqual(
      client
        .story()
        .slice(story)
        .filter((each: string) => each.startsWith("[")),
      [],
    );
  });

  it("answers for an input, too, and for an activation", async () => {
    const client = await launched({ level: "pass" });
    await client.move("next");
    const { whatIf } = await client.get("backprop/whatIf", { of: "neuron", l: 1, j: 1, delta: 0.5 });
    const w = Number(await client.value("w[2][0][1]"));
    const z = Number(await client.value("z[2][0]"));
    assert.equal(whatIf.links[0]!.after, whatIf.after.z);
    assert.ok(Math.abs(whatIf.after.z - (z + 0.5 * w)) < 1e-12); // ∂z/∂a = w
    assert.match(
      await client.refused("backprop/whatIf", { of: "neuron", l: 3, j: 0, delta: 1 }),
      /no such neuron/,
    );
  });

  it("refuses what it cannot answer", async () => {
    const client = await launched({});
    const nudge = { l: 1, j: 0, k: 0, delta: 0.1 };
    assert.match(await client.refused("backprop/whatIf", nudge), /cost of this example is not computed yet/);
    assert.match(await client.refused("backprop/whatIf", { ...nudge, l: 7 }), /no such parameter/);
    assert.match(await client.refused("backprop/whatIf", { ...nudge, delta: "much" }), /finite number/);
    assert.match(await client.refused("backprop/whatIf", { ...nudge, delta: null }), /finite number/);
    assert.match(await inline({}).refused("backprop/whatIf", nudge), /No network runs yet/);
  });
});

describe("the request backprop/costCurve", () => {
  it("answers with C at values around the number's own, and leaves the session as it is", async () => {
    const client = await launched({ level: "pass" });
    await client.move("next");
    const before = await client.get("backprop/view");
    const { costCurve } = await client.get("backprop/costCurve", { l: 2, j: 0, k: 1 });
    assert.equal(costCurve.position, before.view.position);
    assert.equal(costCurve.w, Number(await client.value("w[2][0][1]")));
    assert.equal(costCurve.samples[(costCurve.samples.length - 1) / 2], costCurve.C);
    assert.deepEqual((await client.get("backprop/view")).view, before.view);
  });

  it("refuses what it cannot answer", async () => {
    const client = await launched({});
    assert.match(await client.refused("backprop/costCurve", { l: 1, j: 0 }), /not computed yet/);
    assert.match(await client.refused("backprop/costCurve", { l: 7, j: 0 }), /no such parameter/);
    assert.match(await client.refused("backprop/costCurve", { of: "layer", l: 1, j: 0 }), /"neuron"/);
  });
});
