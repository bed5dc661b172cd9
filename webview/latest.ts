/** Sends one wish at a time: while one is being fulfilled only the latest of those that follow is kept. */
export class Latest<Wish> {
  private waits = false;
  private next: { readonly wish: Wish } | undefined;

  constructor(private readonly send: (wish: Wish) => void) {}

  /** `isBusy`: whether the receiver cannot take it now, whoever it works for. */
  want(wish: Wish, isBusy: boolean): void {
    if (this.waits || isBusy) {
      this.next = { wish };
    } else {
      this.waits = true;
      this.send(wish);
    }
  }

  /** The receiver is free again. */
  free(): void {
    this.waits = false;
    const { next } = this;
    this.next = undefined;
    if (next) this.want(next.wish, false);
  }
}
