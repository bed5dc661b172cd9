// The first minute, by hand: a window opens on a network and is calm; F5 and F10 walk its first steps beside the panel.
import assert from "node:assert/strict";
import {
  notifications,
  panelFrame,
  pressF5,
  runCommand,
  sampleFolder,
  scratchFolder,
  statusBar,
  step,
  text,
  useWorkbench,
  viewRows,
  waitFor,
  waitForSessionEnd,
  waitForStopped,
} from "./harness";

describe("the workbench", () => {
  const workbench = useWorkbench();

  it("opens a network file in its own language, without a notification", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json", isOwn: true });
    await waitFor("the language in the status bar", async () =>
      /neural network/i.test(await statusBar(page)),
    );
    assert.deepEqual(await notifications(page), []);
  });

  it("starts with F5 as soon as the file is there, before VS Code knows of any debugger", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json", isEarly: true });
    await waitFor("the language in the status bar", async () =>
      /neural network/i.test(await statusBar(page)),
    );
    await pressF5(page);
    await waitForStopped(page);
  });

  it("runs a command from the palette", async () => {
    const page = await workbench.open({ folder: scratchFolder() });
    await runCommand(page, "View: Toggle Zen Mode");
    await page.locator(".part.statusbar").waitFor({ state: "hidden" });
  });

  it("starts with F5, steps with F10, and ends with Shift+F5", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    assert.match((await viewRows(page, "Call Stack")).join("\n"), /^start /);
    await step(page, "F10");
    const panel = (await panelFrame(page)).locator("body");
    await waitFor("the first step in the panel", async () => /step 1 of/.test(await text(panel)));
    await page.keyboard.press("Shift+F5");
    await waitForSessionEnd(page);
    assert.deepEqual(await notifications(page), []);
  });
});
