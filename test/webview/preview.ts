/** The preview's page script: stands in for the host, with a fixture and a theme from the address. */
import type { HostMessage, PanelMessage } from "../../src/protocol";
import { type FixtureName, fixtures } from "./fixtures";
import { type ThemeName, themes } from "./themes";

const address = new URLSearchParams(location.search);
const { bodyClass, colors } = themes[(address.get("theme") ?? "dark") as ThemeName];
const show = address.get("show") ?? "dz_dw";

for (const [name, value] of Object.entries(colors))
  document.documentElement.style.setProperty(`--vscode-${name.replaceAll(".", "-")}`, value);
document.body.className = bodyClass;

function messageOf(name: string): HostMessage {
  if (name === "idle" || name === "ended") return { type: "idle", ended: name === "ended" };
  return { type: "step", view: fixtures[name as FixtureName]() };
}

Object.assign(globalThis, {
  show: (name: string) => window.postMessage(messageOf(name)),
  violations: [] as string[],
  acquireVsCodeApi: () => ({
    postMessage: (message: PanelMessage) => {
      if (message.type === "ready") window.postMessage(messageOf(show));
    },
  }),
});

addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  console.error(`CSP: ${violatedDirective} ${blockedURI}`);
});
