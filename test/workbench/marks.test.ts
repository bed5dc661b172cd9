// The number just used is in view, also where its line is longer than the editor is wide.
import {
  focusEditor,
  panelFrame,
  pressF5,
  runCommand,
  scratchFolder,
  screenshot,
  step,
  useWorkbench,
  waitFor,
  waitForStopped,
} from "./harness";

const INPUTS = 200;
const numbers = Array.from({ length: INPUTS }, (_, k) => (k % 9) / 10 + 0.05);
const wide = `{ "layers": [{ "weights": [[${numbers.join(", ")}]] }], "examples": [{ "input": [${numbers.join(", ")}], "target": [1] }] }`;

describe("the mark on the number just used", () => {
  const workbench = useWorkbench();

  it("is in view, wherever it stands on its line", async () => {
    const page = await workbench.open({
      folder: scratchFolder({ "wide.nn.json": wide }),
      file: "wide.nn.json",
    });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panel.getByText(/^step 0 of/).waitFor();
    const text = (await page.locator(".editor-instance .lines-content").first().boundingBox())!;
    const editor = (await page.locator(".editor-instance").first().boundingBox())!;
    const minimap = (await page.locator(".editor-instance .minimap").first().boundingBox())!;
    const mark = page.locator(".editor-instance .cdr[class*='TextEditorDecorationType']").first();
    const isInView = (what: string) =>
      waitFor(`the mark in view, ${what}`, async () => {
        const box = await mark.boundingBox({ timeout: 1000 }).catch(() => null);
        return box && box.x >= Math.max(text.x, editor.x) && box.x + box.width <= minimap.x && box;
      });

    await runCommand(page, "Backprop: Go to Step");
    const input = page.locator(".quick-input-widget input").first();
    await waitFor("the input box", async () => (await input.inputValue()) === "0");
    await input.fill("150");
    await page.keyboard.press("Enter");
    await panel.getByText("step 150 of").waitFor();
    await isInView("after a jump");
    await screenshot(page, "wide-line");
    await focusEditor(page);
    for (let position = 151; position <= 156; position++) {
      await step(page, "F10");
      await panel.getByText(`step ${position} of`).waitFor();
      await isInView(`at step ${position}`);
    }
    await page.keyboard.press("Control+Alt+Home");
    await panel.getByText("step 0 of").waitFor();
    await step(page, "F10");
    await waitFor("the mark at step 1, with the beginning of its line", async () => {
      const { x } = await isInView("at step 1");
      return x < editor.x + editor.width / 2;
    });
  });
});
