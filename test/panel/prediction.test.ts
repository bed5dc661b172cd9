// Predict, then reveal: what a step found is nowhere on the page until it is guessed or revealed, and guesses are judged by what they are.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { StepSubject } from "../../src/core/program/steps";
import { at, eventually, goTo, isBlank, positionOf, press, shows, text, usePanel } from "./harness";
import { classes, type NetworkFile, rightAfter, small, textOf, trained } from "./networks";
import { derivative, evaluate, slope } from "./oracle";

const guess = (page: Page) => page.getByLabel("Your guess");
const verdict = (page: Page) => page.getByTestId("verdict");

/** Types a guess and waits for what is said to it. */
async function say(page: Page, typed: string, said: RegExp): Promise<void> {
  await guess(page).fill(typed);
  await guess(page).press("Enter");
  await eventually(
    () => text(verdict(page)),
    (words) => assert.match(words, said),
  );
}

/** A number as people type it. */
const short = (value: number): string => Number(value.toPrecision(3)).toString();

/** ∂a_j/∂z_j of the last layer of an example. */
function slopeOf(file: NetworkFile, j: number, example = 0): number {
  const l = file.layers.length;
  return slope((by) => evaluate(file, example, { what: "z", l, j }, by).a[l]![j]!);
}

describe("predict, then reveal", () => {
  const panel = usePanel();

  it("covers the next factor; names a mistake, takes what is right, goes on, and reveals, by keyboard alone", async () => {
    const position = rightAfter(small, { kind: "dC_da", l: 2, j: 0 });
    const page = await panel.open({ network: textOf(small), position });
    assert.equal(await page.getByTestId("prediction").count(), 0);
    const toggle = page.getByRole("checkbox", { name: "predict first" });
    await toggle.press(" ");
    await page.getByTestId("asked").waitFor();
    await guess(page).press("Escape");
    await page.getByTestId("asked").waitFor({ state: "detached" });
    await guess(page).press("Enter"); // on to the next step
    await at(page, position + 1);

    const card = page.getByTestId("factor").nth(1);
    assert.equal(await card.getAttribute("data-standing"), "asked");
    assert.equal(await text(card.locator(".value")), "?");
    await shows(page.getByTestId("result"), derivative(small, 0, { what: "a", l: 2, j: 0 }));
    const right = slopeOf(small, 0);
    await say(page, short(-right), /The size is right, its sign is not/);
    await say(
      page,
      short(evaluate(small).a[2]![0]!),
      /That is σ\(z₀⁽²⁾\), the activation itself; asked is its slope\./,
    );
    await say(page, "nonsense", /That cannot be read\. Type a number/);
    assert.equal(await text(card.locator(".value")), "?");
    await say(page, short(right), /^Right to 3 digits\. More exactly: 0\.\d+\.$/);
    await shows(card.locator(".value"), right);
    assert.match(await text(page.getByTestId("words")), /the slope of sigmoid here/);

    await guess(page).press("Enter");
    await at(page, position + 2);
    assert.equal(await text(verdict(page)), "");
    assert.equal(await guess(page).inputValue(), "");
    await guess(page).press("Escape");
    await shows(page.getByTestId("factor").first().locator(".value"), evaluate(small).a[1]![0]!);

    await toggle.press(" ");
    await page.getByTestId("prediction").waitFor({ state: "detached" });
    assert.equal((await page.evaluate(() => stage.kept() as { predicts: boolean })).predicts, false);
  });

  it("understands fractions, a decimal comma, and what is worked out from known numbers", async () => {
    const position = rightAfter(small, { kind: "da_dz", l: 2, j: 0 });
    const kept = { predicts: true };
    const right = slopeOf(small, 0);
    for (const typed of [
      short(right).replace(".", ","),
      `1/${1 / right}`,
      "a[2][0] * (1 − a[2][0])",
      `+${right}`,
    ]) {
      const page = await panel.open({ network: textOf(small), position, kept });
      await say(page, typed, /^Right/);
    }
    const page = await panel.open({ network: textOf(small), position, kept });
    await say(page, "da/dz[2][0]", /Not all of that is known yet/);
    await say(page, "a[1]", /not one number/);
    await say(page, "", /Type a number/);
    await say(page, "1/0", /no finite number/);
  });

  const hidden: readonly [
    what: string,
    file: NetworkFile,
    step: StepSubject,
    level: string,
    answer: number,
    turn?: number,
  ][] = [
    [
      "a term",
      small,
      { kind: "term", l: 2, j: 0, k: 1 },
      "factor",
      small.layers[1]!.weights[0]![1]! * evaluate(small).a[1]![1]!,
    ],
    ["z", small, { kind: "bias", l: 2, j: 0 }, "factor", evaluate(small).z[2]![0]!],
    ["an activation", small, { kind: "activation", l: 1, j: 1 }, "factor", evaluate(small).a[1]![1]!],
    [
      "a cost",
      small,
      { kind: "cost", l: 2, j: 0 },
      "factor",
      (evaluate(small).a[2]![0]! - small.examples[0]!.target[0]!) ** 2,
    ],
    [
      "∂C/∂a",
      small,
      { kind: "dC_da", l: 2, j: 1 },
      "factor",
      derivative(small, 0, { what: "a", l: 2, j: 1 }),
    ],
    ["σ′", small, { kind: "da_dz", l: 2, j: 1 }, "factor", slopeOf(small, 1)],
    [
      "∂C/∂w",
      small,
      { kind: "dz_dw", l: 2, j: 0, k: 2 },
      "quantity",
      derivative(small, 0, { what: "w", l: 2, j: 0, k: 2 }),
    ],
    [
      "∂C/∂a of a hidden neuron",
      small,
      { kind: "path", l: 1, j: 2, i: 1 },
      "quantity",
      derivative(small, 0, { what: "a", l: 1, j: 2 }),
    ],
    ["softmax", classes, { kind: "activation", l: 3, j: 2 }, "factor", evaluate(classes).a[3]![2]!],
  ];

  for (const [what, file, step, level, answer, turn] of hidden)
    it(`has the answer nowhere on the page: ${what}`, async () => {
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, step, turn),
        launch: { level },
        kept: { predicts: true },
        height: 5000,
      });
      await page.getByTestId("asked").waitFor();
      // Five digits of it, in a text, a label, a tooltip or the place of a mark.
      const digits = Math.abs(answer).toPrecision(5).replace(/^0?\./, ".").slice(0, -1);
      const seen = async (): Promise<boolean> => (await page.content()).replaceAll("−", "-").includes(digits);
      assert.equal(await seen(), false, digits);
      assert.equal(await page.getByRole("slider", { name: /^Nudge/ }).count(), 0);
      await press(page, "Reveal");
      await page.getByTestId("asked").waitFor({ state: "detached" });
      await page.locator("main[data-drawn]").waitFor();
      assert.equal(await seen(), true, digits);
    });

  it("is heard while the session moves: what the step found is covered all the same", async () => {
    const page = await panel.open({ network: textOf(small), position: 2 });
    await page.evaluate(() => {
      void stage.request("backprop/move", { level: "factor", direction: "forward" });
      document.querySelector<HTMLElement>('[type="checkbox"]')!.click();
    });
    await at(page, 3);
    await page.getByTestId("asked").waitFor();
  });

  it("gives the rule as a hint", async () => {
    const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    const page = await panel.open({ network: textOf(small), position, kept: { predicts: true } });
    const rule = page.getByTestId("factor").first().locator(".factor-rule annotation");
    assert.equal(await rule.count(), 0);
    await press(page, "Hint");
    assert.match((await rule.textContent())!, /a_\{1\}\^\{\(1\)\}/);
    await isBlankOrAsked(page);
    assert.equal(await page.getByRole("button", { name: "Hint" }).getAttribute("aria-disabled"), "true");
  });

  async function isBlankOrAsked(page: Page): Promise<void> {
    assert.equal(await text(page.getByTestId("factor").first().locator(".value")), "?");
  }

  it("blocks no move: a step on leaves the question, and its guess, behind", async () => {
    const position = rightAfter(small, { kind: "dC_da", l: 2, j: 0 });
    const page = await panel.open({ network: textOf(small), position, kept: { predicts: true } });
    await say(page, "9.87", /^Not yet/);
    await press(page, "Next factor");
    await at(page, position + 1);
    assert.equal(await text(verdict(page)), "");
    assert.equal(await guess(page).inputValue(), "");
    // What was found by the step before is known now.
    await shows(
      page.getByTestId("factor").nth(2).locator(".value"),
      derivative(small, 0, { what: "a", l: 2, j: 0 }),
    );
    await isBlank(page.getByTestId("factor").first().locator(".value"));
    await goTo(page, position);
    assert.equal(await guess(page).inputValue(), "", "it is gone with its verdict");
  });

  it("asks for nothing at the start, and for the new weight at a gradient step", async () => {
    const page = await panel.open({ network: textOf(small), kept: { predicts: true } });
    assert.match(await text(page.locator(".prediction")), /stays covered until/);
    assert.equal(await guess(page).count(), 0);

    const step = { kind: "update", l: 2, j: 0, k: 1 } as const;
    const position = rightAfter(trained, step, trained.examples.length - 1);
    const other = await panel.open({ network: textOf(trained), position, kept: { predicts: true } });
    const mean =
      trained.examples.reduce(
        (sum, _, x) => sum + derivative(trained, x, { what: "w", l: 2, j: 0, k: 1 }),
        0,
      ) / trained.examples.length;
    const before = trained.layers[1]!.weights[0]![1]!;
    const { learningRate } = trained.training!;
    await say(other, String(before + learningRate * mean), /goes up the slope/);
    await say(other, String(before - mean), /learning rate η is missing/);
    await say(other, (before - learningRate * mean).toFixed(6), /^Right/);
    assert.equal(await positionOf(other), position);
  });

  it("shows the answer where it was asked for, also where a whole unit ends, which is summed up on demand", async () => {
    const position = rightAfter(small, { kind: "dz_db", l: 1, j: 2 });
    const network = textOf(small);
    const page = await panel.open({
      network,
      position,
      launch: { level: "neuron" },
      kept: { predicts: true },
    });
    await page.getByTestId("asked").waitFor();
    await guess(page).press("Escape");
    await shows(page.getByTestId("result"), derivative(small, 0, { what: "b", l: 1, j: 2 }));
    assert.equal(await page.getByTestId("summary").count(), 0);
    await page.getByRole("radio", { name: "sum up" }).click();
    await page.getByTestId("summary").waitFor();
    assert.equal(await positionOf(page), position);
  });

  it("asks which way a weight must go; takes a button or the keyboard, and keeps a score", async () => {
    const step = { kind: "dz_dw", l: 2, j: 0, k: 1 } as const;
    const position = rightAfter(small, step);
    const page = await panel.open({ network: textOf(small), position, kept: { predicts: true } });
    await page.getByTestId("asked").waitFor();
    assert.match(await text(page.getByTestId("words")), /which way must w₀₁⁽²⁾ go: up or down\?$/);
    const option = (name: string) => page.getByTestId("options").getByRole("button", { name, exact: true });
    assert.deepEqual(await page.getByTestId("options").getByRole("button").allInnerTexts(), ["up", "down"]);
    assert.equal(await page.getByTestId("score").count(), 0);
    const rises = derivative(small, 0, { what: "w", l: 2, j: 0, k: 1 }) > 0;
    const [right, wrong] = rises ? ["down", "up"] : ["up", "down"];
    await option(wrong!).click();
    await eventually(
      () => text(verdict(page)),
      (words) => assert.match(words, /^Not that way/),
    );
    await say(page, "sideways", /^That is none of them\. Say one of: up, down\.$/);
    await say(page, right!, new RegExp(`^Right: ${right}\\.$`));
    await page.getByTestId("options").waitFor({ state: "detached" });
    assert.equal(await text(page.getByTestId("score")), "1 of 1 right");
    await shows(page.getByTestId("result"), derivative(small, 0, { what: "w", l: 2, j: 0, k: 1 }));
    await guess(page).press("Enter");
    await at(page, position + 1);
    await page.getByTestId("asked").waitFor();
    await guess(page).press("Escape");
    await eventually(
      () => text(page.getByTestId("score")),
      (words) => assert.equal(words, "1 of 2 right"),
    );
  });

  it("asks which path is the largest, which example objects most, and which factor is zero", async () => {
    const path = { kind: "path", l: 1, j: 1, i: 1 } as const;
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, path),
      kept: { predicts: true },
    });
    const options = (of: Page) => of.getByTestId("options").getByRole("button");
    await options(page).first().waitFor();
    assert.match(await text(page.getByTestId("words")), /sum over paths\. Which of these 2 is the largest/);
    assert.equal(await options(page).count(), 2);

    const last = trained.examples.length - 1;
    const mean = { kind: "mean", l: 2, j: 0, k: last % 2 === 0 ? 1 : 0 } as const;
    const other = await panel.open({
      network: textOf(trained),
      position: rightAfter(trained, mean, last),
      kept: { predicts: true },
    });
    await options(other).first().waitFor();
    const sizes = trained.examples.map((_, x) =>
      Math.abs(derivative(trained, x, { what: "w", l: 2, j: 0, k: mean.k })),
    );
    const loudest = sizes.indexOf(Math.max(...sizes));
    assert.equal(await options(other).count(), trained.examples.length);
    await options(other)
      .nth((loudest + 1) % sizes.length)
      .click();
    await eventually(
      () => text(verdict(other)),
      (words) => assert.match(words, /another example has a larger derivative/),
    );
    await options(other).nth(loudest).click();
    await eventually(
      () => text(verdict(other)),
      (words) => assert.match(words, /^Right: example/),
    );

    const dead = { ...small, examples: [{ input: [0, 0, 0], target: [1, 0] }] };
    const zero = await panel.open({
      network: textOf(dead),
      position: rightAfter(dead, { kind: "dz_dw", l: 1, j: 0, k: 0 }),
      kept: { predicts: true },
    });
    await options(zero).first().waitFor();
    assert.equal(await options(zero).count(), 3);
    for (const value of await zero.getByTestId("factor").locator(".value").allInnerTexts())
      assert.doesNotMatch(value, /\d/);
    await options(zero).first().click();
    await eventually(
      () => text(verdict(zero)),
      (words) => assert.match(words, /^Right: ∂z₀⁽¹⁾\/∂w₀₀⁽¹⁾/),
    );
  });
});
