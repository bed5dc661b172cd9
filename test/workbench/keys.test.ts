// Keys that are held: each press counts, in its order, whoever has the keyboard.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  focusEditor,
  panelAt,
  panelFrame,
  pressF5,
  sampleFolder,
  useWorkbench,
  viewRows,
  waitFor,
  waitForStopped,
} from "./harness";

/** How fast a key repeats that is held. */
const A_SECOND = 30;

/** Holds a key as a keyboard does, until it has come so often: it waits for nothing that comes of it. */
async function hold(page: Page, combination: string, count: number): Promise<void> {
  const keys = combination.split("+");
  const last = keys.pop()!;
  const sent = keys.map((key) => page.keyboard.down(key));
  const begin = performance.now();
  for (let press = 0; press < count; press++) {
    const wait = begin + (press * 1000) / A_SECOND - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(page.keyboard.down(last));
  }
  await Promise.all(sent);
  for (const key of [last, ...keys]) await page.keyboard.up(key);
}

describe("a key that is held", () => {
  const workbench = useWorkbench({ size: { width: 1500, height: 1000 } });

  async function started(): Promise<Page> {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    await panelAt(await panelFrame(page), 0);
    return page;
  }

  /** Panel, call stack and number in the editor, all at the same step. */
  async function allAt(page: Page, position: number, top: string): Promise<void> {
    await panelAt(await panelFrame(page), position);
    await waitForStopped(page);
    await waitFor(`${top} on top of the call stack`, async () =>
      (await viewRows(page, "Call Stack"))[0]?.startsWith(top),
    );
  }

  it("counts sixty times from the editor, and back", async () => {
    const page = await started();
    await focusEditor(page);
    await hold(page, "F10", 60);
    await allAt(page, 60, "∂z₂⁽¹⁾/∂b₂⁽¹⁾");
    await hold(page, "Control+F10", 20);
    await allAt(page, 40, "∂z₀⁽²⁾/∂a₀⁽¹⁾");
  });

  it("counts sixty times from the panel, which keeps the keyboard", async () => {
    const page = await started();
    await page.keyboard.press("Control+Alt+p");
    // It is in the frame around the panel's own before the panel can say that it has it.
    const body = (await panelFrame(page)).locator("body");
    await waitFor("the keyboard in the panel", () => body.evaluate((of) => of.ownerDocument.hasFocus()));
    await hold(page, "F10", 60);
    await allAt(page, 60, "∂z₂⁽¹⁾/∂b₂⁽¹⁾");
    assert.equal(await page.evaluate("document.activeElement.tagName"), "IFRAME");
  });

  it("keeps the order of different keys", async () => {
    const page = await started();
    await focusEditor(page);
    // To the end of the first weighted sum, of the neuron, then by factors again.
    for (const key of ["F10", "Shift+F11", "Shift+F11", "F11", "F11", "F10", "F10", "Control+F10"])
      await page.keyboard.press(key);
    const panel = await panelFrame(page);
    // 1; quantity: 4; neuron: 5; quantity: 9; factor: 10, 11, 12, and back.
    await panelAt(panel, 11);
  });
});
