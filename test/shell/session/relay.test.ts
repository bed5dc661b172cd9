// The relay before a real session: what VS Code is told, what the shell hears, and what it is answered.
import assert from "node:assert/strict";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { Session } from "../../../src/debug/session";
import { LONG_MS } from "../../../src/shell/session/moveQueue";
import { Relay } from "../../../src/shell/session/relay";
import { PAUSE_MS } from "../../../src/shell/session/stopTelling";
import { PATH, TestClient } from "../../debug/client";
import { fileOf } from "../../debug/networks";
import { Clock } from "./clock";

/** A client in the place of VS Code; with `isSlow` the session hands over its turn after each little piece of work. */
function relayed() {
  const clock = new Clock();
  const client = new TestClient();
  const heard: string[] = [];
  const slow = { is: false, turns: [] as (() => void)[] };
  let reading = 0;
  const session: Session = new Session({
    readFile: async () => fileOf([2, 2, 1], { examples: 20, training: { learningRate: 0.5, epochs: 50 } }),
    now: () => {
      if (slow.is) reading += 1000;
      return reading;
    },
    nextTurn: () => new Promise((turn) => (slow.is ? slow.turns.push(turn) : turn())),
    send: (message) => relay.fromSession(message),
  });
  const relay: Relay = new Relay({
    ...clock,
    receive: (request) => session.receive(request),
    tell: (message) => client.hear(JSON.parse(JSON.stringify(message))),
    heard: (message) => heard.push((message as DebugProtocol.Event).event ?? ""),
  });
  client.connect({ send: (message) => relay.fromClient(message as DebugProtocol.Request) });
  return { clock, client, heard, slow, relay };
}

async function launched() {
  const all = relayed();
  await all.client.launch({ program: PATH });
  all.heard.length = 0;
  all.clock.pass(PAUSE_MS);
  return all;
}

const count = (names: readonly string[], name: string): number =>
  names.filter((each) => each === name).length;

describe("the relay between a session and VS Code", () => {
  it("does every move of a key that is held, and tells VS Code of fewer stops, the last among them", async () => {
    const { clock, client, heard, relay } = await launched();
    for (let press = 1; press <= 60; press++) {
      relay.move("next");
      assert.equal((await relay.ask<{ position: number }>("backprop/position")).position, press);
      clock.pass(1000 / 30);
    }
    assert.equal(count(heard, "stopped"), 60);
    const told = client.events("stopped").length - 1;
    assert.ok(told >= 15 && told <= 20, `${told}`);
    clock.pass(PAUSE_MS);
    const before = client.events("stopped").length;
    clock.pass(10 * PAUSE_MS);
    assert.equal(client.events("stopped").length, before);
    assert.equal(await client.position(), 60);
  });

  it("says that the run went on where it stands for another reason than before, and only there", async () => {
    const { clock, client, relay } = await launched();
    const before = client.transcript.length;
    for (const move of ["next", "next", "reverseContinue", "next", "next"]) {
      relay.move(move);
      clock.pass(PAUSE_MS);
    }
    await client.move("next");
    assert.deepEqual(client.story().slice(before), [
      ...["[continued]", "[stopped]", "[stopped]"],
      ...["[continued]", "[stopped]"],
      ...["[continued]", "[stopped]", "[stopped]"],
      ...["next", "[stopped]"],
    ]);
  });

  it("says nothing to VS Code of what the shell asks, and is answered as over a line", async () => {
    const { client, relay } = await launched();
    const before = client.transcript.length;
    assert.deepEqual(
      await relay.ask("evaluate", { expression: "1/0" }),
      await client.get("evaluate", { expression: "1/0" }),
    );
    assert.equal(client.transcript.length, before + 1);
    await assert.rejects(relay.ask("evaluate", { expression: "w[" }), /expected a value/);
    assert.equal(client.transcript.length, before + 1);
  });

  it("tells at once of a stop that VS Code waits for, and no stop before it after that", async () => {
    const { clock, client, relay } = await launched();
    relay.move("next");
    relay.move("next");
    await client.move("next");
    const told = client.events("stopped").length;
    clock.pass(10 * PAUSE_MS);
    assert.equal(client.events("stopped").length, told);
    assert.equal(await client.position(), 3);
  });

  it("lets no other event overtake a stop", async () => {
    const { client, relay } = await launched();
    relay.move("next");
    relay.move("next");
    await relay.ask("setExpression", { expression: "w[1][0][0]", value: "2" });
    assert.deepEqual(client.story().slice(-4), [
      "[stopped]",
      "[stopped]",
      "[invalidated]",
      "[backprop/changed]",
    ]);
  });

  it("has no continued for a short way, one for a way that lasts, and drops what waits for that", async () => {
    const { clock, client, slow, heard, relay } = await launched();
    await client.move("next");
    relay.move("backprop/move", { level: "factor", direction: "forward" });
    clock.pass(PAUSE_MS);
    assert.equal(count(client.story(), "[continued]"), 0);
    slow.is = true;
    relay.move("backprop/move", { level: "epoch", direction: "forward" });
    relay.move("next");
    clock.pass(LONG_MS);
    assert.equal(client.story().at(-1), "[continued]");
    assert.equal(heard.at(-1), "continued");
    relay.move("next");
    slow.is = false;
    const stopped = client.event("stopped");
    for (const turn of slow.turns.splice(0)) turn();
    await stopped;
    assert.equal(count(client.story(), "[continued]"), 1);
    const { position } = await relay.ask<{ position: number }>("backprop/position");
    relay.move("next");
    assert.equal(await client.position(), position + 1);
  });

  it("goes on after a move that is refused", async () => {
    const { client, slow, relay } = await launched();
    slow.is = true;
    await client.get("continue", { threadId: 1 });
    relay.move("next");
    await assert.rejects(relay.ask("backprop/position"));
    slow.is = false;
    const stopped = client.event("stopped");
    for (const turn of slow.turns.splice(0)) turn();
    await stopped;
    const end = await client.position();
    relay.move("stepBack");
    assert.equal(await client.position(), end - 1);
  });

  it("jumps from a way that is under way, and says where it cannot", async () => {
    const { client, slow, relay } = await launched();
    slow.is = true;
    relay.move("continue");
    slow.is = false;
    await relay.jump("backprop/move", { to: 7 });
    assert.equal(await client.position(), 7);
    await assert.rejects(relay.jump("backprop/move", { to: "nowhere" }), /nowhere/);
    relay.move("next");
    assert.equal(await client.position(), 8);
  });

  it("tells of the last stop once more, while VS Code takes the session to stand there", async () => {
    const { client, slow, relay } = await launched();
    relay.move("next");
    relay.move("next");
    const before = client.transcript.length;
    relay.tellAgain();
    assert.deepEqual(client.story().slice(before), ["[stopped]", "[stopped]"]);
    slow.is = true;
    await client.get("continue", { threadId: 1 });
    const stops = client.events("stopped").length;
    relay.tellAgain();
    assert.equal(client.events("stopped").length, stops);
  });

  it("says nothing more once it is disposed of", async () => {
    const { clock, client, relay } = await launched();
    relay.move("next");
    relay.move("next");
    relay.dispose();
    const told = client.transcript.length;
    clock.pass(10 * PAUSE_MS);
    assert.equal(client.transcript.length, told);
  });
});
