/** Tells of stops no faster than they can be drawn: the first one at once, then some, and always the last. */

interface StopPort<Stop> {
  readonly now: () => number;
  /** Does something after some milliseconds, unless it is called off. */
  readonly after: (milliseconds: number, work: () => void) => () => void;
  readonly tell: (stop: Stop) => void;
}

/** VS Code takes about that long to draw call stack and variables of a stop. */
export const PAUSE_MS = 100;

export class StopTelling<Stop> {
  private toldAt = -Infinity;
  private held: { readonly stop: Stop; readonly callOff: () => void } | undefined;

  constructor(private readonly port: StopPort<Stop>) {}

  /** A stop that nobody waits for. */
  add(stop: Stop): void {
    if (this.held) {
      this.held = { ...this.held, stop };
      return;
    }
    const pause = this.toldAt + PAUSE_MS - this.port.now();
    if (pause <= 0) this.tell(stop);
    else this.held = { stop, callOff: this.port.after(pause, () => this.release()) };
  }

  /** A stop that is waited for; the ones before are over. */
  atOnce(stop: Stop): void {
    this.dispose();
    this.tell(stop);
  }

  /** Tells of the last stop before something else is told. */
  release(): void {
    if (this.held) this.atOnce(this.held.stop);
  }

  /** Says no more of what is held back. */
  dispose(): void {
    this.held?.callOff();
    this.held = undefined;
  }

  private tell(stop: Stop): void {
    this.toldAt = this.port.now();
    this.port.tell(stop);
  }
}
