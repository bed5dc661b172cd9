/** What this debugger can do, as it tells a client: only what really works. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { exceptionFilters } from "../breakpoints/exceptionBreakpoints";
import { type UsesMode, usesModes } from "../breakpoints/uses";

/** What each mode of a breakpoint on a parameter is called. */
const modes: Readonly<Record<UsesMode, Pick<DebugProtocol.BreakpointMode, "label" | "description">>> = {
  all: { label: "Every use", description: "Stop at every step that uses this weight or bias." },
  forward: { label: "Forward", description: "Stop where it is used in the forward pass." },
  backward: { label: "Backward", description: "Stop where it is used in the backward pass." },
  update: {
    label: "Update",
    description: "Stop where the gradient step changes it; where it is not trained, at its average.",
  },
};

export const capabilities: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsEvaluateForHovers: true,
  supportsClipboardContext: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: ["[", ".", "/", "∂"],
  supportsSetVariable: true,
  supportsSetExpression: true,
  supportsStepBack: true,
  supportsSteppingGranularity: true,
  supportsRestartFrame: true,
  supportsGotoTargetsRequest: true,
  supportsStepInTargetsRequest: true,
  supportsCancelRequest: true,
  supportsRestartRequest: true,
  supportsTerminateRequest: true,
  exceptionBreakpointFilters: [...exceptionFilters],
  supportsExceptionFilterOptions: true,
  supportsExceptionInfoRequest: true,
  supportsFunctionBreakpoints: true,
  supportsDataBreakpoints: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsBreakpointLocationsRequest: true,
  breakpointModes: usesModes.map((mode) => ({ mode, ...modes[mode], appliesTo: ["source"] })),
};
