// The lesson's pictures: the tree, the number lines, the curve, the neurons; drawn where the numbers of oracle.ts say.
import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { at, eventually, isNumber, numberIn, press, shows, text, usePanel } from "../harness";
import { chain, chainOf, classes, digits, rightAfter, small, textOf } from "../networks";
import { derivative, evaluate } from "../oracle";

describe("the lesson's pictures", () => {
  const panel = usePanel();

  it("6: the tree w, a_prev, b → z → a → C with y, its current edge lit, a_prev unfolding into its own", async () => {
    const { z, a, C } = evaluate(chain);
    const page = await panel.open({
      network: textOf(chain),
      position: rightAfter(chain, { kind: "dz_dw", l: 3, j: 0, k: 0 }),
      kept: { shape: "tree" },
    });
    const node = (key: string): Locator => page.getByTestId(`tree ${key}`);
    const isIt = async (key: string, name: string, value: number): Promise<void> => {
      assert.match(await text(node(key)), new RegExp(`^${name.replace(/[⁽⁾]/g, "\\$&")}`), key);
      await shows(node(key), value, "compact");
    };
    await isIt("weight 0", "w⁽³⁾", chain.layers[2]!.weights[0]![0]!);
    await isIt("previous 0", "a⁽²⁾", a[2]![0]!);
    await isIt("bias 0", "b⁽³⁾", chain.layers[2]!.biases[0]!);
    await isIt("z 0", "z⁽³⁾", z[3]![0]!);
    await isIt("a", "a⁽³⁾", a[3]![0]!);
    await isIt("C", "C₀", C);
    await isIt("y", "y", 1);
    const tree = page.getByTestId("tree");
    const lit = tree.locator("path[data-light='current']");
    assert.deepEqual(await lit.evaluateAll((edges) => edges.map((edge) => edge.getAttribute("data-edge"))), [
      "weight 0",
    ]);
    // What comes from above stands above: the tree runs downward, w, a_prev and b side by side.
    const tops = await Promise.all(
      ["weight 0", "z 0", "a", "C"].map(async (key) => (await node(key).boundingBox())!.y),
    );
    assert.deepEqual(
      tops,
      [...tops].sort((one, other) => one - other),
    );
    assert.equal((await node("previous 0").boundingBox())!.y, tops[0]);
    await node("previous 0").click();
    await isIt("weight 1", "w⁽²⁾", chain.layers[1]!.weights[0]![0]!);
    await isIt("z 1", "z⁽²⁾", z[2]![0]!);
    await node("previous 1").click();
    await isIt("previous 2", "a⁽⁰⁾", chain.examples[0]!.input[0]!);
    assert.equal(await node("previous 2").getAttribute("aria-expanded"), null, "an input comes from nothing");
    await node("previous 0").click();
    await node("weight 1").waitFor({ state: "hidden" });
  });

  it("6: one edge of the tree is lit after the other, as the factors are found", async () => {
    let position = rightAfter(small, { kind: "dC_da", l: 2, j: 1 });
    const page = await panel.open({ network: textOf(small), position, kept: { shape: "tree" } });
    const lit = page.getByTestId("tree").locator("path[data-light='current']");
    for (const edge of ["cost", "activation 0", "weight 0", "weight 0", "weight 0", "bias 0"]) {
      assert.equal(await lit.getAttribute("data-edge"), edge);
      await press(page, "Next factor");
      await at(page, ++position);
    }
    assert.deepEqual(
      await lit.evaluateAll((edges) => edges.map((edge) => edge.getAttribute("data-edge"))),
      ["previous:0", "activation:0", "cost:0"],
      "then back to the layer before: the first path of its sum",
    );
  });

  it("22: every branch of a sum is in the tree, with its factors, and they meet at C", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "path", l: 1, j: 1, i: 1 }),
      kept: { shape: "tree" },
    });
    const { z, a, C } = evaluate(small);
    for (const j of [0, 1]) {
      await shows(page.getByTestId(`tree z:${j}`), z[2]![j]!, "compact");
      await shows(page.getByTestId(`tree a:${j}`), a[2]![j]!, "compact");
      for (const [edge, value] of [
        ["previous", small.layers[1]!.weights[j]![1]!],
        ["activation", a[2]![j]! * (1 - a[2]![j]!)],
        ["cost", derivative(small, 0, { what: "a", l: 2, j })],
      ] as const)
        await shows(page.getByTestId(`tree factor ${edge}:${j}`), value, "compact");
    }
    await shows(page.getByTestId("tree C"), C, "compact");
    await shows(
      page.getByTestId("tree factor sum"),
      derivative(small, 0, { what: "a", l: 1, j: 1 }),
      "compact",
    );
  });

  for (const [name, file, l, j, k] of [
    ["the chain", chain, 3, 0, 0],
    ["3-3-2", small, 1, 2, 1],
    ["4-8-6-3", classes, 2, 4, 5],
    ["784-16-16-10", digits, 1, 12, 404],
  ] as const)
    it(`7: w, z, a and C each on its own number line, which says its value: ${name}`, async () => {
      const { z, a, C } = evaluate(file);
      const page = await panel.open({
        network: textOf(file),
        position: rightAfter(file, { kind: "dz_dw", l, j, k }),
        kept: { tab: "nudge" },
        width: 546,
        height: 830,
      });
      const values = { w: file.layers[l - 1]!.weights[j]![k]!, z: z[l]![j]!, a: a[l]![j]!, C };
      for (const [place, [letter, value]] of Object.entries(values).entries()) {
        const line = page.getByTestId(`line ${place}`);
        assert.equal(await line.getAttribute("data-letter"), letter);
        await shows(line.locator(".reading"), value, "compact");
      }
      assert.equal(await page.locator(".tracks .number-line").count(), 4);
    });

  it("folds the layers of a network deeper than a screen is wide, on both sides of the current one", async () => {
    const file = chainOf(2000);
    const position = rightAfter(file, { kind: "dz_dw", l: 1000, j: 0, k: 0 });
    const page = await panel.open({ network: textOf(file), position });
    const network = page.getByTestId("network");
    const drawn = await network.locator("[data-neuron]").count();
    assert(drawn > 2 && drawn < 20, `${drawn} of 2001 neurons are drawn`);
    await network.locator('[data-neuron="1000,0"]').waitFor();
    assert.equal((await network.textContent())!.match(/\d+\s*layers/g)?.length, 2);
  });

  it("11: the curve of σ with its tangent at z", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "da_dz", l: 2, j: 1 }),
      kept: { tab: "nudge", along: "curve" },
    });
    const { z, a } = evaluate(small);
    const slope = a[2]![1]! * (1 - a[2]![1]!);
    await shows(page.getByTestId("curve z"), z[2]![1]!);
    await shows(page.getByTestId("curve a"), a[2]![1]!);
    await shows(page.getByTestId("curve slope"), slope);
    const drawn = await page.getByTestId("curve").evaluate((curve) => {
      const number = (element: Element | null, name: string) => Number(element!.getAttribute(name));
      const ticks = (name: string, side: string) =>
        [...curve.querySelectorAll(`text.${name}`)].map((tick) => [
          Number(tick.textContent!.replace("−", "-")),
          number(tick, side),
        ]);
      const tangent = curve.querySelector(".tangent");
      const point = curve.querySelector(".point");
      return {
        zTicks: ticks("z", "x"),
        aTicks: ticks("a", "y"),
        point: [number(point, "cx"), number(point, "cy")],
        tangent: ["x1", "y1", "x2", "y2"].map((name) => number(tangent, name)),
      };
    });
    const scale = (ticks: number[][]) => {
      const [[low, from], [high, to]] = [ticks[0]!, ticks.at(-1)!] as [[number, number], [number, number]];
      return (pixel: number) => low + ((pixel - from) / (to - from)) * (high - low);
    };
    const [zAt, aAt] = [scale(drawn.zTicks), scale(drawn.aTicks)];
    const close = (drawn: number, value: number, what: string) =>
      assert(
        Math.abs(drawn - value) < 0.01 * Math.max(1, Math.abs(value)),
        `${what}: ${drawn}, not ${value}`,
      );
    close(zAt(drawn.point[0]!), z[2]![1]!, "the point's z");
    close(aAt(drawn.point[1]!), a[2]![1]!, "the point's a");
    const [x1, y1, x2, y2] = drawn.tangent as [number, number, number, number];
    close((aAt(y2) - aAt(y1)) / (zAt(x2) - zAt(x1)), slope, "the slope of the tangent");
  });

  it("11: softmax has no curve of one neuron, and says so", async () => {
    const page = await panel.open({
      network: textOf(classes),
      position: rightAfter(classes, { kind: "cost", l: 3, j: 2 }),
      kept: { tab: "nudge", along: "curve" },
      width: 546,
      height: 830,
    });
    assert.match(await text(page.getByTestId("halving")), /each z of layer 3 moves all/);
    const shares = page.getByTestId("curve").locator("tbody tr");
    const { a } = evaluate(classes);
    for (const j of [0, 1, 2]) await shows(shares.nth(j).locator("td").nth(2), a[3]![j]!);
    await page.getByLabel("Nudge Δ").fill("0.9");
    const nudged = evaluate(classes, 0, { what: "w", l: 3, j: 2, k: 0 }, 0.9).a[3]!;
    await eventually(
      () => numberIn(shares.nth(2).locator("td").nth(3)),
      (shown) => isNumber(shown, nudged[2]!, "the nudged share"),
    );
    for (const j of [0, 1]) await shows(shares.nth(j).locator("td").nth(3), nudged[j]!);
  });

  it("shows what a reader of the pixels sees: the activation as the neuron's brightness", async () => {
    const page = await panel.open({
      network: textOf(small),
      position: rightAfter(small, { kind: "cost", l: 2, j: 1 }),
    });
    const { a } = evaluate(small);
    for (const [l, layer] of a.entries())
      for (const [j, value] of layer.entries()) {
        const neuron = page.locator(`[data-neuron="${l},${j}"]`);
        isNumber(
          { shown: await neuron.locator(".activation").textContent().then(String), exact: null },
          value,
          `a_${j} of layer ${l}`,
          "compact",
        );
        const fill = await neuron.locator("circle").evaluate((circle) => getComputedStyle(circle).fill);
        const [red = Number.NaN] = [...fill.matchAll(/[\d.]+/g)].map(Number);
        // From #1f1f1f, which is 0.1216, to white.
        const brightness = fill.startsWith("rgb") ? red / 255 : red;
        assert(
          Math.abs(brightness - (0.1216 + (1 - 0.1216) * value)) < 0.01,
          `${l},${j} is filled ${fill} at ${value}`,
        );
      }
  });
});
