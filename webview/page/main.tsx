/** The panel's entry: listens to the host, says that it is ready, and draws what it is told. */
import { render } from "preact";
import "katex/dist/katex.css";
import {
  type BreakpointView,
  levels,
  type PanelMessage,
  type Tab,
  type Wishes,
} from "../../src/protocol/messages";
import { messageOf } from "./message";
import { Panel } from "./Panel";
import "./panel.css";
import { isDrawn } from "../shared/rest";
import { same } from "../shared/same";
import { type Settings, settingsFrom, usual, wishesOf, wishesOfOnly } from "../shared/settings";
import { focusGuess } from "./Prediction";
import { type Act, actOfClicker, actOfKey } from "./presenting";
import { arrangementOf } from "./room";
import { type Screen, screenAfter } from "./screen";

declare function acquireVsCodeApi(): {
  postMessage(message: PanelMessage): void;
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
let settings = usual;
/** The view that this is the editor of; undefined where it is the panel. */
let only: Tab | undefined;

function change(next: Settings): void {
  post({ type: "keep", settings: next });
  adopt(next);
}

function adopt(next: Settings): void {
  const before = wishes();
  settings = next;
  if (screen.kind === "waiting" || !same(wishes(), before)) show();
  draw();
}

function draw(): void {
  render(
    <Panel
      screen={screen}
      breakpoints={breakpoints}
      settings={settings}
      presents={root.hasAttribute("data-presents")}
      only={only}
      post={post}
      change={change}
    />,
    root,
  );
  root.toggleAttribute(
    "data-drawn",
    isDrawn(() => root.toggleAttribute("data-drawn", true)),
  );
}

/** A view is drawn with the next frame: the host waits for that, and spares a slow page the views between. */
function tellDrawn(number: number): void {
  requestAnimationFrame(() => post({ type: "drawn", number }));
}

const isWideNow = (): boolean => arrangementOf({ width: innerWidth, height: innerHeight }) === "three";
/** Whether all that is asked of the host stands side by side. */
let isWide = isWideNow();

function wishes(): Wishes {
  return only ? wishesOfOnly(only, settings) : wishesOf(settings, isWide);
}

/** Asks for the step, all of it, as the reader wishes it. */
function show(): void {
  post({ type: "show", ...wishes() });
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  const message = messageOf(data);
  if (!message) return;
  if (message.type === "settings") {
    only = message.only;
    return adopt(settingsFrom(message.kept));
  }
  if (message.type === "presents") {
    root.toggleAttribute("data-presents", message.isOn);
    root.removeAttribute("data-blank");
    root.removeAttribute("data-numberless");
  }
  if (message.type === "breakpoints") breakpoints = message.breakpoints;
  const next = screenAfter(screen, message);
  if (!next) return show();
  screen = next;
  if (message.type === "predict") change({ ...settings, predicts: !settings.predicts });
  else draw();
  if (message.type === "step" || message.type === "change") tellDrawn(message.number);
  if (message.type === "guess") focusGuess();
});

/** While the panel is the whole window. A blank screen hears of no key but to be there again. */
function act(what: Act | undefined, event: KeyboardEvent): void {
  if (!what || !root.hasAttribute("data-presents")) return;
  event.preventDefault();
  event.stopPropagation();
  if (what === "blank" || root.hasAttribute("data-blank")) root.toggleAttribute("data-blank");
  else if (what === "hideNumbers") root.toggleAttribute("data-numberless");
  else if (what === "finer" || what === "coarser") zoom(what);
  else if (what !== "leave") post({ type: "move", move: what });
  else if (screen.kind === "step" && screen.view.question)
    post({ type: "reveal", position: screen.view.position });
  else post({ type: "present", isOn: false });
}

/** The next level in a direction, where there is one. */
function zoom(to: "finer" | "coarser"): void {
  if (screen.kind !== "step") return;
  const { level } = screen.view;
  const place = levels.indexOf(level);
  const next = levels[place + (to === "finer" ? -1 : 1)];
  if (next) post({ type: "zoom", level: next });
}

window.addEventListener("keydown", (event) => act(actOfClicker(event), event), { capture: true });
window.addEventListener("keydown", (event) => act(actOfKey(event), event));
window.addEventListener("focus", () => {
  post({ type: "keyboard", isHere: true });
  // VS Code gave it to the page; what was typed into may be gone.
  if (document.activeElement === document.body) focusGuess();
});
window.addEventListener("resize", () => {
  if (isWide === isWideNow()) return;
  isWide = !isWide;
  show();
});
window.addEventListener("blur", () => post({ type: "keyboard", isHere: false }));

post({ type: "ready" });
// It may have been given before anybody listened here.
if (document.hasFocus()) post({ type: "keyboard", isHere: true });
