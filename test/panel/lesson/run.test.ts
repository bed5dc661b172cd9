// The lesson's rows of the whole run: the examples' average, the equation with more indices, and every layer before.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { at, eventually, goTo, isBlank, openTab, positionOf, shows, texOf, text, usePanel } from "../harness";
import { chain, classes, digits, lengthOf, rightAfter, small, textOf, trained } from "../networks";
import { derivative, evaluate, type Moved, mean, slope } from "../oracle";

const factor = (page: Page, place: number): Locator =>
  page.getByTestId("factor").nth(place).locator(".value");
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
        height: 1100,
      });
      await openTab(page, "examples");
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
      const rows = page.getByTestId("formula").getByTestId("term");
      for (const [example, value] of each.entries()) {
        await shows(rows.nth(example).locator(".share"), value);
        assert.match(await text(rows.nth(example)), new RegExp(file.examples[example]!.name!));
      }
      await shows(page.getByTestId("mean sum"), length * mean(each));
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

  it("21: the same equation for this neuron alone, with indices, and as whole matrices", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
    });
    await page.getByRole("radio", { name: "indices" }).check();
    const formula = page.getByTestId("formula");
    const numbers = await text(page.getByTestId("result"));
    const indices = await texOf(formula);
    for (const part of [
      /\\partial C_\{0\}\}\{\\partial w_\{jk\}\^\{\(L\)\}\}/,
      /a_\{k\}\^\{\(L-1\)\}/,
      /\\sigma'\\left\(z_\{j\}\^\{\(L\)\}\\right\)/,
      /\\partial C_\{0\}\}\{\\partial a_\{j\}\^\{\(L\)\}\}/,
    ])
      assert.match(indices, part);
    assert.equal(await text(page.getByTestId("result")), numbers, "the same numbers");
    await page.getByRole("radio", { name: "matrices" }).check();
    assert.match(await texOf(page.locator(".stage-title")), /\\delta\^\{\(2\)\}.*a\^\{\(1\)\}.*T/);
    assert.equal(await text(page.getByTestId("result")), numbers, "the same numbers");
    const { a } = evaluate(small);
    const boxes = page.getByTestId("factor");
    for (const [k, value] of a[1]!.entries())
      await shows(boxes.nth(0).locator(".factor-vector > li").nth(k), value, "compact");
    assert.equal(await boxes.nth(0).locator(".factor-vector > [data-current]").count(), 1);
    await shows(boxes.nth(0).locator(".value"), a[1]![1]!);
    await shows(
      boxes.nth(2).locator(".factor-vector > [data-current]"),
      derivative(small, 0, { what: "a", l: 2, j: 0 }),
      "compact",
    );
    await isBlank(boxes.nth(2).locator(".factor-vector > li").nth(1));
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
});
