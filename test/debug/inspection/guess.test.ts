import assert from "node:assert/strict";
import { inline, PATH, type TestClient } from "../client";
import { fileOf } from "../networks";

/** 12 steps forward, one of the cost, ∂C/∂a, and then the first σ′. */
const SLOPE = 15;

async function atSlope(): Promise<TestClient> {
  const client = inline({ [PATH]: fileOf([2, 2, 1]) });
  await client.launch({});
  await client.move("backprop/move", { to: SLOPE });
  return client;
}

describe("the request backprop/guess", () => {
  it("judges a number or an expression of what was known before, and leaves the session as it is", async () => {
    const client = await atSlope();
    const { view } = await client.get("backprop/view");
    const a = Number(await client.value("a[2][0]"));
    const said = async (text: string) =>
      (await client.get("backprop/guess", { text, position: view.position })).judgement;
    const right = a * (1 - a);
    for (const text of [
      String(right),
      "a[2][0] * (1 − a[2][0])",
      "a₀⁽²⁾ · (1 – a⁽²⁾)",
      `${right.toPrecision(2)}`.replace(".", ","),
      `1 ÷ ${1 / right}`,
      `+${right}`,
      `  ${right}  `,
    ]) {
      const { verdict, position, words } = await said(text);
      assert.deepEqual([verdict, position], ["right", view.position], `${text}: ${words}`);
    }
    assert.match((await said("a[2][0]")).words, /^That is σ\(z⁽²⁾\), the activation itself/);
    assert.match((await said(`−${right}`)).words, /its sign is not/);
    assert.deepEqual((await client.get("backprop/view")).view, view);
  });

  it("says what it cannot take for a number", async () => {
    const client = await atSlope();
    const { position } = await client.get("backprop/position");
    for (const [text, words] of [
      ["", /^Type a number such as −0.25/],
      ["1+".repeat(500_000), /^That is too long/],
      ["about a half", /^That cannot be read\. Type/],
      ["0.2 0.3", /^That cannot be read/],
      ["a[2][0] < 1", /^That is not one number/],
      ["a[1]", /^That is not one number/],
      ["1/0", /no finite number/],
      ["da/dz[2][0]", /^Not all of that is known yet/],
      ["dC/dz[2][0] / dC/da[2][0]", /^Not all of that is known yet/],
      ["dC/dw[2][0][0]", /^Not all of that is known yet/],
    ] as const) {
      const { judgement } = await client.get("backprop/guess", { text, position });
      assert.equal(judgement.verdict, "unclear", text);
      assert.match(judgement.words, words, text);
    }
  });

  it("is refused where nothing is asked, and at another position", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1]) });
    await client.launch({});
    assert.match(await client.refused("backprop/guess", { text: "1" }), /Nothing is asked at this step/);
    await client.move("next");
    assert.match(await client.refused("backprop/guess", { text: "1", position: 0 }), /earlier stop/);
    assert.match(await client.refused("backprop/guess", { position: 1 }), /`text` must be a text/);
    assert.equal((await client.get("backprop/guess", { text: "99" })).judgement.position, 1);
    assert.match(await inline({}).refused("backprop/guess", { text: "1" }), /No network runs yet/);
  });

  it("goes with the covered view, which is asked for", async () => {
    const client = await atSlope();
    const { view } = await client.get("backprop/view", { covered: true });
    assert.match(view.question!.name, /^∂a⁽²⁾\/∂z⁽²⁾$/);
    assert.equal((await client.get("backprop/view", { covered: false })).view.question, undefined);
    assert.match(await client.refused("backprop/view", { covered: 1 }), /`covered` must be true or false/);
  });
});

describe("the request backprop/refresh", () => {
  it("has a client that hears of it ask anew, and moves nothing", async () => {
    const client = await atSlope();
    const said = client.story().length;
    await client.get("backprop/refresh");
    assert.equal((await client.get("backprop/position")).position, SLOPE);
    assert.deepEqual(client.story().slice(said), ["backprop/refresh", "[invalidated]", "backprop/position"]);
    assert.match(await inline({}).refused("backprop/refresh", {}), /No network runs yet/);
  });

  it("says nothing to a client that would not hear", async () => {
    const client = inline({ [PATH]: fileOf([2, 2, 1]) });
    await client.get("initialize", { adapterID: "backprop" });
    const initialized = client.event("initialized");
    await client.get("launch", { program: PATH });
    await initialized;
    await client.move("configurationDone");
    await client.get("backprop/refresh");
    await client.get("backprop/position");
    assert.deepEqual(client.events("invalidated"), []);
  });
});
