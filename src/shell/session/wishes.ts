/** What several pages want to hear, as one wish. */
import type { Wishes } from "../../protocol/messages";

/** Whatever one of them wants; undefined where there is no page. */
export function united(wishes: readonly Wishes[]): Wishes | undefined {
  if (wishes.length === 0) return undefined;
  return {
    shown: [...new Set(wishes.flatMap(({ shown }) => shown))],
    predicts: wishes.some(({ predicts }) => predicts),
    whole: wishes.some(({ whole }) => whole),
  };
}
