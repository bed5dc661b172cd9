// What a panel test drives: the panel in a headless Chromium, with the real session behind it, under its real policy; only VS Code is not there.
//
//   const panel = usePanel();
//   it("shows the cost", async () => {
//     const page = await panel.open({ network: textOf(chain), position: 8 });
//     await shows(page.getByTestId("result"), 0.1);
//   });
//
// Nothing here waits for time: every wait is for a condition. After each test nothing may have been forbidden by the policy, nor thrown.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { chromiumFlags, findChromium } from "../../scripts/host.mjs";
import type { Tab } from "../../src/protocol/messages";
import { panelPage } from "../../src/shell/panel/page";
import type { ThemeName } from "../webview/themes";
import type { Opening } from "./host";

export interface Window {
  readonly width?: number;
  readonly height?: number;
  readonly motion?: "reduce" | "no-preference";
}

// ── The page ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
};

/** The panel's own page with what VS Code puts before it. The session stands elsewhere there, where it may compile its kernel. */
function pageFor(query: string): string {
  const page = panelPage({ cspSource: "'self'", uri: (name) => name });
  return page
    .replace("script-src", "script-src 'wasm-unsafe-eval'")
    .replace("<link", '<link rel="stylesheet" href="vscode.css">\n<link')
    .replace(
      /<script (nonce="[^"]+")/,
      (script, nonce) =>
        `<script ${nonce} src="opening.js?${query}"></script>\n<script ${nonce} src="host.js"></script>\n${script}`,
    );
}

function fileOf(name: string): string {
  if (name === "/host.js") return "out/test/panel/host.js";
  if (name === "/vscode.css") return "test/panel/vscode.css";
  return join("dist", name);
}

/** Serves the panel; an address's query says what it shows. */
export async function servePanel(
  openingOf: (query: URLSearchParams) => Opening,
  port = 0,
): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url!, "http://localhost");
    try {
      const content =
        pathname === "/"
          ? pageFor(searchParams.toString())
          : pathname === "/opening.js"
            ? `globalThis.opening = ${JSON.stringify(openingOf(searchParams))}`
            : readFileSync(fileOf(pathname));
      const isFile = pathname !== "/" && pathname !== "/opening.js";
      response
        .writeHead(200, {
          "Content-Type": types[extname(pathname) || ".html"] ?? "",
          "Cache-Control": isFile ? "max-age=3600" : "no-store",
        })
        .end(content);
    } catch (error) {
      response.writeHead(404).end(String(error));
    }
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

// ── One server, one browser and one page for all tests: a renderer takes longer to start than most tests to run ────────

interface Running {
  readonly address: string;
  readonly server: Server;
  readonly browser: Browser;
  readonly page: Page;
}

const openings: Opening[] = [];
/** What was thrown, or written as an error, since the last test. */
const faults: string[] = [];
let running: Promise<Running> | undefined;

async function start(): Promise<Running> {
  const [{ address, server }, browser] = await Promise.all([
    servePanel((query) => openings[Number(query.get("n"))]!),
    launchBrowser(),
  ]);
  const page = await browser.newPage();
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => faults.push(String(error.stack)));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return { address, server, browser, page };
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
}

export interface PanelUnderTest {
  /** Opens the panel anew; the page is returned once it shows what it should. */
  open(opening: Opening & Window): Promise<Page>;
}

/**
 * The panel for the tests of one describe. A test that fails leaves its picture in out/artifacts, and so does one in which something was thrown
 * or written as an error, unless it is `tolerated`.
 */
export function usePanel({ tolerated = /^$/ }: { readonly tolerated?: RegExp } = {}): PanelUnderTest {
  let opened: Page | undefined;
  afterEach(async function () {
    if (!opened) return;
    if (this.currentTest?.isFailed()) await keepPicture(opened, this.currentTest.fullTitle());
    const forbidden = await opened.evaluate(() => stage.violations);
    opened = undefined;
    const wrong = faults.splice(0).filter((fault) => !tolerated.test(fault));
    assert.deepEqual([...wrong, ...forbidden], [], "what was thrown, and what the policy forbade");
  });
  return {
    async open({ width = 1000, height = 900, motion = "reduce", ...opening }) {
      running ??= start();
      const { address, page } = await running;
      await resize(page, width, height);
      await page.emulateMedia({ reducedMotion: motion });
      await page.mouse.move(0, 0);
      const number = openings.push(opening) - 1;
      await page.goto(`${address}?n=${number}`);
      opened = page;
      await isShown(page, opening);
      return page;
    },
  };
}

// A script outside mocha has no hooks, and closes what it launched itself.
if ("after" in globalThis)
  after(async () => {
    if (!running) return;
    const { browser, server } = await running;
    await browser.close();
    server.close();
  });

async function keepPicture(page: Page, title: string): Promise<void> {
  mkdirSync("out/artifacts", { recursive: true });
  const path = join("out/artifacts", `${title.replace(/[^\w]+/g, "-").toLowerCase()}.png`);
  await page.screenshot({ path, fullPage: true }).catch(() => {});
}

/** Waits until the page shows its opening, in its own fonts. */
export async function isShown(page: Page, { network, position = 0, only }: Opening): Promise<void> {
  if (network === undefined) await page.getByTestId("idle").waitFor();
  else await (only ? stands : at)(page, position);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

// ── What a test does ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Waits until the panel shows a position, all of it, and stands: what is out of view is drawn a moment after what is not. */
export async function at(page: Page, position: number): Promise<void> {
  // Its mark goes ahead to where the reader wants to go; the slider's value is where the session stands.
  await isDrawn(page, position, [`[data-testid="timeline"][aria-valuenow="${position}"]`]);
}

/** The same where there is no timeline. */
export async function stands(page: Page, position: number): Promise<void> {
  await isDrawn(page, position, []);
}

/** Asked inside the page, once a frame: to ask for one after the other from outside takes longer than most steps. */
async function isDrawn(page: Page, position: number, more: readonly string[]): Promise<void> {
  const wanted = [...more, '[data-testid="step"][aria-busy="false"]', "main[data-drawn]"];
  try {
    await page.waitForFunction(
      ([selectors, step]) =>
        selectors.every((each) => document.querySelector(each)) &&
        document.querySelector('[data-testid="position"]')?.textContent?.includes(step),
      [wanted, `step ${position} of `] as const,
    );
  } catch (error) {
    const stands = await page.getByTestId("position").allInnerTexts();
    throw new Error(`The panel does not show step ${position}, but "${stands.join()}"`, { cause: error });
  }
}

/** Shows a view of the deck, by its tab or, in a narrow panel, by the menu; the picture that it shows is there. */
export async function openTab(page: Page, tab: Tab): Promise<void> {
  const menu = page.getByTestId("deck").getByRole("combobox", { name: "Views" });
  if (await menu.isVisible()) await menu.selectOption(tab);
  else {
    await page.locator(`#tab-${tab}`).click();
    await page.locator(`#tab-${tab}[aria-selected="true"]`).waitFor();
  }
  await page.locator("main[data-drawn]").waitFor();
}

/** Goes to a position as another view of the debugger would. */
export async function goTo(page: Page, position: number): Promise<void> {
  await page.evaluate((to) => stage.request("backprop/move", { to }), position);
  await at(page, position);
}

/** The text of an element as it is drawn: what is hidden is left out, and blocks are lines. */
export async function text(element: Locator): Promise<string> {
  await element.first().waitFor({ state: "attached" });
  return (await element.allInnerTexts()).join("\n").trim();
}

/** Makes the window so wide, and as high as the page: what is far from view is not laid out, and has no text to be read. */
export async function showWhole(page: Page, width: number): Promise<void> {
  const { height } = page.viewportSize()!;
  await resize(page, width, height);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  await resize(page, width, Math.max(whole, height));
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".picture > *")].every((each) =>
      each.checkVisibility({ contentVisibilityAuto: true }),
    ),
  );
}

/** A browser draws all of a window anew for a size that is the same, too. */
async function resize(page: Page, width: number, height: number): Promise<void> {
  const now = page.viewportSize()!;
  if (now.width !== width || now.height !== height) await page.setViewportSize({ width, height });
}

/** Makes the window of another size, and waits until the panel is drawn in it: that takes much less than to open it anew. */
export async function inWindow(page: Page, width: number, height: number): Promise<void> {
  await resize(page, width, height);
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await page.locator("main[data-drawn]").waitFor();
}

/** Does something while the whole page is in view. */
export async function inWhole<T>(page: Page, act: () => Promise<T>): Promise<T> {
  const { width, height } = page.viewportSize()!;
  await showWhole(page, width);
  try {
    return await act();
  } finally {
    await resize(page, width, height);
  }
}

/** The position the panel shows. */
export async function positionOf(page: Page): Promise<number> {
  return Number(/\d+/.exec(await text(page.getByTestId("position")))![0]);
}

export async function paint(page: Page, theme: ThemeName): Promise<void> {
  await page.evaluate(async (name) => {
    stage.show(name);
    // What takes a moment, such as the look of a disabled button, has its new colours after it.
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
  }, theme);
}

/** Presses a button of the panel. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Waits until what `look` sees is so; its failure shows what was seen last. */
export async function eventually<T>(look: () => Promise<T>, check: (seen: T) => void): Promise<T> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const seen = await look();
    try {
      check(seen);
      return seen;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((again) => setTimeout(again, 20));
  }
}

// ── Numbers as they are shown ────────────────────────────────────────────────────────────────────────────────────────

/** A number as the panel writes it: "−0.069204", "1.5e−7". */
export function parsed(shown: string): number {
  assert.match(shown, /^−?(\d+(\.\d+)?(e−?\d+)?|∞)$/, `"${shown}" is no number as the panel writes them`);
  return Number(shown.replaceAll("−", "-").replace("∞", "Infinity"));
}

/** Digits the panel shows of a number that has room, and those in a circle, a cell or a node. */
type Room = "reading" | "compact";

/** Half a unit of the last digit that is shown. */
function slack(shown: string, value: number, room: Room): number {
  if (room === "reading") return 0.5001 * 10 ** (Math.floor(Math.log10(Math.abs(value) || 1)) - 4);
  const [mantissa = "", exponent = "0"] = shown.replaceAll("−", "-").split("e");
  return 0.5001 * 10 ** (Number(exponent) - (mantissa.split(".")[1]?.length ?? 0));
}

/** Checks a shown number, and the whole double behind it where there is one, against what it should be. */
export function isNumber({ shown, exact }: Shown, value: number, what: string, room: Room = "reading"): void {
  const off = Math.abs(parsed(shown) - value);
  assert(off <= slack(shown, value, room) + 1e-10, `${what} shows ${shown}, and should show ${value}`);
  if (exact !== null)
    assert(
      Math.abs(Number(exact) - value) <= 1e-9 * Math.max(1, Math.abs(value)),
      `${what} is ${exact}, and should be ${value}`,
    );
}

interface Shown {
  readonly shown: string;
  /** The shortest text that reads back to the double. */
  readonly exact: string | null;
}

/** The first number inside an element. */
export async function numberIn(element: Locator): Promise<Shown> {
  const number = element.locator(".num").first();
  const [shown, exact] = await Promise.all([text(number), number.getAttribute("title")]);
  return { shown, exact };
}

/** Checks the first number inside an element; waits for it to be there. */
export async function shows(element: Locator, value: number, room: Room = "reading"): Promise<void> {
  isNumber(await numberIn(element), value, String(element), room);
}

/** Checks that the place of a number is there, and blank: not computed yet is never 0. */
export async function isBlank(element: Locator): Promise<void> {
  const number = element.locator(".num").first();
  assert.equal(await number.getAttribute("aria-label"), "not computed yet", String(element));
  assert.equal(await text(number), "", String(element));
}

/** The TeX that a drawn formula was made of. */
export async function texOf(element: Locator): Promise<string> {
  return (await element.locator("annotation").allTextContents()).join(" ");
}
