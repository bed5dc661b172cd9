/** The network as the lesson draws it: circles filled by their activation, edges by their weight, what is current lit. */

import { useRef } from "preact/hooks";
import type { NetworkView } from "../../../src/protocol/messages";
import { Details } from "../../pointing/Details";
import type { Pointing } from "../../pointing/pointing";
import { stopsOf } from "../../pointing/spot";
import { idOf, type Pointer, usePointing } from "../../pointing/usePointing";
import { withGaps } from "../../shared/folds";
import { Scroll } from "../../shared/Scroll";
import type { Settings } from "../../shared/settings";
import { useWidth } from "../../shared/useWidth";
import { panel } from "../../shared/words";
import { Cones, QuietEdges, scaleOf } from "./Edges";
import { Picture } from "./Image";
import { LayerLabels, labelsOf } from "./LayerLabels";
import { NetworkHeading, NetworkKey } from "./NetworkHeading";
import { NetworkOverlay } from "./NetworkOverlay";
import { layoutNetwork, type NetworkLayout, type PlacedEdge, placeCones, placeEdges } from "./networkLayout";
import { spotAt, walk } from "./walking";

interface Props {
  readonly network: NetworkView;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly pointing: Pointing;
}

/** From so many lit edges on only the current one is drawn with all its weight. */
const MANY = 12;

export function Network({ network, settings, change, pointing }: Props) {
  const [place, width] = useWidth<HTMLDivElement>();
  const layout = layoutNetwork(network, width, settings.pixels === "picture");
  const edges = placeEdges(network.edges, layout);
  const pivot = useRef<"to" | "from">("to");
  const pointer = usePointing("network", pointing, {
    at: (event) => {
      const { left, top } = pointer.place.current!.getBoundingClientRect();
      return spotAt({ x: event.clientX - left, y: event.clientY - top }, layout, edges);
    },
    next: (from, key) => {
      const led = walk(from, key, network, layout, pivot.current);
      if (led) pivot.current = led.pivot;
      return led?.spot;
    },
  });
  const scale = scaleOf(network.edges, settings.edges);
  return (
    <section class="network" data-testid="network" aria-labelledby="network-heading">
      <NetworkHeading
        hasPictures={network.layers.some(({ image }) => image)}
        unfolds={layout.layers.some(({ layer, picture }) => layer.unfolds && !picture)}
        settings={settings}
        change={change}
      />
      <div ref={place}>
        <Scroll name={panel.network.scroll}>
          <div style={{ width: `${layout.width}px` }}>
            <Drawing
              network={network}
              layout={layout}
              edges={edges}
              scale={scale}
              show={settings.edges}
              stops={stopsOf(pointing.breakpoints)}
              pointer={pointer}
            />
            <LayerLabels labels={labelsOf(layout)} />
          </div>
        </Scroll>
      </div>
      <Details picture="network" spot={pointer.spot} details={pointer.details} hint={panel.network.hint} />
      <NetworkKey show={settings.edges} widest={scale.widest} />
      {pointer.menu}
    </section>
  );
}

interface DrawingProps {
  readonly network: NetworkView;
  readonly layout: NetworkLayout;
  readonly edges: readonly PlacedEdge[];
  readonly scale: ReturnType<typeof scaleOf>;
  readonly show: Settings["edges"];
  readonly stops: ReturnType<typeof stopsOf>;
  readonly pointer: Pointer;
}

/** Edges, neurons and pictures: one place that the keyboard walks about in. */
function Drawing({ network, layout, edges, scale, show, stops, pointer }: DrawingProps) {
  const { place, spot, by, handlers } = pointer;
  const lit = edges.filter(({ edge }) => edge.light !== "none").length;
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
      data-lit={lit > 0 ? "" : undefined}
      data-many={lit > MANY ? "" : undefined}
      {...handlers}
    >
      <svg class="under" width={layout.width} height={layout.height} aria-hidden="true">
        <Cones cones={placeCones(network.edges, layout)} />
        <QuietEdges edges={edges} scale={scale} />
      </svg>
      {layout.layers.map(
        ({ layer, picture }) =>
          picture && <Picture key={layer.l} l={layer.l} picture={picture} show={show} />,
      )}
      <NetworkOverlay
        network={network}
        layout={layout}
        edges={edges}
        show={show}
        widest={scale.widest}
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
