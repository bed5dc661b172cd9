/** Above the columns of the drawing: their names, each with the index that runs over its layer. */

import { steady } from "../../shared/steady";
import { widthOf } from "../../shared/textWidth";
import { panel } from "../../shared/words";
import type { NetworkLayout } from "./placed";

/** What stands above a column of the drawing. */
interface ColumnLabel {
  readonly title: string;
  readonly text: string;
  readonly left: number;
  readonly width: number;
  /** The index of the layer, and which one it is; the cost has none. */
  readonly index?: { readonly l: number; readonly text: string };
}

/** A name that is cut off to less than that says less than its number. */
const NAME = 64;
const SIZE = 12;
/** What " · k" takes. */
const RUNNING = 20;
const BETWEEN = 6;

export function labelsOf({ layers, pitch, width, cost }: NetworkLayout): ColumnLabel[] {
  const room = pitch - BETWEEN;
  const place = (x: number, across: number): Pick<ColumnLabel, "left" | "width"> => ({
    left: Math.min(Math.max(x - across / 2, 0), width - across),
    width: across,
  });
  const labels = layers.map(({ layer: { l, label, index }, x, picture }): ColumnLabel => {
    const beside = Math.max(room, picture?.pixels.width ?? 0);
    const needed = widthOf(label, SIZE) + RUNNING;
    const isNumber = needed > beside && beside < NAME;
    const across = isNumber ? beside : Math.min(needed, beside);
    const text = isNumber ? String(l) : label;
    return { title: label, text, ...place(x, across), index: { l, text: index ?? "" } };
  });
  const { node } = cost;
  const end = place(node.x + node.width / 2, Math.max(node.width, 34));
  return [...labels, { title: panel.network.cost, text: panel.network.cost, ...end }];
}

export const LayerLabels = steady(({ labels }: { readonly labels: readonly ColumnLabel[] }) => (
  <div class="layer-labels">
    {labels.map(({ title, text, left, width, index }) => (
      <div
        key={index?.l ?? text}
        style={{ left: `${left}px`, width: `${width}px` }}
        {...(index && { title })}
      >
        <span class="name">{text}</span>
        {index && (
          <span class="running">
            {index.text && "· "}
            <i class="letter" data-testid={`index of layer ${index.l}`}>
              {index.text}
            </i>
          </span>
        )}
      </div>
    ))}
  </div>
));
