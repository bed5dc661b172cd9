// Present: the panel as the whole window, for a hall. What belongs to VS Code's window is in test/workbench/presenting.test.ts.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { at, inWindow, usePanel } from "./harness";
import { chain, textOf } from "./networks";
import { type ShowName, shows } from "./shows";
import { spills } from "./spill";

interface Window {
  readonly width: number;
  readonly height: number;
  /** The least that a text may be high. */
  readonly least: number;
}

/** A projector's picture, a smaller one, and half of a window. */
const windows: readonly [Window, ...Window[]] = [
  { width: 1920, height: 1080, least: 20 },
  { width: 1280, height: 720, least: 13 },
  { width: 900, height: 900, least: 14 },
];

async function present(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Present" }).click();
  await page.locator(".present-keys").waitFor();
}

/** The smallest size of a text that is seen, in pixels of the screen, and the text. */
function smallestText(page: Page): Promise<{ readonly size: number; readonly text: string }> {
  return page.evaluate(() => {
    let least = { size: Number.POSITIVE_INFINITY, text: "" };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const text = node.textContent!.trim();
      // Indices of indices are as small as mathematics has them.
      if (text === "" || element.closest(".katex, .spoken, [aria-hidden] annotation")) continue;
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const zoom = (element as Element & { readonly currentCSSZoom: number }).currentCSSZoom;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
      if (size < least.size) least = { size, text };
    }
    return least;
  });
}

/** All of it is there in a window of this size, and can be read. */
async function isWhole(page: Page, { width, height, least }: Window): Promise<void> {
  await inWindow(page, width, height);
  const what = `${width} × ${height}`;
  for (const part of [page.getByTestId("words"), page.locator(".stage"), page.getByTestId("network")])
    await part.waitFor();
  const smallest = await smallestText(page);
  assert(smallest.size >= least, `${what}: ${smallest.text} is ${smallest.size} px high`);
  assert.deepEqual(await spills(page), [], what);
  const { scrollWidth, scrollHeight } = await page.evaluate(() => document.documentElement);
  assert.deepEqual([scrollWidth > width, scrollHeight > height], [false, false], what);
}

describe("presenting", () => {
  const panel = usePanel();

  for (const name of ["start", "term", "dz_dw", "path", "digitsPath", "update"] satisfies ShowName[])
    it(`has one formula, one sentence and one picture, legible and whole: ${name}`, async () => {
      const [{ width, height }] = windows;
      const page = await panel.open({ ...shows[name], width, height });
      await present(page);
      for (const window of windows) await isWhole(page, window);
    });

  it("hides moves, tabs and the strip, and brings them back", async () => {
    const page = await panel.open({ ...shows.dz_dw, width: 1920, height: 1080 });
    const chrome = [page.getByRole("toolbar"), page.getByRole("tablist"), page.getByTestId("strip")];
    for (const each of chrome) assert(await each.isVisible());
    await present(page);
    for (const each of chrome) assert(!(await each.isVisible()));
    await page.keyboard.press("Escape");
    await page.locator(".present-keys").waitFor({ state: "detached" });
    for (const each of chrome) assert(await each.isVisible());
  });

  for (const name of ["dz_dw", "digitsWeight"] satisfies ShowName[])
    it(`shows one view, and all of it, whichever key chooses it: ${name}`, async () => {
      const page = await panel.open({ ...shows[name], width: 1920, height: 1080 });
      await present(page);
      for (const [key, picture] of [
        ["2", "lines"],
        ["3", "examples"],
        ["4", "gradient"],
        ["5", "weights"],
        ["6", "cost"],
        ["1", "network"],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator(`[data-picture="${picture}"]`).waitFor();
        assert.equal(await page.locator(".deck-part").count(), 1);
        assert.deepEqual(await spills(page), [], picture);
      }
    });

  it("steps with the arrows to the sides, and zooms with those up and down", async () => {
    const page = await panel.open({ network: textOf(chain), position: 3, width: 1920, height: 1080 });
    await present(page);
    await page.keyboard.press("ArrowRight");
    await at(page, 4);
    await page.keyboard.press("ArrowUp");
    await page.locator(".present-keys").getByText("next quantity").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator(".present-keys").getByText("next factor").waitFor();
    await at(page, 4);
    await page.keyboard.press("ArrowLeft");
    await at(page, 3);
  });

  it("hides the numbers of the formula and the sentence with N, until N", async () => {
    const page = await panel.open({ ...shows.dz_dw, width: 1920, height: 1080 });
    await present(page);
    const numbers = page.locator(".factor-value, .result .value, .words");
    assert((await numbers.count()) >= 4);
    const areSeen = () => numbers.evaluateAll((all) => all.map((each) => getComputedStyle(each).visibility));
    await page.keyboard.press("n");
    assert.deepEqual(new Set(await areSeen()), new Set(["hidden"]));
    await page.keyboard.press("n");
    assert.deepEqual(new Set(await areSeen()), new Set(["visible"]));
  });

  it("follows the pointer on an enlarged page: the timeline, and the dot of a nudge", async () => {
    const page = await panel.open({ ...shows.dz_dw, width: 1920, height: 1080, kept: { tab: "nudge" } });
    await present(page);
    const strips = (await page.getByTestId("timeline").boundingBox())!;
    await page.mouse.click(strips.x + strips.width - 1, strips.y + strips.height - 4);
    await at(page, 260);
    await page.mouse.click(strips.x, strips.y + strips.height - 4);
    await at(page, 0);
  });
});
