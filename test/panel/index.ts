/** What scripts outside the tests use. */
export { themes } from "../webview/themes";
export { inWhole, isShown, launchBrowser, paint, servePanel } from "./harness";
export { showNames, shows } from "./shows";
