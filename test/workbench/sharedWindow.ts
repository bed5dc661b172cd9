/** One window for many tests: it is cleared after each, and given the files of the next. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { waitFor } from "./wait";

/** What makes a file that is opened again begin as the first time. */
export const forgetful = {
  "files.restoreUndoStack": false,
  "workbench.editor.restoreViewState": false,
};

const CLEAR = "Control+Alt+Shift+F12";

/** What `clear` presses, for VS Code's keybindings.json. */
export const keybindings = [
  {
    key: CLEAR.replace("Control", "ctrl").toLowerCase(),
    command: "runCommands",
    args: {
      commands: [
        "workbench.action.exitZenMode",
        "workbench.action.closeQuickOpen",
        "workbench.action.debug.stop",
        "workbench.debug.viewlet.action.removeAllBreakpoints",
        "workbench.debug.viewlet.action.removeAllWatchExpressions",
        "notifications.clearAll",
        "editor.action.fontZoomReset",
        "workbench.action.revertAndCloseActiveEditor",
        "workbench.action.closePanel",
        "workbench.view.explorer",
        "workbench.action.focusFirstEditorGroup",
      ],
    },
  },
];

/** What must not be there in a window that is clear. */
const remains = [
  ".debug-toolbar:visible",
  ".editor-group-container .tab",
  ".notification-list-item:visible",
  ".monaco-dialog-box",
  ".quick-input-widget:visible",
  ".part.panel:visible",
].join(", ");

/**
 * Ends all sessions, closes editors and views without saving, and takes away breakpoints and watch expressions. Each press ends one session
 * and closes one editor.
 */
export async function clear(page: Page): Promise<void> {
  const isClear = async () =>
    (await page.locator(remains).count()) === 0 && (await page.locator(".part.statusbar").isVisible());
  await waitFor("a clear window", async () => {
    await page.keyboard.press(CLEAR);
    if (await isClear()) return true;
    await page.keyboard.press("Escape"); // a dialog or a menu has the keyboard
    return isClear();
  });
}

/** Makes the files of one folder those of another; those that are the same stay untouched. */
export function fill(folder: string, from: string): void {
  const files = (of: string) =>
    readdirSync(of, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(of, name)).isFile(),
    );
  const wanted = files(from);
  for (const name of files(folder)) if (!wanted.includes(name)) rmSync(join(folder, name));
  for (const name of wanted) {
    const content = readFileSync(join(from, name));
    const isSame = files(folder).includes(name) && readFileSync(join(folder, name)).equals(content);
    if (isSame) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Opens a file by its path, with the keyboard in it. */
export async function openFile(page: Page, path: string): Promise<void> {
  await page.keyboard.press("Control+p");
  const input = page.locator(".quick-input-widget input").first();
  await input.waitFor();
  await input.fill(path);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: basename(path) }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".editor-instance .monaco-editor.focused .view-line").first().waitFor();
}
