// A jump that is typed, and the buttons beside the debugger's own.
import assert from "node:assert/strict";
import {
  panelAt,
  panelFrame,
  pressF5,
  runCommand,
  sampleFolder,
  useWorkbench,
  waitFor,
  waitForStopped,
} from "./harness";

describe("the moves VS Code has no button for, by hand", () => {
  const workbench = useWorkbench();

  it("a step that is typed, checked while it is", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);
    await runCommand(page, "Backprop: Go to Step");
    const input = page.locator(".quick-input-widget input").first();
    await waitFor("the input box", async () => (await input.inputValue()) === "0");
    for (const wrong of ["261", "-1", "x", "1.5", ""]) {
      await input.fill(wrong);
      await page.locator(".quick-input-message", { hasText: "A whole number from 0 to 260." }).waitFor();
    }
    await input.fill(" 31 ");
    await page.keyboard.press("Enter");
    await panelAt(panel, 31);
  });

  it("a neuron forward and back by the toolbar", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await page.locator(".debug-toolbar").getByRole("button", { name: "Next Neuron" }).click();
    await panelAt(panel, 5);
    await waitForStopped(page);
    await page.keyboard.press("Control+Alt+PageDown");
    await panelAt(panel, 10);
    await waitForStopped(page);
    await page.locator(".debug-toolbar").getByRole("button", { name: "Previous Neuron" }).click();
    await panelAt(panel, 5);
    await waitForStopped(page);
    const buttons = await page
      .locator(".debug-toolbar .action-label")
      .evaluateAll((labels) => labels.map((label) => label.getAttribute("aria-label") ?? ""));
    assert.ok(
      buttons.some((label) => label.startsWith("Go to Step")),
      buttons.join(", "),
    );
  });
});
