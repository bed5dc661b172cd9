// What a whole unit has found, where the run stops at its end: a neuron, a layer, an example, a gradient step; and the end of the run.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { at, eventually, inWindow, isBlank, shows, text, usePanel } from "../harness";
import { lengthOf, type NetworkFile, rightAfter, small, textOf, trained, xor } from "../networks";
import { derivative, evaluate, type Moved, meanCost, meanDerivative, updated } from "../oracle";

const summary = (page: Page) => page.getByTestId("summary");
const box = (page: Page, name: string) => page.getByTestId(name).locator(".value");

/** The network that the reader has asked for last. */
const lastWanted = (page: Page) =>
  page.evaluate(() =>
    stage.said.findLast((said) => (said as { readonly type: string }).type === "openSample"),
  );

/** |∇C|². */
function steepness(file: NetworkFile): number {
  const places = file.layers.flatMap(({ weights }, place): Moved[] =>
    weights.flatMap((row, j): Moved[] => [
      ...row.map((_, k): Moved => ({ what: "w", l: place + 1, j, k })),
      { what: "b", l: place + 1, j },
    ]),
  );
  return places.reduce((sum, place) => sum + meanDerivative(file, place) ** 2, 0);
}

describe("a whole unit on the stage", () => {
  const panel = usePanel();
  const open = (file: NetworkFile, position: number, level: string, width = 546) =>
    panel.open({ network: textOf(file), position, launch: { level }, width, height: 830 });

  it("is z, a and ∂C/∂z of a neuron", async () => {
    const page = await open(small, rightAfter(small, { kind: "dz_db", l: 1, j: 2 }), "neuron");
    const { z, a } = evaluate(small);
    const numbers = summary(page).locator(".box .value");
    await shows(numbers.nth(0), z[1]![2]!);
    await shows(numbers.nth(1), a[1]![2]!);
    await shows(numbers.nth(2), derivative(small, 0, { what: "z", l: 1, j: 2 }));
    const forward = await open(small, rightAfter(small, { kind: "activation", l: 1, j: 2 }), "neuron");
    await isBlank(summary(forward).locator(".box .value").nth(2));
  });

  it("is the vectors of a layer, and of a pass", async () => {
    const page = await open(small, rightAfter(small, { kind: "activation", l: 1, j: 2 }), "layer");
    const { z, a } = evaluate(small);
    for (const [place, vector] of [z[1]!, a[1]!].entries())
      for (const [j, value] of vector.entries())
        await shows(summary(page).locator(".entries").nth(place).locator(".value").nth(j), value);
    const back = await open(small, rightAfter(small, { kind: "dz_db", l: 1, j: 2 }), "pass");
    for (const [place, l] of [2, 1].entries())
      for (const j of small.layers[l - 1]!.biases.keys())
        await shows(
          summary(back).locator(".entries").nth(place).locator(".value").nth(j),
          derivative(small, 0, { what: "z", l, j }),
        );
  });

  it("is the outputs of an example against their targets, and its cost", async () => {
    const page = await open(small, rightAfter(small, { kind: "dz_db", l: 1, j: 2 }, 1), "example");
    const { a, C } = evaluate(small, 1);
    const { target } = small.examples[1]!;
    for (const [j, y] of target.entries()) {
      const row = summary(page).locator(".output").nth(j);
      await shows(row.locator(".output-a"), a[2]![j]!);
      await shows(row.locator(".share"), (a[2]![j]! - y) ** 2);
    }
    await shows(page.getByTestId("cost of example"), C);
  });

  it("is of a gradient step the cost before, what the slope promised, and the cost after", async () => {
    const page = await open(trained, rightAfter(trained, { kind: "update", l: 2, j: 1 }, 3), "batch");
    await shows(box(page, "before"), meanCost(trained));
    await shows(box(page, "promised"), trained.training!.learningRate * steepness(trained));
    await shows(box(page, "after"), meanCost(updated(trained)));
    assert.equal(await page.getByTestId("formula").count(), 0, "no parameter is headline");
    assert.match(await text(page.locator(".stage-title")), /^One step downhill/);
  });

  it("leads back to the parameters: factor by factor from there on", async () => {
    const position = rightAfter(trained, { kind: "update", l: 2, j: 1 }, 3);
    const page = await open(trained, position, "batch");
    await page.getByRole("radio", { name: "step through" }).click();
    await at(page, position);
    await page.getByTestId("formula").waitFor();
    await eventually(
      () => text(page.locator("header")),
      (said) => assert.match(said, /Next factor/),
    );
    assert.equal(await summary(page).count(), 0);
  });

  it("is at the end of an untrained run what one step would bring, and ways on", async () => {
    const page = await open(small, lengthOf(small), "factor");
    const stepped = updated({ ...small, training: { learningRate: 1, epochs: 1, batchSize: "all" } });
    await shows(box(page, "before"), meanCost(small));
    await shows(box(page, "steepness"), Math.sqrt(steepness(small)));
    await shows(box(page, "after"), meanCost(stepped));
    await page.getByRole("radio", { name: "step through" }).check();
    await shows(page.getByTestId("result"), meanDerivative(small, { what: "b", l: 2, j: 1 }));
    await page.getByRole("radio", { name: "sum up" }).check();
    await page.getByRole("button", { name: "Train this network" }).click();
    await eventually(
      () => page.evaluate(() => stage.asked),
      (asked) => assert.deepEqual(asked.slice(-1), ["backprop.addTraining"]),
    );
    await page.getByRole("button", { name: "See a network learn" }).click();
    await eventually(
      () => page.evaluate(() => stage.asked),
      (asked) => assert.deepEqual(asked.slice(-1), ["backprop.openSample"]),
    );
    assert.deepEqual(await lastWanted(page), { type: "openSample", sample: "xor" });
    await page.getByRole("button", { name: "Again, ask me first" }).click();
    await at(page, 0);
    assert(await page.getByRole("checkbox", { name: "predict first" }).isChecked());
  });

  it("is at the end of a trained run what the last step did, and ways to go on with what was learned, or elsewhere", async () => {
    const page = await open(trained, lengthOf(trained), "factor");
    await page.getByRole("button", { name: "Train on" }).click();
    await eventually(
      () => page.evaluate(() => stage.asked),
      (asked) => assert.deepEqual(asked.slice(-1), ["backprop.trainOn"]),
    );
    await page.getByRole("button", { name: "Keep these weights" }).click();
    await eventually(
      () => page.evaluate(() => stage.asked),
      (asked) => assert.deepEqual(asked.slice(-1), ["backprop.writeTrainedWeights"]),
    );
    await page.getByRole("button", { name: "Open another network" }).click();
    await eventually(
      () => lastWanted(page),
      (wanted) => assert.deepEqual(wanted, { type: "openSample", sample: "next" }),
    );
  });

  it("takes the room of the formula, whatever the unit", async () => {
    for (const [file, level, subject] of [
      [small, "neuron", { kind: "dz_db", l: 1, j: 2 }],
      [small, "pass", { kind: "dz_db", l: 1, j: 2 }],
      [xor, "example", { kind: "dz_db", l: 1, j: 1 }],
    ] as const) {
      const heights = async (at: string) => {
        const page = await open(file, rightAfter(file, subject), at, 900);
        const regions = page.locator("header, .stage, .explanation, .deck");
        const all: [width: number, heights: readonly number[]][] = [];
        for (const width of [900, 546, 320]) {
          await inWindow(page, width, 830);
          all.push([
            width,
            await regions.evaluateAll((each) => each.map((one) => one.getBoundingClientRect().height)),
          ]);
        }
        return all;
      };
      assert.deepEqual(await heights(level), await heights("factor"), level);
    }
  });
});
