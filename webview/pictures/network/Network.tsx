/** The network as the lesson draws it, up to its cost: circles filled by their activation, edges by their weight, what is current lit. */

import { useRef } from "preact/hooks";
import type { NetworkView } from "../../../src/protocol/messages";
import { Details } from "../../pointing/Details";
import type { Pointing } from "../../pointing/pointing";
import { stopsOf } from "../../pointing/spot";
import { idOf, type Pointer, usePointing } from "../../pointing/usePointing";
import { withGaps } from "../../shared/folds";
import { pointerIn } from "../../shared/pointer";
import type { Settings } from "../../shared/settings";
import { useSize } from "../../shared/useSize";
import { panel } from "../../shared/words";
import { Cones, type EdgeScale, QuietEdges, scaleOf } from "./Edges";
import { placeCones, placeEdges } from "./edgeLayout";
import { Picture } from "./Image";
import { LayerLabels, labelsOf } from "./LayerLabels";
import { NetworkOverlay } from "./NetworkOverlay";
import { NetworkSwitches } from "./NetworkSwitches";
import { layoutNetwork, sideOf } from "./networkLayout";
import type { NetworkLayout, PlacedEdge } from "./placed";
import { spotAt, startOf, walk } from "./walking";

interface Props {
  readonly network: NetworkView;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly pointing: Pointing;
}

/** From so many lit edges on only the current one is drawn with all its weight. */
const MANY = 12;

export function Network({ network, settings, change, pointing }: Props) {
  const [place, size] = useSize<HTMLDivElement>();
  const layout = layoutNetwork(network, size, settings.pixels === "picture");
  const edges = placeEdges(network.edges, layout);
  const pivot = useRef<"to" | "from">("to");
  const pointer = usePointing("network", pointing, {
    at: (event) => spotAt(pointerIn(pointer.place.current!, event), layout, edges),
    next: (from, key) => {
      const led = walk(from, key, startOf(network, layout), layout, pivot.current);
      if (led) pivot.current = led.pivot;
      return led?.spot;
    },
  });
  const { spot, details } = pointer;
  return (
    <div class="network" data-testid="network">
      <div class="view-line">
        <div
          class="pointed-at"
          data-side={spot && sideOf(spot, layout)}
          data-shown={details && ""}
          title={spot ? undefined : panel.network.hint}
        >
          <Details picture="network" spot={spot} details={details} hint={panel.network.hint} />
        </div>
        <NetworkSwitches
          hasPictures={network.layers.some(({ image }) => image)}
          unfolds={layout.layers.some(({ layer, picture }) => layer.unfolds && !picture)}
          settings={settings}
          change={change}
        />
      </div>
      <LayerLabels labels={labelsOf(layout)} />
      <div class="drawing-place" ref={place}>
        <Drawing
          network={network}
          layout={layout}
          edges={edges}
          scale={scaleOf(network, settings.edges)}
          stops={stopsOf(pointing.breakpoints)}
          pointer={pointer}
        />
      </div>
      {pointer.menu}
    </div>
  );
}

interface DrawingProps {
  readonly network: NetworkView;
  readonly layout: NetworkLayout;
  readonly edges: readonly PlacedEdge[];
  readonly scale: EdgeScale;
  readonly stops: ReturnType<typeof stopsOf>;
  readonly pointer: Pointer;
}

/** Edges, neurons and pictures: one place that the keyboard walks about in. */
function Drawing({ network, layout, edges, scale, stops, pointer }: DrawingProps) {
  const { place, spot, by, handlers } = pointer;
  const lit = edges.filter(({ edge }) => edge.light !== "none").length;
  const isLit = lit > 0 || network.cost.light !== "none";
  return (
    <div
      ref={place as never}
      class="drawing"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its spots are walked through with the arrow keys
      tabIndex={0}
      aria-label={panel.network.label(sizesOf(network))}
      aria-description={panel.network.keys}
      aria-activedescendant={spot && idOf("network", spot)}
      style={{ width: `${layout.width}px`, height: `${layout.height}px` }}
      data-lit={isLit ? "" : undefined}
      data-many={lit > MANY ? "" : undefined}
      {...handlers}
    >
      <svg class="under" width={layout.width} height={layout.height} aria-hidden="true">
        <Cones cones={placeCones(network.edges, layout)} />
        <QuietEdges edges={edges} scale={scale} />
      </svg>
      {layout.layers.map(
        ({ layer, picture }) =>
          picture && <Picture key={layer.l} l={layer.l} picture={picture} show={scale.show} />,
      )}
      <NetworkOverlay
        network={network}
        layout={layout}
        edges={edges}
        scale={scale}
        stops={stops}
        spot={spot}
        isHeld={by === "keyboard"}
      />
    </div>
  );
}

/** How many neurons each layer has, or how many layers are folded. */
function sizesOf({ layers }: NetworkView): (number | { readonly folded: number })[] {
  return withGaps(
    layers.map(({ l }) => l),
    (layers.at(-1)?.l ?? -1) + 1,
  ).map((item) => ("folded" in item ? item : layers[item.place]!.size));
}
