/** The network as the lesson draws it: circles filled by their activation, edges by their weight, what is current lit. */
import type { NetworkView } from "../src/protocol";
import { Edges, key } from "./Edges";
import { Neuron, Target } from "./Neuron";
import {
  layoutNetwork,
  type NetworkLayout,
  type PlacedEdge,
  placeEdges,
  placeLabel,
  TARGET,
} from "./networkLayout";
import { reading } from "./numbers";
import { Scroll } from "./Scroll";
import { useWidth } from "./useWidth";

export function Network({ network }: { readonly network: NetworkView }) {
  const [place, width] = useWidth<HTMLDivElement>();
  const layout = layoutNetwork(network, width);
  return (
    <section class="network" data-testid="network" aria-labelledby="network-heading">
      <h2 id="network-heading">Network</h2>
      <div ref={place}>
        <Scroll name="network">
          <div style={{ width: `${layout.width}px` }}>
            <Drawing network={network} layout={layout} />
            <LayerLabels layout={layout} />
          </div>
        </Scroll>
      </div>
      <p class="key">
        <span>
          <i class="sample positive" /> positive weight
        </span>
        <span>
          <i class="sample negative" /> negative weight
        </span>
        <span>
          <i class="sample derivative">∂</i> ∂C/∂a, under its neuron
        </span>
      </p>
    </section>
  );
}

/** From so many edges on the drawing is a thicket, where only the lit ones should stand out. */
const DENSE = 100;

interface DrawingProps {
  readonly network: NetworkView;
  readonly layout: NetworkLayout;
}

function Drawing({ network: { edges }, layout }: DrawingProps) {
  const placed = placeEdges(edges, layout);
  const current = placed.flat().find(({ edge }) => edge.light === "current");
  const { width, height, radius, layers, targetX } = layout;
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={`Network of layers with ${layers.map(({ layer }) => layer.size).join(", ")} neurons`}
      data-lit={edges.some(({ light }) => light !== "none") ? "" : undefined}
      data-dense={edges.length > DENSE ? "" : undefined}
    >
      {placed.map((into, l) => (
        <Edges key={l} edges={into} />
      ))}
      {layers.map(({ layer, neurons, gaps }) => (
        <g key={layer.l}>
          {gaps.map(({ x, y, folded }, place) => (
            <g key={`gap ${place}`} class="gap" data-testid="gap">
              <text class="dots" x={x} y={y}>
                ⋮
              </text>
              <text x={x + 8} y={y}>
                {folded} more
              </text>
            </g>
          ))}
          {neurons.map(({ neuron, x, y }, place) => (
            <Neuron key={`neuron ${place}`} l={layer.l} neuron={neuron} x={x} y={y} radius={radius} />
          ))}
          {targetX !== undefined &&
            neurons.map(
              ({ neuron, y }, place) =>
                neuron.target !== undefined && (
                  <Target key={`target ${place}`} value={neuron.target} x={targetX} y={y} />
                ),
            )}
        </g>
      ))}
      {current && <EdgeLabel {...current} layout={layout} />}
    </svg>
  );
}

const LABEL_HEIGHT = 22;
/** A generous width of one character of the label. */
const CHARACTER = 7;

interface EdgeLabelProps extends PlacedEdge {
  readonly layout: NetworkLayout;
}

function EdgeLabel({ edge, from, to, layout }: EdgeLabelProps) {
  const text = `${edge.name ?? "w"} = ${reading(edge.weight)}`;
  const size = { width: text.length * CHARACTER + 12, height: LABEL_HEIGHT };
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

function LayerLabels({ layout: { layers, targetX } }: { readonly layout: NetworkLayout }) {
  return (
    <div class="layer-labels">
      {layers.map(({ layer, x, labelWidth }) => (
        <div key={layer.l} style={{ left: `${x}px`, width: `${labelWidth}px` }} title={layer.label}>
          <span class="name">{layer.label}</span>
          <i class="letter" data-testid={`index of layer ${layer.l}`}>
            {layer.index}
          </i>
        </div>
      ))}
      {targetX !== undefined && (
        <div style={{ left: `${targetX + TARGET.width / 2}px`, width: `${TARGET.width}px` }}>
          <span class="name">target</span>
        </div>
      )}
    </div>
  );
}
