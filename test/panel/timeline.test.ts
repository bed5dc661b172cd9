// The timeline by keys and by pointer: its stops, its names, and that no wish of the reader is lost.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { PanelMessage } from "../../src/protocol/messages";
import type { ThemeName } from "../webview/themes";
import { at, eventually, goTo, inWindow, paint, text, usePanel } from "./harness";
import { chain, small, textOf, trained } from "./networks";

const themes: readonly ThemeName[] = ["dark", "light", "high-contrast", "high-contrast-light"];

const sliderOf = (page: Page): Locator => page.getByRole("slider", { name: "Position in the run" });

/** Sets breakpoints as VS Code does, while the session stands. */
async function breakAt(page: Page, ...breakpoints: readonly { name: string; condition?: string }[]) {
  await page.evaluate((breakpoints) => stage.request("setFunctionBreakpoints", { breakpoints }), breakpoints);
}

/** The first positions of the marks of a row, by the certainty of their stops. */
async function marks(page: Page): Promise<string[]> {
  return page
    .getByTestId("stop")
    .evaluateAll((all) =>
      all.map(
        (mark) => `${mark.getAttribute("data-first")}${mark.matches("[data-certain=false]") ? "?" : ""}`,
      ),
    );
}

/** Where the run stops, by continuing from its start. */
async function walk(page: Page): Promise<number[]> {
  const found: number[] = [];
  await goTo(page, 0);
  const length = Number(await sliderOf(page).getAttribute("aria-valuemax"));
  for (let position = 0; position < length; ) {
    await page.getByRole("button", { name: /^Continue/ }).click();
    position = await eventually(
      async () => Number(await sliderOf(page).getAttribute("aria-valuenow")),
      (now) => assert.notEqual(now, position),
    );
    if (position < length) found.push(position);
  }
  return found;
}

/** What the dots and colours mean is told in the menu. */
async function legendHas(page: Page, words: string): Promise<void> {
  const menu = page.getByTestId("menu");
  await menu.locator("summary").click();
  await menu.getByText(words, { exact: true }).waitFor();
  await page.keyboard.press("Escape");
}

async function said(page: Page): Promise<PanelMessage[]> {
  return page.evaluate(() => stage.said as PanelMessage[]);
}

describe("the timeline's stops", () => {
  const panel = usePanel();

  it("appear where continuing stops, as soon as a breakpoint is set, and go with it", async () => {
    const page = await panel.open({ network: textOf(small), position: 40 });
    assert.deepEqual(await marks(page), []);
    await breakAt(page, { name: "layer 2" }, { name: "cost", condition: "C < 0.7" });
    const shown = await eventually(
      () => marks(page),
      (now) => assert(now.length > 4),
    );
    await at(page, 40);
    await legendHas(page, "stops here");
    const stops = await walk(page);
    assert.deepEqual(shown, stops.map(String));
    await breakAt(page);
    await eventually(
      () => marks(page),
      (now) => assert.deepEqual(now, []),
    );
  });

  it("are gone to by a click, exactly, and by the keys . and ,", async () => {
    const page = await panel.open({ network: textOf(small), width: 700 });
    await breakAt(page, { name: "cost" });
    const stops = await eventually(
      () => marks(page),
      (now) => assert.equal(now.length, 4),
    );
    await page.getByTestId("stop").nth(2).click();
    await at(page, Number(stops[2]));
    assert.match(await text(page.getByTestId("stop-here")), /cost stops here/);
    assert.match((await sliderOf(page).getAttribute("aria-valuetext"))!, /; cost stops here$/);
    assert.equal(
      await sliderOf(page).getAttribute("aria-description"),
      `next stop: step ${stops[3]}, key full stop; previous stop: step ${stops[1]}, key comma`,
    );
    await sliderOf(page).press(",");
    await at(page, Number(stops[1]));
    await sliderOf(page).press(",");
    await sliderOf(page).press(",");
    await at(page, Number(stops[0]));
    for (let press = 0; press < 3; press++) await sliderOf(page).press(".");
    await at(page, Number(stops[3]));
  });

  it("say what stops there under the pointer, and are hollow where the run may stop only", async () => {
    const long = { ...trained, training: { ...trained.training!, epochs: 400 } };
    const page = await panel.open({ network: textOf(long) });
    await breakAt(page, { name: "C", condition: "C < 0.2" });
    await eventually(
      () => marks(page),
      (now) => assert(now.some((mark) => mark.endsWith("?"))),
    );
    await page.locator('[data-testid="stop"][data-certain="false"]').first().hover();
    const words = await text(page.getByTestId("readout"));
    assert.match(words, /^step \d+: epochs 1–20; from step \d+ to step \d+ C may stop 80 times, if C < 0.2$/);
    await page.mouse.move(0, 0);
    assert.equal(await page.getByTestId("readout").count(), 0);
    await legendHas(page, "may stop here");
  });
});

describe("the reader's wishes on the timeline", () => {
  const panel = usePanel();

  it("are all fulfilled, however fast the keys are pressed", async () => {
    const page = await panel.open({ network: textOf(small) });
    const slider = sliderOf(page);
    await slider.evaluate((element) => {
      const press = (key: string) =>
        element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      for (let time = 0; time < 40; time++) press("ArrowRight");
      for (let time = 0; time < 7; time++) press("ArrowLeft");
    });
    await at(page, 33);
    await eventually(
      async () => Number(await slider.getAttribute("aria-valuenow")),
      (now) => assert.equal(now, 33),
    );
    for (let time = 0; time < 25; time++) await slider.press("ArrowRight");
    await at(page, 58);
  });

  it("do not wait for a far one that is still computed: the latest wins, and the mark is there at once", async () => {
    const endless = { ...trained, training: { ...trained.training!, epochs: 2_000_000 } };
    const page = await panel.open({ network: textOf(endless) });
    const slider = sliderOf(page);
    const length = Number(await slider.getAttribute("aria-valuemax"));
    await slider.press("End");
    await page.getByTestId("position").getByText(`step ${length} of`).waitFor();
    await page.locator('[role="slider"][aria-busy="true"]').waitFor();
    await page.getByText("on its way…").waitFor();
    await slider.press("Home");
    await slider.press("ArrowRight");
    await slider.press("ArrowRight");
    await at(page, 2);
    await page.locator('[role="slider"][aria-busy="false"]').waitFor();
    const places = (await said(page)).flatMap((message) =>
      message.type === "goTo" ? [message.position] : [],
    );
    assert.deepEqual([places[0], places.at(-1)], [length, 2]);
  });

  it("follow a drag, and end where it is dropped", async () => {
    const page = await panel.open({ network: textOf(trained) });
    const slider = sliderOf(page);
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + 10, box.y + 18);
    await page.mouse.down();
    for (let place = 1; place <= 20; place++) await page.mouse.move(box.x + 10 + place * 20, box.y + 18);
    const words = await text(page.getByTestId("readout"));
    await page.mouse.up();
    const dropped = Number(/^step (\d+)/.exec(words)![1]);
    await at(page, dropped);
    assert.equal(Number(await slider.getAttribute("aria-valuenow")), dropped);
  });
});

describe("the timeline at a glance", () => {
  const panel = usePanel();

  it("names what is under the pointer at once: each layer of each pass", async () => {
    const page = await panel.open({ network: textOf(chain) });
    const seen: string[] = [];
    for (const segment of await page.locator(".strips .outline rect").all()) {
      const { x, y, width, height } = (await segment.boundingBox())!;
      await page.mouse.move(x + width / 2, y + height / 2);
      seen.push(await text(page.getByTestId("readout")));
    }
    const layers = [1, 2, 3].map((l) => `forward, layer ${l}`);
    const back = [3, 2, 1].map((l) => `backward, layer ${l}`);
    const expected = [...layers, "cost", ...back];
    expected.forEach((name, place) => {
      assert.match(seen[place]!, new RegExp(`^step \\d+: .*${name}$`));
    });
  });

  it("is solid as far as the run is done: nothing at the start, all of it at the end", async () => {
    const page = await panel.open({ network: textOf(chain) });
    const length = Number(await sliderOf(page).getAttribute("aria-valuemax"));
    const parts = (look: string) =>
      page.locator(`.strips .${look} rect`).evaluateAll((rects) =>
        rects.map((rect) => {
          const { left, right, width } = rect.getBoundingClientRect();
          return { left, right, width };
        }),
      );
    const outlines = await parts("outline");
    for (let position = 0; position <= length; position++) {
      await goTo(page, position);
      const { x, width } = (await page.locator(".strips .marker line:not(.halo)").last().boundingBox())!;
      const here = x + width / 2;
      const done = (await parts("solid")).filter(({ width }) => width > 0);
      const begun = outlines.filter(({ left }) => left + 1 < here);
      assert.equal(done.length, begun.length, `segments begun at step ${position}`);
      done.forEach(({ left, right }, place) => {
        const isOpen = place === done.length - 1;
        const end = isOpen ? Math.min(here, begun[place]!.right) : begun[place]!.right;
        assert.ok(Math.abs(left - begun[place]!.left) < 1, `step ${position}, segment ${place}`);
        assert.ok(Math.abs(right - end) < 2, `step ${position}, segment ${place}: ${right}, not ${end}`);
      });
    }
  });

  it("has room for all that it names, at any width", async () => {
    for (const [network, rows] of [
      [small, 1],
      [{ ...trained, training: { ...trained.training!, epochs: 500 } }, 2],
    ] as const) {
      const page = await panel.open({ network: textOf(network), width: 1000 });
      for (const width of [1000, 700, 320]) {
        await inWindow(page, width, 900);
        assert.equal(await page.locator(".strips .names").count(), rows);
        const { width: room, x: left } = (await page.locator(".strips").boundingBox())!;
        for (const row of await page.locator(".strips .names").all()) {
          const boxes = await row.locator("text").evaluateAll((all) =>
            all.map((each) => {
              const { left, right } = each.getBoundingClientRect();
              return { left, right };
            }),
          );
          assert(boxes.length > 0);
          boxes.forEach(({ left: start, right }, place) => {
            assert(right <= left + room + 1, `${width}: inside`);
            assert(start >= (boxes[place - 1]?.right ?? Number.NEGATIVE_INFINITY) + 4, `${width}: apart`);
          });
        }
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.equal(over, 0, `${width} px are enough`);
      }
    }
  });

  it("stands out from the panel in every theme: done or not, stops and position", async () => {
    const many = { ...trained, training: { ...trained.training!, epochs: 500 } };
    const page = await panel.open({ network: textOf(many), position: 100 });
    // Where several breakpoints meet at a mark it is certain if one of them is.
    for (const [isCertain, breakpoint] of [
      [true, { name: "cost" }],
      [false, { name: "C", condition: "C < 0.2" }],
    ] as const) {
      await breakAt(page, breakpoint);
      await page.locator(`.strips [data-certain="${isCertain}"]`).first().waitFor({ state: "attached" });
      await page.locator(`.strips [data-certain="${!isCertain}"]`).first().waitFor({ state: "detached" });
      await standsOut(page);
    }
  });
});

/** Whatever the strips show has a contrast of 3 to the panel, in every theme. */
async function standsOut(page: Page): Promise<void> {
  for (const theme of themes) {
    await paint(page, theme);
    const contrasts = await page.evaluate(() => {
      const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true })!;
      const luminance = (color: string): number => {
        pen.fillStyle = color;
        pen.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((byte) => {
          const share = byte / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const surface = luminance(getComputedStyle(document.body).backgroundColor);
      const against = (color: string): number => {
        const own = luminance(color);
        return (Math.max(own, surface) + 0.05) / (Math.min(own, surface) + 0.05);
      };
      const styled = (selector: string, property: "fill" | "stroke") =>
        [...document.querySelectorAll(selector)].map((each): [string, number] => [
          `${selector} ${each.getAttribute("data-kind") ?? ""}`,
          against(getComputedStyle(each)[property]),
        ]);
      return [
        ...styled(".strips .solid rect", "fill"),
        ...styled(".strips .outline rect", "stroke"),
        ...styled(".strips .marker line:not(.halo)", "stroke"),
        ...styled('.strips [data-certain="true"] rect:not(.target)', "fill"),
        ...styled('.strips [data-certain="false"] rect:not(.target)', "stroke"),
      ];
    });
    assert(contrasts.length > 60);
    for (const [what, contrast] of contrasts)
      assert(contrast >= 3, `${theme}: ${what} has a contrast of ${contrast.toFixed(2)}`);
  }
}
