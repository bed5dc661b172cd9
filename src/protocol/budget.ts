/** How much of anything is read, shown or done at once, and what is told where there is more. */

export interface Cap {
  /** That many are taken. */
  readonly most: number;
  /** The sentence where it is hit, where that many are taken; `count` is how many there are, as far as it is known. */
  readonly told: (most: number, count: number) => string;
}

export const budget = {
  // ── A network file ─────────────────────────────────────────────────────────────────────────────────────────────────

  /** Bytes of a file: more than the longest text of a network can take. */
  fileBytes: { most: 256 * 2 ** 20, told: () => "it is too large." },
  /** UTF-16 units of a JSON text; a longer one is not read at all. */
  textLength: {
    most: 64 * 2 ** 20,
    told: (most, count) => `this file has ${count} characters, and more than ${most} are not read`,
  },
  /** Brackets inside brackets: reading them takes the stack. */
  bracketDepth: {
    most: 256,
    told: (most) => `brackets are nested more than ${most} deep from here on`,
  },
  /** Values of a JSON text, other than the numbers of an array made of numbers alone: a node each. */
  jsonValues: {
    most: 2 ** 20,
    told: (most) => `from here on the file is not read: it has more than ${most} values`,
  },
  /** Numbers of a JSON text: 16 bytes each. */
  jsonNumbers: {
    most: 2 ** 24,
    told: (most) => `from here on the file is not read: it has more than ${most} numbers`,
  },
  /** Problems of one file: a hopeless text must not fill the memory, nor a reader's day. */
  problems: {
    most: 1000,
    told: (most) => `there are more than ${most} problems: what else there is, is not shown`,
  },

  // ── What a file's text says, where it is shown ─────────────────────────────────────────────────────────────────────

  /** UTF-16 units of a name: what fits beside a number, or on a crumb. */
  name: { most: 60, told: () => "…" },
  /** UTF-16 units of a file's path. */
  path: { most: 300, told: () => "…" },
  /** UTF-16 units of a name in a cell of a table. */
  cell: { most: 24, told: () => "…" },
  /** UTF-16 units of what a message quotes of a file. */
  quote: { most: 40, told: () => "…" },
  /** UTF-16 units of what a message quotes of an expression, or of a client's arguments. */
  typed: { most: 61, told: () => "…" },

  // ── The language of network files ──────────────────────────────────────────────────────────────────────────────────

  /** Items of one list in the outline. */
  outlineList: { most: 1000, told: (most, count) => `… ${count - most} more` },
  /** Items of the whole outline: an editor takes about 15 µs for each. */
  outline: {
    most: 20_000,
    told: (most) => `… the outline ends after ${most} items: the file has more`,
  },

  // ── Expressions: each of these takes far less than the 50 ms that one turn may ─────────────────────────────────────

  /** UTF-16 units of an expression, and how deep it nests: both keep the recursion over it far from the stack's end. */
  expressionLength: { most: 1000, told: (most) => `this expression is longer than ${most} characters` },
  expressionDepth: { most: 100, told: () => "this nests too deeply" },
  /** Numbers that the evaluation of one expression looks at. */
  expressionNumbers: {
    most: 200_000,
    told: (most) => `this would look at more than ${most} numbers, the most that one expression may`,
  },
  /** UTF-16 units of a message that a breakpoint logs. */
  logMessage: { most: 10_000, told: (most) => `The log message is longer than ${most} characters.` },

  // ── A debug session ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Problems of a file that a launch that fails tells. */
  launchProblems: { most: 10, told: (most, count) => `… and ${count - most} more` },
  /** Numbers of a value that is copied: more are no text to read. */
  copiedNumbers: { most: 50_000, told: () => "…" },
} as const satisfies Readonly<Record<string, Cap>>;

/** How far work goes where a reader misses nothing by it: what is beyond is done more simply, or asked for again. */
export const limits = {
  /** Indices that are offered at once: a digit more narrows them down. */
  completedIndices: 1000,
  /** Places for inline breakpoints in what a client asks about: more would only hide the text. */
  inlineLocations: 100,

  // ── What stops, on the timeline ────────────────────────────────────────────────────────────────────────────────────

  /** A way of so many steps, with so many places on it, is looked through for those at which a condition holds. */
  conditionSteps: 20_000,
  conditionPlaces: 64,
  /** Places that are looked at for the nearest one at which a condition holds. */
  conditionLooks: 16,
  /** Stops in a segment: more are shown as one stretch. */
  stopsApart: 3,
  /** Breakpoints that are named: at one place, and in all. */
  namesAtStop: 3,
  namedBreakpoints: 50,
  /** Rows whose stops are kept: those of a timeline, and of the one before it. */
  timelineRows: 16,

  // ── A message of the debug protocol, in bytes ──────────────────────────────────────────────────────────────────────

  /** No message that we understand is longer. */
  messageBytes: 64 * 2 ** 20,
  /** A header longer than this is none. */
  headerBytes: 4096,
  /** As much as the field with the length, and the line ends after it, may take. */
  fieldBytes: 128,

  // ── A run ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Memory for the checkpoints of a run, in bytes. */
  checkpointBytes: 64 * 2 ** 20,
  /** Weights of one layer that a mistake on the way back is looked for in: nobody goes through more by hand. */
  wayBackWeights: 4096,
} as const;

/** How much is done before others have their turn. Nothing is left out, so nothing is told. */
export const slices = {
  /** How long one holds the thread. */
  milliseconds: 10,
  /** Multiplications done at once for a number that a picture can be without: some 3 ns each. */
  multiplications: 8_000_000,
  /** Numbers looked at for an exception: some 20 ns each. */
  numbers: 8192,
  /** Breakpoints whose marks a timeline has at once, a few µs each for every segment; marks of more come after the view. */
  marksAtOnce: 64,
} as const;
