// What is out of view is drawn after what is not, and does not stay behind.
import assert from "node:assert/strict";
import { at, inWhole, press, text, usePanel } from "./harness";
import { small, textOf } from "./networks";

const FIRST = 27;
const LAST = 34;
/** So high that nothing is out of view. */
const WHOLE = 5000;

describe("pictures out of view", () => {
  const panel = usePanel();

  /** All that the panel says at each of some positions, drawn at this height, one after the other. */
  async function walk(height: number): Promise<string[]> {
    const page = await panel.open({ network: textOf(small), position: FIRST, height });
    const said: string[] = [];
    for (let position = FIRST + 1; position <= LAST; position++) {
      await press(page, "Next factor");
      await at(page, position);
      said.push(await inWhole(page, () => text(page.locator("main"))));
    }
    return said;
  }

  it("say in the end what they would say in view", async () => {
    assert.deepEqual(await walk(320), await walk(WHOLE));
  });

  it("are not waited for by what is in view", async () => {
    const page = await panel.open({ network: textOf(small), position: FIRST, height: 320 });
    await page.evaluate(() => {
      // Whether the gradient, which is out of view, has been drawn by the time that the position is.
      const seen: boolean[] = [];
      const gradient = document.querySelector('[data-picture="gradient"]')!;
      let before = gradient.innerHTML;
      const position = document.querySelector('[data-testid="position"]')!;
      new MutationObserver(() => seen.push(gradient.innerHTML !== before)).observe(position, {
        subtree: true,
        characterData: true,
      });
      const isDrawn = new MutationObserver(() => {
        before = gradient.innerHTML;
      });
      isDrawn.observe(document.querySelector("main")!, { attributeFilter: ["data-drawn"] });
      Object.assign(globalThis, { seen });
    });
    for (let position = FIRST + 1; position <= LAST; position++) {
      await press(page, "Next factor");
      await at(page, position);
    }
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: boolean[] }).seen);
    assert.deepEqual(seen, Array(LAST - FIRST).fill(false));
  });
});
