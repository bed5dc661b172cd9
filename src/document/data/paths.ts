/** Where a path leads that a network file writes: only inside of a folder. */
import { words } from "../../words/words";

/** The folders and the name that lead from the root to a file. */
export type Way = readonly string[];

/**
 * The way to the file that a network file at `from` calls `path`; throws an error whose words end "Cannot read …:".
 * `root` is what a reader calls the folder that it may not leave.
 */
export function wayTo(path: string, from: Way, root: string): Way {
  const said = words.problems.data.paths;
  if (path.includes("\\")) throw new Error(said.backslash);
  if (/^\/|^[a-z][a-z\d+.-]*:/i.test(path)) throw new Error(said.absolute);
  const way = from.slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") way.push(part);
    else if (way.pop() === undefined) throw new Error(said.outside(root));
  }
  if (/(^|\/)\.{0,2}$/.test(path)) throw new Error(said.empty);
  return way;
}
