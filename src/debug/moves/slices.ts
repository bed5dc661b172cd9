/** Long work in slices, so that others are heard meanwhile. */

import { slices } from "../../protocol/budget";

/** How work shares its thread with others. */
export interface Pace {
  /** Milliseconds, on a clock that never goes back. */
  now(): number;
  /** Settles after whatever waits has had its turn. */
  nextTurn(): Promise<void>;
}

/** What others may say to work in progress, between two slices. */
export interface Control {
  /** Come to a stand as soon as that is possible. */
  pause: boolean;
  /** What stops the way is not what it was when it began. */
  changed?: boolean;
  /** Nobody waits for the result any more. */
  abandoned: boolean;
}

/** What only needs to hear a pause. */
export type Pausable = Readonly<Pick<Control, "pause">>;

/** Works as long as one may hold the thread. */
function sliceOf<Result>(work: Iterator<unknown, Result>, pace: Pace): IteratorResult<unknown, Result> {
  const end = pace.now() + slices.milliseconds;
  for (;;) {
    const each = work.next();
    if (each.done || pace.now() >= end) return each;
  }
}

/** Does the work in slices, the first one at once; then hands over its result. */
export function inSlices<Result>(
  work: Iterator<unknown, Result>,
  control: Readonly<Control>,
  pace: Pace,
  finish: { readonly done: (result: Result) => void; readonly failed: (error: unknown) => void },
): void {
  const slice = (): (() => void) => {
    try {
      const { done, value } = sliceOf(work, pace);
      if (done) return () => finish.done(value);
    } catch (error) {
      return () => finish.failed(error);
    }
    return () => void pace.nextTurn().then(next);
  };
  const next = (): void => {
    if (control.abandoned) return;
    const then = slice();
    if (!control.abandoned) then();
  };
  next();
}

/** The result of work done in slices. */
export function finished<Result>(work: Iterator<unknown, Result>, pace: Pace): Promise<Result> {
  const control = { pause: false, abandoned: false };
  return new Promise((done, failed) => inSlices(work, control, pace, { done, failed }));
}

/** The result of work done in slices: at once where the first one is enough. */
export function soon<Result>(work: Iterator<unknown, Result>, pace: Pace): Result | Promise<Result> {
  const first = sliceOf(work, pace);
  return first.done ? first.value : pace.nextTurn().then(() => finished(work, pace));
}
