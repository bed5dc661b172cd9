// `npm run check`: English stands in src/words alone: no other text of two words or more is there for a reader.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { main, Plain, root } from "./common.mjs";

/** Texts that look like English and are none, and what they are. */
const names = {
  "width=device-width, initial-scale=1": "how a page fits its window",
  "gradient step": "a pass of the run, which is known by this name",
  "function breakpoint": "the protocol's own name of a reason to stop",
  "data breakpoint": "the protocol's own name of a reason to stop",
};

/** What a text may stand in: an error that only an engineer reads; what is there for a style sheet, or a test, alone. */
const UNREAD = [
  /\bnew (?:Range|Type)Error\((?:[^";]|"(?:[^"\\]|\\.)*")*$/,
  /(?:\b(?:class|testId)|"data-testid"): (?:[^",;]|"(?:[^"\\]|\\.)*")*$/,
];
/** As much of the text before is looked at. */
const BEFORE = 400;

/** A comment, a text, or a regular expression, whichever begins first. */
const PIECE =
  /\/\*[\s\S]*?\*\/|\/\/.*|(?<text>"(?:[^"\\\n]|\\.)*")|(?<=(?:[(,=[!&|?:{};]|\breturn|=>)\s*)\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//g;

/** Two words: "no vector", "Stop here", not "1px solid". */
const ENGLISH = /(?<![\p{L}\p{N}\\])\p{L}{2,}[,:;.!?]? \p{L}+/u;

/** Each text of two words in a source, as it stands there once markup and templates have become calls and sums of texts. */
export function englishIn(source) {
  const { code } = transformSync(source, {
    ...{ loader: "tsx", jsx: "automatic", target: "es2022", charset: "utf8" },
    supported: { "template-literal": false },
  });
  return [...code.matchAll(PIECE)]
    .filter(({ groups, index }) => {
      const text = groups.text?.slice(1, -1);
      if (text === undefined || !ENGLISH.test(text) || Object.hasOwn(names, text)) return false;
      const before = code.slice(Math.max(0, index - BEFORE), index);
      return !UNREAD.some((pattern) => pattern.test(before));
    })
    .map(({ groups }) => groups.text.slice(1, -1));
}

/** English outside the catalogue, in the project or in what lies in another folder. */
export function strayEnglish(folder = root) {
  // The kernel is written in a language of its own, and has no text.
  return ["src", "webview"].flatMap((top) =>
    readdirSync(join(folder, top), { recursive: true, encoding: "utf8" })
      .map((file) => `${top}/${file.replaceAll("\\", "/")}`)
      .filter((file) => /\.tsx?$/.test(file) && !/^src\/(words|kernel)\//.test(file))
      .flatMap((file) =>
        englishIn(readFileSync(join(folder, file), "utf8")).map((text) => `${file}: "${text}"`),
      ),
  );
}

function check() {
  const stray = strayEnglish();
  if (stray.length > 0) throw new Plain(`English stands in src/words alone:\n  ${stray.join("\n  ")}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(check);
