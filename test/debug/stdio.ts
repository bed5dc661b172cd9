/** A client of the built adapter as a program of its own, over its standard input and output. */
import { strict as assert } from "node:assert";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { encode, MessageReader } from "../../src/debug/protocol/framing";
import { TestClient } from "./client";

export const ADAPTER = "dist/adapter.js";

/** All that a program left behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
}

export interface Outside {
  readonly client: TestClient;
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

/** A client whose adapter does not yet know what it will be asked. */
export function outside(adapter = ADAPTER): Outside {
  const child = spawn(process.execPath, [adapter]);
  const client = new TestClient().connect({
    send: (message) => child.stdin.write(encode(message as object)),
  });
  const reader = new MessageReader({
    message: (message) => client.hear(message as DebugProtocol.ProtocolMessage),
    fault: (text) => assert.fail(text),
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => {
    out.push(chunk);
    reader.push(chunk);
  });
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.stdin.on("error", () => {}); // It may be gone before it has read all.
  const ended = new Promise<Ended>((resolve) =>
    child.on("close", (code) =>
      resolve({ code, out: Buffer.concat(out), err: Buffer.concat(err).toString() }),
    ),
  );
  return { client, child, ended };
}
