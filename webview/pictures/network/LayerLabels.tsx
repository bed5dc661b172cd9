/** The names of the columns of the drawing, with the index that runs over each. */

import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { type NetworkLayout, TARGET } from "./networkLayout";

/** What stands under a column of the drawing. */
interface ColumnLabel {
  readonly name: string;
  readonly x: number;
  readonly width: number;
  /** The index of the layer, and which one it is; a target has none. */
  readonly index?: { readonly l: number; readonly text: string };
}

export function labelsOf({ layers, targetX }: NetworkLayout): ColumnLabel[] {
  const labels = layers.map(
    ({ layer: { l, label, index }, x, labelWidth }): ColumnLabel => ({
      name: label,
      x,
      width: labelWidth,
      index: { l, text: index ?? "" },
    }),
  );
  if (targetX === undefined) return labels;
  return [...labels, { name: panel.network.target, x: targetX + TARGET.width / 2, width: TARGET.width }];
}

export const LayerLabels = steady(({ labels }: { readonly labels: readonly ColumnLabel[] }) => (
  <div class="layer-labels">
    {labels.map(({ name, x, width, index }) => (
      <div
        key={index?.l ?? name}
        style={{ left: `${x - width / 2}px`, width: `${width}px` }}
        {...(index && { title: name })}
      >
        <span class="name">{name}</span>
        {index && (
          <i class="letter" data-testid={`index of layer ${index.l}`}>
            {index.text}
          </i>
        )}
      </div>
    ))}
  </div>
));
