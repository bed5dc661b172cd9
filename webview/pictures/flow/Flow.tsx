/** One backward pass as what flows: from the cost through the outputs back to layer 1, each part as wide as it is large. */

import { useRef } from "preact/hooks";
import type { DetailsView, FlowView } from "../../../src/protocol/messages";
import { Details } from "../../pointing/Details";
import type { Pointing } from "../../pointing/pointing";
import { stopsOf } from "../../pointing/spot";
import { idOf, type Pointer, usePointing } from "../../pointing/usePointing";
import { Num } from "../../shared/Num";
import { pointerIn } from "../../shared/pointer";
import { steady } from "../../shared/steady";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { CostNode, Targets } from "../network/CostNode";
import { LayerLabels, labelsOf } from "../network/LayerLabels";
import { Fold } from "../network/NetworkOverlay";
import { sideOf } from "../network/networkLayout";
import { walk } from "../network/walking";
import { Chip, inOrder, Mix, Squeeze, Strand } from "./Bands";
import { layoutFlow } from "./flowLayout";
import { Marks } from "./Marks";
import type { FlowLayout } from "./placed";
import { sharesOf, spotAt, startOf } from "./pointed";

interface Props {
  readonly flow: FlowView;
  readonly pointing: Pointing;
}

export function Flow({ flow, pointing }: Props) {
  const [place, size] = useSize<HTMLDivElement>();
  const layout = layoutFlow(flow, size);
  const pivot = useRef<"to" | "from">("from");
  const pointer = usePointing("flow", pointing, {
    at: (event) => spotAt(pointerIn(pointer.place.current!, event), layout),
    next: (from, key) => {
      const led = walk(from, key, startOf(flow), layout.network, pivot.current);
      if (led) pivot.current = led.pivot;
      return led?.spot;
    },
  });
  const { spot, details } = pointer;
  return (
    <div class="network flow" data-testid="flow">
      <div class="view-line">
        <div
          class="pointed-at"
          data-side={spot && sideOf(spot, layout.network)}
          data-shown={details && ""}
          title={spot || flow.found ? undefined : panel.flow.keyTitle}
        >
          <Details
            picture="flow"
            spot={spot}
            details={details && inFull(details, flow)}
            hint={flow.found ? "" : panel.flow.key}
          />
        </div>
        {flow.found && <Found {...flow.found} />}
      </div>
      <LayerLabels labels={labelsOf(layout.network)} />
      <div class="drawing-place" ref={place}>
        <Drawing flow={flow} layout={layout} stops={stopsOf(pointing.breakpoints)} pointer={pointer} />
      </div>
      {pointer.menu}
    </div>
  );
}

/** All that the host knows of a spot, and how wide it flows. */
function inFull(details: DetailsView, flow: FlowView): DetailsView {
  const { of, l } = details.spot;
  const isMixed = of === "neuron" && flow.layers.some((layer) => layer.l === l && layer.mixes);
  const words = isMixed ? `${details.words}. ${panel.flow.mixes(l)}` : details.words;
  const numbers = details.numbers.filter(({ flows }) => flows);
  return { ...details, words, numbers: [...numbers, ...sharesOf(details.spot, flow)] };
}

/** What the step has found. */
const Found = steady(({ name, value }: NonNullable<FlowView["found"]>) => (
  <p class="flow-found" data-testid="flow found" title={name}>
    <span class="of">{name}</span>
    <span class="is">
      = <Num value={value} />
    </span>
  </p>
));

/** More ribbons than that step back while they are not there yet. */
const MANY = 40;

interface DrawingProps {
  readonly flow: FlowView;
  readonly layout: FlowLayout;
  readonly stops: readonly string[];
  readonly pointer: Pointer;
}

/** Neurons and bands: one place that the keyboard walks about in. */
function Drawing({ flow, layout, stops, pointer }: DrawingProps) {
  const { width, height, network, columns, ribbons, misses, targets, chip } = layout;
  const { place, spot, by, handlers } = pointer;
  return (
    <div
      ref={place as never}
      class="drawing"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its spots are walked through with the arrow keys
      tabIndex={0}
      aria-label={panel.flow.label}
      aria-description={panel.flow.keys}
      aria-activedescendant={spot && idOf("flow", spot)}
      style={{ width: `${width}px`, height: `${height}px` }}
      {...handlers}
    >
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the drawing around it has a name, and so has each part */}
      <svg data-many={ribbons.length > MANY ? "" : undefined} class="over" width={width} height={height}>
        <g class="bands">
          {misses.map(({ j, ...band }) => (
            <Strand key={`miss ${j}`} id={`miss ${j}`} band={band} />
          ))}
          {inOrder(ribbons).map(({ ribbon: { l, j, k }, ...band }) => (
            <Strand key={`${l},${j},${k}`} id={`${l},${j},${k}`} band={band} />
          ))}
        </g>
        {columns.flatMap(({ layer, squeezes, mix }) => [
          ...(mix ? [<Mix key={`mix ${layer.l}`} {...mix} />] : []),
          ...squeezes.map((placed) => (
            <Squeeze key={`${layer.l},${placed.squeeze.j}`} {...placed} isMixed={mix !== undefined} />
          )),
        ])}
        {network.layers.flatMap(({ layer, gaps }) =>
          gaps.map(({ x, y, folded }, place) => (
            <text key={`gap ${layer.l} ${place}`} class="gap" data-testid="gap" x={x} y={y}>
              {`⋮ ${folded}`}
            </text>
          )),
        )}
        {network.folds.map((fold) => (
          <Fold key={`fold ${fold.after}`} {...fold} />
        ))}
        <Targets targets={targets} />
        <CostNode cost={flow.cost} node={network.cost.node} />
        <Marks layout={layout} stops={stops} spot={spot} isHeld={by === "keyboard"} />
        {chip && <Chip {...chip} />}
      </svg>
    </div>
  );
}
