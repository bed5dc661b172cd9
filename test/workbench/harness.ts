// What a workbench test drives: a real VS Code in a headless Chromium, by keyboard and mouse.
//
// A test file calls `useWorkbench()` once in its describe:
//
//   const workbench = useWorkbench({ theme: "Dark Modern" });
//   it("stops at the first factor", async () => {
//     const page = await workbench.open({ folder: sampleFolder(), file: "3-3-2.nn.json" });
//     await pressF5(page);
//     await waitForStopped(page);
//     assert.match(await text((await panelFrame(page)).locator("body")), /not computed yet/);
//     await screenshot(page, "first-stop");
//   });
//
// VS Code takes longer to start than most tests take to run, so they share one window, which is cleared after each (see `clear`). What a
// window remembers beyond that, a test takes back itself, or it asks for a window of its own: `open({ …, isOwn: true })`.
//
// A script outside mocha calls `launchWorkbench()` itself, and `close()` at the end:
//   import { launchWorkbench, … } from "<checkout>/out/test/workbench/harness.mjs"; // after `npm test -- workbench` built it
//
// Nothing here waits for time: every wait is for a condition, bounded by mocha's or Playwright's timeout.
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from "playwright-core";
import { chromiumFlags, findChromium, startServer } from "../../scripts/host.mjs";
import type { Tab } from "../../src/protocol/messages";
import { clear, fill, forgetful, keybindings, openFile } from "./sharedWindow";
import { patience, waitFor } from "./wait";

export { waitFor } from "./wait";

const themes = {
  "Dark Modern": "Default Dark Modern",
  "Light Modern": "Default Light Modern",
  "High Contrast": "Default High Contrast",
  "High Contrast Light": "Default High Contrast Light",
} as const;

/** Settings, and any but the usual theme, are there from the start: a describe that names them has a VS Code of its own. */
export interface WorkbenchOptions {
  readonly theme?: keyof typeof themes;
  /** User settings on top of the calm ones (scripts/host.mjs). */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The window's size; 1400 × 900 unless told. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Emulates prefers-reduced-motion; `reduce` unless told, so that pictures are still. */
  readonly motion?: "reduce" | "no-preference";
}

export interface Opening {
  /** Its files: in the shared window, those of the window's folder become the same. */
  readonly folder: string;
  /** Relative to the folder, or absolute; the page is returned once its text is on the screen. */
  readonly file?: string;
  /** Does not wait until the window knows which debuggers there are. */
  readonly isEarly?: boolean;
}

export interface TestWorkbench {
  /** With `isOwn`, in a window that has just been opened, and which nobody uses afterwards. */
  open(opening: Opening & { readonly isOwn?: boolean }): Promise<Page>;
}

export interface Workbench {
  /** Opens a window (a new one each time) on a folder, with the extension under development. */
  open(opening: Opening, options?: WorkbenchOptions): Promise<Page>;
  /** The windows open now. */
  readonly pages: readonly Page[];
  readonly logFile: string;
  closePages(): Promise<void>;
  close(): Promise<void>;
}

// ---------------------------------------------------------------------------------------------------------------------
// Launching

const usualTheme = "Dark Modern";
const usualSize = { width: 1400, height: 900 };

export async function launchWorkbench(
  options: WorkbenchOptions = {},
  inBrowser?: Browser,
): Promise<Workbench> {
  const { theme = usualTheme, settings = {} } = options;
  const dataDir = scratchFolder({ "data/User/keybindings.json": JSON.stringify(keybindings) });
  const server = await startServer({
    dataDir,
    settings: {
      "workbench.colorTheme": themes[theme],
      // Newer versions do not show the debug views by themselves, and the helpers here read them.
      "debug.openDebug": "openOnSessionStart",
      ...forgetful,
      ...settings,
    },
  });
  const browser =
    inBrowser ?? (await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags }));
  let pages: Page[] = [];
  const closePages = async () => {
    await Promise.all(pages.map((page) => page.context().close()));
  };
  return {
    get pages() {
      return pages;
    },
    logFile: server.logFile,
    closePages,
    async open({ folder, file, isEarly = false }, { size = usualSize, motion = "reduce" } = options) {
      const context = await browser.newContext({ viewport: size, reducedMotion: motion });
      const page = await context.newPage();
      pages.push(page);
      page.once("close", () => {
        pages = pages.filter((each) => each !== page);
      });
      page.setDefaultTimeout(isEarly ? startPatience : patience);
      page.on("console", (message) =>
        appendFileSync(server.logFile, `[${message.type()}] ${message.text()}\n`),
      );
      page.on("pageerror", (error) => appendFileSync(server.logFile, `[page error] ${error.stack}\n`));
      await Promise.all([
        isEarly || debuggersRegistered(page),
        page.goto(server.address({ folder, file: file && resolve(folder, file) }), {
          timeout: startPatience,
        }),
      ]);
      await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: startPatience });
      if (file) await page.locator(".editor-instance .view-line").first().waitFor();
      return page;
    },
    async close() {
      await closePages();
      if (!inBrowser) await browser.close();
      server.stop();
    },
  };
}

/** Which editors a window remembers for the next time, as VS Code writes it down: it does so when it has nothing else to do. */
export function remembered(page: Page): Promise<string> {
  return page.evaluate<string>(`(async () => {
    const settled = (asked) => new Promise((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const found = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith("vscode-web-state-db")) continue;
      const database = await settled(indexedDB.open(name));
      const items = database.transaction("ItemTable").objectStore("ItemTable");
      found.push(await settled(items.get("memento/workbench.parts.editor")));
      database.close();
    }
    return found.join("\\n");
  })()`);
}

/** Opens a window anew, with what it had open: one that is told of a file has that alone. */
export async function reload(page: Page): Promise<void> {
  const url = new URL(page.url());
  const payload: [string, string][] = JSON.parse(url.searchParams.get("payload")!);
  url.searchParams.set("payload", JSON.stringify(payload.filter(([what]) => what !== "openFile")));
  await page.goto(url.href);
}

/** The first window of a VS Code may take this long on a busy machine; a later one is there sooner. */
const startPatience = 90_000;

/**
 * Waits until the extension host has told the window which debuggers there are: before that, F5 only opens the Run view. Nothing on the
 * screen shows it, so this listens for that very call between the two.
 */
async function debuggersRegistered(page: Page): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(reject, startPatience, new Error("The extension host registered no debugger."));
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        if (!payload.includes("$registerDebugTypes")) return;
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}

// ---------------------------------------------------------------------------------------------------------------------
// One window for all tests, and others for those that need a new one

/** What all tests share; a describe with settings of its own has a VS Code of its own, in the same browser. */
interface Shared {
  readonly browser: Browser;
  readonly workbench: Workbench;
  readonly folder: string;
  /** None before the first test, and after one that failed. */
  page: Page | undefined;
}

let shared: Promise<Shared> | undefined;

async function share(): Promise<Shared> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  return { browser, workbench: await launchWorkbench({}, browser), folder: scratchFolder(), page: undefined };
}

// A script outside mocha has no hooks, and closes what it launched itself.
if ("after" in globalThis)
  after(async () => {
    if (!shared) return;
    const { browser, workbench } = await shared;
    await workbench.close();
    await browser.close();
  });

/** The shared window as a describe wants it, with the files that a test wants. */
async function openShared(of: Shared, opening: Opening, options: WorkbenchOptions): Promise<Page> {
  const { size = usualSize, motion = "reduce" } = options;
  const { workbench, folder } = of;
  fill(folder, opening.folder);
  of.page ??= await workbench.open({ folder });
  const { page } = of;
  await page.setViewportSize(size);
  await page.emulateMedia({ reducedMotion: motion });
  if (opening.file) await openFile(page, resolve(folder, opening.file));
  return page;
}

/** The workbench for the tests of one describe; a failing one leaves its picture and log in out/artifacts. */
export function useWorkbench(options: WorkbenchOptions = {}): TestWorkbench {
  const { theme = usualTheme, settings } = options;
  let own: Workbench | undefined;
  let used: Workbench | undefined;
  afterEach(async function () {
    if (!used) return;
    const { pages, logFile } = used;
    used = undefined;
    const all = await shared!;
    const isFailed = this.currentTest?.isFailed() ?? false;
    if (isFailed) {
      await keepArtifacts(pages, logFile, this.currentTest!.fullTitle());
      all.page = undefined;
    }
    for (const page of pages) if (page !== all.page) await page.context().close();
    if (all.page) await clear(all.page);
  });
  after(() => own?.close());
  return {
    async open(opening) {
      shared ??= share();
      const all = await shared;
      if (settings || theme !== usualTheme) own ??= await launchWorkbench(options, all.browser);
      used = own ?? all.workbench;
      const isNew = own || opening.isOwn || opening.isEarly;
      return isNew ? used.open(opening, options) : openShared(all, opening, options);
    },
  };
}

async function keepArtifacts(pages: readonly Page[], logFile: string, title: string): Promise<void> {
  const name = title.replace(/[^\w]+/g, "-").toLowerCase();
  const folder = join("out", "artifacts");
  mkdirSync(folder, { recursive: true });
  copyFileSync(logFile, join(folder, `${name}.log`));
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${name}-${index}.png`) }).catch(() => {});
}

const scratchFolders: string[] = [];
process.once("exit", () => {
  for (const folder of scratchFolders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder outside the checkout with these files, removed when the process ends. */
export function scratchFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "backprop-folder-"));
  scratchFolders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** A fresh folder with the project's samples. */
export function sampleFolder(): string {
  const folder = scratchFolder();
  cpSync(join("media", "samples"), folder, { recursive: true });
  return folder;
}

// ---------------------------------------------------------------------------------------------------------------------
// Keyboard

/**
 * Runs a command by the palette, by its full title ("Backprop: Next Quantity"). Extensions register late and the palette does not
 * refresh: it is opened again until the command is in it.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator(".quick-input-widget input").first();
  const entry = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  await waitFor(`the command "${title}" in the palette`, async () => {
    await page.keyboard.press("F1");
    await input.waitFor();
    await input.fill(`>${title}`);
    const found = await entry.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (!found) await page.keyboard.press("Escape");
    return found;
  });
  await entry.click();
}

export async function pressF5(page: Page): Promise<void> {
  await page.keyboard.press("F5");
}

/** Chooses from the menu that a right click has opened. A menu that has just opened takes no click, but it takes a key. */
export async function chooseFromMenu(page: Page, label: string): Promise<void> {
  await page.locator(".context-view .action-label", { hasText: label }).hover();
  await page.keyboard.press("Enter");
}

/** Gives the keyboard to the editor, wherever it was. */
export async function focusEditor(page: Page): Promise<void> {
  await page.keyboard.press("Control+1");
  await page.locator(".editor-instance .monaco-editor.focused").first().waitFor();
}

/** The place in the gutter beside a line that contains some text. */
export async function gutterBeside(page: Page, wanted: string): Promise<{ x: number; y: number }> {
  return waitFor(`the gutter beside ${wanted}`, async () => {
    // Lines are drawn anew while the language's colours come.
    const line = await editorLine(page, wanted).boundingBox();
    const gutter = await page.locator(".editor-instance .glyph-margin").first().boundingBox();
    return line && gutter && { x: gutter.x + gutter.width / 2, y: line.y + line.height / 2 };
  });
}

/** Puts the editor's cursor at a line and column, both from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.locator(".editor-instance .view-lines").first().click();
  await page.keyboard.press("Control+g");
  const input = page.locator(".quick-input-widget input").first();
  await input.waitFor();
  await input.fill(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await waitFor(`the cursor at ${line}:${column}`, async () =>
    (await statusBar(page)).includes(`Ln ${line}, Col ${column}`),
  );
}

/** Does something and waits until what `look` sees has become different; returns what it sees then. */
export async function changed<T>(
  what: string,
  look: () => Promise<T>,
  act: () => Promise<unknown>,
): Promise<T> {
  const before = JSON.stringify(await look());
  await act();
  return waitFor(`a change of ${what}`, async () => {
    const now = await look();
    return JSON.stringify(now) === before ? undefined : { now };
  }).then(({ now }) => now);
}

/**
 * Presses a key that moves a stopped session ("F10", "F11", "Shift+F11", …) and waits until the call stack shows another place. VS Code
 * draws the variables a moment later: wait for those you expect.
 */
export async function step(page: Page, key: string): Promise<void> {
  await waitForStopped(page);
  await changed(
    `the call stack after ${key}`,
    () => viewRows(page, "Call Stack"),
    () => page.keyboard.press(key),
  );
  await waitForStopped(page);
}

// ---------------------------------------------------------------------------------------------------------------------
// Looking

/** Waits until a debug session stands still: the toolbar's Step Over can be pressed. */
export async function waitForStopped(page: Page): Promise<void> {
  await page.locator(".debug-toolbar .action-label.codicon-debug-step-over:not(.disabled)").waitFor();
}

export async function waitForSessionEnd(page: Page): Promise<void> {
  await page.locator(".debug-toolbar").waitFor({ state: "hidden" });
}

/** The panel's own document: webview content sits in two nested iframes. The panel must be the visible webview. */
export async function panelFrame(page: Page): Promise<FrameLocator> {
  const outer = page.locator("iframe.webview.ready:visible").first();
  await outer.waitFor();
  const inner = outer.contentFrame().locator("iframe#active-frame");
  await inner.waitFor();
  return inner.contentFrame();
}

/** Waits until the panel shows a position, all of it: what is out of view is drawn a moment after what is not. */
export async function panelAt(panel: FrameLocator, position: number): Promise<void> {
  await panel
    .getByTestId("position")
    .getByText(new RegExp(`^step ${position} of `))
    .waitFor();
  // Its mark goes ahead to where the reader wants to go; the slider's value is where the session stands.
  await panel.locator(`[data-testid="timeline"][aria-valuenow="${position}"]`).waitFor();
  await panel.locator("main[data-drawn]").waitFor();
}

/** Shows a view of the deck, by its tab; what a reader chose before outlives the window's clearing. */
export async function openTab(panel: FrameLocator, tab: Tab): Promise<void> {
  await panel.locator(`#tab-${tab}`).click();
  await panel.locator(`#tab-${tab}[aria-selected="true"]`).waitFor();
  await panel.locator("main[data-drawn]").waitFor();
}

/** The rendered line that contains some text. */
export function editorLine(page: Page, wanted: string): Locator {
  return page.locator(".editor-instance .view-line", { hasText: wanted }).first();
}

/**
 * Rests the mouse on some text of the editor and returns the hover's words; pictures in it are for a screenshot. Who answers may not have
 * started yet, and then no hover comes: the mouse rests there again.
 */
export async function hoverText(page: Page, wanted: string): Promise<string> {
  const box = await editorLine(page, wanted).evaluate((line, wanted) => {
    const walker = line.ownerDocument.createTreeWalker(line, 4 /* text nodes */);
    const nodes = [];
    let whole = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: whole.length });
      whole += walker.currentNode.data.replaceAll("\u00a0", " ");
    }
    const at = whole.indexOf(wanted) + Math.floor(wanted.length / 2);
    const { node, start } = nodes.findLast((entry) => entry.start <= at)!;
    const range = line.ownerDocument.createRange();
    range.setStart(node, at - start);
    range.setEnd(node, at - start + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, wanted);
  const hover = page.locator(".monaco-hover:visible, .debug-hover-widget:visible").first();
  return waitFor(`a hover on ${wanted}`, async () => {
    await page.mouse.move(box.x, box.y + 200);
    await page.mouse.move(box.x - 1, box.y);
    await page.mouse.move(box.x, box.y);
    const shown = await hover.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    return shown && spaces(await text(hover)).trim();
  });
}

/** Monaco draws spaces as no-break spaces. */
const spaces = (drawn: string) => drawn.replaceAll("\u00a0", " ");

/** The text of an element as it is drawn: what is hidden is left out, and blocks are lines. */
export async function text(element: Locator): Promise<string> {
  return (await element.allInnerTexts()).join("\n");
}

/** The words of the status bar. */
export function statusBar(page: Page): Promise<string> {
  return text(page.locator(".part.statusbar"));
}

/** A view of the side bar: "Variables", "Watch", "Call Stack", "Breakpoints". */
export function sideView(page: Page, view: string): Locator {
  return page.locator(".pane", { has: page.locator(`.pane-header[aria-label^="${view}"]`) });
}

/** The rows of a view of the side bar, as its text, top to bottom. */
export async function viewRows(page: Page, view: string): Promise<string[]> {
  return (await sideView(page, view).locator(".monaco-list-row").allInnerTexts()).map((row) =>
    row.replace(/\s+/g, " ").trim(),
  );
}

/** The first row of a view that contains some text. */
export function viewRow(page: Page, view: string, wanted: string | RegExp): Locator {
  return sideView(page, view).locator(".monaco-list-row", { hasText: wanted }).first();
}

/** The notifications on the screen. */
export function notifications(page: Page): Promise<string[]> {
  return page.locator(".notification-list-item-message:visible").allInnerTexts();
}

/** A picture of the window in out/screenshots, or of a part of it. */
export async function screenshot(page: Page | Locator, name: string): Promise<string> {
  const path = isAbsolute(name) ? name : join("out", "screenshots", `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
  return path;
}
