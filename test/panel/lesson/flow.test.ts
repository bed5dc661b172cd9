// One backward pass as what flows: its numbers, its widths, its signs, and how it fills as one scrubs along the run.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { eventually, goTo, isNumber, openTab, shows, text, usePanel } from "../harness";
import { classes, digits, lengthOf, type NetworkFile, rightAfter, small, textOf } from "../networks";
import { derivative } from "../oracle";

/** What an attribute says of every drawn band. */
const allOf = (page: Page, attribute: string): Promise<Record<string, string>> =>
  page
    .getByTestId("flow")
    .evaluate(
      (flow, attribute) =>
        Object.fromEntries(
          [...flow.querySelectorAll<SVGElement>("[data-flow]")].map((each) => [
            each.dataset.flow,
            each.getAttribute(attribute),
          ]),
        ),
      attribute,
    );

const numberAt = (page: Page, l: number, j: number, of: "before" | "after"): Locator =>
  page.locator(`[data-squeeze="${l},${j}"] .amount[data-of="${of}"]`);

/** What flows through each part of the drawing, by differences alone. */
function oracleOf(
  file: NetworkFile,
  example: number,
  shown: (l: number) => readonly number[],
): Record<string, number> {
  const flows: Record<string, number> = {};
  const last = file.layers.length;
  for (let l = 1; l <= last; l++)
    for (const j of shown(l)) {
      flows[`before ${l},${j}`] = derivative(file, example, { what: "a", l, j });
      const delta = derivative(file, example, { what: "z", l, j });
      flows[`after ${l},${j}`] = delta;
      if (l === last) flows[`miss ${j}`] = flows[`before ${l},${j}`]!;
      if (l > 1)
        for (const k of shown(l - 1)) flows[`${l},${j},${k}`] = file.layers[l - 1]!.weights[j]![k]! * delta;
    }
  return flows;
}

const all = (file: NetworkFile) => (l: number) => file.layers[l - 1]!.biases.map((_, j) => j);

describe("the flow", () => {
  const panel = usePanel();
  const kept = { shape: "flow" };

  for (const [name, file, count] of [
    ["3-3-2", small, 2 * (3 + 2)],
    ["4-8-6-3 with softmax", classes, 2 * (6 + 3)],
  ] as const)
    it(`shows one backward pass, each part as wide as it is large, dashed where it is negative: ${name}`, async () => {
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "dz_db", l: 1, j: file.layers[0]!.biases.length - 1 }),
        kept,
        width: 546,
        height: 900,
      });
      const expected = oracleOf(file, 0, all(file));
      const largest = Math.max(...Object.values(expected).map(Math.abs));
      const [widths, signs] = [await allOf(page, "stroke-width"), await allOf(page, "data-sign")];
      assert.deepEqual(Object.keys(widths).sort(), Object.keys(expected).sort());
      const widest = Math.max(...Object.values(widths).map(Number));
      assert(widest > 5);
      for (const [flow, value] of Object.entries(expected)) {
        const width = Math.max((widest * Math.abs(value)) / largest, 1);
        assert(
          Math.abs(Number(widths[flow]) - width) < 1e-3,
          `${flow} is ${widths[flow]} wide, not ${width}`,
        );
        if (Math.abs(value) > 1e-9) assert.equal(signs[flow], value < 0 ? "negative" : "positive", flow);
      }
      const numbers = await page.locator(".squeeze .amount").evaluateAll((all) =>
        all.map((each) => {
          const { squeeze } = each.closest<SVGElement>("[data-squeeze]")!.dataset;
          return [`${(each as SVGElement).dataset.of} ${squeeze}`, each.textContent!] as const;
        }),
      );
      assert.equal(numbers.length, count);
      for (const [of, shown] of numbers) isNumber({ shown, exact: null }, expected[of]!, of, "compact");
    });

  it("fills from the right as one goes on, by hand, and empties as one goes back", async () => {
    const page = await panel.open({ network: textOf(small), kept, width: 546, height: 830 });
    const known = async (): Promise<string[]> =>
      Object.entries(await allOf(page, "data-sign"))
        .filter(([, sign]) => sign !== "unknown")
        .map(([flow]) => flow);
    assert.deepEqual(await known(), []);
    await goTo(page, rightAfter(small, { kind: "da_dz", l: 2, j: 0 }));
    assert.deepEqual((await known()).sort(), ["after 2,0", "before 2,0", "miss 0"]);
    await goTo(page, rightAfter(small, { kind: "path", l: 1, j: 0, i: 1 }));
    assert.deepEqual((await known()).sort(), [
      ...["2,0,0", "2,1,0", "after 2,0", "after 2,1"],
      ...["before 1,0", "before 2,0", "before 2,1", "miss 0", "miss 1"],
    ]);
    await goTo(page, rightAfter(small, { kind: "dC_da", l: 2, j: 0 }));
    assert.deepEqual((await known()).sort(), ["before 2,0", "miss 0"]);
    await goTo(page, lengthOf(small));
    assert.equal((await known()).length, 2 * (3 + 2) + 2 + 6);
  });

  it("lights what the step has found, and says it", async () => {
    const position = rightAfter(small, { kind: "path", l: 1, j: 1, i: 0 });
    const page = await panel.open({ network: textOf(small), position, kept, width: 546, height: 830 });
    const delta = derivative(small, 0, { what: "z", l: 2, j: 0 });
    const found = page.getByTestId("flow found");
    assert.match(await text(found), /^w₀₁⁽²⁾ · ∂C₀\/∂z₀⁽²⁾\s+= /);
    await shows(found, small.layers[1]!.weights[0]![1]! * delta);
    const lights = Object.entries(await allOf(page, "data-light"));
    const lit = (light: string) => lights.flatMap(([flow, own]) => (own === light ? [flow] : []));
    assert.deepEqual([lit("current"), lit("path")], [["2,0,1"], ["after 2,0"]]);
    await goTo(page, rightAfter(small, { kind: "da_dz", l: 1, j: 1 }));
    const current = numberAt(page, 1, 1, "after");
    assert.equal(await current.getAttribute("data-light"), "current");
    isNumber(
      { shown: await current.textContent().then(String), exact: null },
      derivative(small, 0, { what: "z", l: 1, j: 1 }),
      "∂C/∂z",
      "compact",
    );
  });

  it("says in full what the mouse rests on, and leads the keyboard to it", async () => {
    const position = rightAfter(small, { kind: "da_dz", l: 1, j: 1 });
    const page = await panel.open({ network: textOf(small), position, kept, width: 546, height: 830 });
    const flow = page.getByTestId("flow");
    const details = flow.getByTestId("details");
    const numbers = async (): Promise<string[]> =>
      details.locator("dl > div").evaluateAll((all) => all.map((each) => each.textContent!));
    const say = (name: string) =>
      eventually(
        () => text(details),
        (seen) => assert.match(seen, new RegExp(name)),
      );
    const [delta, weight] = [
      derivative(small, 0, { what: "z", l: 2, j: 0 }),
      small.layers[1]!.weights[0]![1]!,
    ];
    const point = await page.locator('[data-flow="2,0,1"]').evaluate((path: SVGPathElement) => {
      const { x, y } = path.getPointAtLength(path.getTotalLength() * 0.35);
      const { a, d, e, f } = path.getScreenCTM()!;
      return { x: a * x + e, y: d * y + f };
    });
    await page.mouse.move(point.x, point.y);
    await say("^w₀₁⁽²⁾ from neuron 1 of layer 1 to neuron 0 of layer 2");
    const [own, given, share] = await numbers();
    assert.match(own!, /^w₀₁⁽²⁾/);
    await shows(details.locator("dd").nth(0), weight);
    assert.match(given!, /^w₀₁⁽²⁾ · ∂C₀\/∂z₀⁽²⁾/);
    await shows(details.locator("dd").nth(1), weight * delta);
    assert.match(share!, /^of the largest/);
    const largest = Math.max(...Object.values(oracleOf(small, 0, all(small))).map(Math.abs));
    await shows(details.locator("dd").nth(2), Math.abs(weight * delta) / largest);
    assert.equal(await flow.locator(".pointed").count(), 1);
    await page.mouse.move(2, 2);
    await details.locator("dl").waitFor({ state: "detached" });

    const drawing = flow.getByRole("application");
    await drawing.focus();
    await page.keyboard.press("Home");
    const active = async (): Promise<string | null> =>
      page
        .locator(`[id="${await drawing.getAttribute("aria-activedescendant")}"]`)
        .getAttribute("aria-label");
    assert.match((await active())!, /^neuron 1 of layer 1: ∂Cₑ\/∂a /);
    await say("^a₁⁽¹⁾ neuron 1 of layer 1");
    await shows(details.locator("dd").nth(0), derivative(small, 0, { what: "a", l: 1, j: 1 }));
    await shows(details.locator("dd").nth(2), derivative(small, 0, { what: "z", l: 1, j: 1 }));
    await page.keyboard.press("ArrowRight");
    assert.match((await active())!, /^from neuron \d of layer 2 back to neuron 1 of layer 1, /);
    await page.keyboard.press("ArrowRight");
    assert.match((await active())!, /^neuron \d of layer 2: /);
    await page.keyboard.press("Enter");
    await page.getByTestId("spot menu").waitFor();
  });

  it("hides its numbers with those of the formula, in Present", async () => {
    const position = rightAfter(small, { kind: "path", l: 1, j: 1, i: 0 });
    const page = await panel.open({ network: textOf(small), position, kept, width: 1920, height: 1080 });
    await page.evaluate(() => postMessage({ type: "presents", isOn: true }, "*"));
    await page.locator(".present-keys").waitFor();
    const seen = (): Promise<string[]> =>
      page
        .locator(":is(.amount, .becomes)")
        .evaluateAll((all) => [...new Set(all.map((each) => getComputedStyle(each).visibility))]);
    assert.deepEqual(await seen(), ["visible"]);
    await page.keyboard.press("n");
    assert.deepEqual(await seen(), ["hidden"]);
  });

  it("does not tell what the reader is asked for", async () => {
    const position = rightAfter(small, { kind: "dC_da", l: 2, j: 0 });
    const page = await panel.open({
      network: textOf(small),
      position,
      kept: { ...kept, predicts: true },
      width: 546,
      height: 1000,
    });
    assert.deepEqual(new Set(Object.values(await allOf(page, "data-sign"))), new Set(["unknown"]));
    assert.equal((await page.locator(".flow :is(.amount, .becomes)").allTextContents()).join(""), "");
    await page.locator('[data-squeeze="2,0"]').hover({ force: true });
    const details = page.getByTestId("flow").getByTestId("details");
    await details.locator("dl").waitFor();
    assert.doesNotMatch((await details.locator("dd").allTextContents()).join(" "), /\d/);
    await page.keyboard.press("Escape");
    await page.locator('[data-squeeze="2,0"] .amount[data-light="current"]').waitFor();
    await shows(page.getByTestId("flow found"), derivative(small, 0, { what: "a", l: 2, j: 0 }));
  });

  it("stands beside the other views, folded where layers are long", async () => {
    const position = rightAfter(digits, { kind: "path", l: 2, j: 5, i: 7 });
    const page = await panel.open({
      network: textOf(digits),
      position,
      kept: { ...kept, tab: "cost" },
      width: 1000,
    });
    await openTab(page, "gradient");
    const flow = page.getByTestId("flow");
    const drawn = await flow.locator("[data-squeeze]").count();
    assert(drawn > 10 && drawn <= 7 + 7 + 10, `${drawn} neurons are drawn`);
    assert((await flow.getByTestId("gap").allTextContents()).includes("⋮ 9"));
    const value = digits.layers[2]!.weights[7]![5]! * derivative(digits, 0, { what: "z", l: 3, j: 7 });
    await shows(page.getByTestId("flow found"), value);
  });
});
