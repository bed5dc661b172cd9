/** The numbers of the step's formula, each where it belongs, and the numbers of edges. */
import { steady } from "../../shared/steady";
import type { EdgeNumber, PlacedChip } from "./chipLayout";
import { key } from "./Edges";
import { Letters } from "./Letters";

const PADDING = 6;

export const Chips = steady(({ chips }: { readonly chips: readonly PlacedChip[] }) => (
  <g class="chips">
    {chips.map(({ chip: { at, l, j, k, standing }, name, value, x, y, width, height }, place) => (
      <g
        // A chip is known by its place in the formula: it moves with the step, and is not made anew.
        key={`chip ${place}`}
        class="chip"
        data-testid="chip"
        data-at={[at, l, j, ...(k === undefined ? [] : [k])].join(" ")}
        data-standing={standing}
      >
        <rect class="chip-box" x={x} y={y} width={width} height={height} rx={4} />
        {name && (
          <text class="chip-name" x={x + PADDING} y={y + height / 2}>
            <Letters text={name} />
          </text>
        )}
        <text
          class="chip-value"
          x={name ? x + width - PADDING : x + width / 2}
          y={y + height / 2}
          text-anchor={name ? "end" : "middle"}
        >
          {value}
        </text>
      </g>
    ))}
  </g>
));

export const EdgeNumbers = steady(({ numbers }: { readonly numbers: readonly EdgeNumber[] }) => (
  <g class="edge-numbers">
    {numbers.map(({ edge, value, x, y, width, height }) => (
      <text
        key={key(edge)}
        class="edge-number"
        x={x + width / 2}
        y={y + height / 2}
        data-number={key(edge)}
        data-sign={edge.weight < 0 ? "negative" : "positive"}
      >
        {value}
      </text>
    ))}
  </g>
));
