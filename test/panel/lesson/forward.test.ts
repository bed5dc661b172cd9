// The lesson's rows up to the cost, each found in the panel; the numbers are those of the plain definition in oracle.ts.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { at, isBlank, parsed, press, shows, texOf, text, usePanel } from "../harness";
import { chain, classes, digits, type NetworkFile, rightAfter, small, textOf } from "../networks";
import { evaluate } from "../oracle";

/** The cards of the formula, "standing" of each. */
async function standings(page: Page): Promise<(string | null)[]> {
  const factors = await page.getByTestId("factor").all();
  return Promise.all(factors.map((factor) => factor.getAttribute("data-standing")));
}

/** The number on a card. */
const numberOf = (card: Locator): Locator => card.locator(".value");

describe("the lesson, forward to the cost", () => {
  const panel = usePanel();

  it("1: one neuron a layer, 3 weights and 3 biases, of which the cost is a function", async () => {
    const page = await panel.open({ network: textOf(chain) });
    assert.equal(await page.locator("[data-neuron]").count(), 4);
    assert.equal(await page.locator("[data-edge^='1,'], [data-edge^='2,'], [data-edge^='3,']").count(), 3);
    const words = await text(page.getByTestId("words"));
    assert.match(words, /3 weights and 3 biases/);
    assert.match(words, /C\(w⁽¹⁾, b⁽¹⁾, w⁽²⁾, b⁽²⁾, w⁽³⁾, b⁽³⁾\)/);
  });

  it("3: a superscript is a layer, a subscript a neuron, and every letter has its words", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
    });
    await page.getByTestId("menu").locator("summary").click();
    const symbols = page.getByTestId("symbols");
    assert.match(
      await text(symbols),
      /above a letter is a layer, never an exponent; numbers below are neurons/,
    );
    const terms = await symbols.locator("dt").all();
    const meanings = await symbols.locator("dd").all();
    const words = new Map<string, string>();
    for (const [place, term] of terms.entries()) words.set(await texOf(term), await text(meanings[place]!));
    for (const [letter, meaning] of [
      ["a_j", /activation of neuron j of layer l/],
      ["w_{jk}", /to neuron j of layer l from neuron k of the layer before/],
      ["b_j", /bias of neuron j/],
      ["z_j", /weights times activations, added up, and the bias/],
      ["y_j", /target/],
      ["textstyle C_e", /cost of example e/],
      ["sigma", /activation function/],
    ] as const) {
      const entry = [...words].find(([tex]) => tex.includes(letter));
      assert.match(entry?.[1] ?? "", meaning, letter);
    }
    const indices = await text(page.getByTestId("indices"));
    assert.match(indices, /l = 2\s+layer 2, the last/);
    assert.match(indices, /j = 0\s+to neuron 0/);
    assert.match(indices, /k = 1\s+from neuron 1/);
  });

  it("4: the target y and the cost (a − y)² of one example, with and without numbers", async () => {
    const { a, C } = evaluate(chain);
    const page = await panel.open({
      network: textOf(chain),
      position: rightAfter(chain, { kind: "cost", l: 3, j: 0 }),
    });
    const formula = page.getByTestId("formula");
    assert.match(await texOf(formula), /a\^\{\(3\)\} ?- ?y\\right\)\^2/);
    const numbers = await text(formula.locator(".factor-numbers"));
    assert.match(numbers, /^\(0\.\d+ − 1\)²$/);
    assert(Math.abs(parsed(/0\.\d+/.exec(numbers)![0]) - a[3]![0]!) < 0.5e-4);
    await shows(page.getByTestId("result"), C);
    assert.equal(await page.getByTestId("target").locator("text").textContent(), "y = 1");
    await page.getByTestId("menu").locator("summary").click();
    const value = page.getByTestId("result").locator(".value");
    await page.getByRole("radio", { name: "symbols" }).check();
    await value.waitFor({ state: "hidden" });
    assert.equal(await formula.locator(".value").first().isVisible(), false);
    await page.getByRole("radio", { name: "numbers" }).check();
    await value.waitFor();
    assert.equal(await formula.locator(".factor-rule").first().isVisible(), false);
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: "tree" }).check();
    await shows(page.getByTestId("tree y"), chain.examples[0]!.target[0]!, "compact");
  });

  it("5: z = w a + b and a = σ(z), in symbols and numbers", async () => {
    const { a, z } = evaluate(chain);
    const [w, b] = [chain.layers[1]!.weights[0]![0]!, chain.layers[1]!.biases[0]!];
    const page = await panel.open({
      network: textOf(chain),
      position: rightAfter(chain, { kind: "term", l: 2, j: 0, k: 0 }),
    });
    assert.deepEqual(await standings(page), ["new", "new", "unknown"]);
    await press(page, "Next factor");
    await at(page, rightAfter(chain, { kind: "bias", l: 2, j: 0 }));
    const formula = page.getByTestId("formula");
    assert.match(await texOf(formula), /z\^\{\(2\)\}.*w\^\{\(2\)\}.*a\^\{\(1\)\}.*b\^\{\(2\)\}/);
    const cards = page.getByTestId("factor");
    for (const [place, value] of [w, a[1]![0]!, b].entries()) await shows(numberOf(cards.nth(place)), value);
    await shows(page.getByTestId("result"), z[2]![0]!);
    await press(page, "Next factor");
    await at(page, rightAfter(chain, { kind: "activation", l: 2, j: 0 }));
    assert.match(await texOf(formula), /a\^\{\(2\)\}.*\\sigma ?\(?/);
    await shows(page.getByTestId("result"), a[2]![0]!);
  });

  for (const [name, file] of [
    ["3-3-2", small],
    ["784-16-16-10", digits],
  ] as const)
    it(`19: the cost is a sum of (a_j − y_j)²: ${name}`, async () => {
      const last = file.layers.length;
      const outputs = file.layers[last - 1]!.weights.length;
      const { a, C } = evaluate(file);
      const term = (j: number): number => (a[last]![j]! - file.examples[0]!.target[j]!) ** 2;
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "cost", l: last, j: 0 }),
      });
      const terms = page.getByTestId("term");
      await shows(numberOf(terms.first()), term(0));
      await isBlank(numberOf(terms.nth(1)));
      await shows(page.getByTestId("result"), term(0));
      assert.match(await text(page.getByTestId("result")), /so far/);
      for (let j = 1; j < outputs; j++) {
        await press(page, "Next factor");
        await at(page, rightAfter(file, { kind: "cost", l: last, j }));
      }
      await shows(page.getByTestId("result"), C);
      const tex = await terms.locator(".cell-rule annotation").allTextContents();
      for (const [place, each] of tex.entries()) {
        const j = Number(/a_\{?(\d+)/.exec(each)![1]);
        await shows(numberOf(terms.nth(place)), term(j));
      }
      const folded = await page.getByTestId("fold").allInnerTexts();
      const hidden = folded.reduce((sum, text) => sum + Number(/(\d+) more/.exec(text)![1]), 0);
      assert.equal(
        tex.length + hidden,
        outputs,
        "every output has its term, or is counted where they are folded",
      );
    });

  async function sumOf(page: Page, file: NetworkFile, l: number, j: number): Promise<void> {
    const { a, z } = evaluate(file);
    const { weights, biases } = file.layers[l - 1]!;
    for (const term of await page.getByTestId("term").all()) {
      const k = Number(/k=(\d+)/.exec(await texOf(term.locator(".label")))?.[1]);
      if (Number.isNaN(k)) {
        assert.equal(await text(term.locator(".label")), "bias");
        await shows(numberOf(term), biases[j]!);
        continue;
      }
      const factors = term.getByTestId("factor");
      await shows(numberOf(factors.nth(0)), weights[j]![k]!);
      await shows(numberOf(factors.nth(1)), a[l - 1]![k]!);
      await shows(term.locator(".share"), weights[j]![k]! * a[l - 1]![k]!);
    }
    assert.match(await texOf(page.locator(".heads, .cell-rule")), new RegExp(`w_\\{${j}[,k0]`));
    await shows(page.getByTestId("result"), z[l]![j]!);
  }

  for (const [name, file, l, j] of [
    ["3-3-2", small, 1, 2],
    ["4-8-6-3", classes, 2, 5],
    ["784-16-16-10", digits, 1, 11],
  ] as const)
    it(`20: z_j is a sum of w_jk a_k, and the bias: ${name}`, async () => {
      const inputs = file.layers[l - 1]!.weights[0]!.length;
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "bias", l, j }),
      });
      await sumOf(page, file, l, j);
      const terms = await page.getByTestId("term").count();
      const folds = await page.getByTestId("fold").allInnerTexts();
      const folded = folds.reduce((sum, text) => sum + Number(/(\d+) more/.exec(text)![1]), 0);
      assert.equal(terms + folded, inputs + 1, "every term is there, or is counted where they are folded");
    });

  it("20: a term that is not added yet is blank, and the sum says that it is not whole", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "term", l: 2, j: 0, k: 1 }),
    });
    const { a } = evaluate(small);
    const [w0, w1] = small.layers[1]!.weights[0]!;
    assert.deepEqual(await standings(page), [
      "known",
      "known",
      "new",
      "new",
      "unknown",
      "unknown",
      "unknown",
    ]);
    await isBlank(page.getByTestId("term").nth(2).locator(".share"));
    await shows(page.getByTestId("result"), w0! * a[1]![0]! + w1! * a[1]![1]!);
    assert.match(await text(page.getByTestId("result")), /so far/);
  });
});
