/** What the debugger's own views say. */

export const debug = {
  /** A number before a nudge or a gradient step. */
  before: (name: string): string => `${name} before`,
} as const;
