/** How much of anything is read, shown or done at once. */

/** How many of each are taken. Where there are more a reader is told, in the words of the same name. */
export const budget = {
  // ── A network file ─────────────────────────────────────────────────────────────────────────────────────────────────

  /** Bytes of a file: more than the longest text of a network can take. */
  fileBytes: 256 * 2 ** 20,
  /** UTF-16 units of a JSON text; a longer one is not read at all. */
  textLength: 64 * 2 ** 20,
  /** Brackets inside brackets: reading them takes the stack. */
  bracketDepth: 256,
  /** Values of a JSON text, other than the numbers of an array made of numbers alone: a node each. */
  jsonValues: 2 ** 20,
  /** Numbers of a JSON text: 16 bytes each. */
  jsonNumbers: 2 ** 24,
  /** Problems of one file: a hopeless text must not fill the memory, nor a reader's day. */
  problems: 1000,

  // ── Files beside it ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Bytes of a data file, once it is unpacked. */
  dataFileBytes: 2 ** 30,
  /** Faults of one CSV file. */
  dataFaults: 10,

  // ── The language of network files ──────────────────────────────────────────────────────────────────────────────────

  /** Items of one list in the outline. */
  outlineList: 1000,
  /** Items of the whole outline: an editor takes about 15 µs for each. */
  outline: 20_000,

  // ── Expressions: each of these takes far less than the 50 ms that one turn may ─────────────────────────────────────

  /** UTF-16 units of an expression, and how deep it nests: both keep the recursion over it far from the stack's end. */
  expressionLength: 1000,
  expressionDepth: 100,
  /** Numbers that the evaluation of one expression looks at. */
  expressionNumbers: 200_000,
  /** UTF-16 units of a message that a breakpoint logs. */
  logMessage: 10_000,

  // ── A debug session ────────────────────────────────────────────────────────────────────────────────────────────────

  /** Problems of a file that a launch that fails tells. */
  launchProblems: 10,
} as const;

/** How long a text is where it is shown, in UTF-16 units: "…" stands for the rest. */
export const lengths = {
  /** A name of a file: what fits beside a number, or on a crumb. */
  name: 60,
  /** A file's path. */
  path: 300,
  /** A name in a cell of a table. */
  cell: 24,
  /** What a message quotes of a file. */
  quote: 40,
  /** What a message quotes of an expression, or of a client's arguments. */
  typed: 61,
} as const;

/** How far work goes where a reader misses nothing by it: what is beyond is done more simply, or asked for again. */
export const limits = {
  /** Numbers of a value that is copied: more are no text to read, and "…" stands for them. */
  copiedNumbers: 50_000,
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

  // ── Nudges ─────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** A layer of more neurons is not drawn with a nudge. */
  nudgedNeurons: 1024,
  /** Places at which C is computed for the picture of C(w), its middle one among them; with fewer than the least it is none. */
  costCurvePlaces: 41,
  leastCostCurvePlaces: 9,

  // ── A network ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Weights of one layer that are drawn at random: 256 MiB of them. */
  drawnWeights: 2 ** 25,
  /** Numbers of one row of a data file: no layer is so wide. */
  rowNumbers: 2 ** 24,
  /** What a network takes of other files: how many things, and how many bytes in all. */
  dataParts: 1000,
  dataBytes: 2 ** 31,
  /** Bytes of a text that a step may open in an editor: one for each letter, and a large file is slow there. */
  openedBytes: 8 * 2 ** 20,

  // ── A run ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Memory for the checkpoints of a run, in MB of 2²⁰ bytes: as a launch may choose it, and where none does. */
  checkpointMemory: { from: 1, to: 4096, usual: 64 },
  /** Numbers of targets that are looked at for whether outputs can be called right. */
  judgedTargets: 1_000_000,
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
