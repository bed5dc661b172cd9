/** What a step's frame does not wait for, because nobody can see it: drawn when the browser has time. */

/** A busy browser draws the rest by then all the same, one piece after the other. */
const LATEST_MS = 200;

export interface Piece {
  /** Draws what has been put off. */
  readonly catchUp: () => void;
}

const waiting = new Set<Piece>();
let hasAsked = false;
let tellDrawn: () => void = () => {};

export function putOff(piece: Piece): void {
  waiting.add(piece);
  if (hasAsked) return;
  hasAsked = true;
  requestIdleCallback(drawRest, { timeout: LATEST_MS });
}

/** Of a piece that is drawn meanwhile, or gone. */
export function settle(piece: Piece): void {
  waiting.delete(piece);
}

export function isPutOff(piece: Piece): boolean {
  return waiting.has(piece);
}

/** Whether everything is drawn; if not, `then` is called once it is. */
export function isDrawn(then: () => void): boolean {
  tellDrawn = then;
  return waiting.size === 0;
}

function drawRest(deadline: IdleDeadline): void {
  hasAsked = false;
  for (const piece of [...waiting]) {
    waiting.delete(piece);
    piece.catchUp();
    if (deadline.timeRemaining() <= 0) break;
  }
  const [next] = waiting;
  if (next) putOff(next);
  else tellDrawn();
}
