import { strict as assert } from "node:assert";
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fileOf } from "./networks";
import { outside } from "./stdio";

describe("the adapter, where things go wrong around it", () => {
  const folder = mkdtempSync(join(tmpdir(), "backprop-hostile-"));
  const inFolder = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Why a launch of a path fails; the adapter ends then. */
  const refusal = async (program: string): Promise<string> => {
    const { client, ended } = outside();
    const text = await client.refused("launch", { program });
    await client.get("disconnect");
    assert.deepEqual([(await ended).code, (await ended).err], [0, ""]);
    return text;
  };

  const noise = Buffer.from(Array.from({ length: 10_000 }, (_, index) => (index * index * 7) % 256));
  const utf16 = Buffer.from(`\ufeff${fileOf([1, 1])}`, "utf16le");
  const files: readonly (readonly [string, () => string, RegExp])[] = [
    ["nothing in it", () => inFolder("empty.nn.json", ""), /the file is empty/],
    ["bytes that are no text", () => inFolder("noise.nn.json", noise), /not a text in UTF-8/],
    ["UTF-16", () => inFolder("utf16.nn.json", utf16), /not a text in UTF-8/],
    [
      "a byte-order mark",
      () => inFolder("bom.nn.json", `\ufeff${fileOf([1, 1])}`),
      /begins with a byte-order mark/,
    ],
    ["brackets without end", () => inFolder("deep.nn.json", "[".repeat(1e6)), /nested more than/],
    ["a name with a null", () => join(folder, "\0.nn.json"), /no path of a file/],
    ["a name without end", () => join(folder, "x".repeat(10_000)), /name is too long/],
    ["a URI of another machine", () => "file://elsewhere/net.nn.json", /no path of a file|no such file/],
    ["a folder for its path", () => folder, /it is a folder\.$/],
    ["a file for its folder", () => join(inFolder("file.nn.json", "{}"), "net.nn.json"), /no such file/],
  ];
  for (const [what, path, expected] of files) {
    it(`refuses a network with ${what}, and ends in order`, async () =>
      assert.match(await refusal(path()), expected));
  }

  it("calls a file that it cannot read by what its URI means", async () => {
    const text = await refusal(pathToFileURL(join(folder, "no such f6.nn.json")).href);
    assert.match(text, /^Cannot read .*no such f6\.nn\.json: there is no such file\.$/);
  });

  it("refuses a file that no memory could hold, without reading it", async () => {
    const path = inFolder("huge.nn.json", "");
    truncateSync(path, 2 ** 40);
    assert.match(await refusal(path), /it is too large\.$/);
  });

  it("refuses a device that never ends", async function () {
    if (process.platform === "win32") this.skip();
    assert.match(await refusal("/dev/zero"), /it is not a file\.$/);
  });

  it("reads a file whatever its name, by path and by URI, with lines that end in CR LF", async () => {
    const names = join(folder, "ünï ∂ 🧠%20#?");
    mkdirSync(names);
    const path = join(names, "日本.nn.json");
    const text = fileOf([2, 2, 1]).replaceAll("\n", "\r\n");
    writeFileSync(path, text);
    for (const program of [path, `file://${path.split(/[/\\]/).map(encodeURIComponent).join("/")}`]) {
      const { client, ended } = outside();
      await client.launch({ program });
      const [frame] = await client.frames();
      const lines = text.slice(0, text.search(/-?\d\.\d/)).split("\r\n"); // up to w₀₀ of layer 1
      assert.deepEqual(
        [frame!.source!.path, frame!.line, frame!.column],
        [program, lines.length, lines.at(-1)!.length + 1],
      );
      assert.equal(
        (await client.get("source", { source: { path: program }, sourceReference: 0 })).content,
        text,
      );
      await client.get("disconnect");
      await ended;
    }
  });

  it("counts columns in UTF-16 units, as the protocol does", async () => {
    const path = inFolder(
      "one-line.nn.json",
      '{"name":"🧠🧠","layers":[{"name":"🧠 ∂","weights":[[0.5,-0.25]]}],"examples":[{"input":[1,2],"target":[1]}]}',
    );
    const { client } = outside();
    await client.launch({ program: path });
    const column = 1 + '{"name":"🧠🧠","layers":[{"name":"🧠 ∂","weights":[[0.5,'.length;
    const { breakpoints } = await client.get("setBreakpoints", {
      source: { path },
      breakpoints: [{ line: 1, column: column + 2 }],
    });
    assert.deepEqual([breakpoints[0]!.verified, breakpoints[0]!.column], [true, column]);
    await client.move("continue");
    assert.equal((await client.frames())[0]!.column, column);
    await client.get("disconnect");
  });

  it("answers all that was asked before its input ended", async () => {
    const { client, child, ended } = outside();
    for (let count = 0; count < 200; count++) client.post("threads");
    child.stdin.write('Content-Length: 500\r\n\r\n{"seq":');
    child.stdin.end();
    assert.deepEqual([(await ended).code, (await ended).err], [0, ""]);
    assert.equal(client.story().filter((each) => each === "threads").length, 200);
  });

  it("does not pile up what a slow client has not read", async function () {
    this.timeout(20_000);
    const long = fileOf([2, 2, 1], { training: { learningRate: 1e-6, epochs: 1e9 } });
    const path = inFolder("long.nn.json", long);
    const { client, child, ended } = outside();
    await client.launch({ program: path }, () =>
      client.get("setBreakpoints", { source: { path }, breakpoints: [{ line: 5, logMessage: "C = {C}" }] }),
    );
    await client.get("continue", { threadId: 1 });
    child.stdout.pause();
    const before = client.transcript.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    child.stdout.resume();
    assert.equal((await client.ask("disconnect")).success, true);
    await ended;
    const piledUp = client.transcript.length - before;
    assert.ok(piledUp > 0 && piledUp < 5000, `${piledUp} messages`);
  });
});
