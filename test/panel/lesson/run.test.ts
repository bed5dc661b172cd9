// The lesson's rows of the whole run: the examples' average, the gradient, the indices, every layer before, and steps downhill.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { at, eventually, goTo, isBlank, positionOf, press, shows, texOf, text, usePanel } from "../harness";
import {
  chain,
  classes,
  digits,
  lengthOf,
  type NetworkFile,
  rightAfter,
  small,
  textOf,
  trained,
} from "../networks";
import { derivative, evaluate, type Moved, mean, meanCost, meanDerivative, slope, updated } from "../oracle";

const factor = (page: Page, place: number): Locator =>
  page.getByTestId("factor").nth(place).locator(".value");
const cell = (page: Page, name: string): Locator =>
  page.getByTestId("gradient").locator(`[data-cell="${name}"]`);
const weight = (l: number, j: number, k: number): Moved => ({ what: "w", l, j, k });

describe("the lesson's whole run", () => {
  const panel = usePanel();

  for (const [name, file, l, j, k] of [
    ["3-3-2", small, 2, 0, 1],
    ["4-8-6-3", classes, 2, 3, 6],
    ["784-16-16-10", digits, 2, 9, 3],
  ] as const)
    it(`13: the derivative is the average over all examples, and one sees who pulls which way: ${name}`, async () => {
      const { length } = file.examples;
      const each = file.examples.map((_, example) => derivative(file, example, weight(l, j, k)));
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "dz_dw", l, j, k }, length - 2),
      });
      const ledger = page.getByTestId("examples");
      const row = (name: string | number): Locator => ledger.locator(`[data-row="${name}"]`);
      await isBlank(row(length - 1).locator(".amount"));
      await isBlank(row("mean").locator(".amount"));
      assert.equal(await row(length - 2).getAttribute("aria-current"), "step");
      await goTo(page, rightAfter(file, { kind: "mean", l, j, k }, length - 1));
      for (const [example, value] of each.entries()) {
        await shows(row(example).locator(".amount"), value);
        assert.equal(
          await row(example).locator(".pull").getAttribute("data-sign"),
          value < 0 ? "negative" : "positive",
        );
        assert.match(await text(row(example).locator("th")), new RegExp(file.examples[example]!.name!));
      }
      await shows(row("sum").locator(".amount"), length * mean(each));
      await shows(row("mean").locator(".amount"), mean(each));
      await shows(page.getByTestId("result"), mean(each));
      await shows(factor(page, 0), 1 / length);
      await shows(factor(page, 1), length * mean(each));
      assert.match(await text(ledger), /◂ raise\s+lower ▸/);
      const sides = await ledger.locator("tbody [data-row]").evaluateAll((rows) =>
        rows.map((row) => {
          const bar = getComputedStyle(row.querySelector(".pull")!, "::after");
          return {
            right: Number.parseFloat(bar.left) >= row.querySelector(".pull")!.clientWidth / 2 - 1,
            width: Number.parseFloat(bar.width),
          };
        }),
      );
      for (const [example, { right, width }] of sides.entries()) {
        assert.equal(right, each[example]! >= 0, `example ${example} pulls to its side`);
        const ratio = width / sides[0]!.width;
        assert(
          Math.abs(ratio - Math.abs(each[example]! / each[0]!)) < 0.03 * Math.max(1, ratio),
          "as far as its share",
        );
      }
    });

  it("14: the gradient fills as it is computed, and blank is not computed yet", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
    });
    assert.equal(await text(page.getByTestId("filled")), "2 of 20");
    await shows(cell(page, "2,0,0"), derivative(small, 0, weight(2, 0, 0)), "compact");
    await shows(cell(page, "2,0,1"), derivative(small, 0, weight(2, 0, 1)), "compact");
    assert.equal(
      await cell(page, "2,0,1").getAttribute("data-light"),
      "current",
      "the place of the current component",
    );
    for (const name of ["2,0,2", "2,0,b", "1,0,0", "1,2,b"]) await isBlank(cell(page, name));
    await press(page, "Next");
    await at(page, rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 2 }));
    await shows(cell(page, "2,0,2"), derivative(small, 0, weight(2, 0, 2)), "compact");
    await press(page, "Step back");
    await at(page, rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }));
    await isBlank(cell(page, "2,0,2"));
    await goTo(page, lengthOf(small));
    assert.equal(await text(page.getByTestId("filled")), "20 of 20");
    for (const [place, { weights }] of small.layers.entries())
      for (const [j, row] of weights.entries()) {
        for (const k of row.keys())
          await shows(
            cell(page, `${place + 1},${j},${k}`),
            meanDerivative(small, weight(place + 1, j, k)),
            "compact",
          );
        await shows(
          cell(page, `${place + 1},${j},b`),
          meanDerivative(small, { what: "b", l: place + 1, j }),
          "compact",
        );
      }
  });

  it("21: the same equation for this neuron alone, with indices, and as whole matrices", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
    });
    await page.getByRole("radio", { name: "indices" }).check();
    const general = page.getByTestId("general form");
    const indices = await texOf(general);
    for (const part of [
      /\\partial C\}\{\\partial w_\{jk\}\^\{\(2\)\}\}=/,
      /=a_\{k\}\^\{\(1\)\}/,
      /\\sigma'\\left\(z_\{j\}\^\{\(2\)\}\\right\)/,
      /\\partial C\}\{\\partial a_\{j\}\^\{\(2\)\}\}$/,
    ])
      assert.match(indices, part);
    assert.match(await text(general), /j runs over this layer’s neurons, k over those of the layer before/);
    assert.equal(await page.getByTestId("formula").count(), 0);
    await page.getByRole("radio", { name: "matrices" }).check();
    assert.match(await texOf(general), /\\delta\^\{\(2\)\}.*a\^\{\(1\)\}.*T|W\^\{\(2\)\}/);
    await page.getByRole("radio", { name: "this neuron" }).check();
    await shows(page.getByTestId("result"), derivative(small, 0, weight(2, 0, 1)));
  });

  it("23: the timeline holds the whole run, layer by layer, and one can jump anywhere in it", async () => {
    const page = await panel.open({ network: textOf(chain) });
    const timeline = page.getByTestId("timeline");
    const titles: string[] = [];
    for (const segment of await timeline.locator(".outline rect").all()) {
      const { x, y, width, height } = (await segment.boundingBox())!;
      await page.mouse.move(x + width / 2, y + height / 2);
      titles.push(await text(page.getByTestId("readout")));
    }
    for (const l of [1, 2, 3])
      for (const pass of ["forward", "backward"])
        assert(
          titles.some((title) => title.includes(`${pass}, layer ${l}`)),
          `${pass} ${l}`,
        );
    await timeline.scrollIntoViewIfNeeded();
    const box = (await timeline.boundingBox())!;
    for (const share of [0.9, 0.35, 0.6]) {
      const before = await positionOf(page);
      await page.mouse.click(box.x + share * box.width, box.y + box.height - 8);
      const position = await eventually(
        () => positionOf(page),
        (now) => assert.notEqual(now, before),
      );
      await at(page, position);
      // The last row divides one example, whose steps are not of one width; the marker stands where the click was.
      const marker = (await timeline.locator(".marker").last().boundingBox())!;
      assert(
        Math.abs(marker.x + marker.width / 2 - (box.x + share * box.width)) < 0.05 * box.width,
        `at ${share}`,
      );
    }
    await timeline.press("End");
    await at(page, lengthOf(chain));
    await timeline.press("Home");
    await at(page, 0);
    // From layer to layer, and in each the same three factors.
    for (const l of [3, 2, 1]) {
      await goTo(page, rightAfter(chain, { kind: "dz_dw", l, j: 0, k: 0 }));
      await shows(page.getByTestId("result"), derivative(chain, 0, weight(l, 0, 0)));
      await shows(factor(page, 0), evaluate(chain).a[l - 1]![0]!);
      await shows(
        factor(page, 1),
        slope((by) => evaluate(chain, 0, { what: "z", l, j: 0 }, by).a[l]![0]!),
      );
      await shows(factor(page, 2), derivative(chain, 0, { what: "a", l, j: 0 }));
    }
  });

  it("23: a drag along the timeline goes where it is dropped", async () => {
    const page = await panel.open({ network: textOf(trained) });
    const timeline = page.getByTestId("timeline");
    const box = (await timeline.boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 8, { steps: 6 });
    await page.mouse.up();
    const middle = lengthOf(trained) / 2;
    await eventually(
      () => positionOf(page),
      (now) => assert(Math.abs(now - middle) < 0.02 * middle, `half of the run, and not ${now}`),
    );
    await eventually(
      async () => Number(await timeline.getAttribute("aria-valuenow")),
      (now) => assert(Math.abs(now - middle) < 0.02 * middle),
    );
  });

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
    for (let epoch = 0; epoch < 3; epoch++) {
      await goTo(page, rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * epoch + 3));
      await shows(page.getByTestId("line C").locator(".reading"), evaluate(file, 3).C);
      await shows(page.getByTestId("result"), derivative(file, 3, weight(2, 0, 1)));
      const next = updated(file);
      assert(meanCost(next) < meanCost(file));
      file = next;
    }
  });

  it("24: the cost over the gradient steps, as far as it is computed, and what the last one did to it", async () => {
    const costs: number[] = [];
    const files = [trained, updated(trained)];
    for (let step = 2; step <= 3; step++) files.push(updated(files.at(-1)!));
    for (const file of files) costs.push(meanCost(file));
    const page = await panel.open({
      network: textOf(trained),
      position: rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * 3 + 1),
    });
    const cost = page.getByTestId("cost");
    assert.match(await text(cost), /3 of 6 gradient steps/);
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
    assert.equal(await page.getByTestId("cost before").count(), 0, "no gradient step is done");
    await goTo(page, 0);
    assert.equal(await cost.locator(".batch").count(), 0);
  });

  it("24: there is no chart of the cost where nothing is trained", async () => {
    const page = await panel.open({ network: textOf(small), position: 31 });
    await page.getByTestId("gradient").waitFor();
    assert.equal(await page.getByTestId("cost").count(), 0);
  });

  it("14: as one vector with the place of the component, or by layer as the reader chooses", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "dz_dw", l: 2, j: 5, k: 3 }),
    });
    // 16 rows of 784 weights and a bias come first, then 5 rows of 16 and a bias.
    const place = 16 * 785 + 5 * 17 + 3 + 1;
    assert.equal(await text(page.getByTestId("component")), `component ${place} of 13002`);
    const gradient = page.getByTestId("gradient");
    await shows(cell(page, "2,5,3"), derivative(digits, 0, weight(2, 5, 3)));
    await isBlank(cell(page, "2,5,4"));
    await isBlank(cell(page, "1,0,0"));
    assert.equal(await gradient.locator("tr[aria-current='step']").count(), 1);
    assert((await gradient.getByText("⋮").count()) >= 2, "folded before and after");
    await gradient.getByRole("radio", { name: "by layer" }).check();
    await gradient.getByText("16 × 784, 16 biases").waitFor();
    await shows(cell(page, "2,5,3"), derivative(digits, 0, weight(2, 5, 3)), "compact");
    await gradient.getByRole("radio", { name: "vector" }).check();
    await page.getByTestId("component").waitFor();
  });
});
