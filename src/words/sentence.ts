/** Sentences as data: text with mathematics in it. One sentence is printed to be read, and to be heard. */
import type { Symbolic } from "../math/symbolic";
import { textOf } from "../math/text";

/** A piece of a sentence: text as it stands, or mathematics. */
type Piece = string | Symbolic;
export type Sentence = readonly Piece[];

/** What may be put into a sentence. Numbers are mathematics (`number`), counts are text. */
type Filling = Piece | Sentence;

/** say`Nudge ${w} and ${z} moves ${far}.` */
export function say(texts: TemplateStringsArray, ...fillings: readonly Filling[]): Sentence {
  return joined(
    texts.flatMap((text, place): Piece[] => {
      const filling = fillings[place];
      if (filling === undefined) return [text];
      return [text, ...(isSentence(filling) ? filling : [filling])];
    }),
  );
}

/** Sentences one after the other, with blanks between; empty ones are left out. */
export function together(...sentences: readonly (Sentence | string)[]): Sentence {
  const said = sentences.filter((each) => each.length > 0);
  return joined(
    said.flatMap((each, place): Piece[] => [
      ...(place > 0 ? [" "] : []),
      ...(typeof each === "string" ? [each] : each),
    ]),
  );
}

/** A list with the same text between its items. */
export function listed(items: readonly Filling[], between: string): Sentence {
  return joined(
    items.flatMap((item, place): Piece[] => [
      ...(place > 0 ? [between] : []),
      ...(isSentence(item) ? item : [item]),
    ]),
  );
}

function isSentence(filling: Filling): filling is Sentence {
  return Array.isArray(filling);
}

/** Neighbouring texts as one. */
function joined(pieces: readonly Piece[]): Sentence {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const before = result.at(-1);
    if (typeof piece === "string" && typeof before === "string") result[result.length - 1] = before + piece;
    else if (piece !== "") result.push(piece);
  }
  return result;
}

/** To be read: "Nudge w₀₁⁽²⁾ and C₀ moves 0.25 times as far." */
export function written(sentence: Sentence | string): string {
  if (typeof sentence === "string") return sentence;
  return sentence.map((piece) => (typeof piece === "string" ? piece : textOf(piece))).join("");
}
