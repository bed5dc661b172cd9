/** The extension host's clock, and its turns for others. */
import type { Pace } from "../../debug/moves/slices";

export const pace: Pace = {
  now: () => performance.now(),
  nextTurn: () => new Promise((resolve) => setTimeout(resolve)),
};
