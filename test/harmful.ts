/** Texts that would do harm where they are shown, and what a harmless one has none of; written without the product's own rules. */
import fc from "fast-check";

/** A line that a name must not be able to forge. */
export const FORGED = "Forged line";

const codes = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i));

/** Control characters, bidi marks, what has no width, other line ends. */
const characters = [
  ...codes(0x00, 0x1f),
  ...codes(0x7f, 0x9f),
  "\u00ad",
  "\u034f",
  "\u061c",
  "\u180e",
  ...codes(0x200b, 0x200f),
  ...codes(0x2028, 0x202e),
  ...codes(0x2060, 0x206f),
  "\u3164",
  "\ufeff",
  "\ufff9",
  "\u{e0041}",
  "\ud800",
  "\udc00",
];

const pieces = [
  "\u001b[31m",
  "\u001b]8;;https://evil.example\u0007",
  `\r\n${FORGED}`,
  `\n${FORGED}\n`,
  "https://evil.example/a",
  "[x](command:workbench.action.quit)",
  "file:///etc/passwd",
  "javascript:alert(1)",
  "vscode:x",
  "www.evil.example",
  "me@evil.example",
  "<a href='https://evil.example'>x</a>",
  "\\href{javascript:alert(1)}{x}",
  "$(gear)",
  "👩‍👩‍👧",
  "e\u0301",
  "𝒳",
  "hidden",
  " ",
  "|",
];

/** Texts with all of that, and others. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...pieces),
      fc.constantFrom(...characters),
      fc.string({ unit: "binary", maxLength: 5 }),
      fc.string({ maxLength: 100 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

const seen = new Set(characters);
const LINK = /[a-z][a-z\d+.-]+:\S|\bwww\.|@|\$\(/i;

/** What in a line would do harm; undefined where nothing does. */
export function faultIn(line: string): string | undefined {
  for (const character of line)
    if (seen.has(character)) return `U+${character.codePointAt(0)!.toString(16).padStart(4, "0")}`;
  if (/\p{Cs}/u.test(line)) return "half of a pair";
  return LINK.exec(line)?.[0];
}
