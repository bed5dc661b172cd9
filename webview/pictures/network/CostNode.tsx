/** The cost at the end of the drawing, and the targets that it compares the outputs with. */
import { exactNumber, typeset } from "../../../src/protocol/format";
import type { CostNodeView } from "../../../src/protocol/messages";
import type { Box } from "../../shared/geometry";
import { compact, reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { widthOf } from "../../shared/textWidth";
import { panel } from "../../shared/words";
import { Letters } from "./Letters";
import type { PlacedTarget } from "./placed";

interface Props {
  readonly cost: CostNodeView;
  readonly node: Box;
}

export const CostNode = steady(({ cost: { name, value, light }, node: { x, y, width, height } }: Props) => {
  const middle = x + width / 2;
  const number = value === null ? "" : compact(value);
  const isWide = widthOf(number, 12, true) > width - 4;
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it does nothing by itself
    <g
      class="cost-node"
      role="img"
      aria-label={panel.network.costIs(name, value === null ? undefined : reading(value))}
      data-testid="cost node"
      data-light={light}
      data-standing={value === null ? "unknown" : "known"}
    >
      <rect class="cost-box" x={x} y={y} width={width} height={height} rx={9} />
      <text class="cost-name" x={middle} y={y + height * 0.32}>
        <Letters text={name} />
      </text>
      {value === null ? (
        <path class="blank" d={`M${middle - 11} ${y + height * 0.74}h22`} />
      ) : (
        <text class={isWide ? "cost-value long" : "cost-value"} x={middle} y={y + height * 0.72}>
          {number}
        </text>
      )}
    </g>
  );
});

export const Targets = steady(({ targets }: { readonly targets: readonly PlacedTarget[] }) => (
  <g>
    {targets.map(({ j, value, name, line, ...box }) => (
      <Target key={j} value={value} name={name} box={box} line={line} />
    ))}
  </g>
));

interface TargetProps {
  readonly value: number;
  readonly name: string | undefined;
  readonly box: Box;
  readonly line: PlacedTarget["line"] | undefined;
}

function Target({ value, name, line, box: { x, y, width, height } }: TargetProps) {
  return (
    <g class="target" data-testid="target">
      <title>{panel.network.targetIs(exactNumber(value))}</title>
      {line && <path class="target-line" d={`M${line.from.x} ${line.from.y}L${line.to.x} ${line.to.y}`} />}
      <rect class="target-box" x={x} y={y} width={width} height={height} rx={4} />
      <text x={x + width / 2} y={y + height / 2}>
        {name && (
          <>
            <Letters text={name} /> ={" "}
          </>
        )}
        {Number.isInteger(value) && Math.abs(value) < 100 ? typeset(String(value)) : compact(value, 2)}
      </text>
    </g>
  );
}
