/** A neuron of the drawing, filled by its activation, and the target beside an output. */
import { exactNumber } from "../src/core/format";
import type { NeuronView } from "../src/protocol";
import { TARGET } from "./networkLayout";
import { compact } from "./numbers";
import { steady } from "./steady";

interface Props {
  readonly l: number;
  readonly neuron: NeuronView;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Between these the fill is so grey that its number is dark in every theme. */
const GREY = { from: 0.38, to: 0.61 } as const;

/** How the number inside stays readable on the fill. */
function shade(activation: number): "low" | "grey" | "high" {
  if (activation < GREY.from) return "low";
  return activation > GREY.to ? "high" : "grey";
}

export const Neuron = steady(({ l, neuron: { j, activation, dC_da, light }, x, y, radius }: Props) => {
  const isKnown = activation !== null;
  const fill = isKnown ? Math.min(Math.abs(activation), 1) : 0;
  return (
    <g
      class="neuron"
      transform={`translate(${x} ${y})`}
      data-neuron={`${l},${j}`}
      data-light={light}
      data-standing={isKnown ? "known" : "unknown"}
      data-shade={isKnown ? (activation < 0 ? "negative" : shade(activation)) : "low"}
    >
      <title>{titleOf(l, j, activation, dC_da)}</title>
      <circle r={radius} style={{ "--fill": `${(fill * 100).toFixed(1)}%` }} />
      <text class="activation">{isKnown ? compact(activation, 2) : ""}</text>
      <text class="derivative" y={radius + 11}>
        {dC_da === null ? "" : `∂ ${compact(dC_da, 2)}`}
      </text>
    </g>
  );
});

function titleOf(l: number, j: number, activation: number | null, dC_da: number | null): string {
  const name = l === 0 ? `input ${j}` : `neuron ${j} of layer ${l}`;
  const a = activation === null ? "not computed yet" : `a = ${exactNumber(activation)}`;
  return `${name}\n${a}${dC_da === null ? "" : `\n∂C/∂a = ${exactNumber(dC_da)}`}`;
}

interface TargetProps {
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

export function Target({ value, x, y }: TargetProps) {
  return (
    <g class="target" data-testid="target">
      <title>{`target y = ${exactNumber(value)}`}</title>
      <rect x={x} y={y - TARGET.height / 2} {...TARGET} rx={5} />
      <text x={x + TARGET.width / 2} y={y}>
        {compact(value, 2)}
      </text>
    </g>
  );
}
