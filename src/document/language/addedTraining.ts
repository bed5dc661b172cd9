/** Writes a `training` into the text of a network that has none. */
import { parseJson } from "../json/json";
import type { Fix } from "../json/problem";

/** So a learner begins: steps that are seen, and few enough to go through. */
const TRAINING = '"training": { "learningRate": 0.5, "epochs": 10, "batchSize": "all" }';

/** After the last of its members, written as that is; nothing where the text is no network, or trains. */
export function addedTraining(text: string): Fix | undefined {
  const { root } = parseJson(text);
  const last = root?.type === "object" ? root.members.at(-1) : undefined;
  if (root?.type !== "object" || !last || root.members.some(({ key }) => key === "training"))
    return undefined;
  const line = text.slice(text.lastIndexOf("\n", last.keyRange.start - 1) + 1, last.keyRange.start);
  const between =
    /^[ \t]*$/.test(line) && text.lastIndexOf("\n", last.keyRange.start) >= 0 ? `\n${line}` : " ";
  return { range: { start: last.value.end, end: last.value.end }, text: `,${between}${TRAINING}` };
}
