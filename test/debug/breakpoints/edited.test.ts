// Breakpoints in a file that is edited while it is stepped through: they stay with their weight or bias.
import assert from "node:assert/strict";
import { inline, PATH, type TestClient } from "../client";
import { fileOf } from "../networks";

const text = fileOf([2, 2, 1]);
const source = { path: PATH };

/** The line of the `which`-th list of biases, counted from 1. */
function biases(of: string, which: number): number {
  return of.split("\n").flatMap((line, index) => (line.includes("biases") ? [index + 1] : []))[which]!;
}

/** Where a run from the start stops first. */
async function firstStop(client: TestClient): Promise<string> {
  await client.move("reverseContinue");
  await client.move("continue");
  return (await client.frames())[0]!.name;
}

async function launched(): Promise<TestClient & { files: Record<string, string> }> {
  const files: Record<string, string> = { [PATH]: text };
  const client = inline(files);
  await client.launch();
  return Object.assign(client, { files });
}

async function set(client: TestClient, ...lines: number[]) {
  const breakpoints = lines.map((line) => ({ line }));
  return (await client.get("setBreakpoints", { source, breakpoints, sourceModified: true })).breakpoints;
}

describe("breakpoints in an edited file", () => {
  it("are found in the text as it is now, and stop the run of the text as it was", async () => {
    const client = await launched();
    const edited = `\n\n\n${text}`;
    client.files[PATH] = edited;
    const line = biases(edited, 1);
    const [answer] = await set(client, line);
    assert.deepEqual([answer!.verified, answer!.line], [true, line]);
    assert.match(await firstStop(client), /b⁽²⁾/);
    const { breakpoints } = await client.get("breakpointLocations", { source, line });
    assert.deepEqual(
      breakpoints.map((each) => each.line),
      [line],
    );
  });

  it("stay where they are through the restart that uses the edit", async () => {
    const client = await launched();
    client.files[PATH] = `\n${text}`;
    await set(client, biases(client.files[PATH], 1));
    await client.move("restart");
    assert.deepEqual(client.events("breakpoint"), []);
    assert.match(await firstStop(client), /b⁽²⁾/);
  });

  it("move with their parameter where a restart brings another text, and say so", async () => {
    const client = await launched();
    await set(client, biases(text, 1));
    const edited = `\n\n${text}`;
    client.files[PATH] = edited;
    await client.move("restart");
    const [changed] = client.events("breakpoint");
    assert.equal(changed!.body.breakpoint.line, biases(edited, 1));
    assert.match(await firstStop(client), /b⁽²⁾/);
  });

  it("are looked for anew where the network of a restart has no such parameter", async () => {
    const client = await launched();
    await set(client, biases(text, 1));
    client.files[PATH] = `${"\n".repeat(biases(text, 1) - biases(fileOf([2, 2]), 0))}${fileOf([2, 2])}`;
    await client.move("restart");
    const [changed] = client.events("breakpoint");
    assert.equal(changed, undefined);
    assert.match(await firstStop(client), /b₀⁽¹⁾/);
  });

  it("are not verified, and never guessed, where the edit is at fault or adds what the run has not", async () => {
    const client = await launched();
    client.files[PATH] = text.replace("]", "");
    const [broken] = await set(client, biases(text, 0));
    assert.equal(broken!.verified, false);
    assert.match(broken!.message!, /problems since it was edited/);
    client.files[PATH] = fileOf([2, 2, 1, 1]);
    const [unknown] = await set(client, biases(client.files[PATH], 2));
    assert.equal(unknown!.verified, false);
    assert.match(unknown!.message!, /restart/);
    await client.move("restart");
    const [changed] = client.events("breakpoint");
    assert.deepEqual([changed!.body.breakpoint.verified, changed!.body.breakpoint.id], [true, unknown!.id]);
  });

  it("are those of the run again once the edit is taken back", async () => {
    const client = await launched();
    client.files[PATH] = `\n${text}`;
    await set(client, biases(client.files[PATH], 0));
    client.files[PATH] = text;
    const line = biases(text, 0);
    const [answer] = await set(client, line);
    assert.deepEqual([answer!.verified, answer!.line], [true, line]);
  });
});
