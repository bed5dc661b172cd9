/** The debug adapter as a program of its own: the protocol's messages over standard input and output. */
import { once } from "node:events";
import { readFileSync, type Stats, statSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { version } from "../package.json";
import { checkSize, decodedText } from "./debug/bytes";
import type { Pace } from "./debug/moves/slices";
import { encode, MessageReader } from "./debug/protocol/framing";
import { Session } from "./debug/session";
import { checkRegular, nodeFiles, readable } from "./nodeFiles";
import { commandLine } from "./words/language";

/** How often to look whether the program that started this one is still there. */
const WATCH_MILLISECONDS = 500;
/** How long a client may take to say goodbye once the session is over. */
const FAREWELL_MILLISECONDS = 1000;

function main(options: readonly string[]): void {
  const [option] = options;
  if (option === "--version") console.log(version);
  else if (option === "--help" || option === "-h") console.log(commandLine.help(version));
  else if (option !== undefined) fail(commandLine.noOption(option));
  else if (process.stdin.isTTY) fail(commandLine.noTerminal);
  else serve();
}

function fail(message: string): void {
  console.error(`${message}\n\n${commandLine.help(version)}`);
  process.exitCode = 1;
}

const pace: Pace = { now: () => performance.now(), nextTurn };

function serve(): void {
  const session = new Session({
    readFile: readText,
    textNow,
    send: (message) => {
      process.stdout.write(encode(message));
      if (isEnd(message)) setTimeout(exit, FAREWELL_MILLISECONDS).unref();
      if (isGoodbye(message)) process.stdout.write("", exit);
    },
    filesBeside: (path, root) => nodeFiles(fileSystemPath(path), pace, root && fileSystemPath(root)),
    ...pace,
  });
  const reader = new MessageReader({
    message: (message) => session.receive(message),
    fault: (text) => console.error(commandLine.fault(text)),
  });
  process.stdin.on("data", (chunk: Buffer) => reader.push(chunk));
  process.stdin.on("end", exit);
  process.stdin.on("error", exit);
  process.stdout.on("error", exit);
  endWithParent();
}

/** A client that is killed may leave its ends of the pipes open in others: then nothing but its absence tells. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent || !isRunning(parent)) exit();
  }, WATCH_MILLISECONDS).unref();
}

/** Windows gives an orphan no other parent, so that its number alone does not tell. */
function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** A run that says a lot waits for a client that reads slowly: what is not read yet does not pile up here. */
async function nextTurn(): Promise<void> {
  if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
  await new Promise((resolve) => setImmediate(resolve));
}

function exit(): void {
  process.exit(0);
}

function isEnd(message: DebugProtocol.ProtocolMessage): boolean {
  return message.type === "event" && (message as DebugProtocol.Event).event === "terminated";
}

function isGoodbye(message: DebugProtocol.ProtocolMessage): boolean {
  return message.type === "response" && (message as DebugProtocol.Response).command === "disconnect";
}

async function readText(path: string): Promise<string> {
  try {
    const file = fileSystemPath(path);
    checkReadable(await stat(file));
    return decodedText(await readFile(file));
  } catch (error) {
    throw readable(error);
  }
}

function textNow(path: string): string | undefined {
  try {
    const file = fileSystemPath(path);
    checkReadable(statSync(file));
    return decodedText(readFileSync(file));
  } catch {
    return undefined;
  }
}

function checkReadable(found: Stats): void {
  checkRegular(found);
  checkSize(found.size);
}

function fileSystemPath(path: string): string {
  return path.startsWith("file:") ? fileURLToPath(path) : path;
}

main(process.argv.slice(2));
