/** What a step's frame does not wait for, because nobody can see it: drawn when the browser has time. */

/** A busy browser draws the rest by then all the same. */
const LATEST_MS = 200;

/** Not every browser tells when it is idle: there the rest is drawn right after the frame. */
const whenIdle: (draw: IdleRequestCallback, options: IdleRequestOptions) => void =
  globalThis.requestIdleCallback ??
  ((draw) => setTimeout(() => draw({ didTimeout: true, timeRemaining: () => 0 })));

export interface Piece {
  /** Draws what has been put off, at once or by the next microtask. */
  readonly catchUp: () => void;
}

const waiting = new Set<Piece>();
let hasAsked = false;
let tellDrawn: () => void = () => {};

export function putOff(piece: Piece): void {
  waiting.add(piece);
  if (hasAsked) return;
  hasAsked = true;
  whenIdle((deadline) => void drawRest(deadline), { timeout: LATEST_MS });
}

/** Of a piece that is drawn meanwhile, or gone. */
export function settle(piece: Piece): void {
  waiting.delete(piece);
}

/** Whether everything is drawn; if not, `then` is called once it is. */
export function isDrawn(then: () => void): boolean {
  tellDrawn = then;
  return waiting.size === 0;
}

async function drawRest(deadline: IdleDeadline): Promise<void> {
  for (const piece of waiting) {
    waiting.delete(piece);
    piece.catchUp();
    await undefined;
    if (!deadline.didTimeout && deadline.timeRemaining() <= 0) break;
  }
  hasAsked = false;
  const [next] = waiting;
  if (next) putOff(next);
  else tellDrawn();
}
