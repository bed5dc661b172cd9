import assert from "node:assert/strict";
import { inline, PATH } from "./client";
import { fileOf } from "./networks";

describe("the requests that begin, end and describe a session", () => {
  const text = fileOf([1, 1]);
  const started = async () => {
    const client = inline({ [PATH]: text });
    await client.get("initialize");
    const initialized = client.event("initialized");
    await client.get("launch", { program: PATH });
    await initialized;
    return client;
  };

  it("give the text that is run, by its path or without one, and of no other file", async () => {
    const client = await started();
    await client.move("configurationDone");
    for (const source of [undefined, { path: PATH }])
      assert.equal(
        (await client.get("source", { sourceReference: 0, ...(source && { source }) })).content,
        text,
      );
    const refused = await client.ask("source", { sourceReference: 0, source: { path: "/other.nn.json" } });
    assert.ok(!refused.success);
    assert.match(refused.message!, /runs net\.nn\.json/);
  });

  it("have one thread, which is there before and after the launch", async () => {
    const client = await started();
    assert.equal((await client.get("threads")).threads.length, 1);
    await client.move("configurationDone");
    assert.equal((await client.get("threads")).threads.length, 1);
  });

  it("take the cancelling of a progress that there is not", async () => {
    const client = await started();
    assert.ok((await client.ask("cancel", { progressId: "none" })).success);
  });

  it("are refused, with the field, where an argument is of another kind", async () => {
    const client = await started();
    const { success, message } = await client.ask("cancel", { progressId: 3 as never });
    assert.ok(!success);
    assert.match(message!, /progressId/);
  });
});
