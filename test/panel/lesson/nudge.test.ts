// The lesson's row of the tiny nudge: the dots move by real recomputation, and ΔC/Δw approaches ∂C/∂w as the nudge shrinks.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import {
  at,
  eventually,
  goTo,
  isBlank,
  isNumber,
  numberIn,
  parsed,
  press,
  shows,
  text,
  usePanel,
} from "../harness";
import { chain, classes, digits, rightAfter, small, textOf } from "../networks";
import { derivative, evaluate, type Moved } from "../oracle";

const line = (page: Page, letter: string): Locator => page.getByTestId(`line ${letter}`);
/** What a line says after its arrow. */
const moved = (page: Page, letter: string): Locator => line(page, letter).locator(".arrow + .num");

/** Checks the three lines and the ratio against the network evaluated anew with the nudge. */
async function isNudged(page: Page, file: typeof small, place: Moved, delta: number): Promise<void> {
  const { l, j } = place;
  const [before, after] = [evaluate(file), evaluate(file, 0, place, delta)];
  const expected = { z: after.z[l]![j]!, a: after.a[l]![j]!, C: after.C };
  const ratio = (after.C - before.C) / delta;
  await eventually(
    () => numberIn(page.getByTestId("ratio")),
    (shown) => isNumber(shown, ratio, `ΔC/Δw with Δ = ${delta}`),
  );
  for (const [letter, value] of Object.entries(expected)) {
    const [shown, exact] = [await text(moved(page, letter)), await moved(page, letter).getAttribute("title")];
    isNumber({ shown, exact }, value, `${letter} with Δ = ${delta}`);
    const [low, high] = (await line(page, letter).locator(".tick").allInnerTexts()).map(parsed) as [
      number,
      number,
    ];
    const dot = line(page, letter).locator(".dot:not(.before)");
    const [track, box] = await Promise.all([
      line(page, letter).locator(".track").boundingBox(),
      dot.boundingBox(),
    ]);
    const share = (box!.x + box!.width / 2 - track!.x) / track!.width;
    assert(
      Math.abs(share - (value - low) / (high - low)) < 0.005,
      `the dot of ${letter} has moved to ${value}`,
    );
  }
}

async function ratioOf(page: Page): Promise<number> {
  return Number((await numberIn(page.getByTestId("ratio"))).exact);
}

describe("the lesson's nudge", () => {
  const panel = usePanel();

  for (const [name, file, l, j, k] of [
    ["the chain", chain, 3, 0, 0],
    ["3-3-2", small, 2, 0, 1],
    ["4-8-6-3", classes, 2, 3, 6],
    ["784-16-16-10", digits, 2, 9, 3],
  ] as const)
    it(`8: ΔC/Δw approaches ∂C/∂w as the nudge shrinks: ${name}`, async () => {
      const place: Moved = { what: "w", l, j, k };
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "dz_dw", l, j, k }),
      });
      const truth = derivative(file, 0, place);
      await shows(page.getByTestId("derivative"), truth);
      await isBlank(page.getByTestId("ratio"));
      await press(page, "Δ = 0.1");
      let delta = 0.1;
      let last = Number.POSITIVE_INFINITY;
      for (let halvings = 0; halvings < 4; halvings++) {
        await isNudged(page, file, place, delta);
        const off = Math.abs((await ratioOf(page)) - truth);
        assert(off < 0.6 * last, `with Δ = ${delta} the ratio is off by ${off}, after ${last}`);
        last = off;
        await shows(page.getByTestId("difference"), (await ratioOf(page)) - truth);
        await press(page, "Halve Δ");
        delta /= 2;
      }
      await isNudged(page, file, place, delta);
      assert.equal(await page.locator(".closing-in tbody tr").count(), 5, "one row a halving");
      assert.match(
        await text(page.getByTestId("halving")),
        /^Half the nudge leaves 0\.[45]\d* of the difference\.$/,
      );
      await press(page, "Take back");
      await isBlank(page.getByTestId("ratio"));
      await moved(page, "C").waitFor({ state: "hidden" });
    });

  it("8: the dot of w is dragged, and the others go along", async () => {
    const place: Moved = { what: "w", l: 2, j: 1, k: 0 };
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 1, k: 0 }),
    });
    const handle = page.getByRole("slider", { name: "Nudge w₁₀⁽²⁾" });
    await handle.scrollIntoViewIfNeeded();
    const box = (await handle.boundingBox())!;
    const [low, high] = (await line(page, "w").locator(".tick").allInnerTexts()).map(parsed) as [
      number,
      number,
    ];
    const track = (await line(page, "w").locator(".track").boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 0.1 * track.width, middle.y, { steps: 3 });
    await page.mouse.move(middle.x + 0.2 * track.width, middle.y, { steps: 3 });
    await page.mouse.up();
    const delta = parsed(await page.getByLabel("Nudge Δ").inputValue());
    assert(Math.abs(delta - 0.2 * (high - low)) < 0.011, `a fifth of the line is a nudge of ${delta}`);
    await isNudged(page, small, place, delta);
  });

  it("8: a typed nudge of a bias; one that is no number is said to be none", async () => {
    const place: Moved = { what: "b", l: 1, j: 2 };
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_db", l: 1, j: 2 }),
    });
    const field = page.getByLabel("Nudge Δ");
    await field.fill("-0.25");
    await isNudged(page, small, place, -0.25);
    await field.fill("−1,5");
    await isNudged(page, small, place, -1.5);
    await field.fill("much");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await isNudged(page, small, place, -1.5);
  });

  it("8: what is halved is a number that can be typed; what was typed is gone with its step", async () => {
    const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    const page = await panel.open({ network: textOf(small), position });
    const field = page.getByLabel("Nudge Δ");
    await field.fill("-0.0001");
    await moved(page, "C").waitFor();
    for (let half = 0; half < 2; half++) await press(page, "Halve Δ");
    await eventually(
      () => field.inputValue(),
      (value) => assert.equal(value, "−2.5e−5"),
    );
    assert.equal(await field.getAttribute("aria-invalid"), "false");
    await field.fill("0.3");
    for (const to of [position + 1, position]) await goTo(page, to);
    assert.equal(await field.inputValue(), "0");
    assert.equal(await moved(page, "C").count(), 0);
  });

  it("8: there is nothing to nudge before C is known, and a step takes the nudge back", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "cost", l: 2, j: 0 }),
    });
    assert.equal(await page.getByRole("slider", { name: /^Nudge/ }).count(), 0);
    assert.match(await text(page.getByTestId("nudge")), /First the cost/);
    const position = rightAfter(small, { kind: "cost", l: 2, j: 1 });
    await press(page, "Next");
    await at(page, position);
    await press(page, "Δ = 0.1");
    await moved(page, "C").waitFor();
    await press(page, "Next");
    await at(page, position + 1);
    assert.equal(await moved(page, "C").count(), 0);
    await isBlank(page.getByTestId("ratio"));
  });

  it("8: a nudge that the session itself makes ends the one in the picture", async () => {
    const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    const page = await panel.open({ network: textOf(small), position });
    await press(page, "Δ = 0.1");
    await moved(page, "C").waitFor();
    await page.evaluate(() => stage.request("setExpression", { expression: "w[2][1][1]", value: "3" }));
    await moved(page, "C").waitFor({ state: "hidden" });
    await isBlank(page.getByTestId("ratio"));
    await at(page, position);
  });
});
