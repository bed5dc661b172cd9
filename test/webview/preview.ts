/** The preview's page script: stands in for the host, with a fixture and a theme from the address. */
import { describe } from "../../src/core/spot";
import { whatIf } from "../../src/core/whatIf";
import type { HostMessage, PanelMessage, StepView } from "../../src/protocol";
import { type FixtureName, fixtures, stateOf, walk } from "./fixtures";
import { type ThemeName, themes } from "./themes";

const address = new URLSearchParams(location.search);
const { bodyClass, colors } = themes[(address.get("theme") ?? "dark") as ThemeName];
const show = address.get("show") ?? "dz_dw";

for (const [name, value] of Object.entries(colors))
  document.documentElement.style.setProperty(`--vscode-${name.replaceAll(".", "-")}`, value);
document.body.className = bodyClass;

let view: StepView | undefined;

function messageOf(name: string): HostMessage {
  if (name === "idle" || name === "ended") return { type: "idle", ended: name === "ended" };
  view = fixtures[name as FixtureName]();
  return { type: "step", number: 1, view };
}

function answer(message: PanelMessage): HostMessage | undefined {
  if (message.type === "ready") return { type: "settings", kept: Object.fromEntries(address) };
  if (message.type === "show") return messageOf(show);
  if (!view) return undefined;
  if (message.type === "pointAt") {
    const described = describe(stateOf(view), message.spot);
    return { type: "details", details: { ...described, next: view.length, previous: null, breakpoints: [] } };
  }
  if (message.type !== "whatIf") return undefined;
  const answered = whatIf(stateOf(view), message.parameter, message.delta);
  return answered && { type: "whatIf", whatIf: answered };
}

/** Milliseconds from each message of a walk to the frame that shows it. */
async function timeSteps(count: number): Promise<number[]> {
  const times: number[] = [];
  for (const view of walk(count)) {
    await new Promise((frame) => requestAnimationFrame(frame));
    const start = performance.now();
    window.postMessage({ type: "step", number: 1, view } satisfies HostMessage);
    await new Promise((shown) => {
      const afterMessage = () => {
        // Layout and paint stand between a frame's callbacks and the message that they send.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = shown;
        document.body.getBoundingClientRect();
        port2.postMessage(undefined);
      };
      addEventListener("message", afterMessage, { once: true });
    });
    times.push(performance.now() - start);
  }
  return times;
}

/** What the panel has said. */
const said: PanelMessage[] = [];

Object.assign(globalThis, {
  timeSteps,
  said,
  acquireVsCodeApi: () => ({
    postMessage: (message: PanelMessage) => {
      said.push(message);
      const answered = answer(message);
      if (answered) window.postMessage(answered);
    },
  }),
});

addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  console.error(`CSP: ${violatedDirective} ${blockedURI}`);
});
