// The lesson's rows of the chain rule, each found in the panel; every derivative is checked against a difference of the plain definition.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { at, goTo, isBlank, openTab, parsed, press, shows, texOf, text, usePanel } from "../harness";
import { chain, classes, digits, type NetworkFile, rightAfter, small, textOf } from "../networks";
import { derivative, evaluate, slope } from "../oracle";

const factor = (page: Page, place: number): Locator => page.getByTestId("factor").nth(place);
const numberOf = (card: Locator): Locator => card.locator(".value");

/** ∂a_i/∂z_j of layer l in the first example. */
function slopeOf(file: NetworkFile, l: number, j: number, i = j): number {
  return slope((by) => evaluate(file, 0, { what: "z", l, j }, by).a[l]![i]!);
}

const dC_da = (file: NetworkFile, l: number, j: number): number => derivative(file, 0, { what: "a", l, j });
const dC_dz = (file: NetworkFile, l: number, j: number): number => derivative(file, 0, { what: "z", l, j });

/** One weight of each network. */
const weights = [
  ["the chain", chain, 3, 0, 0],
  ["3-3-2", small, 1, 1, 2],
  ["4-8-6-3", classes, 2, 3, 6],
  ["784-16-16-10", digits, 1, 12, 404],
] as const;

describe("the lesson, backward from the cost", () => {
  const panel = usePanel();

  for (const [name, file, l, j, k] of weights)
    it(`9: ∂z/∂w · ∂a/∂z · ∂C/∂a, in this order, one factor lit at a time, their product under it: ${name}`, async () => {
      const first = l === file.layers.length ? "dC_da" : "path";
      const outputs = file.layers[l]?.weights.length;
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: first, l, j, ...(outputs && { i: outputs - 1 }) }),
      });
      const values = [evaluate(file).a[l - 1]![k]!, slopeOf(file, l, j), dC_da(file, l, j)];
      if (first === "dC_da") {
        // ∂C/∂a is the last factor as it is written, and the first one that is found.
        await isBlank(numberOf(factor(page, 0)));
        await isBlank(numberOf(factor(page, 1)));
        await shows(numberOf(factor(page, 2)), values[2]!);
        assert.equal(await factor(page, 2).getAttribute("data-standing"), "new");
      } else {
        await shows(page.getByTestId("result"), values[2]!);
      }
      await press(page, "Next factor");
      await at(page, rightAfter(file, { kind: "da_dz", l, j }));
      await shows(numberOf(factor(page, 1)), values[1]!);
      await shows(numberOf(factor(page, 2)), values[2]!);
      assert.deepEqual(
        await page
          .getByTestId("factor")
          .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-standing"))),
        ["unknown", "new", "known"],
      );
      await goTo(page, rightAfter(file, { kind: "dz_dw", l, j, k }));
      for (const [place, value] of values.entries()) await shows(numberOf(factor(page, place)), value);
      assert.deepEqual(
        await page
          .getByTestId("factor")
          .evaluateAll((cards) => cards.map((card) => card.getAttribute("data-standing"))),
        ["new", "known", "known"],
      );
      const symbols = await page.getByTestId("factor").locator(".factor-symbol annotation").allTextContents();
      for (const [place, [over, under]] of [
        ["z", "w"],
        ["a", "z"],
        ["C", "a"],
      ].entries())
        assert.match(symbols[place]!, new RegExp(`partial ${over}[_^}].*partial ${under}[_^]`));
      await shows(page.getByTestId("result"), derivative(file, 0, { what: "w", l, j, k }));
    });

  it("10: ∂C/∂a = 2(a − y) is proportional to the miss, and a plain sentence says so", async () => {
    const { a } = evaluate(small);
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dC_da", l: 2, j: 1 }),
    });
    const miss = a[2]![1]! - small.examples[0]!.target[1]!;
    await shows(numberOf(factor(page, 2)), 2 * miss);
    assert(Math.abs(2 * miss - dC_da(small, 2, 1)) < 1e-9);
    assert.match(
      await texOf(factor(page, 2).locator(".factor-rule, .cell-rule")),
      /2.*a_\{1\}\^\{\(2\)\}.*-.*y_\{1\}/,
    );
    const words = await text(page.getByTestId("words"));
    assert.match(words, /misses its target by 0\.\d+: the larger the miss, the stronger the pull/);
    assert(Math.abs(Number(/by (0\.\d+)/.exec(words)![1]) - miss) < 1e-4);
    assert(Math.abs(Number(/moves (\d\.\d+) times/.exec(words)![1]) - 2 * miss) < 6e-4);
  });

  it("12: ∂z/∂w = a_prev: how strongly the previous neuron fires, in words and as its brightness", async () => {
    const { a } = evaluate(small);
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
    });
    await shows(numberOf(factor(page, 0)), a[1]![1]!);
    const words = await text(page.getByTestId("words"));
    assert.match(words, /as strongly as neuron 1 of layer 1 fires/);
    assert(Math.abs(Number(/moves (0\.\d+) times/.exec(words)![1]) - a[1]![1]!) < 1e-4);
    const neuron = page.locator('[data-neuron="1,1"]');
    assert.equal(await neuron.getAttribute("data-light"), "path");
    const fill = await neuron.locator("circle").evaluate((circle) => circle.style.getPropertyValue("--fill"));
    assert(Math.abs(Number.parseFloat(fill) / 100 - a[1]![1]!) < 1e-3);
  });

  it("12: a weight from a silent input has no say", async () => {
    const { input } = digits.examples[0]!;
    const k = input.indexOf(0);
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "dz_dw", l: 1, j: 5, k }),
    });
    await shows(numberOf(factor(page, 0)), 0);
    await shows(page.getByTestId("result"), 0);
    assert.match(
      await text(page.getByTestId("words")),
      new RegExp(`input ${k} is 0: this weight has no say`),
    );
  });

  it("15: what was worked out for one weight stands dimmed in the formula of the next", async () => {
    let position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 0 });
    const page = await panel.open({ network: textOf(small), position });
    const seen = async () =>
      page.getByTestId("factor").evaluateAll((cards) =>
        cards.map((card) => ({
          value: card.querySelector(".value .num")!.getAttribute("title"),
          color: getComputedStyle(card.querySelector(".value")!).color,
          border: getComputedStyle(card).borderColor,
        })),
      );
    const before = await seen();
    for (let k = 1; k < 3; k++) {
      await press(page, "Next factor");
      await at(page, ++position);
      const now = await seen();
      assert.deepEqual(now.slice(1), before.slice(1), "the shared factors stay as they are, and dimmed");
      assert.notEqual(now[0]!.value, before[0]!.value);
      assert.notEqual(now[0]!.color, now[1]!.color, "the new one is not dimmed");
      assert.notEqual(now[0]!.border, now[1]!.border, "and lit");
    }
    assert.match(await text(page.getByTestId("words")), /All weights of this neuron share the other factors/);
  });

  for (const [name, file, l, j] of weights)
    it(`16: for a bias one factor is another one, ∂z/∂b = 1: ${name}`, async () => {
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "dz_db", l, j }),
      });
      await shows(numberOf(factor(page, 0)), 1);
      await shows(numberOf(factor(page, 1)), slopeOf(file, l, j));
      await shows(numberOf(factor(page, 2)), dC_da(file, l, j));
      await shows(page.getByTestId("result"), derivative(file, 0, { what: "b", l, j }));
      assert.match(await texOf(factor(page, 0)), /partial z.*partial b/);
      assert.match(await text(page.getByTestId("words")), /moves exactly as far, so the factor is 1/);
    });

  it("17: ∂z/∂a_prev = w carries the sensitivity into the layer before, layer after layer", async () => {
    const page = await panel.open({ network: textOf(chain) });
    for (const l of [2, 1]) {
      const position = rightAfter(chain, { kind: "path", l, j: 0, i: 0 });
      await goTo(page, position);
      const w = chain.layers[l]!.weights[0]![0]!;
      await shows(numberOf(factor(page, 0)), w);
      await shows(numberOf(factor(page, 1)), slopeOf(chain, l + 1, 0));
      await shows(numberOf(factor(page, 2)), dC_da(chain, l + 1, 0));
      await shows(page.getByTestId("result"), dC_da(chain, l, 0));
      assert.match(await texOf(factor(page, 0)), /partial z.*partial a/);
      assert.match(await text(page.getByTestId("formula")), /∂/);
      // It stands at its neuron, and stays there where the drawing shows derivatives.
      const chip = page.locator(`[data-at="neuron ${l} 0"]`);
      assert.equal(await chip.locator(".chip-name").textContent(), `∂C₀/∂a⁽${l === 2 ? "²" : "¹"}⁾`);
      const found = parsed((await chip.locator(".chip-value").textContent())!);
      assert.ok(Math.abs(found - dC_da(chain, l, 0)) < 0.0051, `${found}`);
    }
    await page.getByTestId("network").getByRole("radio", { name: "∂Cₑ/∂w" }).check();
    for (const l of [1, 2, 3]) {
      const label = await page.locator(`[data-neuron="${l},0"] .derivative`).textContent();
      assert.ok(Math.abs(parsed(label!.replace("∂ ", "")) - dC_da(chain, l, 0)) < 0.0051, label!);
    }
  });

  for (const [name, file, l, j, k] of weights)
    it(`18: w_jk stands in row j, column k, and leads from k to j: ${name}`, async () => {
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "dz_dw", l, j, k }),
      });
      await openTab(page, "matrix");
      const matrix = page.getByTestId("weights");
      assert.equal(await text(matrix.locator("tbody th[data-marked='true']")), String(j));
      assert.equal(await text(matrix.locator("thead th[data-marked='true']")), String(k));
      const row = matrix.locator("tbody tr", { has: page.locator("th[data-marked='true']") });
      const column = await matrix
        .locator("thead th")
        .evaluateAll((heads) => heads.findIndex((head) => head.getAttribute("data-marked") === "true"));
      const { weights, biases } = file.layers[l - 1]!;
      await shows(row.locator("th, td").nth(column), weights[j]![k]!, "compact");
      await shows(row.locator("td").last(), biases[j]!, "compact");
      const words = await text(page.getByTestId("weights words"));
      assert.match(words, new RegExp(`row ${j}, column ${k}: it leads to neuron ${j} of layer ${l} from`));
      const edge = page.locator("[data-edge][data-light='current']").and(page.locator("line"));
      assert.equal(await edge.getAttribute("data-edge"), `${l},${j},${k}`);
      // In a picture of pixels the current one is framed.
      const [from, to] = await Promise.all([
        page
          .locator(`[data-neuron="${l - 1},${k}"] circle`)
          .or(page.getByTestId("current pixel").first())
          .boundingBox(),
        page.locator(`[data-neuron="${l},${j}"] circle`).boundingBox(),
      ]);
      const line = (await edge.boundingBox())!;
      assert(
        from!.x < line.x + 1 && line.x + line.width < to!.x + to!.width + 1,
        "the edge leads from k to j",
      );
    });

  for (const [name, file, l, j] of [
    ["3-3-2", small, 1, 1],
    ["4-8-6-3", classes, 2, 4],
    ["784-16-16-10", digits, 2, 9],
  ] as const)
    it(`22: ∂C/∂a_k is a sum over all paths, each drawn and as a bar: ${name}`, async () => {
      const next = file.layers[l]!.weights;
      const share = (i: number): number => next[i]![j]! * dC_dz(file, l + 1, i);
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "path", l, j, i: 0 }),
      });
      const paths = page.getByTestId("term");
      await shows(paths.nth(0).locator(".share"), share(0));
      await isBlank(paths.nth(1).locator(".share"));
      assert.match(await text(page.getByTestId("result")), new RegExp(`so far, 1 of ${next.length} paths`));
      const whole = rightAfter(file, { kind: "path", l, j, i: next.length - 1 });
      await goTo(page, whole);
      const rows = await paths.all();
      const shares: number[] = [];
      for (const row of rows) {
        const i = Number(/j=(\d+)/.exec(await texOf(row.locator(".label")))![1]);
        const value = share(i);
        shares.push(value);
        // Where a layer mixes there is no σ′ of one neuron alone: a path goes on by ∂C/∂z.
        const onward = file.layers[l]!.activation === "softmax" ? [dC_dz] : [slopeOf, dC_da];
        const values = [next[i]![j]!, ...onward.map((factorOf) => factorOf(file, l + 1, i))];
        const factors = row.getByTestId("factor");
        assert.equal(await factors.count(), values.length);
        for (const [place, value] of values.entries()) await shows(numberOf(factors.nth(place)), value);
        await shows(row.locator(".share"), value);
        const bar = row.locator(".share-bar");
        assert.equal(await bar.getAttribute("data-sign"), value < 0 ? "negative" : "positive");
      }
      const bars = await paths
        .locator(".share-bar")
        .evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().width));
      assert.equal(bars.length, rows.length);
      const largest = shares.reduce(
        (best, each, place) => (Math.abs(each) > Math.abs(shares[best]!) ? place : best),
        0,
      );
      for (const [place, width] of bars.entries())
        assert(
          Math.abs(width / bars[largest]! - Math.abs(shares[place]! / shares[largest]!)) < 0.02,
          `the bar of path ${place} is as long as its share`,
        );
      const folds = await page.getByTestId("fold").allInnerTexts();
      const folded = folds.reduce((sum, each) => sum + Number(/(\d+) more/.exec(each)![1]), 0);
      assert.equal(rows.length + folded, next.length, "every path is there, or is counted in a fold");
      await shows(page.getByTestId("result"), dC_da(file, l, j));
      const lit = await page
        .locator(`line[data-edge^="${l + 1},"]:not([data-light="none"])`)
        .evaluateAll((edges) => edges.map((edge) => edge.getAttribute("data-edge")!.split(",").map(Number)));
      assert(
        lit.every(([, , k]) => k === j),
        "every path starts at the neuron",
      );
      const drawn = await page.locator(`[data-neuron^="${l + 1},"]`).count();
      assert.equal(lit.length, drawn, "and every drawn neuron of the next layer is on one");
    });

  it("22: with softmax every output moves: ∂C/∂z_j is a sum as well", async () => {
    const page = await panel.open({
      network: textOf(classes),
      position: rightAfter(classes, { kind: "da_dz", l: 3, j: 1, i: 2 }),
    });
    const cards = page.getByTestId("factor");
    for (let i = 0; i < 3; i++) {
      await shows(numberOf(cards.nth(2 * i)), slopeOf(classes, 3, 1, i));
      await shows(numberOf(cards.nth(2 * i + 1)), dC_da(classes, 3, i));
    }
    await shows(page.getByTestId("result"), dC_dz(classes, 3, 1));
  });
});
