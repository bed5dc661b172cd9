// The panel is calm: nothing moves by itself, and nothing moves at all for those who would rather not have it.
import assert from "node:assert/strict";
import { at, press, usePanel } from "./harness";
import { shows } from "./shows";

describe("a calm panel", () => {
  const panel = usePanel();

  it("2: pauses, and leaves the reader to ponder: nothing changes and nothing is said until they do something", async () => {
    const page = await panel.open({ ...shows.dz_dw, motion: "no-preference" });
    await page.evaluate(() => {
      const changes: string[] = [];
      new MutationObserver((all) =>
        changes.push(...all.map(({ target, type }) => `${type} ${target.nodeName}`)),
      ).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      Object.assign(globalThis, { changes });
    });
    const said = await page.evaluate(() => stage.said.length);
    // As many frames as a second has.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame);
    });
    assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { changes: string[] }).changes), []);
    assert.equal(await page.evaluate(() => stage.said.length), said);
    assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
  });

  for (const width of [320, 420, 546, 720, 1500])
    for (const [what, show] of [
      ["terms, biases and activations", shows.term],
      ["factors", shows.softmaxSum],
    ] as const)
      it(`keeps every region in place from step to step, through ${what}: ${width} px`, async () => {
        const page = await panel.open({ ...show, width, height: 900 });
        const regions = () =>
          page.evaluate(() =>
            ["header", ".stage", ".explanation", ".deck", ".gradient-strip"].map((region) => {
              const { top, height } = document.querySelector(region)!.getBoundingClientRect();
              return { region, top, height };
            }),
          );
        const before = await regions();
        for (let step = 1; step <= 16; step++) {
          await press(page, "Next factor");
          await at(page, show.position! + step);
          assert.deepEqual(await regions(), before, `at step ${show.position! + step}`);
        }
      });

  for (const motion of ["reduce", "no-preference"] as const)
    it(`has what another lens writes come up in its place, where movement is welcome: ${motion}`, async () => {
      const page = await panel.open({ ...shows.dz_dw, motion });
      const boxes = () =>
        page
          .getByTestId("factor")
          .evaluateAll((all) => all.map((each) => JSON.stringify(each.getBoundingClientRect())));
      const before = await boxes();
      for (const lens of ["indices", "matrices", "this neuron"]) {
        await page.getByText(lens, { exact: true }).click();
        const fading = await page.evaluate(() => document.getAnimations().length);
        assert.equal(fading > 0, motion === "no-preference", lens);
        assert.deepEqual(await boxes(), before, lens);
      }
    });

  for (const motion of ["reduce", "no-preference"] as const)
    it(`is drawn without movement from step to step: ${motion}`, async () => {
      const page = await panel.open({ ...shows.dz_dw, motion });
      const position = shows.dz_dw.position!;
      const running = () =>
        page.evaluate(
          () =>
            document.getAnimations().filter((animation) => {
              const { duration } = animation.effect!.getComputedTiming();
              return Number(duration) > 0;
            }).length,
        );
      for (let step = 1; step <= 6; step++) {
        await press(page, "Next factor");
        await at(page, position + step);
        assert.equal(await running(), 0, `at step ${position + step}`);
      }
      if (motion === "reduce") {
        const moving = await page.evaluate(() =>
          [...document.querySelectorAll("*")]
            .filter((element) => {
              const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
              return (
                transitionDuration.split(",").some((each) => Number.parseFloat(each) > 0) ||
                animationName !== "none" ||
                scrollBehavior === "smooth"
              );
            })
            .map((element) => element.outerHTML.slice(0, 80)),
        );
        assert.deepEqual(moving, []);
      }
    });
});
