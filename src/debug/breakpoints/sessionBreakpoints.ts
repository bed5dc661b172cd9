/** All breakpoints of a session, of every kind: those that were asked for, and those that a run has. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { State } from "../../core/run/state";
import type { TypeOf } from "../../protocol/schema";
import { words } from "../../words/words";
import type { Client } from "../protocol/client";
import type { Connection } from "../protocol/dap";
import type { Run } from "../run";
import { type Breakpoint, Numbering } from "./breakpoints";
import { bindData, type dataBreakpointsArguments } from "./dataBreakpoints";
import { bindException, type ExceptionBreakpoint, type exceptionArguments } from "./exceptionBreakpoints";
import { bindFunction, type functionBreakpointsArguments } from "./functionBreakpoints";
import { RequestedBreakpoints } from "./requested";
import type { SearchListener } from "./search";
import {
  type locationsArguments,
  SourceBreakpoints,
  type setBreakpointsArguments,
  type TextNow,
} from "./sourceBreakpoints";

/** Breakpoints being set: gives their answers in the end. */
type Setting = Generator<void, DebugProtocol.Breakpoint[], void>;

export class SessionBreakpoints {
  readonly listener: SearchListener;
  private readonly numbering = new Numbering();
  private readonly source: SourceBreakpoints;
  private readonly thrown = new RequestedBreakpoints(bindException);
  private readonly functions = new RequestedBreakpoints(bindFunction);
  private readonly data = new RequestedBreakpoints(bindData);

  /** `textNow` is a file's present text, where that can be had at once; `seen`, what may be told of a state. */
  constructor(connection: Connection, textNow: TextNow, seen: (state: State) => State) {
    this.source = new SourceBreakpoints(this.numbering, textNow);
    this.listener = { ...listenerOf(connection), seen };
  }

  // Each replaces the breakpoints of its kind, and answers each of the new ones; in pieces, and nothing else meanwhile.

  setSource(args: TypeOf<typeof setBreakpointsArguments>): Setting {
    return this.source.set(args);
  }

  setExceptions({ filters, filterOptions }: TypeOf<typeof exceptionArguments>): Setting {
    const asked = [...filters.map((filterId) => ({ filterId })), ...filterOptions];
    return this.thrown.set(asked, (one) => ({ ...one, id: this.numbering.of("exception", one.filterId) }));
  }

  setFunctions({ breakpoints }: TypeOf<typeof functionBreakpointsArguments>): Setting {
    return this.functions.set(breakpoints, (one) => ({
      ...one,
      id: this.numbering.of("function", one.name),
    }));
  }

  setData({ breakpoints }: TypeOf<typeof dataBreakpointsArguments>): Setting {
    return this.data.set(breakpoints, (one) => ({ ...one, id: this.numbering.of("data", one.dataId) }));
  }

  /** Where a breakpoint could stand. */
  locations(args: TypeOf<typeof locationsArguments>): DebugProtocol.BreakpointLocation[] {
    return this.source.locations(args);
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
function listenerOf(connection: Connection): SearchListener {
  const reported = new WeakSet<Breakpoint>();
  const say = (category: "stdout" | "stderr", { place }: Breakpoint, text: string) =>
    connection.event("output", { category, output: `${text}\n`, ...place });
  return {
    log: (breakpoint, text) => say("stdout", breakpoint, text),
    fault: (breakpoint, reason) => {
      if (reported.has(breakpoint)) return;
      reported.add(breakpoint);
      say("stderr", breakpoint, words.breakpoints.criteria.cannotEvaluate(reason));
    },
  };
}
