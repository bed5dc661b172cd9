// A way of a billion steps: told how far it has come, paused at once, cancelled, and stopped at a unit far away.
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import {
  focusEditor,
  notifications,
  panelFrame,
  pressF5,
  scratchFolder,
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

const long = {
  layers: [
    { weights: [[-0.25, 0.5]], biases: [0.1] },
    { weights: [[0.8]], biases: [-0.2] },
  ],
  examples: [
    { input: [0.3, 0.9], target: [1] },
    { input: [0.7, 0.1], target: [0] },
  ],
  training: { learningRate: 0.01, epochs: 20_000_000, batchSize: 1 },
};
// An example has 4 + 3 + 1 steps forward, 4 + 5 backward, then 5 means and 5 updates.
const LENGTH = (8 + 9 + 10) * 2 * 20_000_000;

describe("a way of a billion steps", () => {
  const workbench = useWorkbench({ size: { width: 1500, height: 1100 } });

  /** The position that the panel shows. */
  async function position(panel: FrameLocator): Promise<number> {
    return Number(/step (\d+) of/.exec(await text(panel.locator("body")))![1]);
  }

  /** Continues, until VS Code has told how far it has come; the step. */
  async function onTheWay(page: Page, panel: FrameLocator): Promise<number> {
    await focusEditor(page);
    await pressF5(page);
    const told = await waitFor("the progress", async () => {
      // Newer versions keep it behind the bell.
      const [shown] = await notifications(page);
      const isOpen = await page.locator(".notifications-center.visible").isVisible();
      const bell = page.locator(".statusbar-item .codicon-bell-dot").first();
      if (!shown && !isOpen && (await bell.isVisible())) await bell.click();
      return shown;
    });
    await panel.locator('[data-testid="step"][aria-busy="true"]').waitFor();
    return Number(new RegExp(`^Going through the run: step (\\d+) of ${LENGTH}$`).exec(told)![1]);
  }

  async function standing(page: Page, panel: FrameLocator): Promise<void> {
    await waitForStopped(page);
    await panel.locator('[data-testid="step"][aria-busy="false"]').waitFor();
    await waitFor("no notification", async () => (await notifications(page)).length === 0);
  }

  it("is paused at once, and cancelled where it is told", async () => {
    const page = await workbench.open({
      folder: scratchFolder({ "long.nn.json": JSON.stringify(long, null, 2) }),
      file: "long.nn.json",
    });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panel.getByText(`step 0 of ${LENGTH}`).waitFor();

    const first = await onTheWay(page, panel);
    assert.ok(first > 0 && first < LENGTH);
    await screenshot(page, "progress");
    await page.keyboard.press("F6");
    await standing(page, panel);
    const paused = await position(panel);
    assert.ok(paused >= first && paused < LENGTH, `${first}, ${paused}`);
    assert.match(await text(sideView(page, "Call Stack").locator(".pane-header")), /Paused on pause/);

    const second = await onTheWay(page, panel);
    assert.ok(second > paused);
    await page.getByRole("button", { name: "Cancel" }).click();
    await standing(page, panel);
    const cancelled = await position(panel);
    assert.ok(cancelled >= second && cancelled < LENGTH, `${second}, ${cancelled}`);
    await step(page, "Control+F10");
    await waitFor("the step before", async () => (await position(panel)) === cancelled - 1);
  });

  it("is told as a share of the way to where it stops", async () => {
    const page = await workbench.open({
      folder: scratchFolder({ "long.nn.json": JSON.stringify(long, null, 2) }),
      file: "long.nn.json",
    });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await sideView(page, "Breakpoints").hover();
    await page.getByRole("button", { name: "Add Function Breakpoint" }).click();
    const box = sideView(page, "Breakpoints").locator(".monaco-inputbox input");
    await box.fill("epoch 1000001");
    await box.press("Enter");
    await viewRow(page, "Breakpoints", "epoch 1000001").waitFor();
    await onTheWay(page, panel);
    const bar = page.locator(".notifications-list-container .monaco-progress-container").first();
    const stop = 54 * 1_000_000;
    await waitFor("a share of the way", async () => {
      const [message] = await notifications(page);
      const share = Number(await bar.getAttribute("aria-valuenow", { timeout: 1000 }).catch(() => null));
      const at = Number(/step (\d+) of/.exec(message ?? "")?.[1]);
      // The bar and the words are drawn one after the other.
      return share > 10 && Math.abs(share - (100 * at) / stop) < 10;
    });
    await standing(page, panel);
    assert.equal(await position(panel), stop + 1);
    assert.match((await viewRows(page, "Call Stack"))[0]!, /^w₀₀⁽¹⁾ a₀⁽⁰⁾/);
  });
});
