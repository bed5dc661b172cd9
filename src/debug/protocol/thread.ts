/** The one thread of a session: a run has no others. */
import { type Reader, refuse } from "./arguments";

export const THREAD = 1;

export const thread: Reader<typeof THREAD> = (value, path) =>
  value === THREAD ? THREAD : refuse(value, path, `${THREAD}, the only thread`);
