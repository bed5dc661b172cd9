/** What is told where there is more of something than is taken of it, by the name of the limit. */
import type { budget as limited } from "../../protocol/budget";

/** `most` are taken; `count` is how many there are, as far as it is known. */
type Told = (most: number, count: number) => string;

export const budget = {
  /** Ends a sentence that begins "Cannot read …:". */
  fileBytes: () => "it is too large.",
  textLength: (most, count) => `this file has ${count} characters, and more than ${most} are not read`,
  bracketDepth: (most) => `brackets are nested more than ${most} deep from here on`,
  jsonValues: (most) => `from here on the file is not read: it has more than ${most} values`,
  jsonNumbers: (most) => `from here on the file is not read: it has more than ${most} numbers`,
  problems: (most) => `there are more than ${most} problems: what else there is, is not shown`,
  /** Ends a sentence that begins "Cannot read …:". */
  dataFileBytes: () => "it is too large.",
  dataFaults: (most) => `this file has more than ${most} faults: what else there is, is not shown`,
  outlineList: (most, count) => `… ${count - most} more`,
  outline: (most) => `… the outline ends after ${most} items: the file has more`,
  expressionLength: (most) => `this expression is longer than ${most} characters`,
  expressionDepth: () => "this nests too deeply",
  expressionNumbers: (most) =>
    `this would look at more than ${most} numbers, the most that one expression may`,
  logMessage: (most) => `The log message is longer than ${most} characters.`,
  launchProblems: (most, count) => `… and ${count - most} more`,
} as const satisfies Readonly<Record<keyof typeof limited, Told>>;
