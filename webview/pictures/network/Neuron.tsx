/** A neuron of the drawing, filled by its activation, and the target beside an output. */

import { exactNumber } from "../../../src/protocol/format";
import type { NeuronView } from "../../../src/protocol/messages";
import { compact, reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { TARGET } from "./networkLayout";

interface Props {
  readonly id: string;
  readonly l: number;
  readonly neuron: NeuronView;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly isStop: boolean;
}

/** Between these the fill is so grey that its number is dark in every theme. */
const GREY = { from: 0.38, to: 0.61 } as const;

/** A longer number is written smaller in a small circle. */
const LONG = 4;
const ROOMY = 20;

/** How the number inside stays readable on the fill. */
function shade(activation: number): "low" | "grey" | "high" {
  if (Number.isNaN(activation)) return "low";
  if (activation < GREY.from) return "low";
  return activation > GREY.to ? "high" : "grey";
}

export const Neuron = steady(({ id, l, neuron, x, y, radius, isStop }: Props) => {
  const { j, activation, dC_da, light } = neuron;
  const isKnown = activation !== null;
  const fill = isKnown && !Number.isNaN(activation) ? Math.min(Math.abs(activation), 1) : 0;
  const number = isKnown ? compact(activation, 2) : "";
  const diagonal = radius * Math.SQRT1_2;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it does nothing by itself
    <g
      id={id}
      class="neuron"
      role="img"
      aria-label={labelOf(l, neuron, isStop)}
      data-neuron={`${l},${j}`}
      data-light={light}
      data-standing={isKnown ? "known" : "unknown"}
      data-shade={isKnown ? (activation < 0 ? "negative" : shade(activation)) : "low"}
    >
      <circle cx={x} cy={y} r={radius} style={{ "--fill": `${(fill * 100).toFixed(1)}%` }} />
      <text x={x} y={y} class={number.length > LONG && radius < ROOMY ? "activation long" : "activation"}>
        {number}
      </text>
      <text x={x} y={y + radius + 10} class="derivative">
        {dC_da === null ? "" : `∂ ${compact(dC_da, 2)}`}
      </text>
      {isStop && <circle class="stop" cx={x + diagonal} cy={y - diagonal} r={5} />}
    </g>
  );
});

function labelOf(l: number, { j, activation, dC_da }: NeuronView, isStop: boolean): string {
  const number = (value: number | null) => (value === null ? undefined : reading(value));
  return panel.network.neuron({ l, j, a: number(activation), dC_da: number(dC_da), isStop });
}

interface TargetProps {
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

export const Target = steady(({ value, x, y }: TargetProps) => (
  <g class="target" data-testid="target">
    <title>{panel.network.targetIs(exactNumber(value))}</title>
    <rect x={x} y={y - TARGET.height / 2} {...TARGET} rx={5} />
    <text x={x + TARGET.width / 2} y={y}>
      {compact(value, 2)}
    </text>
  </g>
));
