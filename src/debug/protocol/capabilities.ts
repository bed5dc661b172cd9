/** What this debugger can do, as it tells a client: only what really works. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { words } from "../../words/words";
import { exceptionFilters } from "../breakpoints/exceptionBreakpoints";
import { usesModes } from "../breakpoints/uses";

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
  breakpointModes: usesModes.map((mode) => ({ mode, ...words.debug.modes[mode], appliesTo: ["source"] })),
};
