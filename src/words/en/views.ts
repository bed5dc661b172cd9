/** The views of a step, as tabs and as editors of their own. */
export const views = {
  network: "Network",
  nudge: "Nudge",
  examples: "Examples",
  gradient: "Gradient",
  matrix: "Matrix",
  cost: "Cost",
};
