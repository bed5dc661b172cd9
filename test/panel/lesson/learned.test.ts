// Whether the network has learned its examples: their outputs, costs and verdicts, before training and now.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { goTo, isBlank, openTab, shows, text, usePanel } from "../harness";
import { digits, lengthOf, type NetworkFile, rightAfter, small, textOf, trained, xor } from "../networks";
import { evaluate, meanCost, updated } from "../oracle";

/** The output that should be largest, and whether it is. */
function judged(
  { examples }: NetworkFile,
  file: NetworkFile,
  example: number,
): { j: number; isRight: boolean } {
  const { target } = examples[example]!;
  const outputs = evaluate(file, example).a.at(-1)!;
  if (target.length === 1) return { j: 0, isRight: outputs[0]! >= 0.5 === (target[0] === 1) };
  return { j: target.indexOf(1), isRight: outputs.indexOf(Math.max(...outputs)) === target.indexOf(1) };
}

async function openLearned(page: Page): Promise<void> {
  await openTab(page, "examples");
  await page.getByRole("radio", { name: "has it learned?" }).check();
  await page.getByTestId("learned").waitFor();
}

const row = (page: Page, name: string | number) =>
  page.getByTestId("learned").locator(`[data-row="${name}"]`);

async function verdict(page: Page, example: number): Promise<string | null> {
  return row(page, example).locator(".verdict").getAttribute("data-right");
}

/** Where a mark stands on its little line, as a share of it. */
function place(page: Page, example: number, mark: string): Promise<number> {
  return row(page, example)
    .locator(`.output-line .${mark}`)
    .evaluate((each) => {
      const line = each.parentElement!.getBoundingClientRect();
      const { left, width } = each.getBoundingClientRect();
      return (left + width / 2 - line.left) / line.width;
    });
}

async function isLearnedAs(page: Page, file: NetworkFile, before?: NetworkFile): Promise<void> {
  const { length } = file.examples;
  let right = 0;
  for (let example = 0; example < length; example++) {
    const { a, C } = evaluate(file, example);
    const { j, isRight } = judged(file, file, example);
    const output = a.at(-1)![j]!;
    await shows(row(page, example).locator(".number"), output, "compact");
    await shows(row(page, example).locator("td.y"), file.examples[example]!.target[j]!, "compact");
    await shows(row(page, example).locator(".amount"), C);
    assert.equal(await verdict(page, example), String(isRight), `example ${example}`);
    assert(Math.abs((await place(page, example, "now")) - output) < 0.03);
    if (before) {
      const was = evaluate(before, example).a.at(-1)![j]!;
      assert(Math.abs((await place(page, example, "before")) - was) < 0.03);
    }
    if (isRight) right++;
  }
  assert.match(await text(row(page, "total")), new RegExp(`^${right} of ${length} right`));
  await shows(row(page, "total").locator(".amount"), meanCost(file));
}

describe("whether it has learned", () => {
  const panel = usePanel();

  it("24: every example has its output beside its target, its cost, and whether it is right, before training and now", async () => {
    const page = await panel.open({ network: textOf(trained), width: 546, height: 830 });
    await openLearned(page);
    let file = trained;
    for (let step = 1; step <= 3; step++) {
      file = updated(file);
      await goTo(page, rightAfter(trained, { kind: "update", l: 2, j: 1 }, 4 * step - 1));
      await isLearnedAs(page, file, trained);
    }
    await goTo(page, rightAfter(trained, { kind: "activation", l: 1, j: 0 }, 4 * 3 + 1));
    await isLearnedAs(page, file, trained);
  });

  it("24: before the first gradient step examples fill in as the run computes them", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "cost", l: 2, j: 1 }, 1),
      width: 546,
      height: 830,
    });
    await openLearned(page);
    for (const example of [0, 1])
      await shows(row(page, example).locator(".amount"), evaluate(small, example).C);
    for (const example of [2, 3]) await isBlank(row(page, example).locator(".amount"));
    assert.match(await text(row(page, "total")), /fill in as the run computes them/);
    await goTo(page, lengthOf(small));
    await isLearnedAs(page, small);
  });

  it("24: XOR has learned in the end what it has not in the beginning", async () => {
    const page = await panel.open({
      network: textOf(xor),
      position: rightAfter(xor, { kind: "update", l: 2, j: 0 }, 3),
      width: 546,
      height: 830,
    });
    await openLearned(page);
    const first = updated(xor);
    await isLearnedAs(page, first, xor);
    assert.notEqual((await text(row(page, "total"))).slice(0, 12), "4 of 4 right");
    await goTo(page, lengthOf(xor));
    assert.match(await text(row(page, "total")), /^4 of 4 right, \d before training/);
    for (let example = 0; example < 4; example++) assert.equal(await verdict(page, example), "true");
  });

  it("says which output is larger than the one that should be", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "cost", l: 3, j: 9 }),
    });
    await openLearned(page);
    const outputs = evaluate(digits, 0).a.at(-1)!;
    const others = outputs.with(3, Number.NEGATIVE_INFINITY);
    const rival = others.indexOf(Math.max(...others));
    assert.equal(outputs[3]! < outputs[rival]!, true);
    assert.match(
      (await row(page, 0).locator(".verdict").getAttribute("title"))!,
      new RegExp(`^not yet: the largest of the others is output ${rival} with`),
    );
    assert(Math.abs((await place(page, 0, "rival")) - outputs[rival]!) < 0.03);
  });

  it("does not answer what the reader is to say", async () => {
    const page = await panel.open({
      network: textOf(trained),
      position: rightAfter(trained, { kind: "activation", l: 2, j: 0 }, 4 + 1),
      kept: { predicts: true, tab: "examples", ledger: "learned" },
      width: 900,
      height: 1200,
    });
    await page.getByTestId("learned").waitFor();
    await isBlank(row(page, 1).locator(".amount"));
    await shows(row(page, 0).locator(".amount"), evaluate(updated(trained), 0).C);
  });
});
