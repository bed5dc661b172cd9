/** The requests that set breakpoints, and that ask where some can stand. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { count, object, optional, type Schema, text } from "../../protocol/schema";
import { alone, type Context, type Handler, type Handlers, handler } from "../context";
import { rowsOf } from "../inspection/stop";
import { soon } from "../moves/slices";
import { nothing } from "../protocol/arguments";
import { dataBreakpointsArguments, dataInfo } from "./dataBreakpoints";
import { exceptionArguments } from "./exceptionBreakpoints";
import { functionBreakpointsArguments } from "./functionBreakpoints";
import { locationsArguments, setBreakpointsArguments } from "./sourceBreakpoints";

export const breakpointRequests = {
  setBreakpoints: setting(setBreakpointsArguments, ({ breakpoints }, args) => breakpoints.setSource(args)),
  setExceptionBreakpoints: setting(exceptionArguments, ({ breakpoints }, args) =>
    breakpoints.setExceptions(args),
  ),
  setFunctionBreakpoints: setting(functionBreakpointsArguments, ({ breakpoints }, args) =>
    breakpoints.setFunctions(args),
  ),
  setDataBreakpoints: setting(dataBreakpointsArguments, ({ breakpoints }, args) => breakpoints.setData(args)),

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

/** Many are bound in slices; a run that goes on after this request has them all. */
function setting<Arguments>(
  takes: Schema<Arguments>,
  set: (session: Context, args: Arguments) => Generator<void, DebugProtocol.Breakpoint[], void>,
): Handler<{ breakpoints: DebugProtocol.Breakpoint[] }, Arguments> {
  return alone(
    handler(takes, (session, args) => {
      const answered = (breakpoints: DebugProtocol.Breakpoint[]) => ({
        body: { breakpoints },
        after: () => session.reconsider(),
      });
      const found = soon(set(session, args), session.pace);
      return found instanceof Promise ? found.then(answered) : answered(found);
    }),
  );
}
