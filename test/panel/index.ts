/** What scripts outside the tests use: the page, its networks and its themes. */
export { themes } from "../webview/themes";
export { at, goTo, isShown, launchBrowser, paint, servePanel } from "./harness";
export { lengthOf, networks, rightAfter, textOf } from "./networks";
