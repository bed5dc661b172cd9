/** A debug session: where it stands in its run, and the requests that start, move and end it. */

import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Level } from "../core/program/steps";
import type { State } from "../core/run/state";
import type { Files } from "../document/data/files";
import { lengths } from "../protocol/budget";
import { quoted } from "../protocol/harmless";
import { words } from "../words/words";
import { certainStop, type Direction } from "./breakpoints/breakpoints";
import type { ExceptionHit } from "./breakpoints/exceptionBreakpoints";
import { breakpointRequests } from "./breakpoints/requests";
import { toBreakpoint } from "./breakpoints/search";
import { SessionBreakpoints } from "./breakpoints/sessionBreakpoints";
import { TimelineMarks } from "./breakpoints/timelineMarks";
import type { Context, Handlers } from "./context";
import { completionRequests } from "./expression/completing";
import type { Fork } from "./forks/fork";
import { forkRequests } from "./forks/requests";
import { guessRequests } from "./inspection/guess";
import { nudgeRequests } from "./inspection/nudge";
import { parameterEditRequests } from "./inspection/parameterEdits";
import { pointingRequests } from "./inspection/pointing";
import { inspectionRequests } from "./inspection/requests";
import { showingRequests } from "./inspection/showing";
import { spotRequests } from "./inspection/spot";
import { References, type Stop, StopHistory } from "./inspection/stop";
import { lifecycle } from "./lifecycle";
import { changes } from "./moves/changing";
import type { Standpoint } from "./moves/moves";
import { movesRequests } from "./moves/requests";
import { type Control, inSlices, type Pace } from "./moves/slices";
import { concluding, reasonOf, travelling } from "./moves/telling";
import type { Arrival } from "./moves/travel";
import { type Reason, straight, type Way, type Whereabouts, type Why } from "./moves/way";
import { Prediction } from "./prediction";
import type { Answer, Bodies } from "./protocol/bodies";
import { usualClient } from "./protocol/client";
import { Connection } from "./protocol/dap";
import { shownPath } from "./protocol/path";
import { Progress } from "./protocol/progress";
import { RequestError } from "./protocol/requestError";
import { THREAD } from "./protocol/thread";
import { conclusion, introduction, reservations, results } from "./report";
import { hasSameSteps, isLonger, type LaunchArguments, launchError, Run, readLaunchArguments } from "./run";

/** What a session needs of the place it runs in. */
interface Port extends Pace {
  readFile(path: string): Promise<string>;
  /** What a network file may read besides itself, in a folder that the launch may name; nothing where it has no place. */
  filesBeside?(path: string, root?: string): Files | undefined;
  /** A file's text as its reader sees it now, edits included; undefined where that cannot be told at once. */
  textNow?(path: string): string | undefined;
  send(message: DebugProtocol.ProtocolMessage): void;
}

type Phase =
  | { readonly is: "new" | "launching" | "ended" }
  /** Waits for the client's configuration. */
  | { readonly is: "launched"; readonly run: Run }
  | Stop
  | ({ readonly is: "running"; readonly control: Control } & Whereabouts);

/** All requests: each has its handler. */
const handlers: Handlers = {
  ...lifecycle,
  ...breakpointRequests,
  ...movesRequests,
  ...changes,
  ...completionRequests,
  ...inspectionRequests,
  ...showingRequests,
  ...guessRequests,
  ...nudgeRequests,
  ...forkRequests,
  ...parameterEditRequests,
  ...pointingRequests,
  ...spotRequests,
};

export class Session {
  private readonly connection: Connection;
  private readonly breakpoints: SessionBreakpoints;
  private readonly progress: Progress;
  private readonly prediction = new Prediction();
  private phase: Phase = { is: "new" };
  /** Whether the client has said all it wants before the run starts. */
  private isConfigured = false;
  private references = new References();
  private readonly stops = new StopHistory();
  private readonly marks: TimelineMarks;
  /** The client's number of the jump that came last. */
  private jump: number | undefined;
  /** The run whose end was told. */
  private concluded: Run | undefined;
  private fork: Fork | undefined;

  constructor(private readonly port: Port) {
    this.connection = new Connection((message) => port.send(message));
    this.breakpoints = new SessionBreakpoints(
      this.connection,
      (path) => port.textNow?.(path),
      (state) => ("level" in this.phase ? this.prediction.inPassing(state, this.phase.level) : state),
    );
    this.marks = new TimelineMarks(port, {
      known: () => this.lookAgain(),
      failed: (error) => this.connection.report(error),
    });
    this.progress = new Progress(this.connection, () => port.now());
    const context = this.context();
    for (const command of Object.keys(handlers) as (keyof Bodies)[]) {
      const { takes, answer, isAlone = false } = handlers[command];
      this.connection.on(command, takes, (args) => answer(context, args), isAlone);
    }
  }

  /** What requests may ask of this session. */
  private context(): Context {
    const forked = {
      get: () => this.fork,
      set: (fork: Fork | undefined) => this.setFork(fork),
    };
    const context: Omit<Context, "fork"> = {
      client: usualClient,
      breakpoints: this.breakpoints,
      progress: this.progress,
      stops: this.stops,
      pace: this.port,
      stopped: () => this.stopped(),
      whereabouts: () => this.whereabouts(),
      run: () => this.run(),
      title: () => ("run" in this.phase ? this.phase.run.title : "run"),
      marksOf: ({ trace }) => this.marks.of(trace, this.breakpoints.bound),
      event: (name, body) => this.connection.event(name, body),
      go: (...way) => this.go(...way),
      jump: (number, ...way) => {
        this.jump = number ?? this.jump;
        this.go(...way);
      },
      goOn: (...way) => this.goOn(...way),
      pause: () => this.pause(),
      changed: (run, state) => this.changed(run, state),
      predict: (isOn) => this.predict(isOn),
      question: () => (this.phase.is === "stopped" ? this.phase.question : undefined),
      score: () => (this.prediction.isOn ? this.prediction.score : undefined),
      reveal: (isRight) => this.reveal(isRight),
      reconsider: () => this.reconsider(),
      lookAgain: () => this.lookAgain(),
      report: (error) => this.connection.report(error),
      launch: (args) => this.launch(args),
      restart: (args) => this.restart(args),
      configured: () => this.configured(),
      exit: () => this.exit(),
      end: () => this.end(),
      dispose: () => this.dispose(),
    };
    return Object.defineProperty(context, "fork", forked) as Context;
  }

  /** One at a time, which ends with its run. */
  private setFork(fork: Fork | undefined): void {
    this.fork?.leave();
    this.fork = fork;
  }

  /** Takes one message of the client. */
  receive(message: unknown): void {
    this.connection.receive(message);
  }

  /** Ends without a word. */
  dispose(): void {
    this.abandon();
    this.setFork(undefined);
    this.marks.leave();
    this.phase = { is: "ended" };
  }

  // ── From launch to end ───────────────────────────────────────────────────────────────────────────────────────────

  private configured(): Answer<undefined> {
    this.isConfigured = true;
    const { phase } = this;
    return phase.is === "launched" ? { after: () => this.start(phase.run) } : {};
  }

  private async launch(args: unknown): Promise<Answer<undefined>> {
    if (this.phase.is !== "new") throw new RequestError("launch", words.sessions.launch.already);
    this.phase = { is: "launching" };
    try {
      const run = await this.open(readLaunchArguments(args));
      if (this.phase.is !== "launching") throw this.noRun();
      return { after: () => this.configure(run) };
    } catch (error) {
      throw RequestError.from(error, { showUser: true, after: () => this.end() });
    }
  }

  /** Reads the file anew. Until that is certain nothing changes. */
  private async restart(args: unknown): Promise<Answer<undefined>> {
    const before = this.run();
    const run = await this.open(args === undefined ? before.args : readLaunchArguments(args));
    if (!this.run().isOneLaunchWith(before)) throw launchError(words.sessions.launch.otherRestart);
    return { after: () => this.configure(run, this.resumption(run)) };
  }

  /** Where a restart goes on: after an edit that left the steps as they are, or for more epochs, where the session stands. */
  private resumption(run: Run): Standpoint | undefined {
    if (this.phase.is !== "stopped") return undefined;
    const { run: before, state, level } = this.phase;
    const isEdit = !run.isOfSameTextAs(before) && hasSameSteps(run, before);
    return isEdit || isLonger(run, before) ? { position: state.position, level } : undefined;
  }

  /** The file is read: breakpoints find their places, and the run starts once the client is ready for it. */
  private configure(run: Run, from?: Standpoint): void {
    if (this.phase.is === "ended") return;
    const isFirst = this.phase.is === "launching";
    this.abandon();
    this.progress.end();
    this.stops.forget();
    this.setFork(undefined);
    this.phase = { is: "launched", run };
    this.print(introduction(run));
    if (run.warnings.length > 0)
      this.connection.event("output", { category: "console", output: reservations(run) });
    for (const breakpoint of this.breakpoints.bindTo(run)) {
      this.connection.event("breakpoint", { reason: "changed", breakpoint });
    }
    if (isFirst) this.connection.event("initialized", undefined);
    if (this.isConfigured && this.phase.is === "launched") this.start(run, from);
  }

  private async open(args: LaunchArguments): Promise<Run> {
    let content: string;
    try {
      content = await this.port.readFile(args.program);
    } catch (error) {
      throw launchError(
        words.sessions.launch.unreadable(
          quoted(shownPath(args.program), lengths.path),
          error instanceof Error ? error.message : error,
        ),
      );
    }
    return Run.open(args, content, this.port.filesBeside?.(args.program, args.root));
  }

  private start(run: Run, from?: Standpoint): void {
    const { stopOnEntry, noDebug, level } = run.args;
    const state = run.trace.stateAt(0);
    if (from) this.go(run, from.level, "restart", straight(run, 0, from.position));
    else if (noDebug) this.go(run, level, "end", straight(run, 0, run.program.length));
    else if (stopOnEntry) this.stop(run, level, { reason: "entry" }, state);
    else this.goOn(run, level, 0, "forward");
  }

  private end(): void {
    if (this.phase.is === "ended") return;
    this.dispose();
    this.progress.end();
    this.connection.event("terminated", {});
  }

  /** The end of a run without debugging. */
  private leave({ program }: Run, { paused, state }: Arrival): void {
    if (paused) this.print(`${words.sessions.cancelled(state.position, program.length)}\n`);
    this.exit();
  }

  /** Says something of the run itself; a client shows it as what a program prints. */
  private print(output: string): void {
    this.connection.event("output", { category: "stdout", output });
  }

  private exit(): void {
    this.connection.event("exited", { exitCode: 0 });
    this.end();
  }

  // ── Where it stands ──────────────────────────────────────────────────────────────────────────────────────────────

  private noRun(): RequestError {
    const hasEnded = this.phase.is === "ended";
    return new RequestError("noRun", hasEnded ? words.sessions.ended : words.sessions.notBegun);
  }

  private run(): Run {
    if ("run" in this.phase) return this.phase.run;
    throw this.noRun();
  }

  private stopped(): Stop {
    const { phase } = this;
    if (phase.is === "stopped") return phase;
    if (phase.is !== "running") throw this.noRun();
    throw new RequestError("notStopped", words.sessions.moving);
  }

  /** Where it stands, or where the way began that it is on. */
  private whereabouts(): Whereabouts {
    const { phase } = this;
    return phase.is === "running" && !phase.run.args.noDebug ? phase : this.stopped();
  }

  private stop(run: Run, level: Level, why: Why, state: State, exception?: ExceptionHit): void {
    this.references = this.references.next();
    const sight = this.prediction.at(state, level);
    // There are as many stops as steps: each has the same fields, written once.
    const stop: Stop = {
      is: "stopped",
      run,
      level,
      references: this.references,
      state: sight.state,
      question: sight.question,
      exception,
      jump: this.jump,
    };
    this.stops.add(stop);
    this.phase = stop;
    if (sight.question && exception) this.prediction.keep(`${exception.label}: ${exception.description}\n`);
    if (!sight.question) this.sayAll();
    const told = sight.question && exception ? { ...why, ...coveredException } : why;
    this.connection.event("stopped", { ...told, threadId: THREAD, allThreadsStopped: true });
  }

  /** From now on the reader predicts, or no longer does. */
  private predict(isOn: boolean): void {
    this.prediction.turn(isOn);
    this.seeAnew();
  }

  /** What the step found may be seen. */
  private reveal(isRight: boolean): void {
    if (this.phase.is === "stopped" && this.phase.question) this.prediction.settle(isRight);
    this.prediction.reveal();
    this.seeAnew();
  }

  /** Where it stands more may be seen now, or less. */
  private seeAnew(): void {
    if (this.phase.is !== "stopped") return;
    const { question, state, level } = this.phase;
    const sight = this.prediction.sight(state, level);
    if ((question === undefined) === (sight.question === undefined)) return;
    const seen: Stop = { ...this.phase, question: undefined, ...sight };
    this.stops.change(seen);
    this.phase = seen;
    if (!sight.question) this.sayAll();
  }

  private sayAll(): void {
    for (const text of this.prediction.take()) this.print(text);
  }

  /** It stands where it stood, but some numbers are other ones now. */
  private changed(run: Run, state: State): void {
    const before = this.stopped();
    const sight = this.prediction.sight(state, before.level);
    const stop: Stop = { ...before, run, question: undefined, ...sight };
    this.stops.change(stop);
    this.phase = stop;
    this.fork?.compare(run.trace);
  }

  private abandon(): void {
    if (this.phase.is === "running") this.phase.control.abandoned = true;
  }

  // ── Moves ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private pause(): void {
    if (this.phase.is === "running") this.phase.control.pause = true;
  }

  /** Other breakpoints are set: a way that looks for the nearest looks again; where it stands, the timeline is another. */
  private reconsider(): void {
    if (this.phase.is === "running") this.phase.control.changed = true;
    this.lookAgain();
  }

  /** Where it stands a view would show another timeline now. */
  private lookAgain(): void {
    if (this.phase.is === "stopped") this.connection.event("backprop/changed", undefined);
  }

  private goOn(run: Run, level: Level, from: number, direction: Direction): void {
    const reason = direction === "forward" ? "end" : "start";
    this.go(run, level, reason, {
      from,
      to: (at) => certainStop(run.program, this.breakpoints.bound, at, direction),
      go: (control) => toBreakpoint(run.trace, from, direction, this.breakpoints, control),
    });
  }

  /** Goes a way in slices, then stops, once, with this reason unless a pause or a breakpoint is one. Leaves any other way. */
  private go(run: Run, level: Level, reason: Reason, way: Way): void {
    const before = "state" in this.phase ? this.phase.state.uncovered : run.trace.stateAt(0);
    // What was kept to the end of a question that nobody answered is told when the run comes there again.
    if (this.prediction.take().length > 0) this.concluded = undefined;
    const control: Control = { pause: false, abandoned: false };
    this.abandon();
    this.progress.end();
    this.phase = { is: "running", run, level, state: before, control };
    inSlices(this.withConclusion(run, way, control), control, this.port, {
      done: (arrival) => {
        if (run.args.noDebug) this.leave(run, arrival);
        else this.stop(run, level, reasonOf(run, arrival, reason), arrival.state, arrival.exception);
      },
      failed: (error) => {
        this.progress.end();
        this.connection.report(error);
        if (run.args.noDebug) this.end();
        else this.stop(run, level, { reason: "pause" }, before);
      },
    });
  }

  /** The first arrival at the end of a run tells its cost, unless a pause comes first. */
  private *withConclusion(run: Run, way: Way, control: Control): Generator<void, Arrival, void> {
    const began = this.port.now();
    const arrival = yield* this.progress.of(way.go(control), travelling(run, way), control);
    if (arrival.state.position < run.program.length || this.concluded === run) return arrival;
    const milliseconds = this.port.now() - began;
    const output = yield* this.progress.of(conclusion(run, arrival.state, control), concluding(run), control);
    if (output === undefined) return { ...arrival, paused: true };
    this.concluded = run;
    const more = run.args.noDebug ? results(run, arrival.state, milliseconds) : "";
    if (this.prediction.isOn && !run.args.noDebug) this.prediction.keep(output);
    else this.print(`${output}${more}`);
    return arrival;
  }
}

/** What a stop for an exception says while its numbers are asked for. */
const coveredException = {
  description: words.debug.coveredUntilGuessed,
  text: words.debug.coveredUntilGuessed,
} as const;
