/** Ways through a run, and why a session stops at their ends. */
import type { Stop } from "../inspection/stop";
import type { Events } from "../protocol/bodies";
import type { Run } from "../run";
import type { Control } from "./slices";
import { type Arrival, travel } from "./travel";

/** A way through the run, until it arrives somewhere. */
export interface Way {
  readonly from: number;
  /** Where it arrives at the latest, seen from a place on it. */
  readonly to: (at: number) => number;
  /** Yields how far it has come. */
  readonly go: (control: Control) => Generator<number, Arrival, void>;
}

export type Why = Pick<Events["stopped"], "reason" | "description" | "text" | "hitBreakpointIds">;
export type Reason = Why["reason"];

/** A run, and a place in it to go on from. */
export type Whereabouts = Pick<Stop, "run" | "level" | "state">;

/** From one position straight to another. */
export function straight({ trace }: Run, from: number, to: number): Way {
  return { from, to: () => to, go: (control) => travel(trace, from, to, control) };
}
