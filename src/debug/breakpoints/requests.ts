/** The requests that set breakpoints, and that ask where some can stand. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { count, object, optional, text } from "../../protocol/schema";
import { type Context, type Handlers, handler } from "../context";
import { rowsOf } from "../inspection/stop";
import { nothing } from "../protocol/arguments";
import type { Answer } from "../protocol/bodies";
import { dataBreakpointsArguments, dataInfo } from "./dataBreakpoints";
import { exceptionArguments } from "./exceptionBreakpoints";
import { functionBreakpointsArguments } from "./functionBreakpoints";
import { locationsArguments, setBreakpointsArguments } from "./sourceBreakpoints";

export const breakpointRequests = {
  setBreakpoints: handler(setBreakpointsArguments, (session, args) =>
    set(session, session.breakpoints.setSource(args)),
  ),

  setExceptionBreakpoints: handler(exceptionArguments, (session, args) =>
    set(session, session.breakpoints.setExceptions(args)),
  ),

  setFunctionBreakpoints: handler(functionBreakpointsArguments, (session, args) =>
    set(session, session.breakpoints.setFunctions(args)),
  ),

  setDataBreakpoints: handler(dataBreakpointsArguments, (session, args) =>
    set(session, session.breakpoints.setData(args)),
  ),

  breakpointLocations: handler(locationsArguments, (session, args) => ({
    body: { breakpoints: session.breakpoints.locations(args) },
  })),

  dataBreakpointInfo: handler(
    object({ variablesReference: optional(count), name: text }),
    (session, { variablesReference = 0, name }) => {
      const stop = session.stopped();
      const rows = variablesReference === 0 ? undefined : rowsOf(stop, variablesReference);
      return { body: dataInfo(name, rows, stop.run) };
    },
  ),

  "backprop/breakpoints": handler(nothing, (session) => ({
    body: { breakpoints: session.breakpoints.bound.flatMap(({ id, on }) => (on ? [{ id, on }] : [])) },
  })),
} satisfies Partial<Handlers>;

function set(
  session: Context,
  breakpoints: DebugProtocol.Breakpoint[],
): Answer<{ breakpoints: DebugProtocol.Breakpoint[] }> {
  return { body: { breakpoints }, after: () => session.reconsider() };
}
