/**
 * Makes a text that comes from a file, or from whoever else, harmless wherever it is shown: on one line, each of its
 * characters one that a reader sees, short, and nothing that becomes a link. What comes out stays the same if done again.
 */
import { lengths } from "./budget";

/** Most names are made of these alone, and are harmless. */
const HARMLESS = /^[\w-]+(?: [\w-]+)*$/;

/**
 * What no reader sees, and what turns the line around it: control characters, format characters (bidi marks among them),
 * halves of a pair, line separators, and the fillers of Unicode; not the marks that choose between two looks of a sign.
 */
const UNSEEN = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const REPLACEMENT = "\ufffd";
/** The signs of Unicode for NUL … US, in order, and for DEL. */
const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;
const PICTURE_OF_DELETE = "\u2421";

/** Marks above and below a letter, more than any language piles up. */
const PILE = /(\p{M}{6})\p{M}+/gu;

/**
 * What an editor, a console or a notification makes a link or a picture of, each with a sign of the same look instead:
 * `https://…`, `command:…`, any other scheme, for who knows what follows it; `www.…`; `me@…`; `$(gear)`.
 */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z][a-z\d+.-]+):(?=\S|$)/gi, "\u2236"],
  [/(?<=\bwww)\./gi, "\u2024"],
  [/@/g, "\uff20"],
  [/\$(?=\()/g, "\uff04"],
];

/** How many units of a text are looked at for each that may be shown: blanks and piles of marks take no room. */
const LOOKED_AT = 8;

const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A name or another text on one line of at most `most` UTF-16 units, with single blanks; empty where it begins with nothing but blanks. */
export function oneLine(text: string, most: number = lengths.name): string {
  if (text.length <= most && HARMLESS.test(text)) return text;
  return shown(text, most, (part) => part.replace(/\s+/g, " ").trim());
}

/** A piece of a text for a message that says what is wrong with it: every character of it, blanks as they are. */
export function quoted(text: string, most: number = lengths.quote): string {
  return shown(text, most, (part) => part);
}

function shown(text: string, most: number, line: (part: string) => string): string {
  const isLong = text.length > LOOKED_AT * most;
  const part = isLong ? text.slice(0, LOOKED_AT * most).replace(/[\ud800-\udbff]$/, "") : text;
  let seen = line(part).replace(UNSEEN, seenInstead).replace(PILE, "$1");
  for (const [pattern, instead] of lookalikes) seen = seen.replace(pattern, instead);
  return seen !== "" && (seen.length > most || isLong) ? `${cut(seen, most - 1)}…` : seen;
}

function seenInstead(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
  return code === DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
}

/** At most so many units of a text, and no letter in part. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, clusters.segment(text).containing(most)!.index);
}
