/** All of the drawing that changes from step to step, over what stays. */

import type { NetworkView, SpotView } from "../../../src/protocol/messages";
import { textOf } from "../../pointing/spot";
import { idOf } from "../../pointing/usePointing";
import { reading } from "../../shared/numbers";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";
import { Chips, EdgeNumbers } from "./Chips";
import { CostNode, Targets } from "./CostNode";
import { placeChips, placeNumbers } from "./chipLayout";
import { type EdgeScale, Ends, key, LitEdges } from "./Edges";
import { Neuron } from "./Neuron";
import { layerOf, pixelBox, placeOfNeuron } from "./networkLayout";
import type { NetworkLayout, PlacedEdge, PlacedFold, PlacedLayer } from "./placed";
import { neuronSpot, pixelsOf, weightSpot } from "./walking";

interface OverlayProps {
  readonly network: NetworkView;
  readonly layout: NetworkLayout;
  readonly edges: readonly PlacedEdge[];
  readonly scale: EdgeScale;
  readonly stops: readonly string[];
  readonly spot: SpotView | undefined;
  /** Whether it is the keyboard that points. */
  readonly isHeld: boolean;
}

export function NetworkOverlay({ network, layout, edges, scale, stops, spot, isHeld }: OverlayProps) {
  const { width, height, layers, folds, cost } = layout;
  const { show, widestShare } = scale;
  const chips = placeChips(network, layout, show === "derivative");
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the drawing around it has a name, and so has each part
    <svg class="over" width={width} height={height}>
      <Ends ends={cost.ends} widestShare={widestShare} />
      <LitEdges edges={edges} scale={scale} />
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
          {...placed}
          isRoomy={layout.isRoomy}
          hasDerivatives={show === "derivative"}
          stops={stops}
        />
      ))}
      {folds.map((fold) => (
        <Fold key={`fold ${fold.after}`} {...fold} />
      ))}
      <Targets targets={cost.targets} />
      <CostNode cost={network.cost} node={cost.node} />
      <CurrentPixels network={network} layout={layout} />
      {spot?.of === "neuron" && <PointedNeuron spot={spot} layout={layout} isHeld={isHeld} />}
      {show === "numbers" && <EdgeNumbers numbers={placeNumbers(edges, layout, chips)} />}
      <Chips chips={chips} />
    </svg>
  );
}

interface ColumnProps extends PlacedLayer {
  readonly isRoomy: boolean;
  readonly hasDerivatives: boolean;
  readonly stops: readonly string[];
}

const Column = steady((props: ColumnProps) => {
  const { layer, neurons, gaps, radius, hasRoomBeside, hasRoomBelow, isRoomy, hasDerivatives, stops } = props;
  const { l } = layer;
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
          hasRoomBeside={hasRoomBeside}
          hasRoomBelow={hasRoomBelow}
          hasDerivative={hasDerivatives}
          // A bias is drawn nowhere else.
          isStop={isStop(neuronSpot(l, neuron.j), { of: "parameter", l, j: neuron.j })}
        />
      ))}
    </g>
  );
});

/** Between two layers, for those that are not drawn. */
export function Fold({ x, y, folded }: PlacedFold) {
  return (
    <text class="gap" data-testid="layer gap" x={x} y={y}>
      <tspan x={x} dy="-0.5em">
        ⋯ {folded}
      </tspan>
      <tspan x={x} dy="1.25em">
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

function PointedNeuron({ spot, layout, isHeld }: PointedProps) {
  const { l, j } = spot;
  const { picture, radius = 0 } = layerOf(layout, l) ?? {};
  if (picture) return <Frames spot={spot} layout={layout} id={idOf("network", spot)} />;
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
