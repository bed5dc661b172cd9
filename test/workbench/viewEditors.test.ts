// A view in an editor of its own, beside the panel: both follow the session, and each view is opened once.
import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import type { Tab } from "../../src/protocol/messages";
import {
  focusEditor,
  panelAt,
  panelFrame,
  pressF5,
  reload,
  remembered,
  runCommand,
  sampleFolder,
  screenshot,
  text,
  useWorkbench,
  waitFor,
  waitForSessionEnd,
  waitForStopped,
} from "./harness";

/** Opens a view by its name: typed, for the list moves under the mouse while it opens. */
async function openView(page: Page, name: string): Promise<void> {
  await runCommand(page, "Backprop: Open a View in an Editor…");
  await page.locator(".quick-input-title", { hasText: "Open a view" }).waitFor();
  await page.locator(".quick-input-widget input").first().fill(name);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name }).waitFor();
  await page.keyboard.press("Enter");
}

/** The page in sight that has something in it. */
function pageWith(page: Page, selector: string): Promise<Frame> {
  return waitFor(`the page with ${selector}`, async () => {
    for (const frame of page.frames()) {
      const isThere = frame.locator(selector).isVisible();
      if (await isThere.catch(() => false)) return frame; // A frame may go while it is asked.
    }
    return undefined;
  });
}

const panelPage = (page: Page) => pageWith(page, '[data-testid="timeline"]');
const viewFrame = (page: Page, view: Tab) => pageWith(page, `.only > [data-view="${view}"]`);
/** The same while no session runs. */
const emptyFrame = (page: Page, name: string) => pageWith(page, `.idle h1:text-is("${name}")`);

function viewAt(frame: Frame, position: number): Promise<void> {
  return frame
    .getByTestId("position")
    .getByText(new RegExp(`^step ${position} of `))
    .waitFor();
}

/** Where the group of editors lies whose tab has a name. */
async function groupOf(page: Page, name: string) {
  const tab = page.locator(".tab", { has: page.getByText(name, { exact: true }) });
  return (await page.locator(".editor-group-container", { has: tab }).boundingBox())!;
}

/** Waits until the keyboard is in a page: what VS Code opens before, it closes again for that. */
async function hasKeyboard(frame: Frame): Promise<void> {
  await waitFor("the keyboard in the page", () => frame.evaluate<boolean>("document.hasFocus()"));
}

async function closePanel(page: Page): Promise<void> {
  await runCommand(page, "Backprop: Go to the Panel");
  await hasKeyboard(await panelPage(page));
  await runCommand(page, "View: Close Editor");
  await page.locator(".tab", { hasText: /^Backprop$/ }).waitFor({ state: "detached" });
}

const tabNames = (page: Page) => page.locator(".tab", { hasText: "Backprop:" }).allInnerTexts();

describe("a view in an editor of its own", () => {
  const workbench = useWorkbench({ size: { width: 1440, height: 900 } });

  it("follows the session beside the panel, is opened once, and outlives the panel", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);

    await panel.getByRole("button", { name: "Open this view in an editor of its own" }).first().click();
    const network = await viewFrame(page, "network");
    await viewAt(network, 0);
    await hasKeyboard(network);
    await page.keyboard.press("F10"); // with the keyboard in the view, which keeps it
    await viewAt(network, 1);
    await panelAt(panel, 1);
    assert.equal(await page.evaluate("document.activeElement.tagName"), "IFRAME");
    await focusEditor(page);
    await page.keyboard.press("F10");
    await viewAt(network, 2);
    await panelAt(panel, 2);
    const [below, beside] = await Promise.all([
      groupOf(page, "Backprop: Network"),
      groupOf(page, "Backprop"),
    ]);
    assert.ok(below.y > beside.y && below.x + below.width <= beside.x + 2, "it lies below the file");
    await screenshot(page, "view-editor");

    await openView(page, "Cost");
    await viewAt(await viewFrame(page, "cost"), 2);
    assert.deepEqual(await tabNames(page), ["Backprop: Network", "Backprop: Cost"]);
    await openView(page, "Network");
    await hasKeyboard(await viewFrame(page, "network"));
    assert.deepEqual(await tabNames(page), ["Backprop: Network", "Backprop: Cost"]);

    await closePanel(page);
    await focusEditor(page);
    await page.keyboard.press("F10");
    const again = await viewFrame(page, "network");
    await viewAt(again, 3);
    assert.match(await text(again.locator("header")), /Weighted input of neuron 0/);

    await page.keyboard.press("Shift+F5");
    await waitForSessionEnd(page);
    const empty = await emptyFrame(page, "Network");
    assert.match(await text(empty.getByRole("status")), /^The session has ended\..*press F5/);
    await screenshot(page, "view-editor-empty");
  });

  it("survives a reload", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json", isOwn: true });
    await pressF5(page);
    await waitForStopped(page);
    await panelAt(await panelFrame(page), 0);
    await openView(page, "Matrix");
    await viewAt(await viewFrame(page, "matrix"), 0);
    await closePanel(page); // In a browser all webviews share a worker: of two that come back at once, VS Code may leave one blank.
    await waitFor("the view among what the window remembers", async () =>
      (await remembered(page)).includes("backprop.deck.matrix"),
    );
    await reload(page);
    await page.locator(".part.statusbar:visible").waitFor();
    assert.match(await text((await emptyFrame(page, "Matrix")).getByRole("status")), /^Open a network/);
    assert.deepEqual(await tabNames(page), ["Backprop: Matrix"]);
    await focusEditor(page);
    await page.locator(".editor-actions .codicon-debug-alt").first().waitFor(); // the extension is there
    await pressF5(page);
    await waitForStopped(page);
    await viewAt(await viewFrame(page, "matrix"), 0);
  });
});
