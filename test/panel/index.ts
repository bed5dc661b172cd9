/** What scripts outside the tests use. */
export { themes } from "../webview/themes";
export { isShown, launchBrowser, paint, servePanel } from "./harness";
export { showNames, shows } from "./shows";
