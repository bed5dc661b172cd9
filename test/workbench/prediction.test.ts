// Predict, then reveal, in a real VS Code and by keyboard alone: the panel asks, and nothing beside it tells.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import {
  focusEditor,
  panelFrame,
  pressF5,
  sampleFolder,
  screenshot,
  step,
  text,
  useWorkbench,
  waitFor,
  waitForStopped,
} from "./harness";

/** Runs a command by the palette and its keys. */
async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input").first();
  await input.waitFor();
  await input.fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
}

/** What is written behind lines of the file. */
async function behindLines(page: Page): Promise<string> {
  const lines = await page.locator(".editor-instance .view-line").allInnerTexts();
  return lines.flatMap((line) => /[zaC]\S*? = .*/.exec(line.replaceAll("\u00a0", " ")) ?? []).join();
}

describe("predict, then reveal", () => {
  const workbench = useWorkbench();

  it("asks, judges and reveals by keyboard alone", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panel.getByText("step 0 of 260").waitFor();
    const asked = panel.getByTestId("asked");
    const guess = panel.getByLabel("Your guess");
    const type = async (typed: string, said: RegExp): Promise<void> => {
      await guess.and(panel.locator(":focus")).waitFor();
      await page.keyboard.type(typed); // over what was not right, which is selected
      await page.keyboard.press("Enter");
      await waitFor(`${said}`, async () => said.test(await text(panel.getByTestId("verdict"))));
    };

    await run(page, "Backprop: Predict, Then Reveal");
    await panel.getByRole("checkbox", { name: "predict first", checked: true }).waitFor();

    // w a = 0.5 · 0.9
    await step(page, "F10");
    await asked.waitFor();
    await type("-0.45", /its sign is not/);
    assert.equal(await behindLines(page), "");
    await screenshot(page, "predict");
    await type("1.4", /the sum of w₀₀⁽¹⁾ and a₀⁽⁰⁾; asked is their product/);
    await type("0.45", /^Right: 0\.45\./);
    await asked.waitFor({ state: "detached" });

    await page.keyboard.press("Enter"); // on to the next step
    await panel.getByText("step 2 of 260").waitFor();
    await asked.waitFor();
    await page.keyboard.press("Escape"); // reveals it
    await asked.waitFor({ state: "detached" });
    assert.match(await text(panel.getByTestId("term").nth(1)), /−0\.08/);

    await focusEditor(page);
    await step(page, "F10");
    await asked.waitFor();
    await guess.and(panel.locator(":focus")).waitFor();
    await focusEditor(page);
    await page.keyboard.press("Control+Alt+p");
    assert.equal(await behindLines(page), "");
    await type("0.3*0.4", /^Right: 0\.12\./);
    await waitFor("the value in the editor", async () => (await behindLines(page)) === "z₀⁽¹⁾ = 0.49 so far");
    await focusEditor(page);
    await step(page, "F10");
    await asked.waitFor();
    await run(page, "Backprop: Reveal What the Step Found");
    await asked.waitFor({ state: "detached" });

    await run(page, "Backprop: Predict, Then Reveal");
    await panel.getByTestId("prediction").waitFor({ state: "detached" });
    await focusEditor(page);
    await step(page, "F10");
    await panel.getByText("step 5 of 260").waitFor();
    assert.equal(await asked.count(), 0);
    assert.match(await text(panel.getByTestId("result")), /0\.64337/);
  });
});

describe("the keyboard of who predicts", () => {
  const workbench = useWorkbench();

  it("goes to the guess with each question, also after F10 in the editor, and nothing typed reaches the file", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panel.getByText("step 0 of 260").waitFor();
    const focused = panel.getByLabel("Your guess").and(panel.locator(":focus"));
    await run(page, "Backprop: Predict, Then Reveal");
    await panel.getByRole("checkbox", { name: "predict first", checked: true }).waitFor();
    for (const position of [1, 2]) {
      await step(page, "F10");
      await panel.getByText(`step ${position} of 260`).waitFor();
      await focused.waitFor();
    }
    // The marked number has characters around it that nobody sees.
    const lines = async () =>
      (await page.locator(".editor-instance .view-line").allInnerTexts()).map((line) =>
        line.replaceAll("\u00a0", " ").replaceAll(/[^ -~]/g, ""),
      );
    const before = await lines();
    for (const position of [3, 4, 5]) {
      await focusEditor(page);
      await step(page, "F10");
      await panel.getByText(`step ${position} of 260`).waitFor();
      await focused.waitFor();
      await page.keyboard.type("0.25");
      await waitFor("the guess", async () => (await panel.getByLabel("Your guess").inputValue()) === "0.25");
    }
    assert.deepEqual(await lines(), before);
    await run(page, "Backprop: Predict, Then Reveal"); // what its reader likes outlives the window's clearing
    await panel.getByTestId("prediction").waitFor({ state: "detached" });
  });

  it("stays in the panel from one question to the next: no key is lost on the way", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await pressF5(page);
    await waitForStopped(page);
    const panel = await panelFrame(page);
    await panel.getByText("step 0 of 260").waitFor();
    const focused = panel.getByLabel("Your guess").and(panel.locator(":focus"));
    await run(page, "Backprop: Predict, Then Reveal");
    await step(page, "F10");
    await panel.getByText("step 1 of 260").waitFor();
    await focused.waitFor();
    const heard = await panel.locator("html").evaluateHandle(({ ownerDocument }) => {
      const window = ownerDocument.defaultView!;
      const heard: string[] = [];
      window.addEventListener("blur", () => heard.push("the keyboard goes"));
      window.addEventListener("message", ({ data }: { data: { type?: string } }) => {
        if (data.type === "guess") heard.push("a question");
      });
      return heard;
    });
    const questions = async () => (await heard.jsonValue()).filter((each) => each === "a question").length;
    for (const position of [2, 3, 4]) {
      const before = await questions();
      await page.keyboard.press("F10");
      await panel.getByText(`step ${position} of 260`).waitFor();
      await waitFor("the question", async () => (await questions()) > before);
      await focused.waitFor();
    }
    assert.deepEqual(
      (await heard.jsonValue()).filter((each) => each !== "a question"),
      [],
    );
    await run(page, "Backprop: Predict, Then Reveal"); // what its reader likes outlives the window's clearing
    await panel.getByTestId("prediction").waitFor({ state: "detached" });
  });
});
