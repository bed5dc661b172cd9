// The drawing of the network as a part of the debugger: a click on an edge goes there, a breakpoint from it is VS Code's own and stops F5.
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import {
  openTab,
  panelFrame,
  pressF5,
  sampleFolder,
  screenshot,
  useWorkbench,
  viewRows,
  waitFor,
  waitForStopped,
} from "./harness";

/** A point of the window on an edge, a third of the way from its first neuron. */
async function onEdge(panel: FrameLocator, from: string, to: string): Promise<{ x: number; y: number }> {
  const middle = async (neuron: string) => {
    const circle = panel.locator(`[data-neuron="${neuron}"] circle`).first();
    await circle.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await circle.boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  await middle(to);
  const [start, end] = [await middle(from), await middle(to)];
  return { x: start.x + (end.x - start.x) / 3, y: start.y + (end.y - start.y) / 3 };
}

async function choose(panel: FrameLocator, entry: string | RegExp): Promise<void> {
  await panel.getByRole("menuitem", { name: entry }).click();
}

async function stands(page: Page, panel: FrameLocator, step: number, frame: RegExp): Promise<void> {
  await panel.getByText(new RegExp(`^step ${step} of `)).waitFor();
  await waitForStopped(page);
  await waitFor(`the frame ${frame}`, async () => frame.test((await viewRows(page, "Call Stack"))[0] ?? ""));
}

describe("the drawing of the network", () => {
  const workbench = useWorkbench({ size: { width: 1700, height: 1200 } });

  it("goes to an edge's next use, and sets breakpoints that are VS Code's own", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor();
    await page.locator(".editor-instance .view-lines").first().click();
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panel.getByText(/^step 0 of/).waitFor();
    await openTab(panel, "network");

    // w₁₀⁽¹⁾ is used by the 6th step: after w₀₀, w₀₁, w₀₂, b₀ and σ of the neuron before.
    const edge = await onEdge(panel, "0,0", "1,1");
    await page.mouse.click(edge.x, edge.y);
    await choose(panel, /^Go to its next use/);
    await stands(page, panel, 6, /^w₁₀⁽¹⁾ a₀⁽⁰⁾/);

    // A breakpoint on it: in the gutter, in the Breakpoints view, and in the drawing, which the step may have moved.
    const there = await onEdge(panel, "0,0", "1,1");
    await page.mouse.click(there.x, there.y);
    await choose(panel, /^Add a breakpoint/);
    await page.locator(".editor-instance .codicon-debug-breakpoint").first().waitFor();
    const inView = async () => (await viewRows(page, "Breakpoints")).filter((row) => /3-3-2|∂C/.test(row));
    await waitFor("the breakpoint in its view", async () =>
      (await inView()).some((row) => /3-3-2/.test(row)),
    );
    await panel.getByTestId("network").locator(".stop").first().waitFor();

    // One on ∂C/∂a₀⁽¹⁾ by keyboard alone: it is a function breakpoint.
    await panel.getByTestId("network").getByRole("application").press("Home");
    for (const key of ["ArrowRight", "ArrowUp", "Enter"]) await page.keyboard.press(key);
    const entry = panel.getByRole("menuitem", { name: "Add a breakpoint on ∂C/∂a₀⁽¹⁾" });
    await entry.press("Enter");
    await waitFor("the function breakpoint", async () =>
      (await inView()).some((row) => /∂C\/∂a\[1\]\[0\]/.test(row)),
    );
    await panel.locator('[data-neuron="1,0"] .stop').waitFor();
    await screenshot(page, "breakpoints-of-the-drawing");

    // F5 stops where ∂C/∂a₀⁽¹⁾ is found, then where the weight's derivative is.
    await pressF5(page);
    await waitFor("the stop at ∂C/∂a₀⁽¹⁾", async () =>
      /^∂z₁⁽²⁾\/∂a₀⁽¹⁾/.test((await viewRows(page, "Call Stack"))[0] ?? ""),
    );
    await waitForStopped(page);
    await pressF5(page);
    await waitFor("the stop at the weight", async () =>
      /^∂z₁⁽¹⁾\/∂w₁₀⁽¹⁾/.test((await viewRows(page, "Call Stack"))[0] ?? ""),
    );
    await waitForStopped(page);

    // Taken away in the drawing, they are gone everywhere.
    const again = await onEdge(panel, "0,0", "1,1");
    await page.mouse.click(again.x, again.y);
    await choose(panel, /^Remove the breakpoint/);
    await waitFor(
      "no breakpoint in the file",
      async () => !(await inView()).some((row) => /3-3-2/.test(row)),
    );
    await page.locator(".editor-instance .codicon-debug-breakpoint").first().waitFor({ state: "hidden" });
    assert.equal((await inView()).length, 1);
  });
});
