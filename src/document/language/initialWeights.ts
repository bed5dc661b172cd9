/** Writes the weights that a network file has drawn at random into its text, in the place of how they are drawn. */
import { type Network, parameterIndex } from "../../core/network/network";
import type { JsonMember, JsonNode } from "../json/json";
import { parseJson } from "../json/json";
import type { Fix } from "../json/problem";

/** What must be written where, in the order of the text; nothing where no weights are drawn. `text` is that of the network. */
export function initialWeights(text: string, network: Network): readonly Fix[] {
  const { root } = parseJson(text);
  const layers =
    root?.type === "object" ? root.members.find(({ key }) => key === "layers")?.value : undefined;
  if (layers?.type !== "array") return [];
  return layers.items.flatMap((layer, before) => fixesOf(text, layer, before + 1, network));
}

/** The first key of how a layer is drawn becomes its weights, the other one goes. */
function fixesOf(text: string, layer: JsonNode, l: number, network: Network): readonly Fix[] {
  if (layer.type !== "object") return [];
  const isDrawn = ({ key }: JsonMember): boolean => key === "neurons" || key === "init";
  const [first, second] = layer.members.filter(isDrawn);
  if (!first) return [];
  const weights = {
    range: { start: first.keyRange.start, end: first.value.end },
    text: rows(text, first, l, network),
  };
  if (!second) return [weights];
  const before = layer.members[layer.members.indexOf(second) - 1]!;
  return [weights, { range: { start: before.value.end, end: second.value.end }, text: "" }].filter(
    ({ range }) => range.start < range.end,
  );
}

/** A row a line, one level deeper than the line of the key. */
function rows(text: string, { keyRange }: JsonMember, l: number, { sizes, parameters }: Network): string {
  const [indent] = /[ \t]*/.exec(text.slice(text.lastIndexOf("\n", keyRange.start) + 1)) ?? [""];
  const deeper = `${indent}${indent.includes("\t") ? "\t" : "  "}`;
  const lines = Array.from({ length: sizes[l]! }, (_, j) => {
    const start = parameterIndex(sizes, { l, j, k: 0 });
    return `${deeper}[${Array.from(parameters.subarray(start, start + sizes[l - 1]!), String).join(", ")}]`;
  });
  return `"weights": [\n${lines.join(",\n")}\n${indent}]`;
}
