// The moves VS Code has no button for, as commands. The numbers of steps follow from the order of the steps by hand.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { nextStop, position, start, toldStop, useDebugger } from "./debugger";
import { extension, sample } from "./support";

/** The units from fine to coarse, as the specification names them. */
const levels = ["factor", "quantity", "neuron", "layer", "pass", "example", "batch", "epoch"];

// One example of 3-3-2: forward 3 · (3 + 1 + 1) + 2 · (3 + 1 + 1) + 2 for the cost, backward 2 · (1 + 1 + 3 + 1) + 3 · (2 + 1 + 3 + 1).
const FORWARD = 15 + 10 + 2;
const EXAMPLE = FORWARD + 12 + 21;
const LENGTH = 4 * EXAMPLE + 12 + 8;

describe("the moves VS Code has no button for", () => {
  useDebugger();

  const run = (command: string) => toldStop(() => vscode.commands.executeCommand(`backprop.${command}`));

  it("go by any unit, forward and back, and leave the session's own level alone", async () => {
    const session = await start(await sample("3-3-2.nn.json"));
    const ends = {
      factor: 1,
      quantity: 4,
      neuron: 5,
      layer: 15,
      pass: FORWARD,
      example: EXAMPLE,
      batch: LENGTH,
      epoch: LENGTH,
    };
    assert.deepEqual(Object.keys(ends), levels);
    for (const [level, end] of Object.entries(ends)) {
      await run(`next.${level}`);
      assert.equal(await position(session), end, level);
      await run(`previous.${level}`);
      assert.equal(await position(session), 0, level);
    }
    assert.equal((await session.customRequest("backprop/position")).level, "factor");
  });

  it("go to the end and to the start", async () => {
    const session = await start(await sample("3-3-2.nn.json"));
    await run("toEnd");
    assert.equal(await position(session), LENGTH);
    await run("toStart");
    assert.equal(await position(session), 0);
  });

  it("go to the parameter at the cursor, its next use", async () => {
    const uri = await sample("3-3-2.nn.json");
    const session = await start(uri);
    const editor = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
    const cursor = editor.document.positionAt(editor.document.getText().indexOf("-0.7") + 2);
    editor.selection = new vscode.Selection(cursor, cursor);
    const jump = () => nextStop(() => vscode.commands.executeCommand("backprop.toParameter"));
    await jump();
    assert.equal(await position(session), 15 + 2);
    await jump();
    assert.equal(await position(session), 31);
  });

  it("are commands with titles, which need a session", () => {
    const { commands, keybindings } = extension.packageJSON.contributes as {
      commands: { command: string; title: string; enablement?: string }[];
      keybindings: { command: string; key: string; when: string }[];
    };
    for (const level of levels)
      for (const direction of ["next", "previous"]) {
        const found = commands.find(({ command }) => command === `backprop.${direction}.${level}`);
        assert.ok(found, `${direction} ${level}`);
        assert.match(found.enablement!, /debugType == 'backprop' && inDebugMode/);
      }
    for (const { command, key, when } of keybindings) {
      // F5 stands in for VS Code's own only until that works.
      const scope =
        command === "backprop.startEarly"
          ? /!debuggersAvailable/
          : /debugType == 'backprop'|backprop\.presents/;
      assert.match(when, scope);
      assert.notEqual(key, "shift+f10");
    }
  });

  it("count each press of a key that is held, however far VS Code has come", async () => {
    const session = await start(await sample("3-3-2.nn.json"));
    const press = (move: string) => vscode.commands.executeCommand("backprop.step", move);
    await Promise.all(Array.from({ length: 60 }, () => press("next")));
    assert.equal(await position(session), 60);
    await Promise.all(Array.from({ length: 20 }, () => press("stepBack")));
    assert.equal(await position(session), 40);
    await press("stepOut");
    assert.equal((await session.customRequest("backprop/position")).level, "quantity");
    await press("stepIn");
    assert.equal((await session.customRequest("backprop/position")).level, "factor");
    await toldStop(() => press("reverseContinue"));
    assert.equal(await position(session), 0);
  });

  /** VS Code's own commands that ours do the work of. */
  const own: Readonly<Record<string, string>> = {
    next: "workbench.action.debug.stepOver",
    stepIn: "workbench.action.debug.stepInto",
    stepOut: "workbench.action.debug.stepOut",
  };

  it("have keys that VS Code leaves free, or has for the same", async () => {
    await vscode.commands.executeCommand("workbench.action.openDefaultKeybindingsFile");
    const text = vscode.window.activeTextEditor!.document.getText();
    const all: { key: string; command: string; when?: string }[] = JSON.parse(
      text.replace(/^\s*\/\/.*$/gm, "").trim(),
    );
    const { keybindings } = extension.packageJSON.contributes as {
      keybindings: { command: string; key: string; when: string; args?: string }[];
    };
    for (const { command, key, when, args = "" } of keybindings) {
      // Who presents has a clicker's keys, and the way back.
      if (command === "backprop.startEarly" || /^backprop\.presents/.test(when)) continue;
      // Where VS Code has the key for the same move, whatever else has it gives way to that while one debugs.
      const isOfSameMove = all.some((each) => each.key === key && each.command === own[args]);
      if (isOfSameMove) continue;
      // Quick input, chats, and languages with definitions are other places than a network file, and before a session is another time.
      const others = all
        .filter((each) => each.key === key && !/debugType == 'backprop'/.test(each.when ?? ""))
        .filter(({ when = "" }) => !when.split("||").every((way) => way.includes("!inDebugMode")))
        .filter(
          ({ when }) => !/inQuickInput|inChat|accessibleView|editorHasDefinitionProvider/.test(when ?? ""),
        );
      assert.deepEqual(others, [], key);
    }
  });
});
