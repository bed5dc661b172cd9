/** Work that is done anew whenever it is asked for: once at a time, and once more for all who ask meanwhile. */
export class Repeated {
  private underWay: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  constructor(private readonly work: () => Promise<void>) {}

  /** Settles when work is done that began after this was asked. */
  ask(): Promise<void> {
    if (!this.underWay) return this.begin();
    this.next ??= this.underWay.then(() => {
      this.next = undefined;
      return this.begin();
    });
    return this.next;
  }

  private begin(): Promise<void> {
    this.underWay = this.work().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }
}
