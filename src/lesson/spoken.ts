/** What a step says to those who listen: what its quantity has come to, then its words. */
import { type Sentence, say, together } from "../words/sentence";
import { words } from "../words/words";
import type { Derivation } from "./derivation/derivation";

/** One or two sentences for a live region. */
export function spokenStep(derivation: Derivation | undefined, said: Sentence): Sentence {
  return together(derivation ? resultOf(derivation) : "", said);
}

function resultOf({ of, relation, value, soFar }: Derivation): Sentence {
  const becomes = relation === "←";
  if (value !== undefined) return words.steps.result({ of, becomes, value });
  return soFar === undefined ? say`` : words.steps.resultSoFar({ of, becomes, value: soFar });
}
