// The lesson's row of the gradient vector, which fills as it is computed.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { at, goTo, isBlank, openTab, press, shows, text, usePanel } from "../harness";
import { digits, lengthOf, rightAfter, small, textOf } from "../networks";
import { derivative, type Moved, meanDerivative } from "../oracle";

const cell = (page: Page, name: string): Locator =>
  page.getByTestId("gradient").locator(`[data-cell="${name}"]`);
/** What is filled is said by the strip, which is always in view. */
const filled = async (page: Page): Promise<string | undefined> =>
  /^[\d,]+ of [\d,]+ found/m.exec(await text(page.getByTestId("strip")))?.[0];
const weight = (l: number, j: number, k: number): Moved => ({ what: "w", l, j, k });

describe("the lesson's gradient", () => {
  const panel = usePanel();

  it("14: the gradient fills as it is computed, and blank is not computed yet", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
      width: 700,
    });
    await openTab(page, "gradient");
    assert.equal(await filled(page), "2 of 20 found");
    await shows(cell(page, "2,0,0"), derivative(small, 0, weight(2, 0, 0)), "compact");
    await shows(cell(page, "2,0,1"), derivative(small, 0, weight(2, 0, 1)), "compact");
    assert.equal(
      await cell(page, "2,0,1").getAttribute("data-light"),
      "current",
      "the place of the current component",
    );
    for (const name of ["2,0,2", "2,0,b", "1,0,0", "1,2,b"]) await isBlank(cell(page, name));
    await press(page, "Next factor");
    await at(page, rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 2 }));
    await shows(cell(page, "2,0,2"), derivative(small, 0, weight(2, 0, 2)), "compact");
    await press(page, "Step back");
    await at(page, rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }));
    await isBlank(cell(page, "2,0,2"));
    await goTo(page, lengthOf(small));
    assert.equal(await filled(page), "20 of 20 found");
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

  it("14: ∂C/∂w is one component of the gradient vector, the column w⁽¹⁾, b⁽¹⁾, w⁽²⁾, …", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
      width: 700,
    });
    await openTab(page, "gradient");
    await page.getByRole("radio", { name: "vector" }).check();
    const cells = await page
      .getByTestId("gradient")
      .locator("[data-cell]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("data-cell")));
    const expected = small.layers.flatMap(({ weights }, place) =>
      weights.flatMap((row, j) => [...row.keys(), "b"].map((k) => `${place + 1},${j},${k}`)),
    );
    assert.deepEqual(cells, expected);
    assert.equal(
      await text(page.getByTestId("component")),
      `component ${expected.indexOf("2,0,1") + 1} of 20`,
    );
    const current = page.getByTestId("gradient").locator("tr[aria-current='step']");
    assert.match(await text(current), /^∂C\/∂w₀₁⁽²⁾/);
    await shows(current, derivative(small, 0, weight(2, 0, 1)));
  });

  it("14: as one vector with the place of the component, or by layer as the reader chooses", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "dz_dw", l: 2, j: 5, k: 3 }),
      width: 700,
    });
    await openTab(page, "gradient");
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
    await gradient.getByText("16 × 16, 16 biases").waitFor();
    await shows(cell(page, "2,5,3"), derivative(digits, 0, weight(2, 5, 3)), "compact");
    await gradient.getByRole("radio", { name: "vector" }).check();
    await page.getByTestId("component").waitFor();
  });
});
