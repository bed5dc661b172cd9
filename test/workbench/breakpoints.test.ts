// The breakpoints that VS Code's own dialogs make: a mode, a number that changes, an exception with another threshold. The
// steps follow from the order of the program by hand, the numbers from an independent computation of the samples.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FrameLocator, Page } from "playwright-core";
import {
  chooseFromMenu,
  editorLine,
  focusEditor,
  gutterBeside,
  panelFrame,
  pressF5,
  runCommand,
  sampleFolder,
  screenshot,
  sideView,
  step,
  text,
  useWorkbench,
  viewRow,
  viewRows,
  waitFor,
  waitForStopped,
} from "./harness";

describe("breakpoints, by mouse and keyboard", () => {
  const workbench = useWorkbench({ size: { width: 1500, height: 1100 } });

  async function started(file: string, isOwn = false): Promise<{ page: Page; panel: FrameLocator }> {
    const page = await workbench.open({ folder: sampleFolder(), file, isOwn });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panel.getByText(/^step 0 of/).waitFor();
    return { page, panel };
  }

  it("stand in the gutter of a network file, and of no other JSON file", async () => {
    const folder = sampleFolder();
    writeFileSync(join(folder, "plain.json"), '{\n  "weights": [1, 2, 3]\n}\n');
    const page = await workbench.open({ folder, file: "plain.json" });
    const glyphs = page.locator(".editor-instance .codicon-debug-breakpoint");
    const plain = await gutterBeside(page, '"weights"');
    await page.mouse.click(plain.x, plain.y);
    await page.keyboard.press("F9");
    await page.keyboard.press("Control+p");
    await page.locator(".quick-input-widget input").first().fill("xor.nn.json");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "xor.nn.json" }).first().click();
    await editorLine(page, "XOR").waitFor();
    const beside = await gutterBeside(page, "[0.8, -0.8]");
    await page.mouse.click(beside.x, beside.y);
    await glyphs.first().waitFor();
    // That of the plain file would have been there by now, and be listed first.
    await runCommand(page, "View: Show Run and Debug");
    await viewRow(page, "Breakpoints", "xor.nn.json").waitFor();
    const rows = await viewRows(page, "Breakpoints");
    assert.deepEqual(
      rows.filter((row) => row.includes(".json")),
      ["xor.nn.json 10"],
    );
  });

  it("stop at the uses that their mode means", async () => {
    const { page, panel } = await started("3-3-2.nn.json");
    const beside = await gutterBeside(page, "1.2, -0.7, 0.4");
    await page.mouse.click(beside.x, beside.y);
    await viewRow(page, "Breakpoints", "3-3-2.nn.json").waitFor();
    await page.mouse.click(beside.x, beside.y, { button: "right" });
    await chooseFromMenu(page, "Edit Breakpoint");
    const widget = page.locator(".breakpoint-widget");
    await widget.locator(".monaco-editor.focused").waitFor(); // the keyboard comes to it a moment after it opens
    await widget.locator(".select-mode-container select").click();
    const modes = page.locator(".monaco-select-box-dropdown-container .monaco-list-row");
    await modes.filter({ hasText: "Backward" }).waitFor();
    await screenshot(page, "breakpoint-modes");
    const labels = await modes.locator(".option-text").allTextContents();
    assert.deepEqual(labels, ["Mode", "Every use", "Forward", "Backward", "Update"]);
    await modes.filter({ hasText: "Backward" }).click();
    await widget.locator(".monaco-editor").first().click();
    await page.keyboard.press("Enter");
    await viewRow(page, "Breakpoints", "Backward").waitFor();

    await focusEditor(page);
    await step(page, "F5"); // not step 16, its term of z₀⁽²⁾
    await panel.getByText("step 30 of 260").waitFor();
    await step(page, "F5"); // its path to the layer before
    await panel.getByText("step 40 of 260").waitFor();
    await step(page, "Control+Alt+F5");
    await panel.getByText("step 30 of 260").waitFor();
  });

  it("stop where a number of Variables changes, forward and back", async () => {
    const { page, panel } = await started("xor.nn.json");
    for (const row of ["Weights", "layer 1", "neuron 0"]) await viewRow(page, "Variables", row).click();
    await viewRow(page, "Variables", /^w₀₁⁽¹⁾/).click({ button: "right" });
    await chooseFromMenu(page, "Break on Value Change");
    await viewRow(page, "Breakpoints", "w[1][0][1]").waitFor();
    await focusEditor(page);
    // An epoch has four examples of 28 steps, then 9 means, then 9 updates; this weight's is the second.
    for (const [key, position] of [
      ["F5", 4 * 28 + 9 + 2],
      ["F5", 130 + 4 * 28 + 9 + 2],
      ["Control+Alt+F5", 4 * 28 + 9 + 2],
    ] as const) {
      await step(page, key);
      await panel.getByText(`step ${position} of 65000`).waitFor();
      assert.match((await viewRows(page, "Call Stack"))[1]!, /^w₀₁⁽¹⁾ /);
      assert.match(
        await text(sideView(page, "Call Stack").locator(".pane-header")),
        /Paused on data breakpoint/,
      );
    }
    await screenshot(page, "data-breakpoint");
  });

  it("stop at an exception, beyond a threshold of one's own, and say in plain words what happened", async () => {
    const { page, panel } = await started("3-3-2.nn.json", true); // thresholds stay
    const row = viewRow(page, "Breakpoints", "Exploding gradient");
    await row.getByRole("checkbox").click();
    await row.click({ button: "right" });
    await chooseFromMenu(page, "Edit Condition");
    await sideView(page, "Breakpoints").locator(".monaco-inputbox input").first().fill("0.1");
    await page.keyboard.press("Enter");
    await row.filter({ hasText: "0.1" }).waitFor();
    await focusEditor(page);
    // Of all |∂C/∂w| and |∂C/∂b| of the first example, those of w₀₀⁽²⁾, w₀₂⁽²⁾ and b₀⁽²⁾ are the first three above 0.1.
    await step(page, "F5");
    await panel.getByText("step 30 of 260").waitFor();
    const widget = page.locator(".exception-widget");
    const said = await waitFor("the exception's words", async () => (await text(widget)) || undefined);
    assert.match(said, /^Exception has occurred: Exploding gradient/);
    assert.match(said, /∂C₀\/∂w₀₀⁽²⁾ = −0\.1011, in size above 0\.1: a gradient step would throw/);
    await screenshot(page, "exception");
    await step(page, "F5");
    await panel.getByText("step 32 of 260").waitFor();
    await widget.filter({ hasText: "∂C₀/∂w₀₂⁽²⁾ = −0.1091" }).waitFor();
    await step(page, "Control+Alt+F5");
    await panel.getByText("step 30 of 260").waitFor();
    await widget.filter({ hasText: "∂C₀/∂w₀₀⁽²⁾ = −0.1011" }).waitFor();
  });
});
