/** What is said of a number that one comes to by a mistake: what it is, and what is asked, but never the answer. */
import { batch } from "./mistakes/batch";
import { costs } from "./mistakes/costs";
import { derivatives } from "./mistakes/derivatives";
import { forward } from "./mistakes/forward";
import { general } from "./mistakes/general";
import { paths } from "./mistakes/paths";
import { slopes } from "./mistakes/slopes";

export const mistakes = { batch, costs, derivatives, forward, general, paths, slopes } as const;
