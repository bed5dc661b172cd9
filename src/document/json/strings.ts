/** Reads JSON strings, with every fault inside one at its own range. */
import { quoted } from "../../protocol/harmless";
import { words } from "../../words/words";
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  CR,
  closingQuote,
  isLineBreak,
  isSpace,
  isWordPart,
  LF,
  QUOTE,
  SPACE,
} from "./characters";

interface StringReading {
  readonly value: string;
  /** After the closing quote; where the string should have been closed, if it was not. */
  readonly end: number;
  readonly closed: boolean;
}

/** Called for each fault, in the order of the text. */
type FaultReporter = (start: number, end: number, message: string) => void;

const ESCAPES = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Reads the string whose opening quote stands at `open`, but reports no missing quote. Lone surrogates are taken as they are. */
export function readString(text: string, open: number, report: FaultReporter): StringReading {
  const quote = closingQuote(text.charCodeAt(open)) ?? QUOTE;
  let value = "";
  let copied = open + 1;
  let at = copied;
  let goesOn: boolean | undefined; // whether the string is closed on a later line; found out once
  for (;;) {
    const c = text.charCodeAt(at);
    if (c === quote) return { value: value + text.slice(copied, at), end: at + 1, closed: true };
    if (c === BACKSLASH && at + 1 < text.length) {
      const escaped = readEscape(text, at, report);
      value += text.slice(copied, at) + escaped.value;
      copied = at = escaped.end;
    } else if (c >= SPACE) {
      at++;
    } else {
      if (isLineBreak(c)) goesOn ??= quote === QUOTE && closesLater(text, at);
      if (at >= text.length || (isLineBreak(c) && !goesOn)) return unclosed(text, at, value, copied);
      at = reportControl(text, at, report);
    }
  }
}

/** Reads what begins with the backslash at `at`. A bad escape stands for the characters it is made of. */
function readEscape(text: string, at: number, report: FaultReporter): { value: string; end: number } {
  const letter = text[at + 1]!;
  const simple = ESCAPES.get(letter);
  if (simple !== undefined) return { value: simple, end: at + 2 };
  if (isLineBreak(letter.charCodeAt(0))) {
    report(at, at + 1, words.problems.json.texts.lineBreak);
    return { value: "", end: at + 1 };
  }
  if (letter !== "u") {
    const seen = quoted(String.fromCodePoint(text.codePointAt(at + 1)!));
    report(at, at + 2, words.problems.json.texts.noEscape(seen));
    return { value: letter, end: at + 2 };
  }
  const hex = /^[0-9a-fA-F]{0,4}/.exec(text.slice(at + 2, at + 6))![0];
  const end = at + 2 + hex.length;
  if (hex.length === 4) return { value: String.fromCharCode(Number.parseInt(hex, 16)), end };
  report(at, end, words.problems.json.texts.shortEscape);
  return { value: text.slice(at, end), end };
}

/** Reports the control character at `at` and returns where the text goes on. */
function reportControl(text: string, at: number, report: FaultReporter): number {
  const c = text.charCodeAt(at);
  const end = c === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  if (isLineBreak(c)) report(at, end, words.problems.json.texts.lineBreak);
  else if (c === 9) report(at, end, words.problems.json.texts.tab);
  else report(at, end, words.problems.json.texts.control(c.toString(16).padStart(4, "0")));
  return end;
}

/** Whether the next quote looks like the end of a string broken over lines, not like the start of another one. */
function closesLater(text: string, lineBreak: number): boolean {
  let at = text.indexOf('"', lineBreak);
  if (at < 0) return false;
  do at++;
  while (isSpace(text.charCodeAt(at)));
  const c = text.charCodeAt(at);
  return at >= text.length || c === COMMA || c === COLON || c === CLOSE_BRACE || c === CLOSE_BRACKET;
}

/** A string without its closing quote ends with its line, before the brackets and commas that close the line. */
function unclosed(text: string, lineEnd: number, value: string, copied: number): StringReading {
  let end = lineEnd;
  while (end > copied && isLineTail(text.charCodeAt(end - 1))) end--;
  return { value: value + text.slice(copied, end), end, closed: false };
}

/**
 * Where a string that was read should have ended, if its closing quote seems to be missing, so that it ran on to the
 * quote of another: a key before its colon, a value before the comma that is followed by a key. `next` is what stands
 * after it.
 */
export function missedEnd(
  text: string,
  open: number,
  { end, closed }: StringReading,
  isKey: boolean,
  next: number,
): number | undefined {
  if (isKey ? next === COLON : !closed || !isWordPart(next)) return undefined;
  const content = text.slice(open + 1, closed ? end - 1 : end);
  if (!isKey && !content.trimEnd().endsWith(",")) return undefined;
  const length = isKey ? content.indexOf(":") : content.lastIndexOf(",");
  return length > 0 ? open + 1 + content.slice(0, length).trimEnd().length : undefined;
}

function isLineTail(c: number): boolean {
  return isSpace(c) || c === COMMA || c === CLOSE_BRACE || c === CLOSE_BRACKET;
}
