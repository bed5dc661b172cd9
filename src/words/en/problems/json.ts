/** Why a text is not JSON. What is quoted of it comes harmless already. */

/** "write 0.5": how to mend a number, where that is certain. */
const mended = (fault: string, meant: string | undefined): string =>
  meant === undefined ? fault : `${fault}: write ${meant}`;

const missing = (bracket: string): string => `the ${bracket} that closes this bracket is missing`;

export const json = {
  file: {
    byteOrderMark:
      "the file begins with a byte-order mark, an invisible character: save it as UTF-8 without BOM",
    empty: "the file is empty: a network stands in { and }",
    notJson: "this is not JSON: a network stands in { and }",
    noBraces: "the { and } around this are missing",
    endsBefore: "the JSON text ends before this: nothing may follow it",
    comment: "JSON has no comments",
    foreignBlank: "this looks like a blank but is another character: write a plain blank",
  },

  brackets: {
    noBrace: "the { before this key is missing",
    noBracket: "the [ before this is missing",
    missing,
    /** At the end of the text; `around`: how many brackets around it are not closed either. */
    missingAtEnd: (bracket: string, around: number): string => {
      if (around === 0) return missing(bracket);
      return `${missing(bracket)} (nor ${around === 1 ? "is the one" : `are the ${around}`} around it)`;
    },
    wrong: (awaited: string, found: string): string => `a ${awaited} must stand here, not ${found}`,
    stray: (bracket: string): string => `this ${bracket} closes nothing`,
  },

  items: {
    noComma: "a comma is missing before this",
    semicolon: "between two items stands a comma, not a semicolon",
    unexpected: "this cannot stand here: a comma or a closing bracket is awaited",
    keyInList: "a list has no keys: they stand in { and }",
    colon: "a colon cannot stand here",
    extraComma: "a value is missing before this comma, or the comma is one too many",
    lastComma: "no comma may stand after the last item",
    noValue: "a value must stand here, and this is none",
  },

  keys: {
    missing: 'a key in double quotes is missing before this, as in "name": …',
    unquoted: (key: string): string => `a key must stand in double quotes: "${key}"`,
    equals: "between a key and its value stands a colon, not =",
    noValue: "this key has no value: a colon and a value must follow it",
    noColon: "a colon is missing before this value",
    extraColon: "this colon is one too many",
    nothingAfterColon: "a value is missing after this colon",
    /** `line` and `column` count from 1. */
    twice: (key: string, line: number, column: number): string =>
      `"${key}" stands here a second time: the first is in line ${line}, column ${column}`,
  },

  texts: {
    otherQuotes: 'text stands in double quotes: "…"',
    unquoted: (text: string): string => `text must stand in double quotes: "${text}"`,
    notClosed: "the closing quote of this text is missing",
    notOpened: "the opening quote of this text is missing",
    lineBreak: "a text cannot go on in the next line: write \\n for a line break",
    tab: "a tab inside a text is written \\t",
    /** `hex`: its code in four digits. */
    control: (hex: string): string => `a control character inside a text is written \\u${hex}`,
    noEscape: (letter: string): string => `\\${letter} is not an escape: write \\\\ for a backslash`,
    shortEscape: "\\u needs four hexadecimal digits, as in \\u03c3",
  },

  /** `meant`: how JSON writes the number, where that is certain. */
  numbers: {
    tooLarge: (number: string): string =>
      `${number} is too large: the largest number a double can hold is about 1.8e308`,
    /** `code`: the character's, in hexadecimal digits. */
    dash: (code: string): string =>
      `this looks like a minus but is another character, U+${code}: write a plain -`,
    notFinite: (word: string): string => `${word} is not a number that JSON can write`,
    plus: (meant?: string): string => mended("a number has no + in front", meant),
    noDigitBefore: (meant?: string): string => mended("a digit must stand before the decimal point", meant),
    notDecimal: (meant?: string): string => mended("JSON writes numbers with decimal digits alone", meant),
    zeros: (meant?: string): string => mended("a number has no zeros in front", meant),
    noDigitAfter: (meant?: string): string => mended("a digit must stand after the decimal point", meant),
    noExponent: "the exponent has no digits: write for example 1e-3",
    none: (word: string): string => `"${word}" is not a number`,
  },
  literal: (value: boolean | null): string => `JSON writes this ${value}`,
} as const;
