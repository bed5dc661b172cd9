// The panel where its reader wants it: beside the editor, or in the side bar; it goes on where it was.
import assert from "node:assert/strict";
import {
  editorLine,
  panelAt,
  panelFrame,
  pressF5,
  runCommand,
  sampleFolder,
  screenshot,
  step,
  text,
  useWorkbench,
  waitForSessionEnd,
  waitForStopped,
} from "./harness";
import { openFile } from "./sharedWindow";

describe("the place of the panel", () => {
  const workbench = useWorkbench({ size: { width: 1500, height: 1000 } });

  it("is beside the editor, or the side bar, and back", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor(); // the extension is there
    await page.locator(".editor-instance .view-lines").first().click();
    await pressF5(page);
    await waitForStopped(page);
    await panelAt(await panelFrame(page), 0);
    await step(page, "F10");
    const beside = await panelFrame(page);
    await panelAt(beside, 1);
    await beside.getByText("matrices").click();
    await beside.locator(".head-rule").waitFor();

    await runCommand(page, "Backprop: Move the Panel to the Side Bar");
    await page.locator(".tab", { hasText: "Backprop" }).waitFor({ state: "detached" });
    const inSideBar = await panelFrame(page);
    await panelAt(inSideBar, 1);
    await inSideBar.locator(".head-rule").waitFor(); // as its reader likes it
    const { x, width } = (await page.locator(".part.sidebar").boundingBox())!;
    const frame = (await page.locator("iframe.webview.ready:visible").first().boundingBox())!;
    assert.ok(frame.x >= x && frame.x + frame.width <= x + width, "the panel lies in the side bar");
    await page.locator(".editor-instance .view-lines").first().click();
    await page.keyboard.press("F10"); // its own place in the activity bar is not that of the call stack
    await panelAt(inSideBar, 2);
    assert.match(await text(inSideBar.getByTestId("words")), /Input 1 says/);
    await screenshot(page, "side-bar");

    await runCommand(page, "Backprop: Move the Panel Beside the Editor");
    await page.locator(".tab", { hasText: "Backprop" }).waitFor();
    await panelAt(await panelFrame(page), 2);
    await page.keyboard.press("Control+F10");
    const again = await panelFrame(page);
    await panelAt(again, 1);
    await again.getByText("this neuron").click(); // what its reader likes outlives the window's clearing
    await again.locator(".head-rule").waitFor({ state: "detached" });
  });

  it("is beside a file that was opened over it, once that is stepped through", async () => {
    const folder = sampleFolder();
    const page = await workbench.open({ folder, file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    await panelAt(await panelFrame(page), 0);
    await page.keyboard.press("Shift+F5");
    await waitForSessionEnd(page);
    await page.keyboard.press("Control+2");
    await page.locator(".editor-group-container.active .tab", { hasText: "Backprop" }).waitFor();
    await openFile(page, "xor.nn.json");
    await page.locator("iframe.webview.ready:visible").waitFor({ state: "detached" });
    await pressF5(page);
    await waitForStopped(page);
    await (await panelFrame(page)).getByText("step 0 of").waitFor();
    await editorLine(page, '"XOR"').waitFor();
  });

  it("is a window of its own, and back", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    await panelAt(await panelFrame(page), 0);
    const opened = page.waitForEvent("popup");
    await runCommand(page, "Backprop: Move the Panel to a Window of Its Own");
    const own = await opened;
    const inWindow = await panelFrame(own);
    await panelAt(inWindow, 0);
    await page.bringToFront();
    await page.locator(".editor-instance .view-lines").first().click();
    await page.keyboard.press("F10");
    await panelAt(inWindow, 1);

    const closed = own.waitForEvent("close");
    await runCommand(page, "Backprop: Move the Panel Beside the Editor");
    await closed;
    await panelAt(await panelFrame(page), 1);
  });
});
