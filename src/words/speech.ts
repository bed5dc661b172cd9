/** Sentences as they are heard. */
import { speechOf } from "../math/text";
import type { Sentence } from "./sentence";
import { words } from "./words";

/** To be heard: "Nudge w 0 1 of layer 2 and C 0 moves 0.25 times as far." What begins with a word begins with a capital. */
export function spoken(sentence: Sentence | string): string {
  if (typeof sentence === "string") return sentence;
  const pieces = sentence.map((piece) => (typeof piece === "string" ? piece : speechOf(piece, words.speech)));
  const [first] = sentence;
  const isOfWords = typeof first === "object" && first.kind === "ratio";
  const [beginning = "", ...rest] = pieces;
  return [isOfWords ? capital(beginning) : beginning, ...rest].join("");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
