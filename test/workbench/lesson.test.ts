// The main job by keyboard and mouse: from a file through F5 to the middle of the backward pass, and back. The numbers are those of
// an independent computation of the sample, with none of the project's code.
import assert from "node:assert/strict";
import type { FrameLocator, Page } from "playwright-core";
import {
  gutterBeside,
  hoverText,
  notifications,
  openTab,
  panelAt,
  panelFrame,
  pressF5,
  sampleFolder,
  scratchFolder,
  screenshot,
  step,
  text,
  useWorkbench,
  viewRows,
  waitFor,
  waitForSessionEnd,
  waitForStopped,
} from "./harness";

/** Starts a session on a sample by F5 and waits for its panel. */
async function debug(page: Page): Promise<FrameLocator> {
  await page.locator(".editor-actions .codicon-debug-alt").waitFor(); // the extension is there
  await page.locator(".editor-instance .view-lines").first().click();
  await pressF5(page);
  await waitForStopped(page);
  const panel = await panelFrame(page);
  await panelAt(panel, 0);
  return panel;
}

/** The factors of the formula, as "standing value". */
async function factors(panel: FrameLocator): Promise<string[]> {
  const boxes = await panel.getByTestId("factor").all();
  return Promise.all(
    boxes.map(async (box) =>
      `${await box.getAttribute("data-standing")} ${await text(box.locator(".factor-value"))}`.trim(),
    ),
  );
}

describe("the lesson on one's own network", () => {
  const workbench = useWorkbench();

  it("walks by F10 into the backward pass, one factor at a time, with the right numbers", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    const panel = await debug(page);
    for (let position = 1; position <= 28; position++) await step(page, "F10");
    await panelAt(panel, 28);
    assert.deepEqual(await factors(panel), ["unknown", "unknown", "new −0.69371"]);
    await step(page, "F10");
    await panelAt(panel, 29);
    assert.deepEqual(await factors(panel), ["unknown", "new 0.22655", "known −0.69371"]);
    await step(page, "F10");
    await step(page, "F10");
    await panelAt(panel, 31);
    assert.deepEqual(await factors(panel), ["new 0.45264", "known 0.22655", "known −0.69371"]);
    assert.match(await text(panel.getByTestId("result")), /^−0\.0711/);
    const words = await text(panel.locator(".explanation"));
    assert.match(words, /layer 2, the last/);
    assert.match(words, /to neuron 0/);
    assert.match(words, /from neuron 1/);
    await openTab(panel, "network");
    await panel.locator('[data-edge="2,0,1"][data-light="current"]').first().waitFor({ state: "attached" });
    await screenshot(page, "backward");
    await openTab(panel, "gradient");
    const gradient = panel.getByTestId("gradient");
    const cell = gradient.locator('[data-cell="2,0,1"]');
    assert.match(await text(cell), /−0\.071/);
    assert.equal((await text(gradient.locator('[data-cell="2,0,2"]'))).trim(), "");
    await step(page, "Control+F10");
    await panelAt(panel, 30);
    assert.equal((await text(cell)).trim(), "");
  });

  it("zooms by F11 and Shift+F11, and by the panel's own buttons", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    const panel = await debug(page);
    await step(page, "Shift+F11");
    await panelAt(panel, 4);
    await panel.getByRole("button", { name: "Next quantity", exact: true }).waitFor();
    await step(page, "F10");
    await panelAt(panel, 5);
    await panel.getByRole("button", { name: /coarser|out/i }).click();
    await panel.getByRole("button", { name: "Next neuron", exact: true }).click();
    await panelAt(panel, 10);
    await panel.getByRole("button", { name: /^Step back/i }).click();
    await panelAt(panel, 5);
    await panel.getByRole("button", { name: /^Continue/i }).click();
    await panelAt(panel, 260);
    await waitFor("the call stack at the end", async () =>
      (await viewRows(page, "Call Stack")).some((row) => row.startsWith("average")),
    );
    await panel.getByRole("button", { name: /^Reverse/i }).click();
    await panelAt(panel, 0);
  });

  it("goes anywhere on the timeline, by keys and by mouse, to the examples and their mean", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    const panel = await debug(page);
    await openTab(panel, "examples");
    const timeline = panel.getByRole("slider", { name: "Position in the run" });
    await timeline.press("End");
    await panelAt(panel, 260);
    // As fast as the keyboard can: no press waits for the session, and none is lost.
    for (let press = 0; press < 36; press++) await page.keyboard.press("ArrowLeft");
    for (let press = 0; press < 30; press++) await page.keyboard.press("ArrowRight");
    await panelAt(panel, 254);
    await waitFor("the slider", async () => (await timeline.getAttribute("aria-valuenow")) === "254");
    await waitForStopped(page);
    await waitFor("the call stack there", async () =>
      (await viewRows(page, "Call Stack")).some((row) => row.startsWith("layer 2")),
    );
    const examples = panel.getByTestId("examples");
    await examples.locator('[data-row="mean"]', { hasText: "0.0584" }).waitFor();
    assert.match(await text(examples.locator('[data-row="0"]')), /−0\.0711/);
    assert.equal(await examples.locator("[data-current]").count(), 0);
    assert.match((await timeline.getAttribute("aria-valuetext"))!, /^step 254 of 260: .*average, layer 2/);
    await screenshot(page, "timeline");
    const { x, y, width } = (await timeline.boundingBox())!;
    await page.mouse.move(x + width / 2, y + 22);
    await page.mouse.down();
    await page.mouse.move(x + width / 4, y + 22, { steps: 5 });
    await page.mouse.move(x + 1, y + 22, { steps: 5 });
    await page.mouse.up();
    await waitFor("the place where the drag ended", async () => {
      return Number(await timeline.getAttribute("aria-valuenow")) <= 2;
    });
    await timeline.press("Home");
    await panelAt(panel, 0);
  });

  it("stops at a breakpoint set by a click in the gutter", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    const panel = await debug(page);
    const { x, y } = await gutterBeside(page, "1.2, -0.7, 0.4");
    await page.mouse.click(x, y);
    await page.locator(".codicon-debug-breakpoint").first().waitFor();
    await step(page, "F5");
    await panelAt(panel, 16);
    assert.match((await viewRows(page, "Call Stack"))[0]!, /^w₀₀⁽²⁾ a₀⁽¹⁾/);
  });

  it("shows on the timeline where a breakpoint of the gutter stops, and goes there by a click or a key", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    const panel = await debug(page);
    const marks = panel.getByTestId("stop");
    assert.equal(await marks.count(), 0);
    const { x, y } = await gutterBeside(page, "1.2, -0.7, 0.4");
    await page.mouse.click(x, y);
    // Its term, its derivative and its paths in each of four examples, and its mean: some are too close to be told apart.
    await marks.first().waitFor();
    await panelAt(panel, 0);
    await screenshot(page, "timeline-stops");
    await marks.first().click();
    await panelAt(panel, 16);
    await waitForStopped(page);
    await waitFor("the call stack there", async () =>
      /^w₀₀⁽²⁾ a₀⁽¹⁾/.test((await viewRows(page, "Call Stack"))[0] ?? ""),
    );
    assert.match(await text(panel.getByTestId("stop-here")), /w₀₀⁽²⁾ stops here/);
    // F5 and the key lead to the same places.
    await step(page, "F5");
    await panel.getByTestId("stop-here").waitFor();
    const next = await text(panel.getByTestId("position"));
    await marks.first().click();
    await panelAt(panel, 16);
    await panel.getByRole("slider", { name: "Position in the run" }).press(".");
    await panel.getByTestId("position").getByText(next).waitFor();
    // Taken away in the gutter, it is not on the timeline any more.
    await page.mouse.click(x, y);
    await marks.first().waitFor({ state: "detached" });
  });

  it("explains a weight on hover, without a session and inside one", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor();
    const before = await hoverText(page, "-0.7");
    assert.match(before, /w₀₁⁽²⁾ = −0\.7/);
    assert.match(before, /∂C\/∂w₀₁⁽²⁾ = 0\.05841/);
    await debug(page);
    await step(page, "F10");
    const during = await hoverText(page, "-0.7");
    assert.match(during, /w₀₁⁽²⁾ = −0\.7.*as they are now/s);
    assert.match(during, /∂C\/∂w₀₁⁽²⁾ = 0\.05841/);
    await screenshot(page, "hover");
  });

  it("marks the number just used in the file", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    await debug(page);
    await step(page, "F10");
    await step(page, "F10");
    const bold = page
      .locator(".editor-instance .view-line span[class*='ced-']")
      .filter({ hasText: /^-0\.8$/ });
    await bold.first().waitFor();
    await screenshot(page, "mark");
  });

  it("says in the panel that the session has ended", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "one-neuron-per-layer.nn.json" });
    const panel = await debug(page);
    await page.keyboard.press("Shift+F5");
    await waitForSessionEnd(page);
    await panel.getByText(/ended/i).first().waitFor();
    await panel.getByRole("button", { name: /sample/i }).click();
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "XOR" }).waitFor();
  });

  it("refuses a file with faults in words that say where they are", async () => {
    const folder = scratchFolder({ "faulty.nn.json": '{\n  "layers": []\n}\n' });
    const page = await workbench.open({ folder, file: "faulty.nn.json" });
    await page.locator(".editor-actions .codicon-debug-alt").waitFor();
    await page.locator(".editor-instance .view-lines").first().click();
    await pressF5(page);
    const dialog = page.locator(".monaco-dialog-box, .notification-list-item").first();
    await dialog.waitFor();
    const said = `${await text(dialog)} ${(await notifications(page)).join(" ")}`;
    assert.match(said, /faulty\.nn\.json/);
    assert.match(said, /2:1[23]|line 2/);
  });

  it("loads nothing that its policy forbids", async () => {
    const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
    const violations: string[] = [];
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
    });
    await debug(page);
    for (let position = 1; position <= 8; position++) await step(page, "F10");
    assert.deepEqual(
      violations.filter((violation) => /panel|katex|backprop/i.test(violation)),
      [],
    );
  });
});
