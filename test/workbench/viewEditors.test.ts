// A view in an editor of its own, beside the panel: both follow the session, and each view is opened once.
import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import type { Tab } from "../../src/protocol/messages";
import {
  focusEditor,
  panelAt,
  panelFrame,
  pressF5,
  runCommand,
  sampleFolder,
  screenshot,
  text,
  useWorkbench,
  waitFor,
  waitForStopped,
} from "./harness";

const OPEN = "Backprop: Open a View in an Editor…";

/** The page of the view that is in sight in an editor of its own. */
function viewFrame(page: Page, view: Tab): Promise<Frame> {
  return waitFor(`the editor of ${view}`, async () => {
    for (const frame of page.frames()) {
      const isThere = frame.locator(`.only > [data-view="${view}"]`).isVisible();
      if (await isThere.catch(() => false)) return frame; // A frame may go while it is asked.
    }
    return undefined;
  });
}

function viewAt(frame: Frame, position: number): Promise<void> {
  return frame
    .getByTestId("position")
    .getByText(new RegExp(`^step ${position} of `))
    .waitFor();
}

const tabNames = (page: Page) => page.locator(".tab", { hasText: "Backprop:" }).allInnerTexts();

describe("a view in an editor of its own", () => {
  const workbench = useWorkbench({ size: { width: 1800, height: 1000 } });

  it("follows the session beside the panel, is opened once, and outlives the panel", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);

    await panel.getByRole("button", { name: "Open this view in an editor of its own" }).first().click();
    const network = await viewFrame(page, "network");
    await viewAt(network, 0);
    await waitFor("the keyboard in the view", () => network.evaluate<boolean>("document.hasFocus()"));
    await page.keyboard.press("F10"); // with the keyboard in the view, which keeps it
    await viewAt(network, 1);
    await panelAt(panel, 1);
    assert.equal(await page.evaluate("document.activeElement.tagName"), "IFRAME");
    await focusEditor(page);
    await page.keyboard.press("F10");
    await viewAt(network, 2);
    await panelAt(panel, 2);
    await screenshot(page, "view-editor");

    await runCommand(page, OPEN);
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Cost" }).click();
    await viewAt(await viewFrame(page, "cost"), 2);
    assert.deepEqual(await tabNames(page), ["Backprop: Network", "Backprop: Cost"]);
    await runCommand(page, OPEN);
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Network" }).click();
    await page.locator(".tab.active", { hasText: "Backprop: Network" }).waitFor();
    assert.deepEqual(await tabNames(page), ["Backprop: Network", "Backprop: Cost"]);

    const panelTab = page.locator(".tab", { hasText: /^Backprop$/ });
    await panelTab.hover();
    await panelTab.locator(".codicon-close").click();
    await panelTab.waitFor({ state: "detached" });
    await focusEditor(page);
    await page.keyboard.press("F10");
    const again = await viewFrame(page, "network");
    await viewAt(again, 3);
    assert.match(await text(again.locator("header")), /3-3-2/);
  });

  it("survives a reload", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json", isOwn: true });
    await pressF5(page);
    await waitForStopped(page);
    await panelAt(await panelFrame(page), 0);
    await runCommand(page, OPEN);
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "Matrix" }).click();
    await viewAt(await viewFrame(page, "matrix"), 0);
    await page.reload();
    await page.locator(".tab", { hasText: "Backprop: Matrix" }).waitFor();
    await page.locator(".editor-actions .codicon-debug-alt").waitFor(); // the extension is there
    await focusEditor(page);
    await pressF5(page);
    await waitForStopped(page);
    await viewAt(await viewFrame(page, "matrix"), 0);
  });
});
