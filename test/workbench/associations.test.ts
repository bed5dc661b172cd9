// A reader whose settings give all .json files another language is offered the right one, once.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { notifications, sampleFolder, statusBar, useWorkbench, waitFor } from "./harness";

const isNetworkFile = async (page: Page) => /neural network/i.test(await statusBar(page));

describe("files.associations", () => {
  const workbench = useWorkbench({ settings: { "files.associations": { "*.json": "jsonc" } } });

  it("may win, and then the network file's own language is offered", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "xor.nn.json" });
    const [message] = await waitFor("the offer", async () => {
      const shown = await notifications(page);
      return shown.length > 0 && shown;
    });
    assert.match(message!, /^xor\.nn\.json is open as jsonc/);
    assert.equal(await isNetworkFile(page), false);
    await page.getByRole("button", { name: "Open as a Network File" }).click();
    await waitFor("the language", () => isNetworkFile(page));
    assert.deepEqual(await notifications(page), []);
    await page.locator(".editor-actions .codicon-debug-alt").waitFor();
  });
});
