/** The port through which a network file's reader gets at other files, and what it has read of them. */
import { budget, lengths, limits } from "../../protocol/budget";
import { oneLine, quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import { Fault } from "./fault";
import { bytesOf, keyOf, type Part, type Taken, taken } from "./parts";

export interface FoundFile {
  /** Another one for each file of the whole system. */
  readonly id: string;
  /** Another one whenever its bytes are other ones. */
  readonly version: string;
  /** All its bytes; rejects where they cannot be read. */
  bytes(): Promise<Uint8Array>;
}

/** The files that a network file may name: those beside it, and as far around it as they are its own. */
export interface Files {
  /** The file at a path relative to the network file, of a size that is read; rejects, in words that end "Cannot read …:". */
  find(path: string): Promise<FoundFile>;
  /** Does long work in slices. */
  finish<Result>(work: Generator<unknown, Result, void>): Promise<Result>;
  /** What was read before, and may be read again. */
  readonly memory: Memory;
}

/** What was taken of files lately, for as long as somebody has it: who reads a file again finds what it had. */
export class Memory {
  private readonly known = new Map<string, { readonly version: string; readonly taken: WeakRef<Taken> }>();

  get({ id, version }: FoundFile, part: Part): Taken | undefined {
    const known = this.known.get(keyIn(id, part));
    return known?.version === version ? known.taken.deref() : undefined;
  }

  keep({ id, version }: FoundFile, part: Part, taken: Taken): void {
    for (const [key, each] of this.known) if (!each.taken.deref()) this.known.delete(key);
    this.known.set(keyIn(id, part), { version, taken: new WeakRef(taken) });
  }
}

function keyIn(id: string, part: Part): string {
  return JSON.stringify([id, keyOf(part)]);
}

/** What a text may know of other files. */
export class Beside {
  /** The parts that were asked for, and are not here. */
  readonly missing: Part[] = [];

  constructor(
    private readonly known: ReadonlyMap<string, Taken | Fault> = new Map(),
    private readonly parts: readonly Part[] = [],
  ) {}

  get(part: Part): Taken | Fault | undefined {
    const found = this.known.get(keyOf(part));
    if (!found) this.missing.push(part);
    return found;
  }

  /** The paths of the files that it knows something of. */
  get paths(): readonly string[] {
    return this.parts.map(({ file }) => file);
  }

  /** Whether both know the same; what is read again and has not changed is the same. */
  isSameAs({ known }: Beside): boolean {
    return this.known.size === known.size && [...this.known].every(([key, each]) => known.get(key) === each);
  }

  /** The same, for another text. */
  again(): Beside {
    return new Beside(this.known, this.parts);
  }
}

/** Reads parts of files; where there are no files at all, the fault of each is that. */
export async function readParts(parts: readonly Part[], files: Files | undefined): Promise<Beside> {
  const known = new Map<string, Taken | Fault>();
  const opened = new Map<string, Promise<Uint8Array>>();
  let left = limits.dataBytes;
  for (const part of parts) {
    const key = keyOf(part);
    if (known.has(key)) continue;
    const read =
      limitFault(part, known.size, left) ??
      (await readPart(part, files, opened, Math.min(left, budget.dataFileBytes)));
    known.set(key, read);
    left -= read instanceof Fault ? 0 : bytesOf(read);
  }
  return new Beside(known, parts);
}

/** Why no more is read. */
function limitFault({ file }: Part, count: number, left: number): Fault | undefined {
  const { tooManyParts, tooMuch } = words.problems.data;
  if (count >= limits.dataParts) return new Fault(tooManyParts(nameOf(file), limits.dataParts));
  return left > 0 ? undefined : new Fault(tooMuch(nameOf(file)));
}

async function readPart(
  part: Part,
  files: Files | undefined,
  opened: Map<string, Promise<Uint8Array>>,
  most: number,
): Promise<Taken | Fault> {
  const path = quoted(part.file, lengths.path);
  if (!files) return new Fault(words.problems.data.unsaved(path));
  try {
    const found = await files.find(part.file);
    const before = files.memory.get(found, part);
    if (before) return before;
    const reading = opened.get(found.id) ?? found.bytes();
    opened.set(found.id, reading);
    const work = taken(part, await reading, nameOf(part.file), most);
    const read = await files.finish(work);
    if (!(read instanceof Fault)) files.memory.keep(found, part, read);
    return read;
  } catch (error) {
    return new Fault(
      words.problems.data.unreadable(path, error instanceof Error ? error.message : String(error)),
    );
  }
}

/** What a reader calls a file: its name, without its folders. */
export function nameOf(path: string): string {
  return oneLine(path.slice(path.lastIndexOf("/") + 1));
}
