// The panel from 320 px to a wide screen: the page never scrolls sideways, nothing is cut off, and nothing covers a control.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { at, showWhole, usePanel } from "./harness";
import type { Opening } from "./host";
import { type ShowName, showNames, shows } from "./shows";
import { spills } from "./spill";

/** The widest first: there the page is lowest, and a window is drawn whole. */
const widths = [1600, 1000, 760, 480, 320];

/** The shows of each network and reader, so that one session serves them all. */
const byNetwork = new Map<string, ShowName[]>();
for (const name of showNames) {
  const { network, launch, kept }: Opening = shows[name];
  const key = JSON.stringify([network, launch?.level, kept]);
  byNetwork.set(key, [...(byNetwork.get(key) ?? []), name]);
}

/** What does not fit at each width. */
async function spillsAtWidths(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  await page.setViewportSize({ width: widths[0]!, height: 900 });
  for (const width of widths) {
    await showWhole(page, width);
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    wrong.push(...(await spills(page)).map((each) => `at ${width} px: ${each}`));
  }
  return wrong;
}

describe("the panel's layout", () => {
  const panel = usePanel();

  for (const names of byNetwork.values())
    it(`has room for ${names.join(", ")}`, async () => {
      const page = await panel.open(shows[names[0]!]);
      const wrong: string[] = [];
      for (const name of names) {
        const { network, position = 0 }: Opening = shows[name];
        if (network !== undefined) {
          await page.evaluate((to) => stage.request("backprop/move", { to }), position);
          await at(page, position);
        }
        wrong.push(...(await spillsAtWidths(page)).map((each) => `${name} ${each}`));
      }
      assert.deepEqual(wrong, []);
    });

  it("has room for what a reader opens: the menu, a nudge", async () => {
    const page = await panel.open({ ...shows.digitsWeight, kept: { tab: "nudge" } });
    await page.getByTestId("menu").locator("summary").click();
    await page.getByRole("button", { name: "Δ = 0.1" }).click();
    assert.deepEqual(await spillsAtWidths(page), []);
  });
});
