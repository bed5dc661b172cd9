/** What stands in the rows of a nudge's chain: of each link what it moves by, the measured ratio, and the exact factor. */
import type { SourceView, Value, WhatIfView } from "../../../src/protocol/messages";
import { panel } from "../../shared/words";
import type { Counts, Row } from "./chainLayout";

export interface ChainRow {
  readonly letter: "w" | "b" | "z" | "a" | "C" | undefined;
  readonly name: string;
  readonly before: Value;
  /** With the nudge; absent without. */
  readonly after: number | undefined;
  readonly change: Value;
  readonly ratio: Value;
  readonly factor: Value;
  /** "Δz/Δw" and "∂z/∂w", and in full; absent where there is no ratio. */
  readonly names?: {
    readonly ratio: string;
    readonly factor: string;
    readonly fullRatio: string;
    readonly fullFactor: string;
  };
}

/** The paths that the host has folded count as one. */
export function countsOf({ links, fan }: SourceView): Counts {
  const paths = fan ? fan.paths.length + (fan.others === undefined ? 0 : 1) : 0;
  return { links: links.length + 1, paths };
}

export function chainRow({ kind, index }: Row, source: SourceView, answer: WhatIfView | undefined): ChainRow {
  switch (kind) {
    case "link":
      return index === 0 ? sourceRow(source, answer) : linkRow(index - 1, source, answer);
    case "gap":
      return { ...EMPTY, name: panel.nudge.moreLinks(source.links.length - index) };
    case "path":
      return pathRow(index, source, answer);
    case "paths":
      return pathsRow(index, source, answer);
  }
}

const EMPTY = {
  letter: undefined,
  before: null,
  after: undefined,
  change: null,
  ratio: null,
  factor: null,
} as const;

function sourceRow({ letter, name, value }: SourceView, answer: WhatIfView | undefined): ChainRow {
  const change = answer?.moved ?? null;
  return { letter, name, before: value, after: answer?.after.w, change, ratio: null, factor: null };
}

function linkRow(place: number, { letter, links }: SourceView, answer: WhatIfView | undefined): ChainRow {
  const link = links[place]!;
  const moved = answer?.links[place];
  const from = links[place - 1]?.letter ?? letter;
  return {
    letter: link.letter,
    name: link.name,
    before: link.value,
    after: moved?.after,
    change: moved?.change ?? null,
    ratio: moved?.ratio ?? null,
    factor: link.factor,
    names: {
      ratio: `Δ${link.letter}/Δ${from}`,
      factor: `∂${link.letter}/∂${from}`,
      fullRatio: link.ratio,
      fullFactor: link.factorName,
    },
  };
}

/** A path; the one after the last is that of all which the host has folded. */
function pathRow(index: number, { fan }: SourceView, answer: WhatIfView | undefined): ChainRow {
  const path = fan!.paths[index];
  if (!path) {
    const name = panel.nudge.morePaths(fan!.size - fan!.paths.length);
    return {
      ...EMPTY,
      letter: fan!.letter,
      name,
      ratio: answer?.fan?.others ?? null,
      factor: fan!.others ?? null,
    };
  }
  const moved = answer?.fan?.paths[index];
  return {
    ...EMPTY,
    letter: fan!.letter,
    name: panel.nudge.path(path.name),
    change: moved?.change ?? null,
    ratio: moved?.share ?? null,
    factor: path.term,
  };
}

/** All paths from an index on, as one. */
function pathsRow(from: number, source: SourceView, answer: WhatIfView | undefined): ChainRow {
  const { paths, others, size, letter } = source.fan!;
  const count = paths.length + (others === undefined ? 0 : 1);
  const rest = Array.from({ length: count - from }, (_, place) => pathRow(from + place, source, answer));
  return {
    ...EMPTY,
    letter,
    name: panel.nudge.morePaths(size - from),
    ratio: summed(rest.map(({ ratio }) => ratio)),
    factor: summed(rest.map(({ factor }) => factor)),
  };
}

function summed(values: readonly Value[]): Value {
  return values.reduce<Value>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
}
