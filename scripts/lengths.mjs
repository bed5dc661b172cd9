// `npm run check`: no function has more than seventy lines, blank ones left out. (Biome's own rule does not count markup.)
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { main, Plain, root } from "./common.mjs";

const LIMIT = 70;

/** Files whose functions stay whole, and why. */
const whole = {
  "test/core/interpreter.ts": "the naive program, written down from its first line to its last",
  "test/panel/spill.ts": "it runs in the page, which is given the text of one function",
};

/** A function that has a name: declared, or a constant; or a method. A callback belongs to the function around it. */
const OPENS = [
  /^\s*(?:export )?(?:async )?function\*? ?(?<name>[\w$]+)/,
  /^\s*(?:export )?const (?<name>[\w$]+)(?:: .*)? = (?:\w+\()?(?:async )?(?:\(|\w+ =>)/,
  /^\s*(?:(?:private|protected|static|async|override|get|set) )*\*?(?<name>[\w$#]+)(?:<.*>)?\((?:.*\)(?:: .*)? \{)?$/,
];
const KEYWORDS = new Set(["if", "for", "while", "switch", "catch"]);

const indentOf = (line) => line.length - line.trimStart().length;

/** The functions of a formatted text, with their lines: each lasts as long as what follows stands further right. */
export function functionsOf(text) {
  const lines = text.split("\n");
  return lines.flatMap((line, first) => {
    const name = OPENS.map((pattern) => pattern.exec(line)?.groups.name).find((each) => each !== undefined);
    if (name === undefined || KEYWORDS.has(name)) return [];
    const indent = indentOf(line);
    const isPast = (each, at) => at > first && each.trim() !== "" && indentOf(each) <= indent;
    // What closes the parameters opens the body.
    const end = lines.findIndex((each, at) => isPast(each, at) && !/^\s*[})\]].*(?:[{(]|=>)$/.test(each));
    const isClosed = /^\s*[})\]]/.test(lines[end] ?? "");
    const own = lines.slice(first, end === -1 ? lines.length : isClosed ? end + 1 : end);
    const isCall = /\($/.test(line) && !own.some((each) => indentOf(each) === indent && /\{$/.test(each));
    if (isCall && !/^\s*(export )?(const|function|async)\b/.test(line)) return [];
    return [{ name, line: first + 1, lines: own.filter((each) => each.trim() !== "").length }];
  });
}

/** Functions of the project, or of what lies in another folder, that are too long. */
export function tooLong(folder = root) {
  return ["src", "webview", "scripts", "bench", "test"].flatMap((top) =>
    readdirSync(join(folder, top), { recursive: true, encoding: "utf8" })
      .map((file) => `${top}/${file.replaceAll("\\", "/")}`)
      .filter((file) => /\.(tsx?|mjs)$/.test(file) && !(file in whole))
      .flatMap((file) =>
        functionsOf(readFileSync(join(folder, file), "utf8"))
          .filter(({ lines }) => lines > LIMIT)
          .map(({ name, line, lines }) => `${file}:${line} ${name} has ${lines} lines`),
      ),
  );
}

function check() {
  const long = tooLong();
  if (long.length > 0) throw new Plain(`No function has more than ${LIMIT} lines:\n  ${long.join("\n  ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(check);
