// What stands behind the current line, as it is drawn in both kinds of themes.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  editorLine,
  focusEditor,
  goTo,
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

/** What is written behind lines of the file, with plain spaces. */
async function behindLines(page: Page): Promise<string[]> {
  const lines = await page.locator(".editor-instance .view-line").allInnerTexts();
  return lines.flatMap((line) => /∂?[wzabC]\S*? [=←] .*/.exec(line.replaceAll("\u00a0", " ")) ?? []);
}

for (const theme of ["Dark Modern", "Light Modern"] as const)
  describe(`the inline value, in ${theme}`, () => {
    const workbench = useWorkbench({ theme, size: { width: 1700, height: 1000 } });

    it("stands on the current line alone, follows the session, and is gone while the file is edited", async () => {
      const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
      await pressF5(page);
      await waitForStopped(page);
      const panel = await panelFrame(page);
      await panel.getByText("step 0 of 260").waitFor();
      const shown = (expected: readonly string[]) =>
        waitFor(`the inline values ${expected}`, async () => {
          const now = await behindLines(page);
          return now.length === expected.length && now.every((value, place) => value === expected[place]);
        });
      await shown([]);
      await focusEditor(page);
      for (const value of ["z₀⁽¹⁾ = 0.45 so far", "z₀⁽¹⁾ = 0.37 so far"]) {
        await step(page, "F10");
        await shown([value]);
      }
      await screenshot(page, `inline-value-${theme.toLowerCase().replace(" ", "-")}`);
      await step(page, "Control+F10");
      await shown(["z₀⁽¹⁾ = 0.45 so far"]);
      assert.match(await text(editorLine(page, "-0.8")), /0\.45/);

      await goTo(page, 2, 1);
      await page.keyboard.press("Enter");
      await shown([]);
      await page.keyboard.press("Control+z");
      await shown(["z₀⁽¹⁾ = 0.45 so far"]);
      await step(page, "Control+Shift+F5");
      await shown([]);
    });
  });
