/** All of the drawing that changes from step to step, over what stays. */

import type { EdgeView, NetworkView, SpotView } from "../../../src/protocol/messages";
import { textOf } from "../../pointing/spot";
import { idOf } from "../../pointing/usePointing";
import { reading } from "../../shared/numbers";
import type { EdgesShow } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { key, LitEdges } from "./Edges";
import { placeLabel, sizeOfLabel } from "./edgeLabel";
import { Neuron, Target } from "./Neuron";
import {
  layerOf,
  type NetworkLayout,
  type PlacedEdge,
  type PlacedFold,
  type PlacedLayer,
  pixelBox,
  placeOfNeuron,
} from "./networkLayout";
import { neuronSpot, pixelsOf, weightSpot } from "./walking";

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

export function NetworkOverlay({ network, layout, edges, show, widest, stops, spot, isHeld }: OverlayProps) {
  const { width, height, radius, layers, folds, targetX } = layout;
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
      {folds.map((fold) => (
        <Fold key={`fold ${fold.after}`} {...fold} />
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
      {current?.edge.labels && (
        <EdgeLabel labels={current.edge.labels} {...current} layout={layout} show={show} />
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
          {isRoomy ? panel.network.foldedNeurons(folded) : `⋮ ${folded}`}
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

/** Between two layers, for those that are not drawn. */
function Fold({ x, y, folded }: PlacedFold) {
  return (
    <text class="gap" data-testid="layer gap" x={x} y={y}>
      <tspan x={x}>⋯ {folded}</tspan>
      <tspan x={x} dy="1.3em">
        {panel.network.layersWord(folded)}
      </tspan>
    </text>
  );
}

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
  const weight = edge && reading(edge.weight);
  return (
    <>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a line does nothing by itself */}
      <line
        id={idOf("network", spot)}
        class="pointed"
        role="img"
        aria-label={panel.network.edge({ l, j, k, weight })}
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
  if (layerOf(layout, l)?.picture) return <Frames spot={spot} layout={layout} id={idOf("network", spot)} />;
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
            place === 0 && { id, role: "img", "aria-label": panel.network.pixel(spot.l, spot.j) })}
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
  return (
    <>
      {network.layers.flatMap(({ l, neurons, image }) => {
        const picture = layerOf(layout, l)?.picture;
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
  readonly labels: NonNullable<EdgeView["labels"]>;
  readonly layout: NetworkLayout;
  readonly show: EdgesShow;
}

function EdgeLabel({ labels, edge, from, to, layout, show }: EdgeLabelProps) {
  const { weight, derivative } = edge;
  const text =
    show === "weight" || derivative === null
      ? `${labels.weight} = ${reading(weight)}`
      : `${labels.derivative} = ${reading(derivative)}`;
  const size = sizeOfLabel(text);
  const { x, y } = placeLabel(from, to, size, layout);
  return (
    <g class="edge-label" data-testid="edge-label" data-of={key(edge)}>
      <rect x={x - size.width / 2} y={y - size.height / 2} {...size} rx={4} />
      <text x={x} y={y}>
        {text}
      </text>
    </g>
  );
}
