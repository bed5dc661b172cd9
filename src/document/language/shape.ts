/** How many numbers stand, or should stand, in the lists of a half-written network file. */
import type { JsonNode } from "../json/json";
import { formOf } from "../network/data";
import type { DataForm } from "../network/keys";

type Path = readonly (string | number)[];

export interface FileShape {
  /** How many rows of how many weights fit at the path of a layer's `weights`. */
  rowsAt(path: Path): { readonly count: number; readonly width: number };
  /** How many numbers fit at the path of a list of them. */
  lengthAt(path: Path): number;
  /** The form of examples in other files, at the path of what names them; undefined where nothing tells it. */
  formAt(path: Path): DataForm | undefined;
}

/** What is not certain yet is 1. */
export function fileShapeOf(root: JsonNode | undefined): FileShape {
  const layers = itemsOf(member(root, "layers"));
  const examples = itemsOf(member(root, "examples"));
  const common = (key: string): number | undefined =>
    examples.map((example) => lengthOf(member(example, key))).find((length) => length !== undefined);

  /** n_l, as far as layer l itself says it. */
  const said = (l: number): number | undefined => {
    const layer = layers[l - 1];
    const neurons = member(layer, "neurons");
    const drawn = neurons?.type === "number" ? neurons.value : undefined;
    return lengthOf(member(layer, "weights")) ?? drawn ?? lengthOf(member(layer, "biases"));
  };
  /** The length of a row of layer l. */
  const width = (l: number): number | undefined => lengthOf(itemsOf(member(layers[l - 1], "weights"))[0]);
  /** n_l, as its own layer, the next one, or the examples say it. */
  const size = (l: number): number => {
    const last = layers.length;
    const own = l === 0 ? undefined : said(l);
    const atEnd = l === 0 ? common("input") : l >= last ? common("target") : undefined;
    return own || width(l + 1) || atEnd || 1;
  };
  return {
    formAt: ([section]) => {
      const named = member(root, String(section));
      return named?.type === "object" ? formOf(named) : undefined;
    },
    rowsAt: ([, layer]) => ({ count: size(Number(layer) + 1), width: size(Number(layer)) }),
    lengthAt: ([section, index, key]) => {
      if (section === "examples" || section === "validation")
        return size(key === "input" ? 0 : Math.max(1, layers.length));
      return size(Number(index) + (key === "biases" ? 1 : 0));
    },
  };
}

function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.type === "object" ? node.members.find((each) => each.key === key)?.value : undefined;
}

function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? node.items : [];
}

/** How many items a list has; undefined for an empty one, and for anything else. */
function lengthOf(node: JsonNode | undefined): number | undefined {
  if (node?.type === "numbers") return node.length;
  return node?.type === "array" && node.items.length > 0 ? node.items.length : undefined;
}
