/** The panel's entry: listens to the host, says that it is ready, and draws what it is told. */
import { render } from "preact";
import "katex/dist/katex.css";
import { received } from "../src/core/sendable";
import type { BreakpointView, PanelMessage } from "../src/protocol";
import { isDrawn } from "./Later";
import { isHostMessage } from "./message";
import { Panel } from "./Panel";
import "./panel.css";
import { type Screen, screenAfter } from "./screen";
import { type Settings, settingsFrom, shownBy } from "./settings";

declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
  getState(): unknown;
  setState(state: Settings): void;
};

const host = acquireVsCodeApi();
const root = document.createElement("main");
document.body.append(root);

function post(message: PanelMessage): void {
  host.postMessage(message);
}

let screen: Screen = { kind: "waiting" };
/** Of the session in front, whatever is shown of it. */
let breakpoints: readonly BreakpointView[] = [];
let settings = settingsFrom(host.getState());

function change(next: Settings): void {
  if (next.hidden !== settings.hidden) post({ type: "show", shown: shownBy(next) });
  settings = next;
  host.setState(next);
  draw();
}

function draw(): void {
  render(
    <Panel screen={screen} breakpoints={breakpoints} settings={settings} post={post} change={change} />,
    root,
  );
  root.toggleAttribute(
    "data-drawn",
    isDrawn(() => root.toggleAttribute("data-drawn", true)),
  );
}

function listen(): void {
  post({ type: "ready", shown: shownBy(settings) });
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = received(data);
  if (!isHostMessage(message)) return;
  if (message.type === "breakpoints") breakpoints = message.breakpoints;
  const next = screenAfter(screen, message);
  if (!next) return listen();
  screen = next;
  draw();
});

listen();
