// The editor of one view: that view alone, as large as the editor is, at every stop of the session in front.
import assert from "node:assert/strict";
import { tabs } from "../../src/protocol/pictures";
import { onlyZoom } from "../../webview/page/room";
import { openTab, press, shows as showsNumber, stands, text, usePanel } from "./harness";
import { rightAfter, small, textOf } from "./networks";
import { derivative, evaluate } from "./oracle";
import { type ShowName, shows } from "./shows";
import { spills } from "./spill";

const sizes = [
  [320, 500],
  [480, 900],
  [900, 600],
  [1600, 1000],
] as const;

const names = ["start", "xorLate", "digitsWeight", "longNames"] satisfies ShowName[];

describe("the editor of one view", () => {
  const panel = usePanel();

  for (const only of tabs)
    it(`has it alone, whole and as large as the editor: ${only}`, async () => {
      for (const name of names) {
        const page = await panel.open({ ...shows[name], only });
        for (const [width, height] of sizes) {
          await page.setViewportSize({ width, height });
          await page.evaluate(
            () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
          );
          const what = `${name} in ${width} × ${height}`;
          assert.deepEqual(await spills(page), [], what);
          const box = (await page.locator(".view-place").boundingBox())!;
          const zoom = onlyZoom({ width, height });
          assert.ok(box.width >= width - 48 * zoom && box.height >= height - 40 * zoom, what);
          assert.ok(box.x + box.width <= width && box.y + box.height <= height, what);
          assert.equal(await page.locator("[data-picture]").count(), 1, what);
          assert.equal(await page.locator(".stage, .words, .deck, [role=toolbar]").count(), 0, what);
        }
      }
    });

  it("says which step it shows, and asks for what it shows alone", async () => {
    const position = rightAfter(small, { kind: "activation", l: 1, j: 2 });
    const page = await panel.open({ network: textOf(small), position, only: "matrix" });
    const line = await text(page.locator("header"));
    assert.match(line, new RegExp(`^Activation of neuron 2.*forward.*step ${position} of `, "s"));
    const [show] = (await page.evaluate(() => stage.said)).filter((said) => "shown" in (said as object));
    assert.deepEqual(show, { type: "show", shown: ["weights"], predicts: false, whole: false });
  });

  it("follows every stop, and shows nothing of what is asked for", async () => {
    const position = rightAfter(small, { kind: "activation", l: 1, j: 0 }) - 1;
    const page = await panel.open({ network: textOf(small), position, only: "network" });
    const neuron = page.locator('[data-neuron="1,0"]');
    assert.equal(await neuron.getAttribute("data-standing"), "unknown");
    await page.evaluate(() => stage.request("next", { threadId: 1 }));
    await stands(page, position + 1);
    assert.equal(await neuron.getAttribute("data-standing"), "known");
    await page.evaluate(() => stage.request("stepBack", { threadId: 1 }));
    await stands(page, position);
    await page.evaluate(() => stage.request("backprop/predict", { on: true }));
    await page.evaluate(() => stage.request("next", { threadId: 1 }));
    await stands(page, position + 1);
    assert.equal(await neuron.getAttribute("data-standing"), "unknown");
  });

  it("nudges by itself", async () => {
    const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    const page = await panel.open({ network: textOf(small), position, only: "nudge" });
    const place = { what: "w", l: 2, j: 0, k: 1 } as const;
    await press(page, "Δ = 0.1");
    await page.getByTestId("ratio").locator(".num:not(.blank)").waitFor();
    await showsNumber(
      page.getByTestId("ratio"),
      (evaluate(small, 0, place, 0.1).C - evaluate(small).C) / 0.1,
    );
    await showsNumber(page.getByTestId("derivative"), derivative(small, 0, place));
  });

  it("is asked for by the button beside a view's name", async () => {
    const page = await panel.open({ ...shows.dz_dw, width: 546, height: 830 });
    await openTab(page, "gradient");
    await press(page, "Open this view in an editor of its own");
    const said = await page.evaluate(() => stage.said);
    assert.deepEqual(said.at(-1), { type: "openView", tab: "gradient" });
    assert.equal((await page.evaluate(() => stage.asked)).at(-1), "backprop.openView");
  });
});
