/**
 * Where the reader wants to go. One wish is on its way at a time, and of those that follow only the latest is kept, so that
 * a drag asks for no more places than can be shown. A wish that takes long gives way to the latest.
 *
 * A wish is over with the step that has its number, and with no other: a step that was on its way before, or that someone
 * else made, says nothing of it.
 */

/** Says where to go, under a number; does something when patience is at its end. */
export interface Messenger {
  readonly send: (position: number, jump: number) => void;
  readonly later: (then: () => void) => void;
}

/** Where the stops next to a step are. */
export interface Around {
  readonly previous?: number | undefined;
  readonly next?: number | undefined;
}

/** The numbers go on as long as the page is there: none is given twice. */
let jumps = 0;

interface Wish {
  readonly position: number;
  readonly jump: number;
  isLate: boolean;
}

export class Latest {
  private wish: Wish | undefined;
  private next: number | undefined;
  /** How many stops on, or back, once it is there. */
  private hops = 0;
  private around: Around = {};

  constructor(private readonly messenger: Messenger) {}

  /** The latest wish that is not fulfilled yet. */
  get wanted(): number | undefined {
    return this.next ?? this.wish?.position;
  }

  want(position: number): void {
    this.hops = 0;
    if (this.wish && !this.wish.isLate) this.next = position;
    else this.setOut(position);
  }

  /** To the next stop or the previous one, counted from where the wishes before lead. */
  hop(by: 1 | -1): void {
    this.hops += by;
    if (!this.wish) this.hopOn();
  }

  /** A step is shown, with the stops next to it, and the number of the last wish that needs no more waiting. */
  shown(around: Around, jump: number | undefined): void {
    this.around = around;
    if (!this.wish || this.wish.jump !== jump) return;
    this.wish = undefined;
    if (this.next !== undefined) this.setOut(this.next);
    else this.hopOn();
  }

  private hopOn(): void {
    if (this.hops === 0) return;
    const isOn = this.hops > 0;
    const there = isOn ? this.around.next : this.around.previous;
    this.hops = there === undefined ? 0 : this.hops - (isOn ? 1 : -1);
    if (there !== undefined) this.setOut(there);
  }

  private setOut(position: number): void {
    const wish = { position, jump: ++jumps, isLate: false };
    this.wish = wish;
    this.next = undefined;
    this.messenger.send(position, wish.jump);
    this.messenger.later(() => {
      wish.isLate = true;
      if (this.wish === wish && this.next !== undefined) this.setOut(this.next);
    });
  }
}
