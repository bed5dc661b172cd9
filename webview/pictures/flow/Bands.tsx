/** What the flow is drawn of: bands, neurons that squeeze them, layers that mix, and the number of the current one. */

import type { AmountView, Value } from "../../../src/protocol/messages";
import { idOf } from "../../pointing/usePointing";
import { compact, reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { neuronSpot } from "../network/walking";
import { pathOf } from "./flowLayout";
import type { Band, PlacedChip, PlacedMix, PlacedNumber, PlacedRibbon, PlacedSqueeze } from "./placed";

/** What the step is about is drawn on top, and what is wide below what is not. */
export function inOrder(ribbons: readonly PlacedRibbon[]): PlacedRibbon[] {
  return [...ribbons].sort((a, b) => RANK[a.amount.light] - RANK[b.amount.light] || b.width - a.width);
}

const RANK = { none: 0, path: 1, current: 2 } as const;

type Sign = "negative" | "positive" | "unknown";

function signOf({ value }: AmountView): Sign {
  if (value === null || Number.isNaN(value)) return "unknown";
  return value < 0 ? "negative" : "positive";
}

interface StrandProps {
  readonly id: string;
  readonly band: Band;
}

export const Strand = steady(({ id, band }: StrandProps) => (
  <path
    class="band"
    d={pathOf(band)}
    stroke-width={band.width}
    data-flow={id}
    data-sign={signOf(band.amount)}
    data-light={band.amount.light}
  />
));

type SqueezeProps = PlacedSqueeze & { readonly isMixed: boolean };

/** A neuron: as high on the right as ∂C/∂a, and on the left as ∂C/∂z. */
export const Squeeze = steady(
  ({ squeeze, x, y, half, before, after, numbers, arrow, isMixed }: SqueezeProps) => {
    const { l, j } = squeeze;
    const number = (value: Value) => (value === null ? undefined : reading(value));
    const [right, left] = [Math.max(before.width, 3) / 2, Math.max(after.width, 3) / 2];
    const name = panel.flow.neuron(l, j, number(squeeze.before.value), number(squeeze.after.value));
    return (
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it does nothing by itself
      <g
        id={idOf("flow", neuronSpot(l, j))}
        class="squeeze"
        role="img"
        aria-label={name}
        data-squeeze={`${l},${j}`}
      >
        <g class="bands">
          <Strand id={`before ${l},${j}`} band={before} />
          <Strand id={`after ${l},${j}`} band={after} />
        </g>
        {!isMixed && (
          <path
            class="funnel"
            d={`M${x + half} ${y - right}L${x - half} ${y - left}V${y + left}L${x + half} ${y + right}Z`}
            data-standing={squeeze.after.value === null ? "unknown" : "known"}
            data-light={squeeze.after.light}
          />
        )}
        {numbers.map((each) => (
          <Amount key={each.of} {...each} />
        ))}
        {arrow && squeeze.after.value !== null && (
          <text class="becomes" {...arrow}>
            ←
          </text>
        )}
      </g>
    );
  },
);

const X = { start: 0, middle: 0.5, end: 1 } as const;

function Amount({ of, value, light, anchor, x, y, width, height }: PlacedNumber) {
  return (
    <text
      class="amount"
      x={x + X[anchor] * width}
      y={y + height / 2}
      text-anchor={anchor}
      data-of={of}
      data-light={value === null ? "none" : light}
    >
      {value === null ? "" : compact(value)}
    </text>
  );
}

/** Where each ∂C/∂z comes from every ∂C/∂a. */
export const Mix = steady(({ l, ...box }: PlacedMix) => (
  <rect class="funnel mix" rx={3} {...box} data-testid="flow mix" data-layer={l} />
));

export const Chip = steady(({ value, ...box }: PlacedChip) => (
  <g class="chip" data-standing="new" data-testid="flow chip">
    <rect class="chip-box" rx={4} {...box} />
    <text
      class="amount"
      x={box.x + box.width / 2}
      y={box.y + box.height / 2}
      text-anchor="middle"
      data-light="current"
    >
      {compact(value)}
    </text>
  </g>
));
