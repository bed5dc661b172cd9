/** What the reader points at in the flow, and what stops the run: over all that is drawn. */

import type { SpotView } from "../../../src/protocol/messages";
import { isSameSpot, textOf } from "../../pointing/spot";
import { idOf } from "../../pointing/usePointing";
import { reading } from "../../shared/numbers";
import { panel } from "../../shared/words";
import { neuronSpot, weightSpot } from "../network/walking";
import { Strand } from "./Bands";
import { pathOf, pointOn } from "./flowLayout";
import type { FlowLayout, PlacedRibbon } from "./placed";
import { boxOf } from "./pointed";

interface Props {
  readonly layout: FlowLayout;
  readonly stops: readonly string[];
  readonly spot: SpotView | undefined;
  /** Whether it is the keyboard that points. */
  readonly isHeld: boolean;
}

export function Marks({ layout: { columns, ribbons }, stops, spot, isHeld }: Props) {
  const isStop = (...spots: readonly SpotView[]): boolean =>
    spots.some((each) => stops.includes(textOf(each)));
  const held = isHeld ? "" : undefined;
  return (
    <>
      {ribbons.map((placed) => {
        const own = weightSpot(placed.ribbon);
        const { x, y } = pointOn(placed, 0.3);
        return [
          isSameSpot(own, spot) && <Pointed key="pointed" placed={placed} held={held} />,
          isStop(own) && <circle key={`stop ${textOf(own)}`} class="stop" cx={x} cy={y} r={5} />,
        ];
      })}
      {columns.flatMap(({ layer: { l }, squeezes }) =>
        squeezes.map((placed) => {
          const own = neuronSpot(l, placed.squeeze.j);
          const { x, y, width, height } = boxOf(placed);
          return [
            isSameSpot(own, spot) && (
              <rect
                key="pointed"
                class="pointed"
                rx={4}
                {...{ x: x - 2, y: y - 2, width: width + 4, height: height + 4 }}
                data-held={held}
              />
            ),
            // A bias is drawn nowhere else.
            isStop(own, { of: "parameter", l, j: placed.squeeze.j }) && (
              <circle key={`stop ${textOf(own)}`} class="stop" cx={placed.x} cy={y} r={5} />
            ),
          ];
        }),
      )}
    </>
  );
}

/** A rim, and the band once more on top of all others. */
function Pointed({ placed, held }: { readonly placed: PlacedRibbon; readonly held: "" | undefined }) {
  const { ribbon, width } = placed;
  const { l, j, k, value } = ribbon;
  const spot = weightSpot(ribbon);
  const number = value === null ? undefined : reading(value);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it does nothing by itself
    <g
      id={idOf("flow", spot)}
      role="img"
      aria-label={panel.flow.ribbon({ l, j, k, value: number })}
      class="bands"
    >
      <path class="pointed" d={pathOf(placed)} style={{ strokeWidth: `${width + 6}px` }} data-held={held} />
      <path class="pointed-ground" d={pathOf(placed)} style={{ strokeWidth: `${width + 2}px` }} />
      <Strand id="pointed" band={placed} />
    </g>
  );
}
