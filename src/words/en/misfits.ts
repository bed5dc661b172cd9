/** What is said of a value from outside that is not what it must be. */
import { lengths } from "../../protocol/budget";
import { quoted } from "../../protocol/harmless";
import { jsonOf, type Misfit, type Wanted } from "../../protocol/schema";

const wanted = {
  anything: "anything",
  text: "a text",
  flag: "true or false",
  number: "a number",
  finite: "a finite number",
  integer: "a whole number",
  count: "a whole number from 0 on",
  list: "a list",
  object: "an object",
  thread: "1, the only thread",
  settings: "settings",
  change: "a change",
} as const satisfies Readonly<Record<Extract<Wanted, string>, string>>;

function named(what: Wanted): string {
  if (typeof what === "string") return wanted[what];
  if ("only" in what) return JSON.stringify(what.only);
  if ("from" in what) return `a number from ${what.from} to ${what.to}`;
  return `one of ${what.oneOf.map((name) => `"${name}"`).join(", ")}`;
}

/** The beginning of a value's text, whatever it is. */
function shown(value: unknown): string {
  if (value === undefined) return "left out";
  return quoted(jsonOf(value) ?? "what no text can show", lengths.typed);
}

export const misfits = {
  /** "`items[1].on` must be true or false, not 0."; all of what is read is called `whole`. */
  mustBe: (misfit: Misfit, whole: string): string =>
    `\`${misfit.path || whole}\` must be ${named(misfit.wanted)}, not ${shown(misfit.value)}.`,
} as const;
