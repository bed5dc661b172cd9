/** A clock that tests move by hand. */
export class Clock {
  private time = 0;
  private timers: { readonly at: number; readonly work: () => void }[] = [];

  readonly now = (): number => this.time;

  readonly after = (milliseconds: number, work: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, work };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((each) => each !== timer);
    };
  };

  pass(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.time = next.at;
      next.work();
    }
    this.time = end;
  }
}
