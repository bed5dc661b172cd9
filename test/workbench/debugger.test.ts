// What someone who lives in debuggers does first, by keyboard and mouse: a conditional breakpoint from the gutter, continue, hover, a nudge in
// Variables, a step back that undoes it. The numbers are those of an independent computation of the sample.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import {
  chooseFromMenu,
  editorLine,
  focusEditor,
  gutterBeside,
  hoverText,
  panelAt,
  panelFrame,
  pressF5,
  sampleFolder,
  screenshot,
  step,
  useWorkbench,
  viewRow,
  viewRows,
  waitForStopped,
} from "./harness";

/** A row of the Variables view. */
function variable(page: Page, name: string | RegExp): Locator {
  return viewRow(page, "Variables", name);
}

describe("the debugger, by someone who lives in debuggers", () => {
  const workbench = useWorkbench({ size: { width: 1500, height: 1100 } });

  it("stops where a condition holds, is nudged in Variables, and steps back to what was", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor();
    const beside = await gutterBeside(page, "1.2, -0.7, 0.4");
    await page.mouse.click(beside.x, beside.y);
    await page.locator(".codicon-debug-breakpoint").first().waitFor();
    await page.mouse.click(beside.x, beside.y, { button: "right" });
    await chooseFromMenu(page, "Edit Breakpoint");
    await page.locator(".breakpoint-widget .monaco-editor.focused").first().waitFor();
    await page.keyboard.type("dC/dw[2][0][0] > 0.1");
    await page.keyboard.press("Enter");
    await page.locator(".codicon-debug-breakpoint-conditional").first().waitFor();

    await page.locator(".editor-instance .view-lines").first().click();
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);
    await step(page, "F5");
    // dawn pulls by −0.101, noon by 0.116: the first hit with the condition is noon's ∂C/∂w₀₀⁽²⁾
    await panelAt(panel, 90);
    assert.match((await viewRows(page, "Call Stack"))[0]!, /^∂z₀⁽²⁾\/∂w₀₀⁽²⁾/);
    assert.match(await hoverText(page, "-0.7"), /∂C\/∂w₀₁⁽²⁾ = 0\.05841/);

    await variable(page, "Weights").click();
    await variable(page, "layer 2").click();
    await variable(page, "neuron 0").click();
    const weight = variable(page, /^w₀₀⁽²⁾/);
    await weight.dblclick();
    const box = page.locator(".monaco-list-row .monaco-inputbox input").first();
    await box.fill("1.3");
    await page.keyboard.press("Enter");
    await weight.filter({ hasText: "1.3" }).waitFor();
    const result = panel.getByTestId("result");
    await result.filter({ hasText: "0.1177" }).waitFor();
    await variable(page, "Nudge").waitFor();
    await screenshot(page, "nudged");
    await weight.click({ button: "right" });
    await chooseFromMenu(page, "Write Nudges into the File");
    await editorLine(page, "1.3, -0.7, 0.4").waitFor();
    await focusEditor(page);
    await page.keyboard.press("Control+z");
    await editorLine(page, "1.2, -0.7, 0.4").waitFor();

    await step(page, "Control+F10");
    await weight.filter({ hasText: "1.2" }).waitFor();
    await step(page, "F10");
    await result.filter({ hasText: "0.1177" }).waitFor();
    await step(page, "Control+F10");
    await step(page, "Control+F10");
    await weight.filter({ hasText: "1.2" }).waitFor();
  });
});
