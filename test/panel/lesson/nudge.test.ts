// The lesson's rows of the tiny nudge and its three ratios: everything moves by real recomputation, and each ratio approaches its factor.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { Along } from "../../../webview/shared/settings";
import {
  at,
  eventually,
  goTo,
  inWindow,
  isBlank,
  isNumber,
  numberIn,
  openTab,
  parsed,
  press,
  shows,
  text,
  usePanel,
} from "../harness";
import {
  chain,
  classes,
  digits,
  type NetworkFile,
  rightAfter,
  small,
  textOf,
  trained,
  xor,
} from "../networks";
import { derivative, evaluate, type Moved, slope } from "../oracle";

const WIDE = { width: 546, height: 830 };

const nudging = (along: Along = "lines") => ({ tab: "nudge", along });
const line = (page: Page, place: number | string): Locator => page.getByTestId(`line ${place}`);
const cell = (page: Page, place: number | string, is: "change" | "measured" | "exact"): Locator =>
  line(page, place).locator(`.chain-cell.${is}`);

/** What a nudge of a weight or bias moves one after the other: z and a of its neuron, and C. */
function moves(file: NetworkFile, place: Moved, delta: number): readonly number[] {
  const { l, j } = place;
  const [before, after] = [evaluate(file), evaluate(file, 0, place, delta)];
  return [delta, after.z[l]![j]! - before.z[l]![j]!, after.a[l]![j]! - before.a[l]![j]!, after.C - before.C];
}

/** Waits for ΔC/Δw of a nudge, and checks every row against the network evaluated anew. */
async function isNudged(page: Page, file: NetworkFile, place: Moved, delta: number): Promise<void> {
  const changes = moves(file, place, delta);
  const near = (shown: { shown: string; exact: string | null }, value: number, what: string): void => {
    assert(
      Math.abs(Number(shown.exact) - value) <= 1e-9 * Math.max(1, Math.abs(value)),
      `${what}: ${shown.exact}, not ${value}`,
    );
  };
  await eventually(
    () => numberIn(page.getByTestId("ratio")),
    (shown) => isNumber(shown, changes[3]! / delta, `ΔC/Δw with Δ = ${delta}`),
  );
  for (const [index, change] of changes.entries()) {
    await shows(cell(page, index, "change"), change);
    if (index > 0)
      near(await numberIn(cell(page, index, "measured")), change / changes[index - 1]!, `ratio ${index}`);
  }
}

/** The exact factors, by differences alone. */
function factors(file: NetworkFile, place: Moved): readonly number[] {
  const { l, j } = place;
  const zAt = (by: number) => evaluate(file, 0, place, by).z[l]![j]!;
  const ofZ: Moved = { what: "z", l, j };
  const aAt = (by: number) => evaluate(file, 0, ofZ, by).a[l]![j]!;
  return [slope(zAt), slope(aAt), derivative(file, 0, { what: "a", l, j })];
}

describe("the lesson's nudge", () => {
  const panel = usePanel();

  for (const [name, file, l, j, k] of [
    ["the chain", chain, 3, 0, 0],
    ["3-3-2", small, 2, 0, 1],
    ["4-8-6-3", classes, 2, 3, 6],
    ["784-16-16-10", digits, 2, 9, 3],
  ] as const)
    it(`8: each ratio approaches its factor, and ΔC/Δw approaches ∂C/∂w, as the nudge shrinks: ${name}`, async () => {
      const place: Moved = { what: "w", l, j, k };
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "dz_dw", l, j, k }),
        kept: nudging(),
        ...WIDE,
      });
      const truth = derivative(file, 0, place);
      await shows(page.getByTestId("derivative"), truth);
      for (const [index, factor] of factors(file, place).entries()) {
        await shows(cell(page, index + 1, "exact"), factor);
        await isBlank(cell(page, index + 1, "measured"));
      }
      await isBlank(page.getByTestId("ratio"));
      await press(page, "Δ = 0.1");
      let last = Number.POSITIVE_INFINITY;
      for (let delta = 0.1; delta > 0.01; delta /= 2) {
        await isNudged(page, file, place, delta);
        const off = Math.abs(Number((await numberIn(page.getByTestId("ratio"))).exact) - truth);
        assert(off < 0.6 * last, `with Δ = ${delta} the ratio is off by ${off}, after ${last}`);
        last = off;
        if (delta > 0.02) await press(page, "Halve Δ");
      }
      assert.match(
        await text(page.getByTestId("halving")),
        /^Half of Δ leaves 0\.[45]\d* of the difference\.$/,
      );
      await press(page, "Take back");
      await isBlank(page.getByTestId("ratio"));
      for (const index of [0, 1, 2, 3]) await isBlank(cell(page, index, "change"));
    });

  it("9: all lines have one scale, so that each ratio is the ratio of two lengths; or each its own", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
      kept: nudging(),
      ...WIDE,
    });
    await page.getByLabel("Nudge Δ").fill("0.8");
    const changes = moves(small, { what: "w", l: 2, j: 0, k: 1 }, 0.8);
    await isNudged(page, small, { what: "w", l: 2, j: 0, k: 1 }, 0.8);
    const lengths = () =>
      page.locator(".tracks").evaluate((tracks) =>
        [0, 1, 2, 3].map((index) => {
          const dot = tracks.querySelector(`[data-testid="dot ${index}"]`)!;
          const before = dot.parentElement!.querySelector(".before")!;
          return Number(dot.getAttribute("cx")) - Number(before.getAttribute("cx"));
        }),
      );
    const shared = await lengths();
    for (const [index, length] of shared.entries())
      assert(
        Math.abs(length / shared[0]! - changes[index]! / changes[0]!) < 1e-6,
        `line ${index}: ${shared}`,
      );
    await press(page, "own scales");
    const own = await lengths();
    assert(Math.abs(own[3]!) > 10 * Math.abs(shared[3]!), `the cost's line has its own scale: ${own}`);
  });

  it("22: where the nudge fans out, what each path alone adds stands beside its term of the sum", async () => {
    const place: Moved = { what: "w", l: 1, j: 1, k: 2 };
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 1, j: 1, k: 2 }),
      kept: nudging(),
      ...WIDE,
    });
    await page.getByLabel("Nudge Δ").fill("0.4");
    await isNudged(page, small, place, 0.4);
    const Δa = moves(small, place, 0.4)[2]!;
    const { weights } = small.layers[1]!;
    for (const i of [0, 1]) {
      const Δz = weights[i]![1]! * Δa;
      const z: Moved = { what: "z", l: 2, j: i };
      const alone = evaluate(small, 0, z, Δz).C - evaluate(small).C;
      await shows(cell(page, `path ${i}`, "change"), Δz);
      await shows(cell(page, `path ${i}`, "measured"), alone / Δa);
      await shows(cell(page, `path ${i}`, "exact"), weights[i]![1]! * derivative(small, 0, z));
    }
  });

  for (const [what, option, place, last] of [
    ["the bias of its neuron", /^b₁⁽¹⁾/, { what: "b", l: 1, j: 1 }, 1],
    ["an input", /^a₂⁽⁰⁾/, { what: "a", l: 0, j: 2 }, 2],
  ] as const)
    it(`8: from ${what}, all that it reaches moves`, async () => {
      const page = await panel.open({
        network: textOf(small),
        position: rightAfter(small, { kind: "dz_dw", l: 1, j: 1, k: 0 }),
        kept: nudging(),
        ...WIDE,
      });
      await choose(page, option);
      await isBlank(page.getByTestId("derivative")); // Its steps are yet to come.
      await press(page, "Δ = 0.1");
      const moved = (evaluate(small, 0, place, 0.1).C - evaluate(small).C) / 0.1;
      await eventually(
        () => numberIn(page.getByTestId("ratio")),
        (shown) => isNumber(shown, moved, `ΔC/Δ of ${what}`),
      );
      await goTo(page, rightAfter(small, { kind: "dz_db", l: 1, j: last }));
      await shows(page.getByTestId("derivative"), derivative(small, 0, place));
    });

  it("17: from the activation before, both paths move", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "path", l: 1, j: 1, i: 1 }),
      kept: nudging(),
      ...WIDE,
    });
    await choose(page, /^a₁⁽¹⁾/);
    const place: Moved = { what: "a", l: 1, j: 1 };
    await shows(page.getByTestId("derivative"), derivative(small, 0, place));
    await page.getByLabel("Nudge Δ").fill("0.2");
    const moved = (evaluate(small, 0, place, 0.2).C - evaluate(small).C) / 0.2;
    await eventually(
      () => numberIn(page.getByTestId("ratio")),
      (shown) => isNumber(shown, moved, "ΔC/Δa"),
    );
    for (const i of [0, 1])
      await shows(cell(page, `path ${i}`, "change"), 0.2 * small.layers[1]!.weights[i]![1]!);
  });

  it("8: the dot of w is dragged, and the others go along", async () => {
    const place: Moved = { what: "w", l: 2, j: 1, k: 0 };
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 1, k: 0 }),
      kept: nudging(),
      ...WIDE,
    });
    const box = (await page.getByRole("slider", { name: "Nudge w₁₀⁽²⁾" }).boundingBox())!;
    const track = (await page.locator(".tracks").boundingBox())!;
    const [low, high] = (await page.locator(".scale i").allInnerTexts())
      .map(parsed)
      .filter((end) => end !== 0) as [number, number];
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 0.1 * track.width, middle.y, { steps: 3 });
    await page.mouse.move(middle.x + 0.25 * track.width, middle.y, { steps: 3 });
    await page.mouse.up();
    const delta = parsed(await page.getByLabel("Nudge Δ").inputValue());
    assert(Math.abs(delta - 0.25 * (high - low)) < 0.005, `a quarter of the line is a nudge of ${delta}`);
    await isNudged(page, small, place, delta);
  });

  it("8: a typed nudge of a bias; one that is no number is said to be none", async () => {
    const place: Moved = { what: "b", l: 1, j: 2 };
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_db", l: 1, j: 2 }),
      kept: nudging(),
      ...WIDE,
    });
    const field = page.getByLabel("Nudge Δ");
    await field.fill("-0.25");
    await isNudged(page, small, place, -0.25);
    await field.fill("−1,5");
    await isNudged(page, small, place, -1.5);
    await field.fill("much");
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await isNudged(page, small, place, -1.5);
  });

  it("8: what is halved is a number that can be typed; what was typed is gone with its step", async () => {
    const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    const page = await panel.open({ network: textOf(small), position, kept: nudging(), ...WIDE });
    const field = page.getByLabel("Nudge Δ");
    await field.fill("-0.0001");
    await shows(cell(page, 0, "change"), -0.0001);
    for (let half = 0; half < 2; half++) await press(page, "Halve Δ");
    await eventually(
      () => field.inputValue(),
      (value) => assert.equal(value, "−2.5e−5"),
    );
    assert.equal(await field.getAttribute("aria-invalid"), "false");
    await field.fill("0.3");
    for (const to of [position + 1, position]) await goTo(page, to);
    assert.equal(await field.inputValue(), "0");
    await isBlank(cell(page, 0, "change"));
  });

  it("8: there is nothing to nudge before C is known, and a step takes the nudge back", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "cost", l: 2, j: 0 }),
      kept: nudging(),
      ...WIDE,
    });
    assert.equal(await page.getByRole("slider", { name: /^Nudge/ }).count(), 0);
    assert.match(await text(page.getByTestId("halving")), /once C₀ is known/);
    const position = rightAfter(small, { kind: "cost", l: 2, j: 1 });
    await press(page, "Next factor");
    await at(page, position);
    await press(page, "Δ = 0.1");
    await cell(page, 3, "change").locator(".num:not(.blank)").waitFor();
    await press(page, "Next factor");
    await at(page, position + 1);
    await isBlank(cell(page, 3, "change"));
    await isBlank(page.getByTestId("ratio"));
  });

  it("8: a nudge that the session itself makes ends the one in the picture", async () => {
    const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });
    const page = await panel.open({ network: textOf(small), position, kept: nudging(), ...WIDE });
    await press(page, "Δ = 0.1");
    await cell(page, 3, "change").locator(".num:not(.blank)").waitFor();
    await page.evaluate(() => stage.request("setExpression", { expression: "w[2][1][1]", value: "3" }));
    await cell(page, 3, "change").locator(".num.blank").waitFor();
    await isBlank(page.getByTestId("ratio"));
    await at(page, position);
  });

  it("says where a nudge crosses a kink, so that its ratio mixes two slopes", async () => {
    const file: NetworkFile = {
      layers: [{ activation: "relu", weights: [[1]], biases: [0.5] }],
      cost: "squaredError",
      examples: [{ input: [1], target: [1] }],
    };
    const page = await panel.open({
      network: textOf(file),
      position: rightAfter(file, { kind: "dz_dw", l: 1, j: 0, k: 0 }),
      kept: nudging(),
      ...WIDE,
    });
    await page.getByLabel("Nudge Δ").fill("-2");
    await page.getByText("z⁽¹⁾ crosses the kink of relu").waitFor();
    await shows(cell(page, 2, "measured"), 1.5 / 2); // from 1.5 to 0 while z goes from 1.5 to −0.5
    await shows(cell(page, 2, "exact"), 1);
  });
});

/** Chooses what is nudged by the beginning of its name. */
async function choose(page: Page, option: RegExp): Promise<void> {
  const field = page.getByLabel("What is nudged");
  const names = await field.locator("option").allInnerTexts();
  const label = names.find((name) => option.test(name));
  assert(label !== undefined, `${option} is among ${names.join(", ")}`);
  await field.selectOption({ label });
}

describe("what follows a nudge together", () => {
  const panel = usePanel();
  const place: Moved = { what: "w", l: 2, j: 0, k: 1 };
  const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });

  it("11: σ's curve has the point where the nudge moves it, and the secant beside the slope", async () => {
    const page = await panel.open({ network: textOf(small), position, kept: nudging(), ...WIDE });
    await page.getByLabel("Nudge Δ").fill("0.8");
    await isNudged(page, small, place, 0.8);
    await page.locator(".view-line label", { hasText: "σ" }).click();
    const [, Δz, Δa] = moves(small, place, 0.8);
    await eventually(
      () => numberIn(page.getByTestId("curve Δz")),
      (shown) => isNumber(shown, Δz!, "Δz"),
    );
    await shows(page.getByTestId("curve Δa"), Δa!);
    await shows(page.getByTestId("curve secant"), Δa! / Δz!);
    await page.getByTestId("curve nudged").waitFor();
    await page.getByText("number lines").click();
    await isNudged(page, small, place, 0.8);
  });

  it("σ stands below the number lines where both have room, and nowhere else", async () => {
    const at = { network: textOf(small), position, kept: nudging() };
    const page = await panel.open({ ...at, width: 1920, height: 1000 });
    await page.getByLabel("Nudge Δ").fill("0.8");
    await isNudged(page, small, place, 0.8);
    await shows(page.getByTestId("curve Δa"), moves(small, place, 0.8)[2]!);
    const [lines, curve] = [page.locator(".chain"), page.getByTestId("curve")];
    const [upper, lower] = [(await lines.boundingBox())!, (await curve.boundingBox())!];
    assert.ok(upper.y + upper.height <= lower.y && lower.height > upper.height);
    await inWindow(page, 1920, 600);
    assert.deepEqual([await lines.count(), await curve.count()], [1, 0]);
  });

  it("the drawing beside it has the nudged weight, and the activations that it leads to", async () => {
    const page = await panel.open({
      network: textOf(small),
      position,
      kept: nudging(),
      width: 1000,
      height: 900,
    });
    const shown = () => page.locator('[data-neuron="2,0"] .activation').textContent();
    const before = evaluate(small).a[2]![0]!;
    assert.equal(await shown(), before.toFixed(2));
    await page.getByLabel("Nudge Δ").fill("1.5");
    const after = evaluate(small, 0, place, 1.5).a[2]![0]!;
    assert.notEqual(after.toFixed(2), before.toFixed(2));
    await eventually(shown, (seen) => assert.equal(seen, after.toFixed(2)));
    await press(page, "Take back");
    await eventually(shown, (seen) => assert.equal(seen, before.toFixed(2)));
    await page.getByLabel("Nudge Δ").fill("1.5");
    await eventually(shown, (seen) => assert.equal(seen, after.toFixed(2)));
    await choose(page, /^b₀⁽²⁾/);
    await eventually(shown, (seen) => assert.equal(seen, before.toFixed(2)));
  });

  it("8: C(w) is drawn through the cost computed anew, with its tangent and the step on it", async () => {
    const page = await panel.open({
      network: textOf(trained),
      position: rightAfter(trained, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
      kept: nudging("cost"),
      ...WIDE,
    });
    const w = trained.layers[1]!.weights[0]![1]!;
    const exact = derivative(trained, 0, place);
    const to = w - trained.training!.learningRate * exact;
    await page.getByTestId("C(w) point").waitFor();
    await shows(page.getByTestId("C(w) here"), w);
    await shows(page.getByTestId("C(w) cost"), evaluate(trained).C);
    await shows(page.getByTestId("C(w) slope"), exact);
    await shows(page.getByTestId("C(w) step"), to - w);
    await shows(page.getByTestId("C(w) stepped"), evaluate(trained, 0, place, to - w).C);
    const drawn = await page.getByTestId("cost curve").evaluate((picture) => {
      const number = (element: Element | null, name: string) => Number(element!.getAttribute(name));
      const ticks = (name: string, side: string) =>
        [...picture.querySelectorAll(`text.${name}`)].map((tick) => [
          Number(tick.textContent!.replace("−", "-")),
          number(tick, side),
        ]);
      const tangent = picture.querySelector(".tangent");
      return {
        wTicks: ticks("z", "x"),
        costTicks: ticks("a", "y"),
        line: picture.querySelector(".cost-line")!.getAttribute("d")!,
        tangent: ["x1", "y1", "x2", "y2"].map((name) => number(tangent, name)),
      };
    });
    const scale = (ticks: number[][]) => {
      const [[low, from], [high, to]] = [ticks[0]!, ticks.at(-1)!] as [[number, number], [number, number]];
      return (pixel: number) => low + ((pixel - from) / (to - from)) * (high - low);
    };
    const [wAt, costAt] = [scale(drawn.wTicks), scale(drawn.costTicks)];
    const places = [...drawn.line.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [
      wAt(Number(x)),
      costAt(Number(y)),
    ]);
    assert.equal(places.length, 41);
    for (const [at, cost] of places) {
      const expected = evaluate(trained, 0, place, at! - w).C;
      assert(Math.abs(cost! - expected) < 0.01, `C(${at}) is drawn at ${cost}, and is ${expected}`);
    }
    const [x1, y1, x2, y2] = drawn.tangent as [number, number, number, number];
    const steep = (costAt(y2) - costAt(y1)) / (wAt(x2) - wAt(x1));
    assert(Math.abs(steep - exact) < 0.002, `the tangent has ${steep}, not ${exact}`);
  });

  it("8: C(w) comes wherever one comes to it from", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
      kept: nudging("curve"),
      ...WIDE,
    });
    await page.getByTestId("nudge").getByText("C(w)", { exact: true }).click();
    await page.getByTestId("C(w) point").waitFor();
  });

  it("8: C(w) has the nudge on it, and belongs to whatever is nudged", async () => {
    const page = await panel.open({
      network: textOf(xor),
      position: rightAfter(xor, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
      kept: nudging("cost"),
      ...WIDE,
    });
    await page.getByLabel("Nudge Δ").fill("0.75");
    const secant = (evaluate(xor, 0, place, 0.75).C - evaluate(xor).C) / 0.75;
    await eventually(
      () => numberIn(page.getByTestId("C(w) secant")),
      (shown) => isNumber(shown, secant, "the secant"),
    );
    await page.getByTestId("C(w) nudged").waitFor();
    await choose(page, /^b⁽²⁾/);
    await eventually(
      () => numberIn(page.getByTestId("C(w) here")),
      (shown) => isNumber(shown, xor.layers[1]!.biases[0]!, "the bias"),
    );
    await isBlank(page.getByTestId("C(w) slope")); // Its step is yet to come.
    await isBlank(page.getByTestId("C(w) secant"));
  });
});

describe("the tab of the nudge", () => {
  const panel = usePanel();
  /** The widest first: there most is asked of the host, and all of it is there when it is left out. */
  const windows = [
    [900, 830],
    [546, 830],
    [320, 700],
    [320, 674],
  ] as const;
  it("fits its box in any window, without scrolling, whatever it moves along", async () => {
    const seen = new Set<string>();
    for (const [file, subject] of [
      [small, { kind: "dz_dw", l: 1, j: 1, k: 2 }],
      [classes, { kind: "dz_dw", l: 3, j: 2, k: 1 }],
      [digits, { kind: "dz_dw", l: 1, j: 12, k: 404 }],
    ] as const) {
      const [width, height] = windows[0];
      const position = rightAfter(file, subject);
      const page = await panel.open({ network: textOf(file), position, kept: nudging(), width, height });
      for (const [width, height] of windows) {
        await inWindow(page, width, height);
        await openTab(page, "nudge"); // In a low panel it opens over the rest.
        for (const along of alongs) {
          await moveAlong(page, along);
          const what = `${along.name} at ${width} × ${height}`;
          const wrong = await outsideOfBox(page);
          // A tall stage leaves less than a view needs.
          if (wrong) seen.add(what);
          assert.deepEqual(wrong ?? [], [], `${file.name}: ${what}`);
        }
      }
    }
    assert.equal(seen.size, windows.length * alongs.length, [...seen].join(", "));
  });
});

/** What a nudge moves along, and what is there once it is drawn. */
const alongs = [
  { name: "number lines", drawn: ".tracks" },
  { name: "C(w)", drawn: "[data-testid='C(w) point']" },
  { name: "σ", drawn: "[data-testid='curve']" },
];

/** Moves along one of them, with a nudge. */
async function moveAlong(page: Page, { name, drawn }: (typeof alongs)[number]): Promise<void> {
  await page.getByRole("radio", { name }).check();
  await page.getByLabel("Nudge Δ").fill("0.3");
  await page.locator(".nudge").locator(drawn).waitFor();
  await page.locator("main[data-drawn]").waitFor();
}

/** What of the nudge's view sticks out of its box; undefined where that is lower than a view needs. */
function outsideOfBox(page: Page): Promise<string[] | undefined> {
  return page.locator(".view-place:has(.nudge)").evaluate((box) => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = box;
    if (clientHeight < 144) return undefined;
    const frame = box.getBoundingClientRect();
    const outside = [...box.querySelectorAll(".num, button, input, select, .handle")].filter((each) => {
      const { left, right, top, bottom, width } = each.getBoundingClientRect();
      const isOut =
        left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1;
      return width > 0 && isOut;
    });
    return [
      ...(scrollWidth > clientWidth || scrollHeight > clientHeight ? ["it scrolls"] : []),
      ...outside.map((each) => each.outerHTML.slice(0, 80)),
    ];
  });
}
