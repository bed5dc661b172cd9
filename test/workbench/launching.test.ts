// "Select and Start Debugging" offers every network of the workspace, and starts the one that is chosen.
import assert from "node:assert/strict";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  panelFrame,
  runCommand,
  sampleFolder,
  useWorkbench,
  viewRows,
  waitFor,
  waitForStopped,
} from "./harness";

describe("a network that is chosen from a list", () => {
  const workbench = useWorkbench();

  it("is offered once, under its path, and starts without a launch.json", async () => {
    const folder = sampleFolder();
    mkdirSync(join(folder, "more"));
    cpSync(join(folder, "xor.nn.json"), join(folder, "more", "xor.nn.json"));
    const page = await workbench.open({ folder, isOwn: true }); // F5 is for the chosen one from then on
    await runCommand(page, "Debug: Select and Start Debugging");
    const rows = page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: "Backprop Debugger..." }).click();
    await rows.filter({ hasText: ".nn.json" }).first().waitFor();
    const offered = await waitFor("the networks", async () => {
      const labels = await rows.locator(".monaco-highlighted-label, .label-name").allInnerTexts();
      const names = [...new Set(labels)].filter((label) => label.endsWith(".nn.json"));
      return names.length >= 6 && { names, count: await rows.count() };
    });
    assert.deepEqual(offered.names, [
      "3-3-2.nn.json",
      "digits.nn.json",
      "iris.nn.json",
      "more/xor.nn.json",
      "one-neuron-per-layer.nn.json",
      "xor.nn.json",
    ]);
    assert.equal(offered.count, 6);
    await rows.filter({ hasText: "more/xor.nn.json" }).click();
    await waitForStopped(page);
    await (await panelFrame(page)).getByText(/^step 0 of/).waitFor();
    assert.match((await viewRows(page, "Call Stack")).join("\n"), /^start xor\.nn\.json 9:10$/m);
    await page.locator(".tab.active", { hasText: "xor.nn.json" }).waitFor();
  });
});
