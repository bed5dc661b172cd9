/** The reader's moves, in the order of their keys: each begins when the one before has come to a stand. */

/** Begins a way; whoever made it says when it is over. */
type Begin = () => void;

interface MovePort {
  /** The way is one that lasts: whoever looks shall see that the run moves. */
  readonly lasts: () => void;
  /** Does something after some milliseconds, unless it is called off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
}

/** A way that lasts longer is told as under way. */
export const LONG_MS = 100;

interface Way {
  isLong: boolean;
  readonly callOff: () => void;
}

/**
 * A key that is held asks for the next move before VS Code has drawn the last one; each counts. A way that lasts is another
 * thing: what waits for it is dropped, and so is what comes until it is over, so that the run stands where the reader saw
 * it arrive, and does not go on for as long as a key was held.
 */
export class MoveQueue {
  private waiting: Begin[] = [];
  private way: Way | undefined;

  constructor(private readonly port: MovePort) {}

  add(begin: Begin): void {
    if (!this.way) this.setOut(begin);
    else if (!this.way.isLong) this.waiting.push(begin);
  }

  /** Takes the place of a way that is under way, and of all that wait for it. */
  instead(begin: Begin): void {
    this.waiting = [];
    this.way?.callOff();
    this.setOut(begin);
  }

  /** The run stands, or could not move. */
  ended(): void {
    this.way?.callOff();
    this.way = undefined;
    const next = this.waiting.shift();
    if (next) this.setOut(next);
  }

  /** Nothing moves any more. */
  dispose(): void {
    this.waiting = [];
    this.ended();
  }

  private setOut(begin: Begin): void {
    const way: Way = { isLong: false, callOff: this.port.after(LONG_MS, () => this.lasts(way)) };
    this.way = way;
    begin();
  }

  private lasts(way: Way): void {
    way.isLong = true;
    this.waiting = [];
    this.port.lasts();
  }
}
