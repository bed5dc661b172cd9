/** The moves of the panel's buttons. */

export const moves = [
  "restart",
  "reverseContinue",
  "stepBack",
  "next",
  "stepIn",
  "stepOut",
  "continue",
  "pause",
] as const;
/** The debugger's moves, named as its requests. */
export type Move = (typeof moves)[number];
