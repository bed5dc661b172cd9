// What the extension says of itself: every file it names is packed, every command it names is there, and the package is small.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import * as vscode from "vscode";
import { extension, until } from "./support";

const root = extension.extensionPath;
const manifest = extension.packageJSON;

/** The files of .vscodeignore, which first leaves out everything. */
function packed(): string[] {
  const lines = readFileSync(join(root, ".vscodeignore"), "utf8").trim().split("\n");
  assert.equal(lines[0], "**");
  assert.ok(lines.slice(1).every((line) => line.startsWith("!")));
  return lines.slice(1).flatMap((line) => matching(line.slice(1)));
}

/** The files that a path, with * in its last part, stands for. */
function matching(pattern: string): string[] {
  if (!pattern.includes("*")) return existsSync(join(root, pattern)) ? [pattern] : [];
  const folder = dirname(pattern);
  const expression = new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`);
  return readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}`)
    .filter((file) => expression.test(file));
}

/** All texts in a value. */
function texts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
}

describe("the manifest", () => {
  it("names files that are packed", () => {
    const files = packed();
    const named = texts(manifest)
      .filter((text) => /^(\.\/)?(media|dist)\//.test(text))
      .map((text) => text.replace(/^\.\//, ""));
    assert.ok(named.length > 10);
    for (const file of named) assert.ok(files.includes(file), file);
  });

  it("packs no source maps, and at most 1.5 MB", () => {
    const files = packed();
    assert.deepEqual(
      files.filter((file) => /\.(map|ts|tsx)$/.test(file)),
      [],
    );
    const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0);
    assert.ok(size <= 1.5e6, `${size} bytes`);
  });

  it("starts for networks and for debugging, not for any other file", () => {
    const events: readonly string[] = manifest.activationEvents;
    assert.ok(events.includes("workspaceContains:**/*.nn.json"));
    assert.deepEqual(
      events.filter((event) => /^(\*|onStartupFinished|onLanguage:(?!nn-json$).*)$/.test(event)),
      [],
    );
  });

  it("names commands that are there, in menus, keys and the walkthrough", async () => {
    await extension.activate();
    const known = new Set(await vscode.commands.getCommands(true));
    const { commands, menus, keybindings, walkthroughs } = manifest.contributes;
    const named = [
      ...[...commands, ...keybindings, ...Object.values(menus).flat()].map(({ command }) => command),
      ...texts(walkthroughs).flatMap((text) => [
        ...[...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command),
        ...[...text.matchAll(/^onCommand:(.*)/g)].map(([, command]) => command),
      ]),
    ];
    assert.ok(named.length > 40);
    for (const command of named) assert.ok(known.has(command), command);
  });

  it("needs nothing of Node's in the browser", () => {
    const code = readFileSync(join(root, manifest.browser), "utf8");
    const required = [...code.matchAll(/\brequire\(("[^"]*"|[^)]*)\)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(required)], ['"vscode"']);
    assert.doesNotMatch(code, /\bprocess\.(env|cwd|platform)|\b__dirname\b|\bBuffer\./);
  });

  it("begins a network of one's own, which can be stepped through", async () => {
    await vscode.commands.executeCommand("backprop.newNetwork");
    const document = vscode.window.activeTextEditor!.document;
    assert.equal(document.languageId, "nn-json");
    await until(() => (document.getText().includes("squaredError") ? true : undefined));
    assert.deepEqual(JSON.parse(document.getText()).layers[0].activation, "sigmoid");
    await until(() => (vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined));
    const drawn = document.getText().replace(/"weights": \[[^\]]*\]\s*\]/, '"neurons": 1');
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await vscode.window.activeTextEditor!.edit((edit) => edit.replace(whole, drawn));
    await vscode.commands.executeCommand("backprop.writeInitialWeights");
    await until(() => (document.getText().includes('"weights": [') ? true : undefined));
    await vscode.commands.executeCommand("undo");
    await until(() => (document.getText() === drawn ? true : undefined));
    // Left open and untitled, it would be asked for a name whenever a session starts.
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });
});
