// The views of the deck fit into whatever box they are given: nothing is cut off, nothing scrolls, nothing is too small to read.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Tab } from "../../src/protocol/messages";
import { openTab, usePanel } from "./harness";
import type { Opening } from "./host";
import { type ShowName, shows } from "./shows";

const boxes = [
  [498, 262],
  [420, 380],
  [498, 144],
  [288, 262],
  [288, 170],
  [288, 144],
] as const;

/** Each tab, the picture that it has then, and the switch that chooses it. */
const views: readonly [tab: Tab, picture: string, chosen?: string | RegExp][] = [
  ["network", "flow", "flow"],
  ["examples", "examples"],
  ["examples", "learned", "has it learned?"],
  ["gradient", "gradient"],
  ["gradient", "gradient", "by layer"],
  ["matrix", "weights"],
  ["matrix", "weights", /^∂C/],
  ["cost", "cost"],
];

const names = [
  "dz_dw",
  "xorLate",
  "batches",
  "digitsWeight",
  "longNames",
  "deep",
] as const satisfies ShowName[];

/** What is wrong with the view in a box of this size: one line for each. */
function wrongs(page: Page, width: number, height: number): Promise<string[]> {
  return page.evaluate(
    async ([width, height]) => {
      const place = document.querySelector<HTMLElement>(".view-place")!;
      Object.assign(place.style, {
        position: "fixed",
        top: "0",
        left: "0",
        width: `${width}px`,
        height: `${height}px`,
      });
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const box = place.getBoundingClientRect();
      const found = new Set<string>();
      for (const each of place.querySelectorAll<HTMLElement>(".view-body, .fits, .picture")) {
        if (each.scrollHeight > each.clientHeight + 1) found.add(`${each.className} is too high`);
        if (each.scrollWidth > each.clientWidth + 1) found.add(`${each.className} is too wide`);
      }
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const element = texts.currentNode.parentElement!;
        if (!texts.currentNode.textContent!.trim() || !element.checkVisibility({ opacityProperty: true }))
          continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        const what = `"${texts.currentNode.textContent!.trim().slice(0, 30)}"`;
        const isShortened = element.closest("[title], .details") !== null;
        if (top < box.top - 2 || bottom > box.bottom + 2) found.add(`${what} stands above or below`);
        if ((left < box.left - 1 || right > box.right + 1) && !isShortened)
          found.add(`${what} stands beside`);
        if (Number.parseFloat(getComputedStyle(element).fontSize) < 10.99 && !element.closest(".katex"))
          found.add(`${what} is too small`);
      }
      return [...found];
    },
    [width, height] as const,
  );
}

describe("the views of the deck", () => {
  const panel = usePanel();

  for (const name of names)
    it(`fit into every box: ${name}`, async () => {
      const page = await panel.open({ ...(shows[name] as Opening), width: 700 });
      const wrong: string[] = [];
      for (const [tab, picture, chosen] of views) {
        await openTab(page, tab);
        if (chosen) await page.getByRole("radio", { name: chosen }).check();
        await page.getByTestId(picture).waitFor();
        for (const [width, height] of boxes)
          wrong.push(
            ...(await wrongs(page, width, height)).map(
              (each) => `${tab} ${chosen ?? ""} in ${width} × ${height}: ${each}`,
            ),
          );
        await page.locator(".view-place").evaluate((place) => place.removeAttribute("style"));
      }
      assert.deepEqual(wrong, []);
    });
});
