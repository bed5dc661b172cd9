/** How long `continue` takes to the end of a training where something is looked for on the way that never comes. */
import { Program } from "../src/core/program/program";
import { Trace } from "../src/core/run/trace";
import { bindData } from "../src/debug/breakpoints/dataBreakpoints";
import { bindException } from "../src/debug/breakpoints/exceptionBreakpoints";
import { bindFunction } from "../src/debug/breakpoints/functionBreakpoints";
import { type Stoppers, toBreakpoint } from "../src/debug/breakpoints/search";
import type { Run } from "../src/debug/run";
import { networkOf } from "./seek";

const id = 1;
type Sought = Partial<Pick<Stoppers, "bound" | "exceptions">>;

function functionBreakpoint(name: string, condition: string) {
  return (run: Run): Sought => ({ bound: [bindFunction({ id, name, condition }, run).bound!] });
}

function dataBreakpoint(dataId: string, condition?: string) {
  return (run: Run): Sought => ({ bound: [bindData({ id, dataId, condition }, run).bound!] });
}

function exceptions(...filters: readonly (readonly [string, string?])[]) {
  return (run: Run): Sought => ({
    exceptions: filters.map(
      ([filterId, condition]) => bindException({ id, filterId, condition }, run).bound!,
    ),
  });
}

export const sought: Readonly<Record<string, (run: Run) => Sought>> = {
  nothing: () => ({}),
  "forward, C > 1000": functionBreakpoint("cost", "C > 1000"),
  "backward, dC/db[3][0] > 9": functionBreakpoint("dC/db[3][0]", "dC/db[3][0] > 9"),
  "batch, epoch == 9": functionBreakpoint("batch", "epoch == 9"),
  "a use of w, epoch == 9": functionBreakpoint("w[2][0][0]", "epoch == 9"),
  "update, w > 9": functionBreakpoint("update", "w[2][0][0] > 9"),
  "w changes, w > 9": dataBreakpoint("w[2][0][0]", "w[2][0][0] > 9"),
  "C is known, C > 1000": dataBreakpoint("C", "C > 1000"),
  notFinite: exceptions(["notFinite"]),
  exploding: exceptions(["exploding", "1e9"]),
  "all thresholds": exceptions(
    ["notFinite"],
    ["saturated", "1e-300"],
    ["vanishing", "1e-300"],
    ["exploding", "1e9"],
  ),
};

export { networkOf };

/** The milliseconds of the way to the end. */
export function through(network: ReturnType<typeof networkOf>, name: string): number {
  const trace = new Trace(network);
  const run = { network, program: new Program(network), trace } as unknown as Run;
  const listener = { log: () => {}, fault: () => {} };
  const stops: Stoppers = { bound: [], exceptions: [], listener, ...sought[name]!(run) };
  const control = { pause: false, abandoned: false };
  const began = performance.now();
  const way = toBreakpoint(trace, 0, "forward", stops, control);
  for (;;) {
    const { done, value } = way.next();
    if (!done) continue;
    if (value.state.position !== trace.program.length) throw new Error(`${name} stopped`);
    return performance.now() - began;
  }
}
