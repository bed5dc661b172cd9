/** What a request may ask of its session, and how a room of this folder says which requests it answers. */
import type { Level } from "../core/program/steps";
import type { State } from "../core/run/state";
import type { Question } from "../lesson/prediction/question";
import type { StopMarks } from "../pictures/timeline";
import type { ScoreView } from "../protocol/messages";
import type { Schema } from "../protocol/schema";
import type { Direction } from "./breakpoints/breakpoints";
import type { SessionBreakpoints } from "./breakpoints/sessionBreakpoints";
import type { Fork } from "./forks/fork";
import type { Stop, StopHistory } from "./inspection/stop";
import type { Pace } from "./moves/slices";
import type { Reason, Way, Whereabouts } from "./moves/way";
import type { Answer, Bodies, Events } from "./protocol/bodies";
import type { Client } from "./protocol/client";
import type { Progress } from "./protocol/progress";
import type { Run } from "./run";

/** A session, as its requests see it. */
export interface Context {
  /** How the client counts, and what it shows. */
  client: Client;
  readonly breakpoints: SessionBreakpoints;
  readonly progress: Progress;
  /** The stops whose frames and variables a client may be drawing still. */
  readonly stops: StopHistory;
  /** For work that takes long. */
  readonly pace: Pace;

  /** The run beside its own, if there is one. */
  fork: Fork | undefined;

  /** Where it stands; throws where it does not. */
  stopped(): Stop;
  /** Where it stands, or where the way began that it is on; throws if there is nothing to debug. */
  whereabouts(): Whereabouts;
  /** Whatever it does, the run it has; throws if there is none. */
  run(): Run;
  /** What the client calls the run, whether there is one or not. */
  title(): string;
  /** Where a run stops. */
  marksOf(run: Run): StopMarks;
  event<Name extends keyof Events>(name: Name, body: Events[Name]): void;

  /** Goes a way, then stops, once, with this reason unless a pause or a breakpoint is one. */
  go(run: Run, level: Level, reason: Reason, way: Way): void;
  /** Goes a way that has a number of the client's, instead of any other that it is on. */
  jump(number: number | undefined, run: Run, level: Level, reason: Reason, way: Way): void;
  /** To the nearest breakpoint in a direction, else to the end of the run there. */
  goOn(run: Run, level: Level, from: number, direction: Direction): void;
  pause(): void;
  /** It stands where it stood, in this run, but some numbers are other ones now. */
  changed(run: Run, state: State): void;
  /** From now on the reader is asked for what each step finds, or no longer is. */
  predict(isOn: boolean): void;
  /** What is asked where it stands, if it stands and anything is. */
  question(): Question | undefined;
  /** How well the reader predicts; undefined where nobody does. */
  score(): ScoreView | undefined;
  /** What the step found may be seen: it was guessed, or given up. */
  reveal(isRight: boolean): void;
  /** Other breakpoints are set. */
  reconsider(): void;
  /** Where it stands a view would be another one now. */
  lookAgain(): void;
  /** Work that nobody asked for by itself has failed. */
  report(error: unknown): void;

  launch(args: unknown): Promise<Answer<undefined>>;
  /** With other launch arguments, if there are any. */
  restart(args: unknown): Promise<Answer<undefined>>;
  /** The client has said all it wants before the run starts. */
  configured(): Answer<undefined>;
  /** Says that the run is over, and ends. */
  exit(): void;
  /** Ends. */
  end(): void;
  /** Ends without a word. */
  dispose(): void;
}

/** How a request is answered: what it takes, and what comes of that. */
export interface Handler<Body, Arguments = unknown> {
  readonly takes: Schema<Arguments>;
  /** Whatever else comes waits until it is answered. */
  readonly isAlone?: boolean;
  answer(session: Context, args: Arguments): Answer<Body> | Promise<Answer<Body>>;
}

/** A handler for each of some requests. */
export type Handlers<Command extends keyof Bodies = keyof Bodies> = {
  readonly [Each in Command]: Handler<Bodies[Each]>;
};

export function handler<Body, Arguments>(
  takes: Schema<Arguments>,
  answer: (session: Context, args: Arguments) => Answer<Body> | Promise<Answer<Body>>,
): Handler<Body, Arguments> {
  return { takes, answer };
}

/** A handler of a request that what comes after it builds upon, though it takes more than one turn. */
export function alone<Body, Arguments>(each: Handler<Body, Arguments>): Handler<Body, Arguments> {
  return { ...each, isAlone: true };
}
