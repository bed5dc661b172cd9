/** Reads what names examples in other files, and what those have. */
import type { JsonNode, JsonObject } from "../json/json";
import { readArrays } from "./arrays";
import { readTable } from "./csvTable";
import type { FieldReader } from "./fields";
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
  const value = (key: string): JsonNode | undefined => node.members.find((each) => each.key === key)?.value;
  const ends = (key: string, end: string): boolean => {
    const found = value(key);
    return found?.type === "string" && found.value.toLowerCase().endsWith(end);
  };
  if (value("images") || value("labels")) return readArrays("idx", node, owner, read);
  if (ends("file", ".npz")) return readArrays("npz", node, owner, read);
  const isNpy = !value("file") && (ends("inputs", ".npy") || ends("targets", ".npy"));
  return isNpy ? readArrays("npy", node, owner, read) : readTable(node, owner, read, before);
}
