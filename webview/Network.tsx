/** The network as the lesson draws it: circles filled by their activation, edges by their weight, what is current lit. */
import { useRef } from "preact/hooks";
import type { NetworkView, SpotView } from "../src/protocol";
import { Details } from "./Details";
import { Cones, key, LitEdges, QuietEdges, scaleOf } from "./Edges";
import { placeLabel, sizeOfLabel } from "./edgeLabel";
import { Neuron, Target } from "./Neuron";
import {
  layoutNetwork,
  type NetworkLayout,
  type PlacedEdge,
  type PlacedLayer,
  pixelBox,
  placeCones,
  placeEdges,
  placeOfNeuron,
  TARGET,
} from "./networkLayout";
import { reading } from "./numbers";
import { Picture } from "./Picture";
import { Scroll } from "./Scroll";
import { Switch } from "./Switch";
import type { EdgesShow, LayersShow, PixelsShow, Settings } from "./settings";
import { stopsOf, textOf } from "./spots";
import { steady } from "./steady";
import { idOf, type Pointing, usePointing } from "./usePointing";
import { useWidth } from "./useWidth";
import { neuronSpot, pixelsOf, spotAt, walk, weightSpot } from "./walking";

interface Props {
  readonly network: NetworkView;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly pointing: Pointing;
}

/** From so many lit edges on only the current one is drawn with all its weight. */
const MANY = 12;

const edgesShow = { weight: "w", derivative: "∂C/∂w" } as const satisfies Record<EdgesShow, string>;
const layersShow = { folded: "folded", whole: "whole" } as const satisfies Record<LayersShow, string>;
const pixelsShow = { picture: "picture", column: "neurons" } as const satisfies Record<PixelsShow, string>;

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
  const { spot, by } = pointer;
  const scale = scaleOf(network.edges, settings.edges);
  const lit = edges.filter(({ edge }) => edge.light !== "none").length;
  return (
    <section class="network" data-testid="network" aria-labelledby="network-heading">
      <Heading
        hasPictures={network.layers.some(({ image }) => image)}
        unfolds={layout.layers.some(({ layer, picture }) => layer.unfolds && !picture)}
        settings={settings}
        change={change}
      />
      <div ref={place}>
        <Scroll name="network">
          <div style={{ width: `${layout.width}px` }}>
            <div
              ref={pointer.place as never}
              class="drawing"
              role="application"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: its spots are walked through with the arrow keys
              tabIndex={0}
              aria-label={`Network of layers with ${network.layers.map(({ size }) => size).join(", ")} neurons`}
              aria-description="Arrow keys go from neuron to edge to neuron, Enter opens what can be done there."
              aria-activedescendant={spot && idOf("network", spot)}
              style={{ width: `${layout.width}px`, height: `${layout.height}px` }}
              data-lit={lit > 0 ? "" : undefined}
              data-many={lit > MANY ? "" : undefined}
              {...pointer.handlers}
            >
              <svg class="under" width={layout.width} height={layout.height} aria-hidden="true">
                <Cones cones={placeCones(network.edges, layout)} />
                <QuietEdges edges={edges} scale={scale} />
              </svg>
              {layout.layers.map(
                ({ layer, picture }) =>
                  picture && <Picture key={layer.l} l={layer.l} picture={picture} show={settings.edges} />,
              )}
              <Overlay
                network={network}
                layout={layout}
                edges={edges}
                show={settings.edges}
                widest={scale.widest}
                stops={stopsOf(pointing.breakpoints)}
                spot={spot}
                isHeld={by === "keyboard"}
              />
            </div>
            <LayerLabels labels={labelsOf(layout)} />
          </div>
        </Scroll>
      </div>
      <Details
        picture="network"
        spot={spot}
        details={pointer.details}
        hint="Point at a neuron or an edge for its numbers. Click it to go there, or to break there."
      />
      <Key show={settings.edges} widest={scale.widest} />
      {pointer.menu}
    </section>
  );
}

interface HeadingProps extends Pick<Props, "settings" | "change"> {
  readonly hasPictures: boolean;
  readonly unfolds: boolean;
}

const Heading = steady(({ hasPictures, unfolds, settings, change }: HeadingProps) => (
  <div class="heading">
    <h2 id="network-heading">Network</h2>
    {hasPictures && (
      <Switch
        name="pixels"
        choices={pixelsShow}
        chosen={settings.pixels}
        choose={(pixels) => change({ ...settings, pixels })}
      />
    )}
    {unfolds && (
      <Switch
        name="long layers"
        choices={layersShow}
        chosen={settings.layers}
        choose={(layers) => change({ ...settings, layers })}
      />
    )}
    <Switch
      name="edges"
      choices={edgesShow}
      chosen={settings.edges}
      choose={(show) => change({ ...settings, edges: show })}
    />
  </div>
));

const Key = steady(({ show, widest }: { readonly show: EdgesShow; readonly widest: number }) => {
  const what = show === "weight" ? "weight" : "∂C/∂w";
  return (
    <p class="key">
      <span>
        <i class="sample positive" /> positive {what}
      </span>
      <span>
        <i class="sample negative" /> negative {what}
      </span>
      {show === "derivative" && (
        <>
          <span>
            <i class="sample unknown" /> not computed yet
          </span>
          <span>the widest is {reading(widest)}</span>
        </>
      )}
      <span>
        <i class="sample derivative">∂</i> ∂C/∂a, under its neuron
      </span>
    </p>
  );
});

interface OverlayProps {
  readonly network: NetworkView;
  readonly layout: NetworkLayout;
  readonly edges: readonly PlacedEdge[];
  readonly show: EdgesShow;
  readonly widest: number;
  readonly stops: readonly string[];
  readonly spot: SpotView | undefined;
  /** Whether it is the keyboard that points. */
  readonly isHeld: boolean;
}

/** All that changes from step to step, over what stays. */
function Overlay({ network, layout, edges, show, widest, stops, spot, isHeld }: OverlayProps) {
  const { width, height, radius, layers, targetX } = layout;
  const current = edges.find(({ edge }) => edge.light === "current");
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the drawing around it has a name, and so has each part
    <svg class="over" width={width} height={height}>
      <LitEdges edges={edges} scale={{ show, widest }} />
      {spot?.of === "parameter" && (
        <PointedEdge spot={spot} network={network} layout={layout} isHeld={isHeld} />
      )}
      {stops.length > 0 &&
        edges.map(({ edge, from, to }) =>
          stops.includes(textOf(weightSpot(edge))) ? (
            <Stop key={`stop ${key(edge)}`} from={from} to={to} />
          ) : null,
        )}
      {layers.map((placed) => (
        <Column
          key={placed.layer.l}
          l={placed.layer.l}
          neurons={placed.neurons}
          gaps={placed.gaps}
          radius={radius}
          isRoomy={layout.isRoomy}
          stops={stops}
        />
      ))}
      {targetX !== undefined &&
        layers
          .at(-1)!
          .neurons.map(
            ({ neuron, y }, place) =>
              neuron.target !== undefined && (
                <Target key={`target ${place}`} value={neuron.target} x={targetX} y={y} />
              ),
          )}
      <CurrentPixels network={network} layout={layout} />
      {spot?.of === "neuron" && <PointedNeuron spot={spot} layout={layout} radius={radius} isHeld={isHeld} />}
      {current?.edge.name !== undefined && (
        <EdgeLabel name={current.edge.name} {...current} layout={layout} show={show} />
      )}
    </svg>
  );
}

interface ColumnProps
  extends Pick<PlacedLayer, "neurons" | "gaps">,
    Pick<NetworkLayout, "radius" | "isRoomy"> {
  readonly l: number;
  readonly stops: readonly string[];
}

const Column = steady(({ l, neurons, gaps, radius, isRoomy, stops }: ColumnProps) => {
  const isStop = (...spots: readonly SpotView[]): boolean =>
    spots.some((each) => stops.includes(textOf(each)));
  return (
    <g>
      {gaps.map(({ x, y, folded }, place) => (
        <text key={`gap ${place}`} class="gap" data-testid="gap" x={x} y={y}>
          {isRoomy ? `⋮ ${folded} more` : `⋮ ${folded}`}
        </text>
      ))}
      {neurons.map(({ neuron, x, y }, place) => (
        <Neuron
          key={`neuron ${place}`}
          id={idOf("network", neuronSpot(l, neuron.j))}
          l={l}
          neuron={neuron}
          x={x}
          y={y}
          radius={radius}
          // A bias is drawn nowhere else.
          isStop={isStop(neuronSpot(l, neuron.j), { of: "parameter", l, j: neuron.j })}
        />
      ))}
    </g>
  );
});

/** A breakpoint on an edge: nearer to where it leads, so that those of one neuron lie apart. */
function Stop({ from, to }: Pick<PlacedEdge, "from" | "to">) {
  const at = 0.62;
  return <circle class="stop" cx={from.x + at * (to.x - from.x)} cy={from.y + at * (to.y - from.y)} r={5} />;
}

interface PointedProps {
  readonly spot: SpotView;
  readonly layout: NetworkLayout;
  readonly isHeld: boolean;
}

function PointedEdge({ spot, network, layout, isHeld }: PointedProps & { readonly network: NetworkView }) {
  const { l, j, k } = spot;
  const from = placeOfNeuron(layout, l - 1, k ?? -1);
  const to = placeOfNeuron(layout, l, j);
  if (!from || !to) return null;
  const edge = network.edges.find((each) => each.l === l && each.j === j && each.k === k);
  const value = edge ? `, ${reading(edge.weight)}` : "";
  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a line does nothing by itself */}
      <line
        id={idOf("network", spot)}
        class="pointed"
        role="img"
        aria-label={`weight to neuron ${j} of layer ${l} from ${l === 1 ? "input" : "neuron"} ${k}${value}`}
        data-held={isHeld ? "" : undefined}
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
      />
      <Frames spot={spot} layout={layout} />
    </>
  );
}

function PointedNeuron({ spot, layout, radius, isHeld }: PointedProps & { readonly radius: number }) {
  const { l, j } = spot;
  if (layout.layers[l]?.picture) return <Frames spot={spot} layout={layout} id={idOf("network", spot)} />;
  const at = placeOfNeuron(layout, l, j);
  return at ? (
    <circle class="pointed" data-held={isHeld ? "" : undefined} cx={at.x} cy={at.y} r={radius + 4} />
  ) : null;
}

/** Around the pixels of a spot. */
function Frames({
  spot,
  layout,
  id,
}: {
  readonly spot: SpotView;
  readonly layout: NetworkLayout;
  readonly id?: string;
}) {
  return (
    <>
      {pixelsOf(spot, layout).map((box, place) => (
        <rect
          key={place}
          class="pixel pointed"
          {...(id !== undefined &&
            place === 0 && { id, role: "img", "aria-label": `pixel ${spot.j} of layer ${spot.l}` })}
          {...box}
        />
      ))}
    </>
  );
}

/** The pixel that the step is about, in each picture that shows it. */
function CurrentPixels({
  network,
  layout,
}: {
  readonly network: NetworkView;
  readonly layout: NetworkLayout;
}) {
  const { layers } = layout;
  return (
    <>
      {network.layers.flatMap(({ l, neurons, image }) => {
        const picture = layers[l]?.picture;
        const lit = neurons.find(({ light }) => light !== "none");
        if (!picture || !lit || !image) return [];
        const boxes = picture.second ? [picture.pixels, picture.second] : [picture.pixels];
        return boxes.map((box, place) => (
          <rect
            key={`${l} ${place}`}
            class="pixel"
            data-testid="current pixel"
            {...pixelBox(box, image.side, lit.j)}
          />
        ));
      })}
    </>
  );
}

interface EdgeLabelProps extends PlacedEdge {
  readonly name: string;
  readonly layout: NetworkLayout;
  readonly show: EdgesShow;
}

function EdgeLabel({ name, edge, from, to, layout, show }: EdgeLabelProps) {
  const { weight, derivative } = edge;
  const text =
    show === "weight" || derivative === null
      ? `${name} = ${reading(weight)}`
      : `∂C/∂${name} = ${reading(derivative)}`;
  const size = sizeOfLabel(text);
  const { x, y } = placeLabel(from, to, size, layout);
  return (
    <g class="edge-label" data-testid="edge-label" data-of={key(edge)} transform={`translate(${x} ${y})`}>
      <rect x={-size.width / 2} y={-size.height / 2} {...size} rx={4} />
      <text>{text}</text>
    </g>
  );
}

/** What stands under a column of the drawing. */
interface ColumnLabel {
  readonly name: string;
  readonly x: number;
  readonly width: number;
  /** The index of the layer, and which one it is; a target has none. */
  readonly index?: { readonly l: number; readonly text: string };
}

function labelsOf({ layers, targetX }: NetworkLayout): ColumnLabel[] {
  const labels = layers.map(
    ({ layer: { l, label, index }, x, labelWidth }): ColumnLabel => ({
      name: label,
      x,
      width: labelWidth,
      index: { l, text: index ?? "" },
    }),
  );
  if (targetX === undefined) return labels;
  return [...labels, { name: "target", x: targetX + TARGET.width / 2, width: TARGET.width }];
}

const LayerLabels = steady(({ labels }: { readonly labels: readonly ColumnLabel[] }) => (
  <div class="layer-labels">
    {labels.map(({ name, x, width, index }) => (
      <div
        key={index?.l ?? name}
        style={{ left: `${x}px`, width: `${width}px` }}
        {...(index && { title: name })}
      >
        <span class="name">{name}</span>
        {index && (
          <i class="letter" data-testid={`index of layer ${index.l}`}>
            {index.text}
          </i>
        )}
      </div>
    ))}
  </div>
));
