// Two networks stepped through side by side: the panel shows the one in front.
import type { Page } from "playwright-core";
import {
  panelAt,
  panelFrame,
  pressF5,
  runCommand,
  sampleFolder,
  useWorkbench,
  waitForStopped,
} from "./harness";

/** Brings a session to the front, as its row of the call stack does. */
async function focus(page: Page, name: string): Promise<void> {
  const pane = page.locator(".pane", { has: page.locator('.pane-header[aria-label^="Call Stack"]') });
  await pane.locator(".monaco-list-row", { hasText: name }).first().click();
}

describe("two sessions", () => {
  const workbench = useWorkbench();

  it("share the panel, which follows the one in front", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);
    await page.locator(".debug-toolbar").getByRole("button", { name: "Next Neuron" }).click();
    await panelAt(panel, 5);

    await waitForStopped(page);
    await page.locator(".editor-instance .view-lines").first().click();
    await page.keyboard.press("Control+p");
    await page.locator(".quick-input-widget input").first().fill("xor.nn.json");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "xor.nn.json" }).first().click();
    await page.locator(".tab.active", { hasText: "xor.nn.json" }).waitFor();
    await runCommand(page, "Backprop: Step Through This Network");
    await focus(page, "xor.nn.json"); // VS Code leaves the session in front that stands there
    await panel.getByText(/^step 0 of (?!260)/).waitFor();
    await focus(page, "3-3-2.nn.json");
    await panelAt(panel, 5);
  });
});
