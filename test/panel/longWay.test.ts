// A long way: after half a second the button that continues becomes the one that pauses.
import assert from "node:assert/strict";
import { positionOf, usePanel } from "./harness";
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
    const names = () =>
      page
        .getByRole("toolbar", { name: "Moves" })
        .getByRole("button")
        .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label")));
    const before = await names();
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByText("step 1 of").waitFor();
    assert.deepEqual(await names(), before);
  });
});
