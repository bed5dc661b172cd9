/** The names of the pictures. */

/** What stands below the words, in this order; the reader chooses which of them are shown. */
export const pictures = [
  "network",
  "tree",
  "flow",
  "lines",
  "curve",
  "weights",
  "gradient",
  "examples",
  "learned",
  "paths",
  "cost",
  "symbols",
] as const;
export type Picture = (typeof pictures)[number];
