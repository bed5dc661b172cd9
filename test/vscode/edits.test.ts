// An edit while its network is stepped through: breakpoints stay with their weight or bias.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { frames, nextStop, start, useDebugger } from "./debugger";
import { sample, until } from "./support";

describe("an edit during a session", () => {
  useDebugger();

  it("moves a breakpoint's line, not its parameter", async () => {
    const uri = await sample("3-3-2.nn.json");
    const document = await vscode.workspace.openTextDocument(uri);
    const line = document.positionAt(document.getText().lastIndexOf('"biases"')).line;
    const location = new vscode.Location(uri, new vscode.Position(line, 0));
    vscode.debug.addBreakpoints([new vscode.SourceBreakpoint(location)]);
    const session = await start(uri);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "\n\n"));
    await document.save();
    const bound = () => session.getDebugProtocolBreakpoint(vscode.debug.breakpoints[0]!);
    const moved = await until(async () => {
      const { verified, line: now } = ((await bound()) ?? {}) as { verified?: boolean; line?: number };
      return verified && now === line + 3 ? now : undefined;
    });
    assert.equal(moved, line + 3);
    const goOn = () => nextStop(() => vscode.commands.executeCommand("workbench.action.debug.continue"));
    assert.equal((await goOn()).reason, "breakpoint");
    const [before] = await frames(session);
    assert.match(before!, /b₀⁽²⁾/);

    await nextStop(() => vscode.commands.executeCommand("workbench.action.debug.restart"));
    const [after] = await frames(session);
    assert.equal(after, before!.replace(`${line + 1}:`, `${line + 3}:`), "at the same step, in the new text");
    await nextStop(() => vscode.commands.executeCommand("workbench.action.debug.reverseContinue"));
    await goOn();
    assert.deepEqual((await frames(session))[0], after);
  });
});
