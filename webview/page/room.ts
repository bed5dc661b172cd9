/** How the page is composed at a size of the window: which regions stand where, how high each one is, and what folds where it is low. */
import type { Size } from "../shared/geometry";

/**
 * A side bar; one column; the network beside the other views; the formula, the network and the nudge side by side. For a hall:
 * one view below the words, or beside them.
 */
export type Arrangement = "narrow" | "one" | "two" | "three" | "hall" | "hallBeside";

export interface Room {
  readonly arrangement: Arrangement;
  /** Whether what else can be chosen stands in menus. */
  readonly isCompact: boolean;
  /** How many times as large as it is composed the whole page is drawn. */
  readonly zoom: number;
  /** How many times as large as in one column the formula is. */
  readonly scale: number;
  /** Heights in pixels; the deck has what is left. */
  readonly header: number;
  readonly stage: number;
  readonly words: number;
  readonly strip: number;
  /** Whether the strip is one line. */
  readonly isStripFolded: boolean;
  /**
   * Whether of the deck its tabs alone are in sight: a view opens over the rest. In three columns it is the matrix that
   * has no place of its own.
   */
  readonly isDeckFolded: boolean;
  /** Whether a question leaves no room for the deck and the strip at all. */
  readonly isDeckGone: boolean;
  /** How many rows of a sum there is room for. */
  readonly rows: number;
  /** Whether the words have one line. */
  readonly areWordsFolded: boolean;
  /** The least height of the page: in a window that is lower still it scrolls. */
  readonly least: number;
}

/** What the composition follows from besides the window: the same at every step. */
export interface Content {
  /** Of the longest sum. */
  readonly rows: number;
  /** Of the timeline. */
  readonly lanes: number;
  readonly predicts: boolean;
}

const HEAD = 36;
/** A view and its head. */
const LEAST_DECK = HEAD + 140;
const STRIP_LINE = 26;
const WORDS_LINE = 32;
const FEW_ROWS = 4;
/** A panel that is narrower has no room for three factors side by side, or for all buttons. */
const COMPACT = 520;
/** Here formulas break into lines. */
const TINY = 300;
/** The lowest window that has three columns. */
const LEAST_COLUMNS = 560;

interface Heights {
  readonly header: number;
  readonly stage: number;
  readonly words: number;
  readonly strip: number;
  /** What a question takes besides. */
  readonly question: number;
}

const heights: Readonly<Record<Arrangement, Heights>> = {
  narrow: { header: 98, stage: 248, words: 94, strip: 44, question: 122 },
  one: { header: 100, stage: 252, words: 92, strip: 78, question: 80 },
  two: { header: 84, stage: 252, words: 96, strip: 78, question: 80 },
  three: { header: 56, stage: 252, words: 96, strip: 80, question: 80 },
  // In place of the strip there are the keys.
  hall: { header: 66, stage: 252, words: 122, strip: 30, question: 80 },
  hallBeside: { header: 66, stage: 252, words: 0, strip: 30, question: 0 },
};

/** A lane of the timeline more. */
const LANE = 26;
/** Rows more than four. */
const moreRows = [0, 18, 35, 52, 69, 87, 104] as const;

export function arrangementOf({ width, height }: Size): Arrangement {
  if (width < 400) return "narrow";
  if (width < 720) return "one";
  return width >= 1500 && height >= LEAST_COLUMNS ? "three" : "two";
}

function stageFor(rows: number, { width }: Size, { stage }: Heights): number {
  const more = width < TINY ? 60 : 0;
  return stage + more + moreRows[Math.min(Math.max(rows - FEW_ROWS, 0), moreRows.length - 1)]!;
}

/** What is given up for the deck, one after the other, until it has room. Where all of it is not enough the page scrolls, and has all. */
export function roomOf(size: Size, content: Content): Room {
  let room = unfolded(size, content);
  const give = (isWanted: boolean, given: Partial<Room>): void => {
    if (isWanted) room = { ...room, ...given };
  };
  const of = heights[room.arrangement];
  const lacks = (): boolean => size.height < others(room) + LEAST_DECK;
  const overflows = (): boolean => size.height < others(room) + HEAD;
  give(lacks() && room.scale > 1, { scale: 1, stage: room.stage / room.scale });
  give(lacks(), { isStripFolded: true, strip: STRIP_LINE });
  give(lacks(), { isDeckFolded: true });
  give(overflows() && content.rows > FEW_ROWS, { rows: FEW_ROWS, stage: of.stage });
  give(overflows(), {
    areWordsFolded: true,
    words: WORDS_LINE + (content.predicts ? room.words - of.words + 8 : 0),
  });
  give(overflows() && content.predicts, { isDeckGone: true, strip: -HEAD, stage: of.stage - 12 });
  if (!overflows()) return room;
  const whole = { ...unfolded(size, content), scale: 1, stage: stageFor(content.rows, size, of) };
  return { ...whole, least: others(whole) + LEAST_DECK };
}

/** The page for a hall as it is composed: at 1920 × 1080 its 11 px are 20. */
const HALL_BESIDE: Size = { width: 1038, height: 584 };
const HALL: Size = { width: 600, height: 680 };
/** From this much wider than high on the words stand beside the view. */
const BESIDE = 1.3;
/** Every view fits into so much; one that is lower could not be read from the last row either. */
const LEAST_HALL = 144;

/** While the panel is the whole window: the page is enlarged, so that its smallest text can be read from the last row. */
export function hallRoom({ width, height }: Size, content: Content): Room {
  const arrangement = width >= BESIDE * height ? "hallBeside" : "hall";
  const composed = arrangement === "hall" ? HALL : HALL_BESIDE;
  const zoom = Math.max(1, Math.min(width / composed.width, height / composed.height));
  const size = { width: width / zoom, height: height / zoom };
  const whole = { ...unfolded(size, content, arrangement), zoom };
  const isHigh = size.height >= others(whole) + LEAST_HALL;
  const room =
    isHigh || content.rows <= FEW_ROWS
      ? whole
      : { ...whole, rows: FEW_ROWS, stage: heights[arrangement].stage };
  if (arrangement === "hall") return room;
  // Beside the view the words are as high as that.
  return { ...room, words: size.height - others(room) - (content.predicts ? heights.hall.question : 0) };
}

/** From this size on the editor of one view is enlarged, so that its reader may sit further away; what is larger still shows more. */
const ONLY: Size = { width: 640, height: 480 };
const MOST_ENLARGED = 1.75;

/** How much the editor of one view is enlarged. */
export function onlyZoom({ width, height }: Size): number {
  return Math.min(Math.max(1, Math.min(width / ONLY.width, height / ONLY.height)), MOST_ENLARGED);
}

function unfolded(
  size: Size,
  { rows, lanes, predicts }: Content,
  arrangement: Arrangement = arrangementOf(size),
): Room {
  const of = heights[arrangement];
  const question = of.question + (size.width < TINY ? 40 : 0);
  const isWide = arrangement === "two" || (arrangement === "three" && size.width >= 1700);
  const scale = isWide ? 1.25 : 1;
  return {
    arrangement,
    isCompact: size.width < COMPACT,
    zoom: 1,
    scale,
    header: of.header + (lanes - 1) * LANE,
    stage: scale * stageFor(rows, size, of),
    words: of.words + (predicts ? question : 0),
    strip: rows >= 10 ? Math.min(of.strip, 66) : of.strip,
    isStripFolded: false,
    isDeckFolded: false,
    isDeckGone: false,
    rows: Number.POSITIVE_INFINITY,
    areWordsFolded: false,
    least: 0,
  };
}

function others({ header, stage, words, strip }: Room): number {
  return header + stage + words + strip;
}

/** The place of the words themselves; `isAlone` where nothing stands under them. */
export function wordsRoom({ arrangement, areWordsFolded, words }: Room, isAlone: boolean) {
  const best = typeIn[arrangement];
  if (areWordsFolded) return { height: 24, best };
  if (arrangement === "hallBeside") return { height: words - UNDER_WORDS, best };
  if (isAlone) return { height: words - 10, best };
  return { height: textIn[arrangement], best };
}

/** The indices in two lines. */
const UNDER_WORDS = 60;

/** The type of the words and of a line of them, where there is room. */
const typeIn: Readonly<Record<Arrangement, readonly [size: number, line: number]>> = {
  narrow: [13.5, 20],
  one: [14, 21],
  two: [16, 24],
  three: [15, 22],
  hall: [19, 27],
  hallBeside: [19, 27],
};

const textIn: Readonly<Record<Exclude<Arrangement, "hallBeside">, number>> = {
  narrow: 60,
  one: 48,
  two: 52,
  three: 52,
  hall: 84,
};
