import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inline, PATH } from "./client";

const points = `x,y,note\n0.5,1,"two\nlines"\n0.25,0,\n`;

const network = (more = "") => `{
  "layers": [
    { "neurons": 2 },
    { "weights": [[1, 2]], "biases": [0.5] }
  ],
  "examples": { "file": "data/points.csv", "inputs": ["x"], "targets": ["y"]${more} }
}
`;

describe("a session with data in other files", () => {
  it("says where an example stands, and looks there", async () => {
    const client = inline({ [PATH]: network(), "data/points.csv": points });
    await client.launch({ level: "example" });
    await client.move("next");
    const [first] = await client.frames();
    assert.equal(first!.name, "example 0 · line 2 of points.csv");
    assert.deepEqual(first!.source, { name: "points.csv", path: "/networks/data/points.csv" });
    assert.deepEqual([first!.line, first!.column], [2, 1]);
    await client.move("next");
    const [second, batch] = await client.frames();
    assert.equal(second!.name, "example 1 · line 4 of points.csv");
    assert.equal(second!.line, 4);
    assert.equal(batch!.source!.path, PATH);
  });

  it("stands at what names the data where a line cannot be opened", async () => {
    const long = points + "\n".repeat(9 * 2 ** 20);
    const client = inline({ [PATH]: network(), "data/points.csv": long });
    await client.launch({ level: "example" });
    await client.move("next");
    const [frame] = await client.frames();
    assert.equal(frame!.name, "example 0 · line 2 of points.csv");
    assert.deepEqual([frame!.source!.path, frame!.line, frame!.column], [PATH, 6, 15]);
  });

  it("reads data that has changed at a restart, and goes on where it stands", async () => {
    const files: Record<string, string> = { [PATH]: network(), "data/points.csv": points };
    const versions = { "data/points.csv": "1" };
    const client = inline(files, undefined, versions);
    await client.launch();
    await client.move("next");
    await client.move("next");
    const position = await client.position();
    files["data/points.csv"] = points.replace("0.5", "0.75");
    versions["data/points.csv"] = "2";
    assert.equal(await client.value("a[0][0]"), "0.5");
    await client.move("restart", {});
    assert.deepEqual([await client.value("a[0][0]"), await client.position()], ["0.75", position]);
    await client.move("restart", {});
    assert.equal(await client.position(), 0);
  });

  it("refuses a launch where the data is at fault, and says where", async () => {
    const client = inline({ [PATH]: network(), "data/points.csv": points.replace("0.25", "?") });
    await client.get("initialize", { adapterID: "backprop" });
    const refused = await client.refused("launch", { program: PATH });
    assert.match(refused, /6:25 line 4 of points.csv has "\?" in the column "x", which is no number/);
  });

  it("finds breakpoints in an edited text with the data that it has", async () => {
    const files: Record<string, string> = { [PATH]: network(), "data/points.csv": points };
    const client = inline(files);
    await client.launch();
    files[PATH] = `\n${network()}`;
    const source = { path: PATH };
    const { breakpoints } = await client.get("setBreakpoints", { source, breakpoints: [{ line: 5 }] });
    assert.deepEqual([breakpoints[0]!.verified, breakpoints[0]!.line], [true, 5]);
    files[PATH] = network().replace("points", "others");
    const { breakpoints: others } = await client.get("setBreakpoints", {
      source,
      breakpoints: [{ line: 4 }],
    });
    assert.equal(others[0]!.verified, false);
  });
});

describe("a session with weights in another file", () => {
  const text = `{
  "layers": [
    {
      "weights": { "file": "m.safetensors", "tensor": "w64" },
      "biases": { "file": "m.safetensors", "tensor": "bias" }
    },
    { "weights": [[1, 2]] }
  ],
  "examples": [{ "input": [1, 2, 3], "target": [1] }],
  "training": { "learningRate": 0.5, "epochs": 1 }
}
`;
  const model = new Uint8Array(readFileSync("test/golden/data/model.safetensors"));
  const launched = async () => {
    const client = inline({ [PATH]: text, "m.safetensors": model });
    await client.launch();
    return client;
  };
  const source = { path: PATH };

  it("stops at every use of a matrix, where a breakpoint stands on what names it", async () => {
    const client = await launched();
    const { breakpoints } = await client.get("setBreakpoints", {
      source,
      breakpoints: [
        { line: 4, mode: "forward" },
        { line: 5, mode: "update" },
      ],
    });
    assert.deepEqual(
      breakpoints.map(({ verified, line, column }) => [verified, line, column]),
      [
        [true, 4, 18],
        [true, 5, 17],
      ],
    );
    const names: string[] = [];
    for (;;) {
      const { reason } = await client.move("continue");
      if (reason === "end") break;
      const [frame] = await client.frames();
      names.push(`${frame!.name} ${frame!.line}:${frame!.column}`);
    }
    // Three terms of each of two neurons, then the update of two biases.
    assert.equal(names.length, 8);
    assert.match(names[0]!, /^z₀⁽¹⁾.* 4:18$|4:18$/);
    assert.match(names[7]!, /5:17$/);
  });

  it("offers a place for a breakpoint there, and a way to its first weight", async () => {
    const client = await launched();
    const { breakpoints } = await client.get("breakpointLocations", { source, line: 4 });
    assert.deepEqual(breakpoints, [{ line: 4, column: 18, endLine: 4, endColumn: 62 }]);
    const { targets } = await client.get("gotoTargets", { source, line: 4 });
    assert.deepEqual(
      targets.map(({ label, line, column }) => [label, line, column]),
      [["w₀₀⁽¹⁾", 4, 18]],
    );
  });
});
