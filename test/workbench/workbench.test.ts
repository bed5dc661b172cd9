// The first minute, by hand: a window opens on a network, and is calm.
import assert from "node:assert/strict";
import { notifications, runCommand, scratchFolder, statusBar, useWorkbench, waitFor } from "./harness";

describe("the workbench", () => {
  const workbench = useWorkbench();

  it("opens a network file in its own language, without a notification", async () => {
    const folder = scratchFolder({ "tiny.nn.json": '{ "layers": [] }\n' });
    const page = await workbench.open({ folder, file: "tiny.nn.json" });
    await waitFor("the language in the status bar", async () =>
      /neural network/i.test(await statusBar(page)),
    );
    assert.deepEqual(await notifications(page), []);
  });

  it("runs a command from the palette", async () => {
    const page = await workbench.open({ folder: scratchFolder() });
    await runCommand(page, "View: Toggle Zen Mode");
    await page.locator(".part.statusbar").waitFor({ state: "hidden" });
  });
});
