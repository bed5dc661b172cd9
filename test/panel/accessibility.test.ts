// What axe-core, and a look at every text's contrast, find wrong: nothing, in any theme, at any kind of step.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { StepSubject } from "../../src/core/program/steps";
import { tabs } from "../../src/protocol/pictures";
import { type ThemeName, themes } from "../webview/themes";
import { wrongs } from "./axe";
import { faintTexts } from "./contrast";
import { goTo, inWhole, openTab, paint, press, usePanel } from "./harness";
import {
  classes,
  deep,
  digits,
  lengthOf,
  type NetworkFile,
  rightAfter,
  textOf,
  trained,
  wordy,
} from "./networks";

const themeNames = Object.keys(themes) as ThemeName[];

/** All of axe in some themes; every text's contrast, which is what differs between them, in all of them. */
async function isRight(page: Page, what: string, ...inThemes: readonly ThemeName[]): Promise<void> {
  const found: string[] = [];
  await inWhole(page, async () => {
    for (const theme of themeNames) {
      await paint(page, theme);
      const all = inThemes.includes(theme) ? await wrongs(page) : [];
      found.push(...[...all, ...(await faintTexts(page))].map((each) => `${theme}: ${each}`));
    }
  });
  assert.deepEqual(found, [], what);
}

/** The legend is the same at every step. */
const withoutLegend = { hidden: ["symbols"] };

type Step = readonly [what: string, subject: StepSubject, turn?: number];

/** Steps of every kind, by network: one session serves all of them. */
const walks: readonly [of: string, file: NetworkFile, steps: readonly Step[]][] = [
  [
    "3-3-2, forward",
    trained,
    [
      ["a term", { kind: "term", l: 1, j: 0, k: 1 }],
      ["a bias", { kind: "bias", l: 2, j: 1 }],
      ["an activation", { kind: "activation", l: 1, j: 2 }],
      ["the cost", { kind: "cost", l: 2, j: 1 }],
    ],
  ],
  [
    "3-3-2, backward",
    trained,
    [
      ["∂C/∂a", { kind: "dC_da", l: 2, j: 0 }],
      ["σ′", { kind: "da_dz", l: 2, j: 0 }],
      ["a weight", { kind: "dz_dw", l: 2, j: 0, k: 1 }],
      ["a bias", { kind: "dz_db", l: 2, j: 0 }],
      ["a path", { kind: "path", l: 1, j: 1, i: 0 }],
      ["a mean", { kind: "mean", l: 2, j: 0, k: 1 }, 3],
      ["an update", { kind: "update", l: 2, j: 0, k: 1 }, 3],
    ],
  ],
  [
    "4-8-6-3",
    classes,
    [
      ["softmax", { kind: "activation", l: 3, j: 1 }],
      ["softmax, backward", { kind: "da_dz", l: 3, j: 0, i: 1 }],
    ],
  ],
  [
    "784-16-16-10",
    digits,
    [
      ["a weight", { kind: "dz_dw", l: 1, j: 12, k: 404 }],
      ["a big sum", { kind: "term", l: 1, j: 4, k: 383 }],
    ],
  ],
  ["many layers", deep, [["a path", { kind: "path", l: 3, j: 3, i: 1 }]]],
  ["long names", wordy, [["a weight", { kind: "dz_dw", l: 2, j: 0, k: 1 }, 2]]],
];

describe("the panel, to those who do not see it as it was drawn", () => {
  const panel = usePanel();

  for (const [of, file, steps] of walks)
    it(`is right at every kind of step: ${of}`, async () => {
      const page = await panel.open({ network: textOf(file), kept: withoutLegend });
      for (const [place, [what, subject, turn]] of steps.entries()) {
        await goTo(page, rightAfter(file, subject, turn));
        await isRight(page, what, themeNames[place % 4]!);
      }
    });

  it("is right in every theme, with no part left out", async () => {
    let page = await panel.open({
      network: textOf(classes),
      position: rightAfter(classes, { kind: "dz_dw", l: 2, j: 3, k: 6 }),
    });
    await isRight(page, "a step", ...themeNames);
    page = await panel.open({});
    await isRight(page, "idle", ...themeNames);
  });

  for (const [width, theme] of [
    [320, "light"],
    [480, "dark"],
  ] as const)
    it(`is right at ${width} px, where parts scroll`, async () => {
      const position = rightAfter(digits, { kind: "dz_dw", l: 2, j: 5, k: 7 });
      const page = await panel.open({ network: textOf(digits), position, width, kept: withoutLegend });
      await isRight(page, "a big network", theme);
      await goTo(page, rightAfter(digits, { kind: "path", l: 2, j: 5, i: 7 }));
      await isRight(page, "a sum over paths", theme);
    });

  it("is right at the start, at the end, and when the session has ended", async () => {
    const page = await panel.open({ network: textOf(trained), kept: withoutLegend });
    await isRight(page, "the start", "light");
    await goTo(page, lengthOf(trained));
    await isRight(page, "the end", "dark");
    await page.evaluate(() => stage.request("terminate"));
    await page.getByText("The session has ended").waitFor();
    await isRight(page, "ended", "high-contrast");
  });

  it("is right where the reader predicts: asked, mistaken, and right", async () => {
    const position = rightAfter(trained, { kind: "da_dz", l: 2, j: 0 });
    const kept = { ...withoutLegend, predicts: true };
    const page = await panel.open({ network: textOf(trained), position, kept });
    await isRight(page, "a question", "light");
    const guess = page.getByLabel("Your guess");
    await guess.fill("a[2][0]");
    await guess.press("Enter");
    await page.locator('[data-verdict="wrong"]').waitFor();
    await isRight(page, "a mistake", "dark", "high-contrast");
    await guess.fill("a[2][0] * (1 - a[2][0])");
    await guess.press("Enter");
    await page.locator('[data-verdict="right"]').waitFor();
    await isRight(page, "what is right", "light", "high-contrast-light");
  });

  it("is right in what its tabs show of the examples, the gradient, the matrix and the cost", async () => {
    const position = rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * 2 + 1);
    const page = await panel.open({ network: textOf(trained), position, width: 700 });
    await openTab(page, "examples");
    await isRight(page, "who pulls", "dark");
    await page.getByRole("radio", { name: "has it learned?" }).check();
    await page.getByTestId("learned").waitFor();
    await isRight(page, "what is learned", "light", "high-contrast");
    await openTab(page, "gradient");
    await isRight(page, "the vector", "light");
    await page.getByRole("radio", { name: "by layer" }).check();
    await isRight(page, "the gradient by layer", "dark");
    await openTab(page, "matrix");
    await isRight(page, "the matrix", "light", "high-contrast-light");
    await openTab(page, "cost");
    await isRight(page, "the cost", "dark", "light");
  });

  for (const [place, only] of tabs.entries())
    it(`is right in the editor of one view: ${only}`, async () => {
      const position = rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }, 4 * 2 + 1);
      const page = await panel.open({ network: textOf(trained), position, only });
      await isRight(page, only, themeNames[place % 4]!);
    });

  it("is right with its menu open, its tree unfolded, a nudge in effect, and however the formula is written", async () => {
    const position = rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    const page = await panel.open({ network: textOf(trained), position, kept: withoutLegend });
    await page.getByTestId("menu").locator("summary").click();
    await isRight(page, "the menu", "light");
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: "tree" }).check();
    await page.getByTestId("tree previous 0").click();
    await isRight(page, "an unfolded tree", "dark");
    await page.getByRole("radio", { name: "flow" }).check();
    await page.getByTestId("flow").waitFor();
    await isRight(page, "what flows back", ...themeNames);
    await openTab(page, "nudge");
    await press(page, "Δ = 0.1");
    await page.getByLabel("Nudge Δ").fill("no number");
    await isRight(page, "a nudge", "dark");
    await page.getByTestId("menu").locator("summary").click();
    for (const [name, theme] of [
      ["symbols", "light"],
      ["numbers", "dark"],
      ["indices", "high-contrast"],
      ["matrices", "high-contrast-light"],
    ] as const) {
      await page.getByRole("radio", { name }).check();
      await isRight(page, name, theme);
      if (name === "numbers") await page.keyboard.press("Escape");
    }
  });
});
