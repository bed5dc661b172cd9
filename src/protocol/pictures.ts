/** The names of the pictures, and of the views that show them. */

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

/** The views of the deck: the keys 1 to 6. */
export const tabs = ["network", "nudge", "examples", "gradient", "matrix", "cost"] as const;
export type Tab = (typeof tabs)[number];
