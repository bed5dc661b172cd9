/** What can be folded in a JSON text: every object and list that goes over several lines. */
import type { JsonNode } from "../json/json";
import type { LineIndex } from "../json/lines";

/** Lines from 0; the closing bracket's own line stays in view. */
interface Fold {
  readonly start: number;
  readonly end: number;
}

/** One fold a line at the most: that of the outermost bracket which opens there. */
export function foldsOf(root: JsonNode | undefined, lines: LineIndex): Fold[] {
  const folds: Fold[] = [];
  let lastStart = -1;
  const visit = (node: JsonNode): void => {
    if (node.type !== "object" && node.type !== "array" && node.type !== "numbers") return;
    const start = lines.positionAt(node.start).line;
    const last = lines.positionAt(node.end).line;
    if (start === last) return;
    const end = last - 1;
    if (start > lastStart && end > start) {
      folds.push({ start, end });
      lastStart = start;
    }
    if (node.type === "object") for (const { value } of node.members) visit(value);
    if (node.type === "array") node.items.forEach(visit);
  };
  if (root) visit(root);
  return folds;
}
