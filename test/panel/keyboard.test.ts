// A whole walk without a mouse: every control is a stop of Tab, every stop can be seen, and the keys do what the mouse does.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { at, eventually, isBlank, isNumber, numberIn, parsed, positionOf, text, usePanel } from "./harness";
import { rightAfter, small, textOf, trained } from "./networks";
import { evaluate, type Moved } from "./oracle";

interface Stop {
  readonly name: string;
  /** What is wrong with how its focus is seen; empty where nothing is. */
  readonly fault: string;
}

/** Where the keyboard is, and whether a reader can see that. */
function stop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const label = element.closest("label");
    const name = (
      element.getAttribute("aria-label") ??
      label?.textContent ??
      element.textContent ??
      ""
    ).trim();
    if (element === document.body) return { name: "", fault: "" };
    // A radio button is seen by its label; a drawing, by what it marks in itself.
    const marks = [
      element,
      ...(label ? [label] : []),
      ...element.querySelectorAll("[data-focus], .spot-mark, .focus"),
    ];
    const isMarked = marks.some((mark) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(mark);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
    });
    const { left, right, top, bottom } = (label ?? element).getBoundingClientRect();
    const header = document.querySelector("header");
    const covered = !header || header.contains(element) ? 0 : header.getBoundingClientRect().bottom;
    const isInView = right > 0 && left < innerWidth && bottom > covered + 4 && top < innerHeight - 4;
    return {
      name,
      fault: `${isMarked ? "" : "no outline "}${isInView ? "" : `out of view at ${Math.round(top)}`}`.trim(),
    };
  });
}

/** Presses Tab until the keyboard is where it should be. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press("Tab");
    const here = await stop(page);
    if (name.test(here.name)) return;
    seen.push(here.name);
  }
  assert.fail(`Tab never comes to ${name}; it came to ${seen.join(", ")}`);
}

async function walks(page: Page, key: string, to: number): Promise<void> {
  await page.keyboard.press(key);
  await at(page, to);
}

describe("by keyboard alone", () => {
  const panel = usePanel();

  for (const [width, theme] of [
    [1000, "dark"],
    [320, "light"],
    [760, "high-contrast"],
  ] as const)
    it(`every stop of Tab can be seen: ${width} px, ${theme}`, async () => {
      const position = rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 5);
      const page = await panel.open({
        network: textOf(trained),
        position,
        width,
        height: 830,
        theme,
        kept: { tab: "nudge" },
      });
      const stops: Stop[] = [];
      for (let presses = 0; presses < 90; presses++) {
        await page.keyboard.press("Tab");
        const here = await stop(page);
        if (here.name === "" && stops.length > 0) break;
        stops.push(here);
      }
      assert.deepEqual(
        stops.filter(({ fault }) => fault !== ""),
        [],
      );
      const names = stops.map(({ name }) => name);
      for (const wanted of [
        /^Next factor$/,
        /^Step back$/,
        /^Position in the run$/,
        width < 400 ? /^The formula is about$/ : /^this neuron$/,
        width < 400 ? /^Views$/ : /^Nudge 2$/,
        /^Nudge w/,
        /^Nudge Δ$/,
        /^Take back$/,
      ])
        assert(
          names.some((name) => wanted.test(name)),
          `${wanted} is a stop among ${names.join(", ")}`,
        );
    });

  it("one steps, goes along the timeline, writes the formula otherwise, chooses a view, nudges and takes back", async () => {
    const begin = rightAfter(small, { kind: "dC_da", l: 2, j: 0 });
    const page = await panel.open({ network: textOf(small), position: begin });

    await tabTo(page, /^Next factor$/);
    await walks(page, "Enter", begin + 1);
    await walks(page, "Space", begin + 2);
    await tabTo(page, /^Step out$/);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Next quantity" }).waitFor();

    await tabTo(page, /^Position in the run$/);
    let position = await positionOf(page);
    await walks(page, "ArrowRight", position + 1);
    await walks(page, "ArrowLeft", position);
    await page.keyboard.press("PageUp");
    position = await eventually(
      () => positionOf(page),
      (now) => assert(now > position),
    );
    await walks(page, "Home", 0);
    const middle = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    await page.evaluate((to) => stage.request("backprop/move", { to }), middle);
    await at(page, middle);

    await tabTo(page, /^More:/);
    await page.keyboard.press("Enter");
    const value = page.getByTestId("result").locator(".value");
    await tabTo(page, /^both$/);
    await page.keyboard.press("ArrowRight");
    await value.waitFor({ state: "hidden" });
    await page.keyboard.press("ArrowLeft");
    await value.waitFor();
    await page.keyboard.press("Escape");
    assert.match((await stop(page)).name, /^More:/, "the menu gives the keyboard back where it was opened");

    await tabTo(page, /^this neuron$/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.locator(".factor-vector").first().waitFor();
    assert.equal((await stop(page)).name, "matrices");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.locator(".factor-vector").first().waitFor({ state: "detached" });

    await tabTo(page, /^layers$/);
    await page.keyboard.press("ArrowRight");
    await tabTo(page, /^a₁⁽¹⁾/);
    await page.keyboard.press("Enter");
    await page.getByTestId("tree weight 1").waitFor();
    await page.keyboard.press("Enter");
    await page.getByTestId("tree weight 1").waitFor({ state: "detached" });

    await page.keyboard.press("2");
    await page.locator("#tab-nudge[aria-selected=true]").waitFor();
    const place: Moved = { what: "w", l: 2, j: 0, k: 1 };
    const isNudged = (delta: number) =>
      eventually(
        () => numberIn(page.getByTestId("ratio")),
        (shown) =>
          isNumber(shown, (evaluate(small, 0, place, delta).C - evaluate(small).C) / delta, `Δ = ${delta}`),
      );
    await tabTo(page, /^Nudge w₀₁⁽²⁾$/);
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press("ArrowRight");
    await isNudged(0.03);
    await page.keyboard.press("PageDown");
    await isNudged(-0.07);
    await page.keyboard.press("Escape");
    await isBlank(page.getByTestId("ratio"));
    await tabTo(page, /^Nudge Δ$/);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("0.5");
    await isNudged(0.5);
    await tabTo(page, /^Halve Δ$/);
    await page.keyboard.press("Enter");
    await isNudged(0.25);
    await tabTo(page, /^Take back$/);
    await page.keyboard.press("Enter");
    await isBlank(page.getByTestId("ratio"));
    assert.equal(parsed(await page.getByLabel("Nudge Δ").inputValue()), 0);

    await page.keyboard.press("Shift+Tab");
    assert.equal((await stop(page)).name, "Halve Δ", "and back");
    assert.match(await text(page.getByTestId("position")), new RegExp(`^step ${middle} `));
  });

  it("who begins by one of the ways goes on with the main button", async () => {
    const page = await panel.open({ network: textOf(small) });
    await tabTo(page, /^Next factor ?F10$/);
    await walks(page, "Enter", 1);
    assert.equal((await stop(page)).name, "Next factor");
    await walks(page, "Enter", 2);
  });

  it("with no session there is one thing to press", async () => {
    const page = await panel.open({});
    await tabTo(page, /^Open a sample network$/);
    assert.equal((await stop(page)).fault, "");
    await page.keyboard.press("Enter");
    await eventually(
      () => page.evaluate(() => stage.asked),
      (asked) => assert.deepEqual(asked.slice(-1), ["backprop.openSample"]),
    );
  });
});
