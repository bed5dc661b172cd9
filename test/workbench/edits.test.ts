// An edit while its network is stepped through: a calm hint, no marks at wrong places, and a restart that goes on where it stood.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  goTo,
  notifications,
  panelAt,
  panelFrame,
  pressF5,
  sampleFolder,
  statusBar,
  step,
  useWorkbench,
  waitFor,
  waitForStopped,
} from "./harness";

const hint = "Restart to use your edit";

async function isHinted(page: Page): Promise<boolean> {
  return (await statusBar(page)).includes(hint);
}

/** How many marks the editor shows. */
function marks(page: Page): Promise<number> {
  return page.locator(".editor-instance .cdr[class*='TextEditorDecorationType']").count();
}

describe("an edit during a session", () => {
  const workbench = useWorkbench();

  it("is hinted at, and used by a restart at the same step", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor();
    await page.locator(".editor-instance .view-lines").first().click();
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await step(page, "F10");
    await step(page, "F10");
    await panelAt(panel, 2);
    await waitFor("the mark", async () => (await marks(page)) > 0);
    assert.equal(await isHinted(page), false);

    await goTo(page, 9, 10);
    await page.keyboard.press("Delete");
    await waitFor("the hint", () => isHinted(page));
    await waitFor("no mark", async () => (await marks(page)) === 0);
    await page.keyboard.press("Control+z");
    await waitFor("no hint", async () => !(await isHinted(page)));
    await waitFor("the mark again", async () => (await marks(page)) > 0);

    await page.keyboard.type("1");
    await waitFor("the hint", () => isHinted(page));
    assert.deepEqual(await notifications(page), []);
    await page.locator(".part.statusbar").getByText(hint).click();
    await waitFor("no hint", async () => !(await isHinted(page)));
    await waitForStopped(page);
    await panelAt(panel, 2);
    await waitFor("the mark in the new text", async () => (await marks(page)) > 0);
  });
});
