/** A neuron of the drawing, filled by its activation. */

import type { NeuronView } from "../../../src/protocol/messages";
import { compact, reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { BELOW, numberAt } from "./neuronNumber";
import type { PlacedLayer } from "./placed";

interface Props extends Pick<PlacedLayer, "radius" | "hasRoomBeside" | "hasRoomBelow"> {
  readonly id: string;
  readonly l: number;
  readonly neuron: NeuronView;
  readonly x: number;
  readonly y: number;
  /** Whether ∂C/∂a is written as well. */
  readonly hasDerivative: boolean;
  readonly isStop: boolean;
}

/** Between these the fill is so grey that its number is dark in every theme. */
const GREY = { from: 0.38, to: 0.61 } as const;

/** How the number inside stays readable on the fill. */
function shade(activation: number): "low" | "grey" | "high" {
  if (Number.isNaN(activation)) return "low";
  if (activation < GREY.from) return "low";
  return activation > GREY.to ? "high" : "grey";
}

export const Neuron = steady((props: Props) => {
  const { id, l, neuron, x, y, radius, isStop } = props;
  const { activation, light } = neuron;
  const isKnown = activation !== null;
  const fill = isKnown && !Number.isNaN(activation) ? Math.min(Math.abs(activation), 1) : 0;
  const diagonal = radius * Math.SQRT1_2;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it does nothing by itself
    <g
      id={id}
      class="neuron"
      role="img"
      aria-label={labelOf(l, neuron, isStop)}
      data-neuron={`${l},${neuron.j}`}
      data-light={light}
      data-standing={isKnown ? "known" : "unknown"}
      data-shade={isKnown ? (activation < 0 ? "negative" : shade(activation)) : "low"}
    >
      <circle cx={x} cy={y} r={radius} style={{ "--fill": `${(fill * 100).toFixed(1)}%` }} />
      <Numbers {...props} />
      {isStop && <circle class="stop" cx={x + diagonal} cy={y - diagonal} r={Math.min(radius, 5)} />}
    </g>
  );
});

/** The activation, in the circle or beside it, and under it ∂C/∂a; that takes the place beside a circle without room below. */
function Numbers({ neuron, x, y, radius, hasRoomBeside, hasRoomBelow, hasDerivative }: Props) {
  const { text, size, where, beside } = numberAt({ neuron, x, y }, { radius, hasRoomBeside });
  const derivative = hasDerivative && neuron.dC_da !== null ? `∂ ${compact(neuron.dC_da, 2)}` : "";
  const isInstead = derivative !== "" && !hasRoomBelow && beside !== undefined;
  return (
    <>
      {where === "inside" && (
        <text x={x} y={y} class="activation" style={{ fontSize: `${size}px` }}>
          {text}
        </text>
      )}
      {where === "beside" && !isInstead && (
        <text x={beside!.x} y={y} class="activation beside">
          {text}
        </text>
      )}
      {isInstead && (
        <text x={beside.x} y={y} class="derivative beside">
          {derivative}
        </text>
      )}
      {hasRoomBelow && derivative !== "" && (
        <text x={x} y={y + radius + BELOW.height / 2} class="derivative">
          {derivative}
        </text>
      )}
    </>
  );
}

function labelOf(l: number, { j, activation, dC_da }: NeuronView, isStop: boolean): string {
  const number = (value: number | null) => (value === null ? undefined : reading(value));
  return panel.network.neuron({ l, j, a: number(activation), dC_da: number(dC_da), isStop });
}
