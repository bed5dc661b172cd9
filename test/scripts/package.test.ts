import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packAdapter, packExtension } from "../../scripts/package.mjs";
import { outside } from "../debug/stdio";
import { untarred, unzipped } from "./archives";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

describe("what is packed", () => {
  const folder = mkdtempSync(join(tmpdir(), "backprop-package-"));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("for VS Code holds what it runs and shows, no sources, no maps, no address", async () => {
    const files = unzipped(readFileSync(await packExtension(folder)));
    const inside = [...files.keys()].filter((name) => name.startsWith("extension/"));
    for (const file of [
      "package.json",
      "dist/extension.js",
      "dist/session.js",
      "dist/browser.js",
      "dist/panel.js",
    ])
      assert.ok(inside.includes(`extension/${file}`), file);
    const rest = inside.filter((name) => !/^extension\/(dist|media)\//.test(name)).sort();
    assert.deepEqual(
      rest.map((name) => name.slice("extension/".length).toLowerCase()),
      ["license.txt", "security.md", "changelog.md", "package.json", "readme.md"],
    );
    assert.deepEqual(
      inside.filter((name) => /\.(map|tsx?|mjs)$/.test(name)),
      [],
    );
    const samples = inside.filter((name) => name.startsWith("extension/media/samples/"));
    assert.deepEqual(
      samples.map((name) => name.slice("extension/media/samples/".length)).sort(),
      readdirSync("media/samples").sort(),
    );
    const manifest = files.get("extension.vsixmanifest")!.toString();
    assert.doesNotMatch(manifest, /Links\.(Source|GitHub|Getstarted)/);
    const pictures = /!\[[^\]]*\]\(media\//g;
    const readme = readFileSync("README.md", "utf8").match(pictures)?.length;
    assert.equal(files.get("extension/readme.md")!.toString().match(pictures)?.length, readme);
  });

  it("for npm is the adapter, which runs as it lies there, and nothing else", async () => {
    const files = untarred(readFileSync(await packAdapter(folder)));
    assert.deepEqual([...files.keys()].sort(), [
      "package/LICENSE",
      "package/README.md",
      "package/dist/THIRD-PARTY-NOTICES.txt",
      "package/dist/adapter.js",
      "package/package.json",
    ]);
    const adapter = join(folder, "adapter.js");
    writeFileSync(adapter, files.get("package/dist/adapter.js")!);
    assert.equal(execFileSync(process.execPath, [adapter, "--version"]).toString().trim(), version);

    const program = join(process.cwd(), "media/samples/xor.nn.json");
    const { client, ended } = outside(adapter);
    await client.get("launch", { program });
    await client.get("disconnect");
    assert.deepEqual([(await ended).code, (await ended).err], [0, ""]);
  });
});
