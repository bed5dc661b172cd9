/** Long work is a generator that yields now and then; this is how to do it in one go. */
export function complete<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
