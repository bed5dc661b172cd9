/** The files that other tools wrote, and what stands in them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { complete } from "../../../src/core/run/work";
import { Fault } from "../../../src/document/data/fault";
import { type Files, Memory } from "../../../src/document/data/files";
import { type ArrayRows, type Part, taken } from "../../../src/document/data/parts";
import { scaled } from "../../../src/document/data/tensor";

const folder = "test/golden/data/";

export function golden(name: string): Uint8Array {
  return new Uint8Array(readFileSync(folder + name));
}

export const expected = JSON.parse(readFileSync(`${folder}expected.json`, "utf8"));

/** A result that is no fault. */
export function sound<Result>(result: Result | Fault): Result {
  if (result instanceof Fault) assert.fail(result.words);
  return result;
}

/** The words of a fault; undefined where there is none. */
export function faultOf(result: unknown): string | undefined {
  return result instanceof Fault ? result.words : undefined;
}

export const MOST = 2 ** 30;

/** What is taken of a file of these bytes. */
export function read(part: Part, bytes: Uint8Array) {
  return complete(taken(part, bytes, part.file, MOST));
}

/** All rows of an array. */
export function rowsIn(array: unknown): number[][] {
  const rows = array as ArrayRows;
  const all = scaled(rows, 1);
  return Array.from({ length: all.count }, (_, i) => [...all.row(i)]);
}

/** Files in memory, by path; each time they are found they have the version that `versions` says. */
export function filesIn(
  contents: Readonly<Record<string, Uint8Array | string>>,
  versions: Readonly<Record<string, string>> = {},
): Files & { readonly read: string[] } {
  const read: string[] = [];
  return {
    read,
    memory: new Memory(),
    finish: async (work) => complete(work),
    find: async (path) => {
      const content = contents[path];
      if (content === undefined) throw new Error("there is no such file.");
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return {
        id: `memory:${path}`,
        version: versions[path] ?? "1",
        bytes: async () => {
          read.push(path);
          return bytes;
        },
      };
    },
  };
}

/** Every beginning of some bytes, but for the whole. */
export function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length++) yield bytes.slice(0, length);
}

/** The same bytes with one bit turned, for every bit. */
export function* flipped(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at++)
    for (let bit = 1; bit < 256; bit *= 2) yield bytes.with(at, bytes[at]! ^ bit);
}
