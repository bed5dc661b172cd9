// The panel from a side bar to a wide screen, low, high and zoomed: nothing on the page scrolls, is cut off, or covers a control.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { goTo, inWindow, usePanel } from "./harness";
import type { Opening } from "./host";
import { textOf } from "./networks";
import { type ShowName, showNames, shows } from "./shows";
import { spills } from "./spill";
import { corners, windows as sizes, Walk, type Window, walked } from "./walk";

/** The windows that every show has room in, the widest first: there most is asked of the host, and all of it is there when it is left out. */
const windows: readonly Window[] = [
  [1920, 1000],
  [900, 900],
  [546, 830],
  [320, 700],
];

/** Those in between, the lowest, and the zoomed ones: 80 to 200 % of 546 × 830. */
const others: readonly Window[] = [
  [1500, 830],
  [1200, 830],
  [720, 830],
  [900, 500],
  [682, 1037],
  [546, 750],
  [546, 650],
  [546, 500],
  [437, 664],
  [400, 830],
  [320, 500],
  [273, 415],
];

/** The shows of each network and reader, so that one session serves them all. */
const byNetwork = new Map<string, ShowName[]>();
for (const name of showNames) {
  const { network, launch, kept }: Opening = shows[name];
  const key = JSON.stringify([network, launch?.level, kept]);
  byNetwork.set(key, [...(byNetwork.get(key) ?? []), name]);
}

/** Those that are looked at through a window: each through two of them, one after the other, so that a network is looked at through all. */
const sharesOf = (positions: readonly number[], window: number): number[] =>
  positions.filter((_, place) => (place - window) % (sizes.length / 2) === 0);

/** What does not fit in each window. */
async function spillsIn(page: Page, all: readonly Window[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [width, height] of all) {
    await inWindow(page, width, height);
    wrong.push(...(await spills(page)).map((each) => `at ${width} × ${height}: ${each}`));
  }
  return wrong;
}

/** Stands at a show of the session. */
async function stand(page: Page, { network, position = 0 }: Opening): Promise<void> {
  if (network !== undefined) await goTo(page, position);
}

describe("the panel's layout", () => {
  const panel = usePanel();

  for (const names of byNetwork.values())
    it(`has room for ${names.join(", ")}`, async () => {
      const [width, height] = windows[0]!;
      const page = await panel.open({ ...shows[names[0]!], width, height });
      const wrong: string[] = [];
      for (const window of windows)
        for (const name of names) {
          await stand(page, shows[name]);
          wrong.push(...(await spillsIn(page, [window])).map((each) => `${name} ${each}`));
        }
      assert.deepEqual(wrong, []);
    });

  for (const name of ["start", "dz_dw", "path", "digitsPath", "longNames", "askedPath"] as const)
    it(`has room in any window for ${name}`, async () => {
      const page = await panel.open({ ...shows[name], width: 1500 });
      assert.deepEqual(await spillsIn(page, others), []);
    });

  for (const [name, file] of Object.entries(walked))
    it(`has room at every kind of step, at either end and between, and no region moves: ${name}`, async () => {
      const page = await panel.open({ network: textOf(file), launch: { level: "factor" } });
      const walk = new Walk(page);
      const wrong: string[] = [];
      const positions = corners(file);
      for (const [place, window] of sizes.entries())
        wrong.push(...(await walk.lookThrough(window, sharesOf(positions, place))));
      assert.deepEqual(wrong, []);
    });

  it("writes what a rule works out to in full, if need be in two lines", async () => {
    const page = await panel.open({ ...shows.digitsWeight, width: 1920 });
    for (const [width, height] of windows) {
      await inWindow(page, width, height);
      const numbers = page.locator(".factor-numbers", { hasText: "(1" });
      assert.match((await numbers.textContent())!, /^0\.\d{4} \(1 − 0\.\d{4}\)$/);
      const isWhole = await numbers.evaluate(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth <= clientWidth && scrollHeight <= clientHeight,
      );
      assert.ok(isWhole, `at ${width} × ${height}`);
    }
  });

  it("has room for what a reader opens: the menu, a nudge", async () => {
    const page = await panel.open({ ...shows.digitsWeight, kept: { tab: "nudge" }, width: 1920 });
    await page.getByTestId("menu").locator("summary").click();
    await page.getByRole("button", { name: "Δ = 0.1" }).click();
    assert.deepEqual(await spillsIn(page, windows), []);
  });
});
