// Steps taken with the keyboard in the panel: the keyboard stays there, and the debugger's own views follow all the same.
import assert from "node:assert/strict";
import {
  panelAt,
  panelFrame,
  pressF5,
  sampleFolder,
  useWorkbench,
  viewRows,
  waitFor,
  waitForStopped,
} from "./harness";

describe("the keyboard in the panel", () => {
  const workbench = useWorkbench({ size: { width: 1500, height: 1000 } });

  it("stays there from step to step, and call stack and Variables follow", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor(); // the extension is there
    await page.locator(".editor-instance .view-lines").first().click();
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panelAt(panel, 0);
    // At the start there is another one among the ways to begin.
    const next = panel.getByRole("toolbar").getByRole("button", { name: /^Next/i });
    await next.focus();
    const tops = [
      "w₀₀⁽¹⁾ a₀⁽⁰⁾",
      "w₀₁⁽¹⁾ a₁⁽⁰⁾",
      "w₀₂⁽¹⁾ a₂⁽⁰⁾",
      "b₀⁽¹⁾",
      "σ(z₀⁽¹⁾)",
      "w₁₀⁽¹⁾ a₀⁽⁰⁾",
      "w₁₁⁽¹⁾ a₁⁽⁰⁾",
    ];
    for (const [index, top] of tops.entries()) {
      await next.press("Enter");
      await panelAt(panel, index + 1);
      await waitFor(`${top} on top of the call stack`, async () =>
        (await viewRows(page, "Call Stack"))[0]?.startsWith(top),
      );
      const own = top.slice(0, top.indexOf("⁾") + 1).replace("σ(", "");
      await waitFor(`${own} in Variables`, async () =>
        (await viewRows(page, "Variables")).some((row) => row.startsWith(own)),
      );
      assert.ok(await next.evaluate((button) => button.ownerDocument.activeElement === button));
      assert.equal(await page.evaluate("document.activeElement.tagName"), "IFRAME");
    }
  });
});
