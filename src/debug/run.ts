/** A launched network: the pinned text of its file, where its numbers stand, and its run. Or why there is none. */

import { selected } from "../core/network/dataset";
import type { Network, Parameter } from "../core/network/network";
import { Program } from "../core/program/program";
import { levels } from "../core/program/steps";
import type { Nudge } from "../core/run/nudge";
import { Trace } from "../core/run/trace";
import type { Beside, Files } from "../document/data/files";
import { LineIndex } from "../document/json/lines";
import type { Problem, Range } from "../document/json/problem";
import { type NetworkFile, readNetworkFile } from "../document/network/networkFile";
import type { SourceMap } from "../document/network/sourceMap";
import { budget, lengths, limits } from "../protocol/budget";
import { oneLine, quoted } from "../protocol/harmless";
import {
  between,
  count,
  either,
  flag,
  list,
  Misfit,
  object,
  oneOf,
  only,
  optional,
  type Schema,
  type TypeOf,
  text,
  withDefault,
} from "../protocol/schema";
import { words } from "../words/words";
import { fileName } from "./protocol/path";
import { RequestError } from "./protocol/requestError";

/** `"all"`, one index or a list of them. */
const several = either(only("all"), list(count));
const chosenExamples: Schema<"all" | readonly number[]> = {
  is: several.is,
  read: (value, path) =>
    value === "all" || Array.isArray(value) ? several.read(value, path) : [count.read(value, path)],
};

const memory = limits.checkpointMemory;

/** The launch arguments, as a launch.json or another client gives them. */
const launchArguments = object({
  program: text,
  root: optional(text),
  stopOnEntry: withDefault(flag, true),
  level: withDefault(oneOf(levels), "factor"),
  examples: withDefault(chosenExamples, "all"),
  epochs: optional(count),
  checkpointMemory: withDefault(between(memory.from, memory.to), memory.usual),
  noDebug: withDefault(flag, false),
});
export type LaunchArguments = TypeOf<typeof launchArguments>;

const ABSOLUTE = /^([/\\]|[a-z]:[/\\]|[a-z][a-z0-9+.-]+:)/i;

export class Run {
  /** What a reader calls it: the network's name, or its file's. */
  readonly title: string;
  private constructor(
    readonly args: LaunchArguments,
    /** The file's text at launch: what an editor does later changes nothing here. */
    readonly text: string,
    readonly network: Network,
    readonly sourceMap: SourceMap,
    readonly lines: LineIndex,
    /** What it has of other files, as they were at launch. */
    readonly beside: Beside,
    /** What is questionable in the file, though it runs. */
    readonly warnings: readonly string[],
    readonly trace: Trace,
  ) {
    this.title = oneLine(network.name ?? "") || oneLine(fileName(args.program));
  }

  /** Reads a file's text, and what it names of other files; rejects with a `RequestError` that says all that is wrong. */
  static async open(args: LaunchArguments, text: string, files?: Files): Promise<Run> {
    return Run.of(args, text, await readNetworkFile(text, files));
  }

  /** The run of a text that is read, as the arguments want it; throws a `RequestError` that says all that is wrong. */
  static of(args: LaunchArguments, text: string, file: NetworkFile): Run {
    const { network: whole, sourceMap, problems, beside } = file;
    if (!whole || !sourceMap) throw launchError(problemList(args.program, text, problems));
    const network = withEpochs(withExamples(whole, args), args);
    const { length } = new Program(network);
    if (!Number.isSafeInteger(length)) {
      throw launchError(words.sessions.launch.tooLong(network.training!.epochs));
    }
    const lines = new LineIndex(text);
    const warnings = problems.map((warning) => located(lines, warning));
    const trace = new Trace(network, { checkpointBytes: args.checkpointMemory * 2 ** 20 });
    return new Run(args, text, network, sourceMap, lines, beside, warnings, trace);
  }

  /** The same launch with other nudges. */
  withNudges(nudges: readonly Nudge[]): Run {
    const { args, text, network, sourceMap, lines, beside, warnings, trace } = this;
    return new Run(args, text, network, sourceMap, lines, beside, warnings, trace.nudged(nudges));
  }

  /** Whether both run one text, with the same data of other files. */
  isOfSameTextAs({ text, beside }: Run): boolean {
    return this.text === text && this.beside.isSameAs(beside);
  }

  /** Whether both come from one launch. */
  isOneLaunchWith({ sourceMap }: Run): boolean {
    return this.sourceMap === sourceMap;
  }

  get program(): Program {
    return this.trace.program;
  }

  /** The source path, as the client wrote it. */
  get path(): string {
    return this.args.program;
  }

  get fileName(): string {
    return oneLine(fileName(this.path));
  }
}

/** Whether the network has such a parameter. */
export function hasParameter({ sizes }: Network, { l, j, k }: Parameter): boolean {
  const isIn = (index: number, size: number | undefined) => index >= 0 && index < (size ?? 0);
  return l >= 1 && isIn(j, sizes[l]) && (k === undefined || isIn(k, sizes[l - 1]));
}

/** Whether two runs have the same steps, though perhaps with other numbers. */
export function hasSameSteps({ network: a, program: p }: Run, { network: b, program: q }: Run): boolean {
  return (
    String(a.sizes) === String(b.sizes) &&
    a.examples.count === b.examples.count &&
    p.epochs === q.epochs &&
    p.batchSize === q.batchSize &&
    p.length === q.length
  );
}

/** Whether a run is another one of the same text and examples that goes on for more epochs. */
export function isLonger(run: Run, before: Run): boolean {
  const isSame = String(run.args.examples) === String(before.args.examples);
  return isSame && run.isOfSameTextAs(before) && run.program.epochs > before.program.epochs;
}

export function launchError(text: string): RequestError {
  return new RequestError("launch", text, { showUser: true });
}

/** Launch arguments that can be used, or a launch error. */
export function readLaunchArguments(args: unknown): LaunchArguments {
  let read: LaunchArguments;
  try {
    read = launchArguments.read(args);
  } catch (error) {
    throw error instanceof Misfit ? launchError(words.misfits.mustBe(error, "arguments")) : error;
  }
  const { notAbsolute, rootNotAbsolute } = words.sessions.launch;
  if (!ABSOLUTE.test(read.program)) throw launchError(notAbsolute(quoted(read.program, lengths.path)));
  if (read.root === undefined || ABSOLUTE.test(read.root)) return read;
  throw launchError(rootNotAbsolute(quoted(read.root, lengths.path)));
}

function withExamples(network: Network, { examples: chosen }: LaunchArguments): Network {
  if (chosen === "all") return network;
  const { examples, training } = network;
  if (chosen.length === 0) throw launchError(words.sessions.launch.noExamples);
  const missing = chosen.find((place) => place >= examples.count);
  if (missing !== undefined) {
    throw launchError(words.sessions.launch.noSuchExample(missing, examples.count));
  }
  return {
    ...network,
    examples: selected(examples, chosen),
    ...(training && {
      training: { ...training, batchSize: Math.min(training.batchSize, chosen.length) },
    }),
  };
}

function withEpochs(network: Network, { epochs }: LaunchArguments): Network {
  if (epochs === undefined) return network;
  if (!network.training) {
    throw launchError(words.sessions.launch.notTrained);
  }
  if (epochs === 0) throw launchError(words.sessions.launch.noEpochs);
  return { ...network, training: { ...network.training, epochs } };
}

/** "4:12 layer 2 has …", line and column as an editor counts them, from 1. */
function located(lines: LineIndex, { start, message }: Range & { readonly message: string }): string {
  const { line, column } = lines.positionAt(start);
  return `${line + 1}:${column + 1} ${message}`;
}

function problemList(path: string, text: string, problems: readonly Problem[]): string {
  const lines = new LineIndex(text);
  const shown = problems.slice(0, budget.launchProblems).map((problem) => located(lines, problem));
  const isMore = problems.length > shown.length;
  const head = words.sessions.launch.problems(oneLine(fileName(path)), problems.length);
  const rest = isMore ? [words.budget.launchProblems(shown.length, problems.length)] : [];
  return [head, ...shown, ...rest].join("\n");
}
