// A what-if by keyboard alone, in the panel of a real VS Code: its numbers are computed here, with none of the project's code.
import assert from "node:assert/strict";
import {
  panelAt,
  panelFrame,
  pressF5,
  sampleFolder,
  screenshot,
  step,
  text,
  useWorkbench,
  waitFor,
  waitForStopped,
} from "./harness";

const sigma = (z: number): number => 1 / (1 + Math.exp(-z));

describe("a nudge in the panel", () => {
  const workbench = useWorkbench();

  it("moves z, a and C by real recomputation, and ΔC/Δw closes in on ∂C/∂w", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "one-neuron-per-layer.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor(); // the extension is there
    await page.locator(".editor-instance .view-lines").first().click();
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);
    await panel.locator("#tab-nudge").click();
    assert.equal(await panel.getByRole("slider", { name: /^Nudge/ }).count(), 0); // C is not known yet
    await step(page, "Shift+F11");
    const slider = panel.getByRole("slider", { name: /^Nudge/ });
    for (let tries = 0; tries < 20 && (await slider.count()) === 0; tries++) await step(page, "F10");
    // What is nudged, then what it moves: "z⁽¹⁾ = 0.58519".
    const read = async (line: number): Promise<number> => {
      const title = await panel.getByTestId(`line ${line}`).locator(".name").getAttribute("title");
      return Number(title!.split(" = ")[1]!.replaceAll("−", "-"));
    };
    const [z, a] = [await read(1), await read(2)];
    await slider.focus();
    await slider.press("PageUp");
    await waitFor("z with the nudge", async () => (await read(1)) !== z);
    assert.ok(Math.abs(a - sigma(z)) < 1e-4 && Math.abs((await read(2)) - sigma(await read(1))) < 1e-4);
    await screenshot(page, "nudge");
    const before = await text(panel.getByTestId("ratio"));
    await panel.getByRole("button", { name: "Halve Δ" }).press("Enter");
    await waitFor("another ΔC/Δw", async () => (await text(panel.getByTestId("ratio"))) !== before);
    await slider.press("Escape");
    await waitFor("z without the nudge", async () => (await read(1)) === z);
  });
});
