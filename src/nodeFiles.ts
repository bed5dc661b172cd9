/** The files beside a network file, where there is a file system: inside of one folder, whatever links there are. */
import type { Stats } from "node:fs";
import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { unreadable } from "./debug/bytes";
import { finished, type Pace } from "./debug/moves/slices";
import { type Files, type FoundFile, Memory } from "./document/data/files";
import { wayTo } from "./document/data/paths";
import { budget } from "./protocol/budget";
import { oneLine } from "./protocol/harmless";
import { words } from "./words/words";

const memory = new Memory();

/** `file` is the network file; what it names may not lie outside of `root`. */
export function nodeFiles(file: string, pace: Pace, root = dirname(file)): Files {
  return {
    memory,
    finish: (work) => finished(work, pace),
    find: async (path) => {
      try {
        return await found(path, file, root);
      } catch (error) {
        throw readable(error);
      }
    },
  };
}

async function found(path: string, file: string, root: string): Promise<FoundFile> {
  const called = oneLine(root);
  const { outside, linkOut } = words.problems.data.paths;
  const from = relative(root, file);
  if (!isInside(from)) throw new Error(outside(called));
  const place = await realpath(join(root, ...wayTo(path, from.split(sep), called)));
  if (!isInside(relative(await realpath(root), place))) throw new Error(linkOut(called));
  const { ino, mtimeMs, size } = await regular(place);
  if (size > budget.dataFileBytes) throw new Error(words.budget.dataFileBytes());
  return { id: place, version: `${ino} ${mtimeMs} ${size}`, bytes: () => readFile(place) };
}

/** What is known of a file; throws where it is none. */
async function regular(place: string): Promise<Stats> {
  const known = await stat(place);
  checkRegular(known);
  return known;
}

/** Devices and pipes may have no end. */
export function checkRegular(known: Stats): void {
  if (!known.isFile()) throw new Error(known.isDirectory() ? unreadable.folder : unreadable.device);
}

/** Whether a way from a folder stays in it. */
function isInside(way: string): boolean {
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** An error in words for a reader. */
export function readable(error: unknown): Error {
  return new Error(reasons[(error as NodeJS.ErrnoException).code ?? ""] ?? (error as Error).message);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: unreadable.missing,
  ENOTDIR: unreadable.missing,
  EACCES: unreadable.forbidden,
  ENAMETOOLONG: unreadable.longName,
  ELOOP: words.problems.data.paths.linkLoop,
  ERR_INVALID_ARG_VALUE: unreadable.noPath,
  ERR_INVALID_FILE_URL_HOST: unreadable.noPath,
  ERR_INVALID_FILE_URL_PATH: unreadable.noPath,
};
