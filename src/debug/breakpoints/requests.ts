/** All breakpoints of a session: the requests that set them, what they say on the way, and those that a run has. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import { count, object, optional, text } from "../../protocol/schema";
import { rowsOf, type Stop } from "../inspection/stop";
import { nothing } from "../protocol/arguments";
import type { Client } from "../protocol/client";
import type { Connection } from "../protocol/dap";
import type { Run } from "../run";
import { type Breakpoint, Numbering } from "./breakpoints";
import { bindData, dataBreakpointsArguments, dataInfo } from "./dataBreakpoints";
import { bindException, type ExceptionBreakpoint, exceptionArguments } from "./exceptionBreakpoints";
import { bindFunction, functionBreakpointsArguments } from "./functionBreakpoints";
import { RequestedBreakpoints } from "./requested";
import type { Listener } from "./search";
import {
  locationsArguments,
  SourceBreakpoints,
  setBreakpointsArguments,
  type TextNow,
} from "./sourceBreakpoints";

export class SessionBreakpoints {
  readonly listener: Listener;
  private readonly source: SourceBreakpoints;
  private readonly thrown = new RequestedBreakpoints(bindException);
  private readonly functions = new RequestedBreakpoints(bindFunction);
  private readonly data = new RequestedBreakpoints(bindData);

  /**
   * `stopped` is where the session stands, or throws; `changed` hears that other breakpoints are set; `textNow` is a
   * file's present text, where that can be had at once.
   */
  constructor(connection: Connection, stopped: () => Stop, changed: () => void, textNow: TextNow) {
    const numbering = new Numbering();
    this.source = new SourceBreakpoints(numbering, textNow);
    this.listener = listenerOf(connection);
    const set = (breakpoints: DebugProtocol.Breakpoint[]) => ({ body: { breakpoints }, after: changed });
    connection.on("setBreakpoints", setBreakpointsArguments, (args) => set(this.source.set(args)));
    connection.on("breakpointLocations", locationsArguments, (args) => ({
      body: { breakpoints: this.source.locations(args) },
    }));
    connection.on("backprop/breakpoints", nothing, () => ({
      body: { breakpoints: this.bound.flatMap(({ id, on }) => (on ? [{ id, on }] : [])) },
    }));
    connection.on("setExceptionBreakpoints", exceptionArguments, ({ filters, filterOptions }) => {
      const asked = [...filters.map((filterId) => ({ filterId })), ...filterOptions];
      const wishes = asked.map((each) => ({ ...each, id: numbering.of("exception", each.filterId) }));
      return set(this.thrown.set(wishes));
    });
    connection.on("setFunctionBreakpoints", functionBreakpointsArguments, (args) => {
      const wishes = args.breakpoints.map((each) => ({ ...each, id: numbering.of("function", each.name) }));
      return set(this.functions.set(wishes));
    });
    connection.on(
      "dataBreakpointInfo",
      object({ variablesReference: optional(count), name: text }),
      ({ variablesReference = 0, name }) => {
        const stop = stopped();
        const rows = variablesReference === 0 ? undefined : rowsOf(stop, variablesReference);
        return { body: dataInfo(name, rows, stop.run) };
      },
    );
    connection.on("setDataBreakpoints", dataBreakpointsArguments, (args) => {
      const wishes = args.breakpoints.map((each) => ({ ...each, id: numbering.of("data", each.dataId) }));
      return set(this.data.set(wishes));
    });
  }

  set client(client: Client) {
    this.source.client = client;
  }

  /** All that the run has. */
  get bound(): readonly Breakpoint[] {
    return [...this.source.bound, ...this.functions.bound, ...this.data.bound];
  }

  get exceptions(): readonly ExceptionBreakpoint[] {
    return this.thrown.bound;
  }

  /** Looks for all of them in a new run; those whose answer is another one now. */
  bindTo(run: Run): DebugProtocol.Breakpoint[] {
    return [
      ...this.source.bindTo(run),
      ...this.functions.bindTo(run),
      ...this.data.bindTo(run),
      ...this.thrown.bindTo(run),
    ];
  }
}

/** Logs go to the debug console; a fault of a condition is told once. */
function listenerOf(connection: Connection): Listener {
  const reported = new WeakSet<Breakpoint>();
  const say = (category: "stdout" | "stderr", { place }: Breakpoint, text: string) =>
    connection.event("output", { category, output: `${text}\n`, ...place });
  return {
    log: (breakpoint, text) => say("stdout", breakpoint, text),
    fault: (breakpoint, reason) => {
      if (reported.has(breakpoint)) return;
      reported.add(breakpoint);
      say("stderr", breakpoint, `The condition of a breakpoint cannot be evaluated: ${reason}`);
    },
  };
}
