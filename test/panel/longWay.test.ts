// A long way: when it has lasted, the button that continues becomes the one that pauses.
import assert from "node:assert/strict";
import { at, positionOf, usePanel } from "./harness";
import { lengthOf, small, textOf } from "./networks";

const long = { ...small, training: { learningRate: 0.01, epochs: 10_000_000, batchSize: 1 } };

describe("a long way", () => {
  const panel = usePanel();

  it("is paused by the button that began it, which keeps the focus and continues again", async () => {
    const page = await panel.open({ network: textOf(long) });
    await page.evaluate(() =>
      stage.request("setFunctionBreakpoints", { breakpoints: [{ name: "cost", condition: "C < 0" }] }),
    );
    const moves = page.getByRole("toolbar", { name: "Moves" });
    let last = 0;
    for (let time = 0; time < 2; time++) {
      await moves.getByRole("button", { name: "Continue" }).focus();
      await page.keyboard.press("Enter");
      const pause = moves.getByRole("button", { name: "Pause", disabled: false });
      await pause.waitFor();
      assert.equal(await moves.getByRole("button", { disabled: false }).count(), 1);
      assert.ok(await pause.evaluate((button) => button === document.activeElement));
      await page.keyboard.press("Enter");
      await moves.getByRole("button", { name: "Continue", disabled: false }).waitFor();
      const position = await positionOf(page);
      assert.ok(last < position && position < lengthOf(long));
      last = position;
    }
  });

  it("does not change the buttons where it is short", async () => {
    const page = await panel.open({ network: textOf(small) });
    await page.evaluate(() => {
      const changes: string[] = [];
      new MutationObserver((all) => {
        for (const { target } of all) changes.push((target as Element).getAttribute("aria-label")!);
      }).observe(document.querySelector(".moves")!, { subtree: true, attributeFilter: ["aria-label"] });
      Object.assign(globalThis, { changes });
    });
    for (let position = 1; position <= 5; position++) {
      await page.getByRole("button", { name: "Next factor", exact: true }).click();
      await at(page, position);
    }
    assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { changes: string[] }).changes), []);
  });

  it("takes the second click of two, and a key that is held, for one press", async () => {
    const page = await panel.open({ network: textOf(long) });
    await page.evaluate(() =>
      stage.request("setFunctionBreakpoints", { breakpoints: [{ name: "cost", condition: "C < 0" }] }),
    );
    const moves = page.getByRole("toolbar", { name: "Moves" });
    const pauses = () =>
      page.evaluate(() => stage.said.filter((each) => JSON.stringify(each).includes('"pause"')).length);
    await moves.getByRole("button", { name: "Continue" }).click();
    const pause = moves.getByRole("button", { name: "Pause", disabled: false });
    await pause.waitFor();
    await pause.evaluate((button) => {
      button.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 2 }));
      const held = new KeyboardEvent("keydown", {
        key: "Enter",
        repeat: true,
        bubbles: true,
        cancelable: true,
      });
      if (button.dispatchEvent(held)) throw new Error("A held key presses the button.");
    });
    assert.equal(await pauses(), 0);
    await pause.click();
    await moves.getByRole("button", { name: "Continue", disabled: false }).waitFor();
    assert.equal(await pauses(), 1);
  });
});
