// Pointing at neurons and edges, by mouse and by keyboard: their numbers, the ways to where the run comes by them, and breakpoints on them.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import {
  at,
  eventually,
  goTo,
  isBlank,
  openTab,
  parsed,
  positionOf,
  press,
  shows,
  text,
  usePanel,
} from "./harness";
import { classes, deep, digits, rightAfter, small, textOf } from "./networks";
import { derivative, evaluate } from "./oracle";

const drawing = (page: Page): Locator => page.getByTestId("network").getByRole("application");
const details = (page: Page): Locator => page.getByTestId("network").getByTestId("details");
const menu = (page: Page): Locator => page.getByTestId("spot menu");

/** A point of the page on an edge between two drawn neurons, a share of the way along. */
async function onEdge(page: Page, [l, j, k]: readonly [number, number, number], share = 0.3) {
  const middle = async (neuron: string) => {
    const { x, y, width, height } = (await page
      .locator(`[data-neuron="${neuron}"] circle`)
      .first()
      .boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const [from, to] = await Promise.all([middle(`${l - 1},${k}`), middle(`${l},${j}`)]);
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
}

/** The number beside a name in the details. */
const numberOf = (page: Page, name: string): Locator =>
  details(page)
    .locator("dl > div")
    .filter({ has: page.locator("dt", { hasText: new RegExp(`^${name.replace(/[⁽⁾/()]/g, "\\$&")}$`) }) })
    .locator("dd");

async function names(page: Page): Promise<string> {
  return text(details(page).locator("p"));
}

const position = rightAfter(small, { kind: "dz_dw", l: 2, j: 0, k: 1 });

describe("pointing at the network", () => {
  const panel = usePanel();

  it("shows the numbers of an edge that the mouse is over, blank where they are not computed yet", async () => {
    const page = await panel.open({ network: textOf(small), position });
    const point = await onEdge(page, [2, 0, 1]);
    await page.mouse.move(point.x, point.y);
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^w₀₁⁽²⁾ from neuron 1 of layer 1 to neuron 0/),
    );
    await shows(numberOf(page, "w₀₁⁽²⁾"), small.layers[1]!.weights[0]![1]!);
    await shows(numberOf(page, "∂C₀/∂w₀₁⁽²⁾"), derivative(small, 0, { what: "w", l: 2, j: 0, k: 1 }));
    await shows(numberOf(page, "sum over the batch"), derivative(small, 0, { what: "w", l: 2, j: 0, k: 1 }));
    const other = await onEdge(page, [1, 0, 2], 0.2);
    await page.mouse.move(other.x, other.y);
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^w₀₂⁽¹⁾ from input 2/),
    );
    await shows(numberOf(page, "w₀₂⁽¹⁾"), small.layers[0]!.weights[0]![2]!);
    await isBlank(numberOf(page, "∂C₀/∂w₀₂⁽¹⁾"));
    await isBlank(numberOf(page, "sum over the batch"));
    await page.mouse.move(2, 2);
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^Point for numbers/),
    );
  });

  it("shows all that is known of a neuron, and follows the steps", async () => {
    const { z, a } = evaluate(small);
    const page = await panel.open({ network: textOf(small), position });
    await page.locator('[data-neuron="2,0"]').hover({ force: true });
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^a₀⁽²⁾ neuron 0 of layer 2/),
    );
    await shows(numberOf(page, "z₀⁽²⁾"), z[2]![0]!);
    await shows(numberOf(page, "a₀⁽²⁾"), a[2]![0]!);
    await shows(numberOf(page, "y₀"), small.examples[0]!.target[0]!);
    await shows(numberOf(page, "∂C₀/∂a₀⁽²⁾"), derivative(small, 0, { what: "a", l: 2, j: 0 }));
    await shows(numberOf(page, "∂a₀⁽²⁾/∂z₀⁽²⁾"), a[2]![0]! * (1 - a[2]![0]!));
    await shows(numberOf(page, "∂C₀/∂z₀⁽²⁾"), derivative(small, 0, { what: "z", l: 2, j: 0 }));
    await page.evaluate(() => stage.request("backprop/move", { to: "start" }));
    await at(page, 0);
    for (const name of ["z₀⁽²⁾", "a₀⁽²⁾", "∂C₀/∂a₀⁽²⁾", "∂C₀/∂z₀⁽²⁾"]) await isBlank(numberOf(page, name));
  });

  it("goes to the next use of an edge by a click, and back to its last", async () => {
    const page = await panel.open({ network: textOf(small), position });
    const point = await onEdge(page, [1, 0, 2], 0.2);
    const weight = { l: 1, j: 0, k: 2 };
    await page.mouse.click(point.x, point.y);
    await menu(page).getByRole("menuitem", { name: "Go to its next use" }).click();
    await at(page, rightAfter(small, { kind: "dz_dw", ...weight }));
    await page.mouse.click(point.x, point.y);
    await menu(page).getByRole("menuitem", { name: "Go back to its last use" }).click();
    await at(page, rightAfter(small, { kind: "term", ...weight }));
    await page.mouse.click(point.x, point.y);
    const back = menu(page).getByRole("menuitem", { name: "Go back to its last use" });
    assert.match(await text(back), /none/);
    assert.equal(await back.isDisabled(), true);
    await page.keyboard.press("Escape");
    await menu(page).waitFor({ state: "hidden" });
  });

  it("goes to where a neuron's a is found, then to its ∂C/∂a", async () => {
    const page = await panel.open({ network: textOf(small) });
    for (const step of [
      { kind: "activation", l: 1, j: 2 },
      { kind: "path", l: 1, j: 2, i: 1 },
    ] as const) {
      await page.locator('[data-neuron="1,2"]').click({ force: true });
      await menu(page).getByRole("menuitem", { name: "Go on to where it is found" }).click();
      await at(page, rightAfter(small, step));
    }
  });

  it("walks over neurons and edges by keyboard alone, as one tab stop, and does there what the mouse does", async () => {
    const page = await panel.open({ network: textOf(small), position });
    await drawing(page).focus();
    await page.keyboard.press("Home");
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^w₀₁⁽²⁾ /),
    ); // the current edge
    const active = async () =>
      page
        .locator(`[id="${await drawing(page).getAttribute("aria-activedescendant")}"]`)
        .getAttribute("aria-label");
    assert.match((await active())!, /^weight to neuron 0 of layer 2 from neuron 1/);
    for (const [key, name] of [
      ["ArrowDown", "w₀₂⁽²⁾"],
      ["ArrowLeft", "a₂⁽¹⁾"],
      ["ArrowUp", "a₁⁽¹⁾"],
      ["ArrowLeft", "w₁₁⁽¹⁾"],
      ["ArrowUp", "w₁₀⁽¹⁾"],
      ["ArrowLeft", "a₀⁽⁰⁾"],
      ["ArrowRight", "w₀₀⁽¹⁾"],
      ["ArrowDown", "w₁₀⁽¹⁾"],
      ["ArrowRight", "a₁⁽¹⁾"],
    ] as const) {
      await page.keyboard.press(key);
      await eventually(
        () => names(page),
        (seen) => assert.equal(seen.split(" ")[0], name, `after ${key}`),
      );
    }
    assert.match((await active())!, /^neuron 1 of layer 1, a 0\.\d+, ∂Cₑ\/∂a not computed yet/);
    await page.keyboard.press("Enter");
    await menu(page).locator("button:focus", { hasText: "Go on to where it is found" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await menu(page).locator("button:focus", { hasText: "Go back" }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await at(page, rightAfter(small, { kind: "path", l: 1, j: 1, i: 1 }));
    await page.keyboard.press("ArrowRight");
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^w₀₁⁽²⁾/),
    );
    const before = await positionOf(page);
    await page.keyboard.press("Tab");
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^Point for/),
    );
    assert.equal(await positionOf(page), before);
  });

  it("adds a breakpoint on an edge where its number stands in the file, marks it, and takes it away", async () => {
    const network = textOf(small);
    const page = await panel.open({ network, position });
    const point = await onEdge(page, [1, 1, 0], 0.25);
    const marks = page.getByTestId("network").locator(".stop");
    await page.mouse.click(point.x, point.y);
    await menu(page).getByRole("menuitem", { name: "Add a breakpoint" }).click();
    await marks.waitFor();
    const [place] = await page.evaluate(() => stage.breakpoints());
    const [line, column] = place!.split(":").map(Number) as [number, number];
    const number = network.split("\n")[line - 1]!.slice(column - 1);
    assert.equal(Number.parseFloat(number), small.layers[0]!.weights[1]![0]!);
    await page.evaluate(() => stage.request("continue", { threadId: 1 }));
    await at(page, rightAfter(small, { kind: "dz_dw", l: 1, j: 1, k: 0 }));
    await page.mouse.click(point.x, point.y);
    await menu(page).getByRole("menuitem", { name: "Remove the breakpoint" }).click();
    await marks.waitFor({ state: "hidden" });
    assert.deepEqual(await page.evaluate(() => stage.breakpoints()), []);
  });

  it("does what its menu says by the key that it shows there", async () => {
    const page = await panel.open({ network: textOf(small), position });
    const point = await onEdge(page, [1, 1, 0], 0.25);
    await page.mouse.click(point.x, point.y);
    await menu(page).getByRole("menuitem", { name: "Add a breakpoint" }).getByText("F9").waitFor();
    await page.keyboard.press("F9");
    await menu(page).waitFor({ state: "hidden" });
    await page.getByTestId("network").locator(".stop").waitFor();
    assert.equal((await page.evaluate(() => stage.breakpoints())).length, 1);
  });

  it("breaks where a neuron's ∂C/∂a is found, by keyboard", async () => {
    const page = await panel.open({ network: textOf(small), position });
    await drawing(page).focus();
    for (const key of ["Home", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
    const entry = menu(page).getByRole("menuitem", { name: "Add a breakpoint on ∂C/∂a₁⁽¹⁾" });
    await entry.focus();
    await page.keyboard.press("Enter");
    await page.locator('[data-neuron="1,1"] .stop').waitFor();
    assert.deepEqual(await page.evaluate(() => stage.breakpoints()), ["∂C/∂a[1][1]"]);
    await page.evaluate(() => stage.request("continue", { threadId: 1 }));
    await at(page, rightAfter(small, { kind: "path", l: 1, j: 1, i: 1 }));
  });

  it("takes F9 on an edge for a breakpoint", async () => {
    const page = await panel.open({ network: textOf(small), position });
    await drawing(page).focus();
    await page.keyboard.press("Home");
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /^w₀₁⁽²⁾/),
    );
    await page.keyboard.press("F9");
    await page.getByTestId("network").locator(".stop").waitFor();
    await page.keyboard.press("F9");
    await page.getByTestId("network").locator(".stop").waitFor({ state: "hidden" });
  });
});

describe("pointing at the cells of the weights and the gradient", () => {
  const panel = usePanel();

  it("shows their numbers and goes to their uses, by keyboard", async () => {
    const page = await panel.open({ network: textOf(small), position });
    await openTab(page, "matrix");
    const weights = page.getByTestId("weights");
    const named = (seen: RegExp) =>
      eventually(
        () => text(weights.getByTestId("details").locator("p")),
        (words) => assert.match(words, seen),
      );
    await weights.getByRole("group", { name: "Weights and biases of layer 2" }).focus();
    await page.keyboard.press("Home");
    await named(/^w₀₁⁽²⁾ /);
    await shows(weights.locator("dd").first(), small.layers[1]!.weights[0]![1]!);
    for (const [key, seen] of [
      ["ArrowDown", /^w₁₁⁽²⁾ /],
      ["ArrowRight", /^w₁₂⁽²⁾ /],
      ["ArrowRight", /^b₁⁽²⁾ bias of neuron 1/],
      ["ArrowUp", /^b₀⁽²⁾ /],
    ] as const) {
      await page.keyboard.press(key);
      await named(seen);
    }
    await page.keyboard.press("Enter");
    await menu(page).locator("button:focus", { hasText: "next use" }).waitFor();
    await page.keyboard.press("Enter");
    await at(page, rightAfter(small, { kind: "dz_db", l: 2, j: 0 }));
  });

  it("breaks at a component of the gradient, and marks it in every picture", async () => {
    const page = await panel.open({ network: textOf(small), position, height: 1300 });
    await openTab(page, "gradient");
    await page.getByTestId("gradient").locator('[data-cell="2,1,2"]').click();
    await menu(page).getByRole("menuitem", { name: "Add a breakpoint" }).click();
    const mark = '[data-cell="2,1,2"][data-stop]';
    await page.getByTestId("gradient").locator(mark).waitFor();
    await page.getByTestId("network").locator(".stop").waitFor();
    await openTab(page, "matrix");
    await page.getByTestId("weights").locator(mark).waitFor();
    await page.evaluate(() => stage.request("continue", { threadId: 1 }));
    await at(page, rightAfter(small, { kind: "dz_dw", l: 2, j: 1, k: 2 }));
  });
});

describe("a matrix that is larger than the panel", () => {
  const panel = usePanel();

  it("folds around the current weight, and says which row and which column that is", async () => {
    const start = rightAfter(digits, { kind: "dz_dw", l: 1, j: 12, k: 404 });
    const kept = { tab: "matrix" };
    const page = await panel.open({ network: textOf(digits), position: start, kept, width: 320 });
    const cells = page.getByTestId("weights").locator(".cells");
    for (let k = 404; k < 407; k++) {
      await at(page, start + k - 404);
      await eventually(
        () => isSeenWhole(cells.locator(`td[data-cell="1,12,${k}"][data-light="current"]`)),
        (seen) => assert.ok(seen, `column ${k}`),
      );
      assert.ok(await isSeenWhole(cells.getByRole("rowheader", { name: /12$/ })));
      assert.ok(await isSeenWhole(cells.getByRole("columnheader", { name: new RegExp(`${k}$`) })));
      await press(page, "Next factor");
    }
  });

  it("is walked through by its cells in sight", async () => {
    const start = rightAfter(digits, { kind: "dz_dw", l: 1, j: 12, k: 404 });
    const page = await panel.open({ network: textOf(digits), position: start, width: 700 });
    await openTab(page, "matrix");
    const cells = page.getByTestId("weights").locator(".cells");
    await cells.focus();
    await page.keyboard.press("Home");
    for (let column = 403; column > 400; column--) {
      await page.keyboard.press("ArrowLeft");
      await eventually(
        () => isSeenWhole(cells.locator(`td[data-cell="1,12,${column}"][data-pointed]`)),
        (seen) => assert.ok(seen, `column ${column}`),
      );
    }
  });
});

describe("a network that does not fit into its box", () => {
  const panel = usePanel();

  it("is folded around what is current, from the input to the cost", async () => {
    const cost = rightAfter(deep, { kind: "cost", l: deep.layers.length, j: 0 });
    const middle = rightAfter(deep, { kind: "path", l: 3, j: 3, i: 1 });
    const page = await panel.open({ network: textOf(deep), position: 1, width: 320, height: 830 });
    const isInSight = () =>
      drawing(page)
        .locator('.neuron[data-light="current"]')
        .first()
        .evaluate((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          const frame = each.closest(".drawing-place")!.getBoundingClientRect();
          return frame.left <= left && right <= frame.right && frame.top <= top && bottom <= frame.bottom;
        });
    for (const position of [1, middle, cost]) {
      await goTo(page, position);
      await eventually(isInSight, (seen) => assert.ok(seen, `at step ${position}`));
      assert.ok((await drawing(page).getByTestId("layer gap").count()) > 0);
    }
  });
});

describe("what is pointed at", () => {
  const panel = usePanel();

  it("has its numbers in the half of the drawing that it is not in", async () => {
    const page = await panel.open({ network: textOf(small), position, width: 546, height: 830 });
    for (const neuron of ["1,0", "1,2"]) {
      await page.locator(`[data-neuron="${neuron}"]`).hover({ force: true });
      await details(page).locator("dl").waitFor();
      const [circle, card, frame] = await Promise.all([
        page.locator(`[data-neuron="${neuron}"] circle`).boundingBox(),
        details(page).boundingBox(),
        page.getByTestId("network").boundingBox(),
      ]);
      assert.ok(circle!.y + circle!.height <= card!.y || card!.y + card!.height <= circle!.y, neuron);
      assert.ok(card!.y >= frame!.y && card!.y + card!.height <= frame!.y + frame!.height + 1);
    }
  });
});

describe("the chips of the drawing", () => {
  const panel = usePanel();
  const { a } = evaluate(small);

  /** What the chip at a place says: its name and its number. */
  const chip = async (page: Page, at: string): Promise<readonly [string, number]> => {
    const own = page.locator(`[data-testid="chip"][data-at="${at}"]`).last();
    const [name, value] = await Promise.all([
      own.locator(".chip-name").textContent(),
      own.locator(".chip-value").textContent(),
    ]);
    return [name!, Number(value!.replace("−", "-").replace(" …", ""))];
  };
  it("have the three factors of a weight's derivative", async () => {
    const page = await panel.open({ network: textOf(small), position, width: 546, height: 830 });
    for (const [at, name, value] of [
      ["edge 2 0 1", "∂z/∂w", a[1]![1]!],
      ["neuron 2 0", "σ′", a[2]![0]! * (1 - a[2]![0]!)],
      ["onward 2 0", "∂C₀/∂a", derivative(small, 0, { what: "a", l: 2, j: 0 })],
    ] as const) {
      const [seen, number] = await chip(page, at);
      assert.equal(seen, name);
      isNumberNear(number, value, at);
    }
    const standings = await page
      .getByTestId("chip")
      .evaluateAll((all) => all.map((each) => (each as SVGElement).dataset.standing));
    assert.deepEqual(standings, ["known", "known", "new"]);
  });

  it("have what each path adds, and their sum; every path is lit to the cost", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "path", l: 1, j: 1, i: 1 }),
      width: 546,
      height: 830,
    });
    const share = (j: number): number =>
      small.layers[1]!.weights[j]![1]! * derivative(small, 0, { what: "z", l: 2, j });
    for (const j of [0, 1]) {
      const value = await page.locator(`[data-at="onward 2 ${j}"] .chip-value`).textContent();
      assert.ok(Math.abs(parsed(value!) - share(j)) < 0.5e-3 * Math.abs(share(j)), `path ${j}`);
    }
    const [name, sum] = await chip(page, "neuron 1 1");
    assert.equal(name, "∂C₀/∂a₁⁽¹⁾");
    isNumberNear(sum, derivative(small, 0, { what: "a", l: 1, j: 1 }), name);
    const lights = await page
      .locator("[data-end]")
      .evaluateAll((all) => all.map((each) => (each as SVGElement).dataset.light).sort());
    assert.deepEqual(lights, ["current", "path"]);
  });

  it("fit into their boxes, letter by letter", async () => {
    for (const at of [position, rightAfter(small, { kind: "path", l: 1, j: 1, i: 0 })]) {
      const page = await panel.open({ network: textOf(small), position: at, width: 546, height: 830 });
      const wrong = await page.getByTestId("chip").evaluateAll((chips) =>
        chips.flatMap((each) => {
          const frame = each.querySelector("rect")!.getBoundingClientRect();
          const [name, value] = [".chip-name", ".chip-value"].map((part) =>
            each.querySelector(part)?.getBoundingClientRect(),
          );
          const isIn = (box: DOMRect): boolean => box.left >= frame.left && box.right <= frame.right;
          const isApart = !name || name.right <= value!.left;
          return isIn(value!) && (!name || isIn(name)) && isApart ? [] : [each.textContent];
        }),
      );
      assert.deepEqual(wrong, []);
    }
  });
});

describe("the cost in the drawing", () => {
  const panel = usePanel();

  it("is dashed until it is computed, then has its value", async () => {
    const last = rightAfter(small, { kind: "cost", l: 2, j: 1 });
    const page = await panel.open({ network: textOf(small), position: last - 1, width: 546, height: 830 });
    const node = page.getByTestId("cost node");
    assert.equal(await node.getAttribute("data-standing"), "unknown");
    assert.equal(await node.getAttribute("aria-label"), "cost C₀, not computed yet");
    await goTo(page, last);
    assert.equal(await node.getAttribute("data-standing"), "known");
    const { C } = evaluate(small);
    assert.ok(Math.abs(Number(await node.locator(".cost-value").textContent()) - C) < 0.0051);
  });

  it("has numbers on the edges by choice, which are the weights", async () => {
    const page = await panel.open({
      network: textOf(small),
      kept: { edges: "numbers" },
      width: 546,
      height: 830,
    });
    const numbers = page.getByTestId("network").locator("[data-number]");
    const seen = await numbers.evaluateAll((all) =>
      all.map((each) => [(each as SVGElement).dataset.number!, each.textContent!] as const),
    );
    assert.ok(seen.length > 10);
    for (const [edge, value] of seen) {
      const [l, j, k] = edge.split(",").map(Number) as [number, number, number];
      isNumberNear(parsed(value), small.layers[l - 1]!.weights[j]![k]!, edge);
    }
  });
});

function isNumberNear(seen: number, value: number, what: string): void {
  assert.ok(Math.abs(seen - value) < 0.0051, `${what} shows ${seen}, and should show ${value}`);
}

/** Whether no part of an element is scrolled away, nor lies under another one. */
function isSeenWhole(element: Locator): Promise<boolean> {
  return element.evaluate((each) => {
    // Up and down alone.
    scrollBy(0, each.getBoundingClientRect().top - innerHeight / 2);
    const { left, right, top, bottom } = each.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    return [left + 2, right - 2].every((x) => each.contains(document.elementFromPoint(x, middle)));
  });
}

describe("the network's edges and pictures", () => {
  const panel = usePanel();

  it("draws edges by ∂C/∂w where the reader wants that, dotted while it is not computed yet, and remembers it", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "dz_db", l: 2, j: 0 }),
    });
    const network = page.getByTestId("network");
    const sign = (edge: string) => network.locator(`[data-edge="${edge}"]`).getAttribute("data-sign");
    const isNegative = (value: number) => (value < 0 ? "negative" : "positive");
    assert.equal(await sign("2,0,1"), isNegative(small.layers[1]!.weights[0]![1]!));
    await network.getByRole("radio", { name: "∂Cₑ/∂w" }).check();
    assert.equal(await sign("2,0,1"), isNegative(derivative(small, 0, { what: "w", l: 2, j: 0, k: 1 })));
    assert.equal(await sign("2,1,2"), "unknown");
    const width = async (edge: string) =>
      Number(await network.locator(`[data-edge="${edge}"]`).getAttribute("stroke-width"));
    const of = (k: number) => Math.abs(derivative(small, 0, { what: "w", l: 2, j: 0, k }));
    assert.equal((await width("2,0,0")) > (await width("2,0,1")), of(0) > of(1));
    assert.deepEqual(await page.evaluate(() => (stage.kept() as { edges: unknown }).edges), "derivative");
  });

  it("draws many edges anew as soon as one of their numbers is another one", async () => {
    const page = await panel.open({
      network: textOf(classes),
      position: rightAfter(classes, { kind: "dz_dw", l: 2, j: 0, k: 1 }),
      kept: { edges: "derivative" },
    });
    const ends = (sign: string) =>
      page
        .getByTestId("network")
        .locator(`.quiet path[data-sign="${sign}"]`)
        .evaluateAll((all) => all.map((each) => each.getAttribute("d")!.split("M").length - 1));
    const count = async (...signs: string[]) =>
      (await Promise.all(signs.map(ends))).flat().reduce((sum, each) => sum + each, 0);
    const before = { known: await count("positive", "negative"), unknown: await count("unknown") };
    await press(page, "Next factor");
    await at(page, rightAfter(classes, { kind: "dz_dw", l: 2, j: 0, k: 2 }));
    assert.equal(await count("positive", "negative"), before.known + 1);
    assert.equal(await count("unknown"), before.unknown - 1);
  });

  it("shows a square input as the picture it is, with the current pixel framed", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "dz_dw", l: 1, j: 12, k: 404 }),
    });
    const pixels = page.getByTestId("pixels of layer 0");
    const shades = await pixels.evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } = (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, pixel) => data[4 * pixel]!);
    });
    const { input } = digits.examples[0]!;
    assert.equal(shades.length, 784);
    // From #1f1f1f to white.
    for (const [pixel, value] of input.entries())
      assert(
        Math.abs(shades[pixel]! - (31 + 224 * value)) < 2.5,
        `pixel ${pixel} is ${shades[pixel]} at ${value}`,
      );
    const frame = (await page.getByTestId("current pixel").first().boundingBox())!;
    const box = (await pixels.boundingBox())!;
    const edge = box.width / 28;
    assert(Math.abs(frame.x + frame.width / 2 - (box.x + ((404 % 28) + 0.5) * edge)) < 1);
    assert(Math.abs(frame.y + frame.height / 2 - (box.y + (Math.floor(404 / 28) + 0.5) * edge)) < 1);
    assert.match((await pixels.getAttribute("aria-label"))!, /28 × 28 pixels, from 0, dark, to 1, bright/);
  });

  it("leads from a pixel to its uses, as from any input", async () => {
    const page = await panel.open({ network: textOf(digits) });
    const box = (await page.getByTestId("pixels of layer 0").boundingBox())!;
    const edge = box.width / 28;
    await page.mouse.click(box.x + 10.5 * edge, box.y + 3.5 * edge);
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /input 94$/),
    );
    assert.equal(parsed(await text(details(page).locator(".num"))), digits.examples[0]!.input[94]!);
    await menu(page).getByRole("menuitem", { name: "Go to its next use" }).click();
    await at(page, rightAfter(digits, { kind: "term", l: 1, j: 0, k: 94 }));
  });

  it("shows the weights into the current neuron as a picture: each pixel leads to its weight", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "term", l: 1, j: 3, k: 100 }),
      height: 1200, // with ten rows on the stage a window of 900 px has room for one picture
    });
    const weights = page.getByTestId("pixels of the weights");
    const box = (await weights.boundingBox())!;
    const edge = box.width / 28;
    await weights.hover({ position: { x: 5.5 * edge, y: 20.5 * edge }, force: true });
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /from input 565 to neuron 3 of layer 1/),
    );
    await shows(details(page).locator("dd").first(), digits.layers[0]!.weights[3]![565]!);
  });

  it("walks from pixel to pixel, and over the picture's side to the edges", async () => {
    const page = await panel.open({ network: textOf(digits) });
    await drawing(page).focus();
    for (const key of ["Home", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /input 29$/),
    );
    for (let column = 1; column < 28; column++) await page.keyboard.press("ArrowRight");
    await eventually(
      () => names(page),
      (seen) => assert.match(seen, /from input 55 to neuron \d+ of layer 1/),
    );
  });

  it("draws the input's neurons instead where the reader wants that", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "term", l: 1, j: 3, k: 100 }),
    });
    const network = page.getByTestId("network");
    await network.getByRole("checkbox", { name: "neurons" }).check();
    await network.locator('[data-neuron="0,100"]').waitFor();
    assert.equal(await network.locator("canvas").count(), 0);
    assert.match((await network.getByTestId("gap").first().textContent())!, /^⋮ \d+ more$/);
  });

  it("draws long layers whole where the reader wants that, and tells every number that has no room", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "path", l: 2, j: 5, i: 7 }),
      ...{ width: 546, height: 830 },
    });
    const network = page.getByTestId("network");
    await network.getByRole("checkbox", { name: "whole" }).check();
    await network.locator('[data-neuron="1,8"]').waitFor();
    for (const [l, a] of evaluate(digits).a.entries()) {
      if (l === 0) continue;
      const labels = await network
        .locator(`[data-neuron^="${l},"]`)
        .evaluateAll((all) => all.map((each) => each.getAttribute("aria-label")!));
      const told = labels.map((label) => parsed(/, a (\S+?),/.exec(label)![1]!));
      assert.equal(told.length, a.length);
      for (const [j, value] of told.entries()) assert.ok(Math.abs(value - a[j]!) < 1e-4, labels[j]);
    }
    await network.locator('[data-neuron="1,8"]').hover({ force: true });
    await eventually(
      () => text(details(page)),
      (seen) => assert.match(seen, /neuron 8 of layer 1/),
    );
    await shows(numberOf(page, "a₈⁽¹⁾"), evaluate(digits).a[1]![8]!);
  });

  it("draws long layers whole where the reader wants that, with every number that has room, and keeps it so", async () => {
    const page = await panel.open({
      network: textOf(digits),
      position: rightAfter(digits, { kind: "path", l: 2, j: 5, i: 7 }),
      height: 1100,
    });
    const network = page.getByTestId("network");
    assert((await network.locator('[data-neuron^="1,"]').count()) < 16);
    await network.getByRole("checkbox", { name: "whole" }).check();
    await network.locator('[data-neuron="1,8"]').waitFor();
    const drawn = await network
      .locator('[data-neuron^="1,"] .activation')
      .evaluateAll((texts) => texts.map((each) => each.textContent));
    assert.deepEqual(
      drawn,
      evaluate(digits).a[1]!.map((activation) => activation.toFixed(2)),
    );
    await press(page, "Next factor");
    await at(page, rightAfter(digits, { kind: "path", l: 2, j: 5, i: 7 }) + 1);
    assert.equal(await network.locator('[data-neuron^="2,"]').count(), 16);
  });
});
