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

/** Does the work in slices, the first one at once; then hands over its result. */
export function inSlices<Result>(
  work: Iterator<unknown, Result>,
  control: Readonly<Control>,
  pace: Pace,
  finish: { readonly done: (result: Result) => void; readonly failed: (error: unknown) => void },
): void {
  const slice = (): (() => void) => {
    const end = pace.now() + slices.milliseconds;
    try {
      do {
        const { done, value } = work.next();
        if (done) return () => finish.done(value);
      } while (pace.now() < end);
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
