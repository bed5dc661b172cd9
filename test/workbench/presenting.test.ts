// Present: the panel is the whole window from stop to stop, and everything is back afterwards.
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import {
  focusEditor,
  panelAt,
  panelFrame,
  pressF5,
  reload,
  runCommand,
  sampleFolder,
  screenshot,
  useWorkbench,
  viewRows,
  waitFor,
  waitForStopped,
} from "./harness";

const SIZE = { width: 1920, height: 1080 };

/** What of the window can be seen, and where, to a few pixels: bars, groups of editors, and who has the keyboard. */
async function look(page: Page): Promise<string> {
  return page.locator("body").evaluate((body) => {
    const all = [...body.querySelectorAll(".part, .editor-group-container, .pane-header")];
    const seen = all.filter((each) => each.checkVisibility());
    const places = seen.map((each) => {
      const { x, y, width, height } = each.getBoundingClientRect();
      return [each.classList[0], each.id, ...[x, y, width, height].map((size) => Math.round(size / 4))].join(
        " ",
      );
    });
    return [...places, body.ownerDocument.activeElement?.tagName].join("\n");
  });
}

/** The panel, once it is the whole window but for its title and its tab. */
async function isWhole(page: Page): Promise<FrameLocator> {
  await waitFor("the panel as the whole window", async () => {
    const frames = page.locator("iframe.webview.ready:visible");
    const box = (await frames.count()) === 1 ? await frames.boundingBox() : null;
    const isAlone = (await page.locator(".part.sidebar:visible, .part.statusbar:visible").count()) === 0;
    return isAlone && box && box.width >= SIZE.width - 4 && box.height >= SIZE.height - 80;
  });
  const panel = await panelFrame(page);
  await panel.locator("main[data-presents]").waitFor();
  return panel;
}

async function isBack(page: Page, before: string): Promise<void> {
  let now = "";
  await waitFor("the window as it was", async () => {
    now = await look(page);
    return now === before;
  }).catch((error) => assert.equal(now, before, String(error)));
  await (await panelFrame(page)).locator("main:not([data-presents])").waitFor();
}

describe("presenting", () => {
  // A VS Code of its own: that Zen Mode kept notifications to itself outlives the window's clearing.
  const workbench = useWorkbench({ size: SIZE, settings: {} });

  async function started(): Promise<{ page: Page; panel: FrameLocator }> {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);
    await focusEditor(page);
    return { page, panel };
  }

  it("stays for fifty steps, by F10 and by a clicker, and gives everything back", async () => {
    const { page } = await started();
    const before = await look(page);
    await page.keyboard.press("Control+Shift+F11");
    let panel = await isWhole(page);
    for (let position = 1; position <= 50; position++) {
      await page.keyboard.press(position % 2 === 0 ? "F10" : "PageDown");
      await panelAt(panel, position);
    }
    panel = await isWhole(page);
    await page.keyboard.press("PageUp");
    await panelAt(panel, 49);
    await page.keyboard.press("ArrowRight");
    await panelAt(panel, 50);
    await screenshot(page, "presenting");
    await page.keyboard.press("Escape");
    await isBack(page, before);
    await waitFor("the call stack", async () => (await viewRows(page, "Call Stack"))[0]?.startsWith("∂"));
    await page.keyboard.press("F10");
    await panelAt(await panelFrame(page), 51);
    await waitForStopped(page);
  });

  it("blanks the screen, and does not let a clicker run on or end the session", async () => {
    const { page, panel } = await started();
    await panel.getByRole("button", { name: "Present" }).click();
    await isWhole(page);
    await page.keyboard.press("b");
    await panel.locator("main[data-blank]").waitFor();
    await page.keyboard.press("PageDown"); // is there again, and no further
    await panel.locator("main:not([data-blank])").waitFor();
    await page.keyboard.press("F5");
    await page.keyboard.press("Shift+F5");
    await page.keyboard.press("PageDown");
    await panelAt(panel, 1);
    await isWhole(page);
    await page.keyboard.press("Escape"); // in Zen Mode VS Code keeps its notifications to itself, also from the tests that follow
    await page.locator(".part.statusbar").waitFor();
  });

  it("goes back with the keyboard in the panel where it was there, and reveals before it goes back", async () => {
    const { page, panel } = await started();
    await panel.getByRole("checkbox", { name: "predict first" }).check();
    await page.keyboard.press("Control+Alt+p");
    await waitFor("the keyboard in the panel", async () => (await look(page)).endsWith("IFRAME"));
    const before = await look(page);
    await panel.getByRole("button", { name: "Present" }).click();
    await isWhole(page);
    await page.keyboard.press("PageDown");
    await panel.getByTestId("asked").waitFor();
    await page.keyboard.press("Escape");
    await panel.getByTestId("asked").waitFor({ state: "detached" });
    await isWhole(page);
    await page.keyboard.press("Escape");
    await isBack(page, before);
    await panel.getByRole("checkbox", { name: "predict first" }).uncheck(); // what its reader likes outlives the window's clearing
  });

  it("gives back what the reader has changed meanwhile, and what a reload has left", async () => {
    const { page } = await started();
    const before = await look(page);
    await page.keyboard.press("Control+Shift+F11");
    await isWhole(page);
    await page.keyboard.press("Control+1"); // the editor is there again
    await page.locator(".editor-instance .monaco-editor.focused").first().waitFor();
    await page.keyboard.press("Control+Shift+F11");
    await isBack(page, before);
    await page.keyboard.press("Control+Shift+F11");
    await isWhole(page);
    await reload(page);
    await page.locator(".part.statusbar:visible").waitFor();
    await page.locator(".part.sidebar:visible").waitFor();
    const groups = page.locator(".editor-group-container:visible");
    await waitFor("both groups of editors", async () => (await groups.count()) === 2);
    await (await panelFrame(page)).getByTestId("idle").waitFor();
  });

  it("makes an editor of a panel that is a view, for as long as it takes", async () => {
    const { page } = await started();
    await runCommand(page, "Backprop: Move the Panel to the Side Bar");
    await page.locator(".tab", { hasText: "Backprop" }).waitFor({ state: "detached" });
    await panelAt(await panelFrame(page), 0);
    await focusEditor(page);
    const before = await look(page);
    await page.keyboard.press("Control+Shift+F11");
    await panelAt(await isWhole(page), 0);
    await page.keyboard.press("PageDown");
    await panelAt(await panelFrame(page), 1);
    await page.keyboard.press("Escape");
    await isBack(page, before);
    await panelAt(await panelFrame(page), 1);
    await runCommand(page, "Backprop: Move the Panel Beside the Editor"); // its place outlives the window's clearing
    await page.locator(".tab", { hasText: "Backprop" }).waitFor();
  });
});
