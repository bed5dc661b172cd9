// What is written on the current line at each stop: the quantity at hand with its value, and nothing else anywhere.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { start, toldStop, useDebugger } from "./debugger";
import { sample } from "./support";

/** The inline values of a whole document, as "text of the range: value". */
async function values(document: vscode.TextDocument): Promise<string[]> {
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  const shown = await vscode.commands.executeCommand<vscode.InlineValue[]>(
    "vscode.executeInlineValueProvider",
    document.uri,
    whole,
    { frameId: 1, stoppedLocation: whole },
  );
  return shown.map((value) => {
    assert.ok("text" in value);
    return `${document.getText(value.range)}: ${value.text}`;
  });
}

describe("the inline values", () => {
  useDebugger();

  const goTo = (session: vscode.DebugSession, to: number) =>
    toldStop(() => session.customRequest("backprop/move", { to }));

  // The values are those of an independent computation of the sample; the order of the steps is that of the specification.
  const expected: readonly (readonly [step: number, shown: string])[] = [
    [1, "0.5: z₀⁽¹⁾ = 0.45 so far"],
    [4, "0.1: z₀⁽¹⁾ = 0.59"],
    [5, '"sigmoid": a₀⁽¹⁾ = 0.6434'],
    [26, "1: C₀ = 0.1203 so far"],
    [27, "0: C₀ = 0.6037"],
    [28, "1: ∂C₀/∂a₀⁽²⁾ = −0.6937"],
    [29, '"sigmoid": ∂C₀/∂z₀⁽²⁾ = −0.1572'],
    [31, "-0.7: ∂C₀/∂w₀₁⁽²⁾ = −0.07114"],
    [40, "1.2: ∂C₀/∂a₀⁽¹⁾ = −0.1886 so far"],
    [41, "-0.5: ∂C₀/∂a₀⁽¹⁾ = −0.3359"],
    [241, "0.5: ∂C/∂w₀₀⁽¹⁾ = −0.02559"],
    [254, "-0.7: ∂C/∂w₀₁⁽²⁾ = 0.05841"],
  ];

  it("stand at the current number alone, and are right at every stop, forward and back", async () => {
    const uri = await sample("3-3-2.nn.json");
    const session = await start(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const other = await vscode.workspace.openTextDocument(await sample("xor.nn.json"));
    assert.deepEqual(await values(document), [], "at the start");
    for (const [step, shown] of [...expected, ...expected.slice(2, 8).toReversed()]) {
      await goTo(session, step);
      assert.deepEqual(await values(document), [shown], `step ${step}`);
    }
    assert.deepEqual(await values(other), [], "in another network's file");
    await goTo(session, 0);
    assert.deepEqual(await values(document), [], "at the start again");
  });

  it("are those of a nudge", async () => {
    const uri = await sample("3-3-2.nn.json");
    const session = await start(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await goTo(session, 1);
    await session.customRequest("setExpression", { expression: "w[1][0][0]", value: "0.6" });
    assert.deepEqual(await values(document), ["0.5: z₀⁽¹⁾ = 0.54 so far"]); // 0.6 · 0.9, at the number of the file
  });

  it("are gone while the file reads otherwise than what runs", async () => {
    const uri = await sample("3-3-2.nn.json");
    const session = await start(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await goTo(session, 1);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "\n"));
    assert.deepEqual(await values(document), []);
    await vscode.commands.executeCommand("undo");
    assert.deepEqual(await values(document), ["0.5: z₀⁽¹⁾ = 0.45 so far"]);
    await document.save();
  });

  it("are none where nothing is stepped through", async () => {
    const document = await vscode.workspace.openTextDocument(await sample("3-3-2.nn.json"));
    assert.deepEqual(await values(document), []);
  });
});
