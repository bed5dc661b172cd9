/** The one thread of a session: a run has no others. */
import { one } from "../../protocol/schema";

export const THREAD = 1;

export const thread = one<typeof THREAD>("thread", (value) => value === THREAD);
