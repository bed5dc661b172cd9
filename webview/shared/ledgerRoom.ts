/** How a ledger fits into a height: its rows are as high as there is room, and fold where there is none. */

export interface LedgerRoom {
  /** Lines between the head and the foot. */
  readonly lines: number;
  /** How high a row is, in pixels. */
  readonly row: number;
  /** Lines of the foot: of its sum and its mean a low ledger has the mean alone. */
  readonly foot: number;
}

/** Of its head, and of the rule over its foot. */
const HEAD = 25;
const LEAST_ROW = 20;
const MOST_ROW = 25;
/** Up to this height, the foot has one line. */
const LOW = 150;

/** `wanted` are the lines that would show all. */
export function ledgerRoom(height: number, wanted: number, foot: number): LedgerRoom {
  const footer = height < LOW ? Math.min(foot, 1) : foot;
  const lines = Math.max(Math.floor((height - HEAD) / LEAST_ROW) - footer, 1);
  const all = Math.min(lines, wanted) + footer;
  const row = Math.min(Math.max(Math.floor((height - HEAD) / all), LEAST_ROW), MOST_ROW);
  return { lines, row, foot: footer };
}
