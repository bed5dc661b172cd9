/** What scripts outside the tests use. */
export { themes } from "../webview/themes";
export { inWhole, inWindow, isShown, launchBrowser, paint, servePanel } from "./harness";
export { textOf } from "./networks";
export { showNames, shows } from "./shows";
export { corners, everyStep, Walk, walked, windows } from "./walk";
