/** Reads what names examples in other files, and what those have. */
import type { JsonNode, JsonObject } from "../json/json";
import { readArrays } from "./arrays";
import { readTable } from "./csvTable";
import type { FieldReader } from "./fields";
import type { DataForm } from "./keys";
import type { DataReading } from "./rows";

/**
 * Reads the object that stands in the place of a list of examples. `before`: the classes of those that are trained on,
 * none where they have none; undefined where these are they.
 */
export function readData(
  node: JsonObject,
  owner: string,
  read: FieldReader,
  before?: readonly string[],
): DataReading | undefined {
  const form = formOf(node) ?? "csv";
  return form === "csv" ? readTable(node, owner, read, before) : readArrays(form, node, owner, read);
}

/** The form that the keys tell, CSV or npz the extension; undefined where nothing tells it. */
export function formOf({ members }: JsonObject): DataForm | undefined {
  const value = (key: string): JsonNode | undefined => members.find((each) => each.key === key)?.value;
  const ends = (key: string, end: string): boolean => {
    const found = value(key);
    return found?.type === "string" && found.value.toLowerCase().endsWith(end);
  };
  if (value("images") || value("labels")) return "idx";
  if (value("file")) return ends("file", ".npz") ? "npz" : "csv";
  return ends("inputs", ".npy") || ends("targets", ".npy") ? "npy" : undefined;
}
