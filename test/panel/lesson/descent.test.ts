// The lesson's row of the steps downhill: weights before and after, and the cost over all steps.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { at, eventually, goTo, isBlank, openTab, shows, text, usePanel } from "../harness";
import { lengthOf, type NetworkFile, rightAfter, small, textOf, trained } from "../networks";
import { derivative, evaluate, type Moved, meanCost, meanDerivative, updated } from "../oracle";

const factor = (page: Page, place: number): Locator =>
  page.getByTestId("factor").nth(place).locator(".value");
const weight = (l: number, j: number, k: number): Moved => ({ what: "w", l, j, k });

describe("the lesson's descent", () => {
  const panel = usePanel();

  it("24: a gradient step goes downhill: w ← w − η · mean, before and after", async () => {
    const place = weight(2, 0, 1);
    const page = await panel.open({
      network: textOf(trained),
      position: rightAfter(trained, { kind: "update", l: 2, j: 0, k: 1 }, 3),
    });
    const w = trained.layers[1]!.weights[0]![1]!;
    const step = meanDerivative(trained, place);
    const { learningRate } = trained.training!;
    await shows(factor(page, 0), w);
    await shows(factor(page, 1), -learningRate);
    await shows(factor(page, 2), step);
    await shows(page.getByTestId("result"), w - learningRate * step);
    assert.match(
      await text(page.getByTestId("words")),
      /A larger w₀₁⁽²⁾ would raise the cost, so it goes down: from −0\.7 to −0\.7292/,
    );
  });

  it("24: after every gradient step the run goes on with the new weights, and costs less", async () => {
    let file: NetworkFile = trained;
    const page = await panel.open({ network: textOf(trained) });
    await openTab(page, "nudge");
    for (let epoch = 0; epoch < 3; epoch++) {
      await goTo(page, rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * epoch + 3));
      await shows(page.getByTestId("line 3").locator(".reading"), evaluate(file, 3).C, "compact");
      await shows(page.getByTestId("result"), derivative(file, 3, weight(2, 0, 1)));
      const next = updated(file);
      assert(meanCost(next) < meanCost(file));
      file = next;
    }
  });

  it("has beside it what another learning rate would lead to, and says where the two first differ", async () => {
    const rate = trained.training!.learningRate / 2;
    const page = await panel.open({
      network: textOf(trained),
      fork: { learningRate: rate },
      position: rightAfter(trained, { kind: "cost", l: 2, j: 1 }, 4 * 2 + 3),
      width: 700,
    });
    await openTab(page, "cost");
    const fork = page.getByTestId("cost fork");
    assert.match(await text(fork), new RegExp(`η = ${rate}\\s+First to differ, in epoch 1:`));
    // Both learning rates lead from the same gradient: the first weight that moves tells them apart.
    const place = weight(1, 0, 0);
    const w = trained.layers[0]!.weights[0]![0]!;
    const mean = meanDerivative(trained, place);
    const values = fork.locator(".fork-value");
    await shows(values.nth(0), w - 2 * rate * mean);
    await shows(values.nth(1), w - rate * mean);
    assert.match((await page.getByTestId("cost of fork").getAttribute("d"))!, /^M.*L/);
    await fork.getByRole("button", { name: "w₀₀⁽¹⁾" }).click();
    await at(page, rightAfter(trained, { kind: "update", l: 1, j: 0, k: 0 }, 3));
    await page.getByRole("button", { name: "End the fork" }).click();
    await fork.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Fork…" }).click();
    await eventually(
      () => page.evaluate(() => stage.asked),
      (asked) => assert.deepEqual(asked.slice(-1), ["backprop.fork"]),
    );
  });

  it("24: the cost over the gradient steps, as far as it is computed, and what the last one did to it", async () => {
    const costs: number[] = [];
    const files = [trained, updated(trained)];
    for (let step = 2; step <= 3; step++) files.push(updated(files.at(-1)!));
    for (const file of files) costs.push(meanCost(file));
    const page = await panel.open({
      network: textOf(trained),
      position: rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * 3 + 1),
      width: 700,
    });
    await openTab(page, "cost");
    const cost = page.getByTestId("cost");
    assert.match(await text(cost), /3 of 6 gradient steps, 3 to go/);
    await shows(page.getByTestId("cost before"), costs[2]!);
    await shows(page.getByTestId("cost after"), costs[3]!);
    await shows(page.getByTestId("cost change"), costs[3]! - costs[2]!);
    assert.match(
      await text(page.getByTestId("cost words")),
      /^Gradient step 3 lowered the cost of its batch/,
    );
    assert.equal(await cost.locator(".batch").count(), 3, "the batch at hand has no cost yet");
    const slider = page.getByRole("slider", { name: "Cost so far" });
    for (const [key, steps] of [
      ["End", 2],
      ["ArrowLeft", 1],
      ["Home", 0],
      ["ArrowRight", 1],
    ] as const) {
      await slider.press(key);
      assert.equal(await slider.getAttribute("aria-valuenow"), String(steps));
      await shows(page.getByTestId("cost look"), costs[steps]!);
    }
    // Enter goes to where that cost is computed: by the last example of its batch.
    await slider.press("Enter");
    await at(page, rightAfter(trained, { kind: "cost", l: 2, j: 1 }, 4 * 1 + 3));
    assert.equal(await cost.locator(".batch").count(), 2, "what later steps compute is not drawn");
    await shows(page.getByTestId("cost before"), costs[0]!);
    // A click goes to the point under it.
    await slider.scrollIntoViewIfNeeded();
    const first = (await cost.locator(".batch").first().boundingBox())!;
    await page.mouse.click(first.x + first.width / 2 + 2, first.y + first.height / 2);
    await at(page, rightAfter(trained, { kind: "cost", l: 2, j: 1 }, 3));
    await isBlank(page.getByTestId("cost before"));
    await shows(page.getByTestId("cost next before"), costs[0]!);
    await isBlank(page.getByTestId("cost next promised"));
    await goTo(page, 0);
    assert.equal(await cost.locator(".batch").count(), 0);
  });

  it("24: the slope promises by how much a step lowers the cost, about η|∇C|²", async () => {
    const page = await panel.open({
      network: textOf(trained),
      position: rightAfter(trained, { kind: "mean", l: 2, j: 1 }, 3),
      width: 700,
    });
    await openTab(page, "cost");
    const { learningRate } = trained.training!;
    const slopes = trained.layers.flatMap(({ weights, biases }, place) => {
      const l = place + 1;
      return [
        ...weights.flatMap((row, j) => row.map((_, k) => meanDerivative(trained, weight(l, j, k)))),
        ...biases.map((_, j) => meanDerivative(trained, { what: "b", l, j })),
      ];
    });
    const promised = learningRate * slopes.reduce((sum, slope) => sum + slope * slope, 0);
    await shows(page.getByTestId("cost next before"), meanCost(trained));
    await shows(page.getByTestId("cost next promised"), -promised);
    await isBlank(page.getByTestId("cost promised"));
    await goTo(page, rightAfter(trained, { kind: "update", l: 2, j: 1 }, 3));
    await shows(page.getByTestId("cost promised"), -promised);
    await shows(page.getByTestId("cost change"), meanCost(updated(trained)) - meanCost(trained));
    await isBlank(page.getByTestId("cost next promised"));
  });

  it("24: where nothing is trained, the costs of the examples stand as bars, and their mean", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "cost", l: 2, j: 1 }, 1),
    });
    await openTab(page, "cost");
    const row = (name: string | number) => page.getByTestId("cost").locator(`[data-row="${name}"]`);
    for (const example of [0, 1]) await shows(row(example).locator(".amount"), evaluate(small, example).C);
    for (const name of [2, 3, "mean"]) await isBlank(row(name).locator(".amount"));
    await goTo(page, lengthOf(small));
    await shows(row("mean").locator(".amount"), meanCost(small));
    const lengths = await page
      .getByTestId("cost")
      .locator("tbody .cost-bar")
      .evaluateAll((bars) =>
        bars.map((bar) => Number.parseFloat(getComputedStyle(bar).backgroundSize) / 100),
      );
    for (const [example, length] of lengths.entries()) {
      const share = evaluate(small, example).C / evaluate(small, 0).C;
      assert(Math.abs(length / lengths[0]! - share) < 0.01, `the bar of example ${example}`);
    }
  });

  it("24: every dot of the chart stands at its cost", async () => {
    const page = await panel.open({ network: textOf(trained), position: lengthOf(trained), width: 700 });
    await openTab(page, "cost");
    const costs: number[] = [];
    for (let file = trained; costs.length < 6; file = updated(file)) costs.push(meanCost(file));
    const drawn = await page.getByTestId("cost").evaluate((cost) => {
      const number = (element: Element, name: string): number => Number(element.getAttribute(name));
      const ticks = (name: string, side: string) =>
        [...cost.querySelectorAll(`.axes text.${name}:not(.unit)`)].map((tick) => [
          Number(tick.textContent!.replace("−", "-")),
          number(tick, side),
        ]);
      return {
        costs: ticks("a", "y"),
        points: [...cost.querySelectorAll("circle.batch")].map((point) => [
          number(point, "cx"),
          number(point, "cy"),
        ]),
      };
    });
    const [[low, bottom], [high, top]] = [drawn.costs[0]!, drawn.costs.at(-1)!] as [
      [number, number],
      [number, number],
    ];
    assert.equal(drawn.points.length, 6);
    for (const [steps, [, y]] of drawn.points.entries()) {
      const at = low + ((y! - bottom) / (top - bottom)) * (high - low);
      assert(Math.abs(at - costs[steps]!) < 0.02 * (high - low), `after ${steps} steps it is drawn at ${at}`);
    }
  });
});
