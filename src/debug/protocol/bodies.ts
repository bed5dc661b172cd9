/** What a session says: the body of each request's answer, and of each event. */
import type { DebugProtocol } from "@vscode/debugprotocol";
import type { Level, StepKind } from "../../core/program/steps";
import type { Explanation } from "../../lesson/explain";
import type {
  BreakpointView,
  CostCurveView,
  DetailsView,
  JudgementView,
  StepView,
  WhatIfView,
} from "../../protocol/messages";
import type { Changeable } from "../forks/change";

type BodyOf<Response extends DebugProtocol.Response> = Response["body"];
type BodyOfEvent<Event extends DebugProtocol.Event> = Event["body"];
/** A response without a body. */
type Nothing = undefined;

/** The body of each request's response, before it is made `sendable`. */
export interface Bodies {
  initialize: DebugProtocol.Capabilities;
  launch: Nothing;
  configurationDone: Nothing;
  restart: Nothing;
  disconnect: Nothing;
  terminate: Nothing;
  setBreakpoints: BodyOf<DebugProtocol.SetBreakpointsResponse>;
  breakpointLocations: BodyOf<DebugProtocol.BreakpointLocationsResponse>;
  setFunctionBreakpoints: BodyOf<DebugProtocol.SetFunctionBreakpointsResponse>;
  dataBreakpointInfo: BodyOf<DebugProtocol.DataBreakpointInfoResponse>;
  setDataBreakpoints: BodyOf<DebugProtocol.SetDataBreakpointsResponse>;
  setExceptionBreakpoints: BodyOf<DebugProtocol.SetExceptionBreakpointsResponse>;
  exceptionInfo: BodyOf<DebugProtocol.ExceptionInfoResponse>;
  continue: BodyOf<DebugProtocol.ContinueResponse>;
  reverseContinue: Nothing;
  next: Nothing;
  stepIn: Nothing;
  stepOut: Nothing;
  stepBack: Nothing;
  pause: Nothing;
  restartFrame: Nothing;
  gotoTargets: BodyOf<DebugProtocol.GotoTargetsResponse>;
  goto: Nothing;
  stepInTargets: BodyOf<DebugProtocol.StepInTargetsResponse>;
  cancel: Nothing;
  threads: BodyOf<DebugProtocol.ThreadsResponse>;
  stackTrace: BodyOf<DebugProtocol.StackTraceResponse>;
  scopes: BodyOf<DebugProtocol.ScopesResponse>;
  variables: BodyOf<DebugProtocol.VariablesResponse>;
  setVariable: BodyOf<DebugProtocol.SetVariableResponse>;
  setExpression: BodyOf<DebugProtocol.SetExpressionResponse>;
  evaluate: BodyOf<DebugProtocol.EvaluateResponse>;
  completions: BodyOf<DebugProtocol.CompletionsResponse>;
  source: BodyOf<DebugProtocol.SourceResponse>;
  /** Everything the panel shows; `covered`, what the step found is left out and asked for; `whole`, long layers are not folded. */
  "backprop/view": { readonly view: StepView };
  "backprop/position": PositionBody;
  /**
   * One unit of a level, which does not become the session's: `{ level, direction: "forward" | "backward" }`. Or to a
   * number of steps done: `{ to: number | "start" | "end", jump?: number }`, which takes the place of a way that is
   * under way, and whose number `backprop/view` tells from then on. Sends `continued` and `stopped` itself.
   */
  "backprop/move": Nothing;
  /** `{ level }` becomes the session's, which stands where it stood. Sends `continued` and `stopped` itself. */
  "backprop/level": Nothing;
  /** What to write behind the current number: nothing at the start, or where the file leaves the number out. */
  "backprop/inline": { readonly inline?: { readonly mark: Mark; readonly text: string } };
  /** Of the parameter `{ l, j, k? }`; an error if `text` is given and is not what runs. */
  "backprop/explain": { readonly explanation: Explanation };
  /** Of a nudge `{ of?, l, j, k?, delta }`; an error while C of the example is not known. Changes nothing. */
  "backprop/whatIf": { readonly whatIf: WhatIfView };
  /** C of the example around the value of one number `{ of?, l, j, k? }`; an error while it is not known. Changes nothing. */
  "backprop/costCurve": { readonly costCurve: CostCurveView };
  /** Sends `invalidated`, where the reader may see more than before. */
  "backprop/refresh": Nothing;
  /**
   * From now on, or no longer, what each step finds is covered until it is guessed: `{ on }`. With `reveal`, and the
   * `position` of the stop if that is to be made sure of, what the step found may be seen.
   */
  "backprop/predict": PredictBody;
  /** Of a guess `{ text, position }` at what the step found; an error where nothing is asked, or at another position. */
  "backprop/guess": { readonly judgement: JudgementView };
  /** What the number of the file at `{ line, column }` is worth where the run stands; nothing where none stands there. */
  "backprop/numberAt": { readonly value?: number };
  /** What there is to know of a neuron or a parameter, and where the run comes by it next. */
  "backprop/spot": { readonly details: DetailsView };
  /** The run's breakpoints on a parameter or a neuron's number, by the ids that the client knows them under. */
  "backprop/breakpoints": { readonly breakpoints: readonly BoundBody[] };
  /** The last nudge of each number that is in effect; `path` is the file's, as the client wrote it. */
  "backprop/nudges": { readonly path: string; readonly nudges: readonly NudgeBody[] };
  /** Goes on where it stands, in a run of twice as many epochs; an error where nothing is trained. As `restart` it reads the file again. */
  "backprop/trainOn": Nothing;
  /**
   * A second run of the same text with one thing changed, `{ learningRate | optimizer | seed }`, or a number nudged where
   * the run stands, `{ expression, value }`; it takes the place of any other. `{ end: true }` ends it. What can be changed,
   * and the fork that there is now.
   */
  "backprop/fork": { readonly changeable: Changeable; readonly fork?: ForkBody };
  /**
   * What must be written where in the file, for it to have the weights and biases as they are here; an error where one
   * of them is covered, or no finite number, or would have to be written into another file.
   */
  "backprop/parameterEdits": { readonly path: string; readonly edits: readonly EditBody[] };
}

/** A text in the place of what stands in the file, counted as the client counts. */
export type EditBody = Omit<Mark, "path">;

interface ForkBody {
  /** What is changed: "η = 0.1". */
  readonly name: string;
  /** Where the two first differ; while that is looked for "sought", and "none" where they never do. */
  readonly difference: "sought" | "none" | ForkDifferenceBody;
}

/** The first step, met in both, that does not find the same number. */
interface ForkDifferenceBody {
  /** "w₀₁⁽²⁾". */
  readonly name: string;
  readonly epoch: number;
  readonly batch: number;
  readonly example: number;
  readonly kind: StepKind;
  readonly l: number;
  readonly j: number;
  readonly k?: number;
  /** Where it is done, in the run and in the fork. */
  readonly position: number;
  readonly forkPosition: number;
  /** Absent where the run has not come there yet, or the reader is asked for it. */
  readonly value?: number;
  readonly forkValue?: number;
}

interface PredictBody {
  readonly on: boolean;
  /** Whether something is asked where the session stands. */
  readonly asks: boolean;
}

interface BoundBody {
  readonly id: number;
  readonly on: BreakpointView;
}

interface PositionBody {
  readonly position: number;
  readonly length: number;
  readonly level: Level;
  readonly mark?: Mark;
}

/** Where a number or name stands in the file, counted as the client counts, and its text. */
export interface Mark {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly path: string;
  readonly text: string;
}

export interface NudgeBody {
  /** "w₀₁⁽²⁾", "η". */
  readonly name: string;
  /** "w[2][0][1]", of a weight or bias. */
  readonly expression?: string;
  /** Of an input or target: its example's place in the file. */
  readonly example?: number;
  /** The position it is made at. */
  readonly position: number;
  readonly value: number;
  /** The shortest text that reads back to the value. */
  readonly text: string;
  /** Where the number stands in the file, unless the file leaves it out. */
  readonly mark?: Mark;
}

/** The body of each event. */
export interface Events {
  initialized: undefined;
  stopped: BodyOfEvent<DebugProtocol.StoppedEvent>;
  continued: BodyOfEvent<DebugProtocol.ContinuedEvent>;
  progressStart: BodyOfEvent<DebugProtocol.ProgressStartEvent>;
  progressUpdate: BodyOfEvent<DebugProtocol.ProgressUpdateEvent>;
  progressEnd: BodyOfEvent<DebugProtocol.ProgressEndEvent>;
  /**
   * How far a long way has come, for a client that does not ask for progress. A client that has gone shows only where
   * something is said to it.
   */
  "backprop/underway": { readonly title: string; readonly message: string; readonly percentage: number };
  breakpoint: BodyOfEvent<DebugProtocol.BreakpointEvent>;
  invalidated: BodyOfEvent<DebugProtocol.InvalidatedEvent>;
  /** The view of this position is another one now: a nudge was made or taken back, or other breakpoints are set. */
  "backprop/changed": undefined;
  output: BodyOfEvent<DebugProtocol.OutputEvent>;
  exited: BodyOfEvent<DebugProtocol.ExitedEvent>;
  terminated: BodyOfEvent<DebugProtocol.TerminatedEvent>;
}

export interface Answer<Body> {
  readonly body?: Body;
  /** Done once the response is sent: the events that the request causes come after it. */
  readonly after?: () => void;
}
