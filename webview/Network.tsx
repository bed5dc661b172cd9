/** The network as the lesson draws it: circles filled by their activation, edges by their weight, what is current lit. */
import type { EdgeView, NetworkView } from "../src/protocol";
import { Edges, key } from "./Edges";
import { Neuron, Target } from "./Neuron";
import { layoutNetwork, type NetworkLayout, type Point, placeLabel } from "./networkLayout";
import { reading } from "./numbers";
import { useWidth } from "./useWidth";

export function Network({ network }: { readonly network: NetworkView }) {
  const [place, width] = useWidth<HTMLDivElement>();
  const layout = layoutNetwork(network, width);
  return (
    <section class="network" data-testid="network" aria-labelledby="network-heading">
      <h2 id="network-heading">Network</h2>
      <div class="scroll" ref={place}>
        <div style={{ width: `${layout.width}px` }}>
          <Drawing network={network} layout={layout} />
          <LayerLabels layout={layout} />
        </div>
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
  const places = new Map<string, Point>();
  for (const { layer, neurons } of layout.layers)
    for (const { neuron, x, y } of neurons) places.set(`${layer.l},${neuron.j}`, { x, y });
  const ends = ({ l, j, k }: EdgeView): readonly [Point, Point] | undefined => {
    const from = places.get(`${l - 1},${k}`);
    const to = places.get(`${l},${j}`);
    return from && to && [from, to];
  };
  const current = edges.find(({ light }) => light === "current");
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
      <Edges edges={edges} ends={ends} />
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
          {neurons.map(({ neuron, x, y }) => (
            <Neuron key={neuron.j} l={layer.l} neuron={neuron} x={x} y={y} radius={radius} />
          ))}
          {targetX !== undefined &&
            neurons.map(
              ({ neuron, y }) =>
                neuron.target !== undefined && (
                  <Target key={`target ${neuron.j}`} value={neuron.target} x={targetX} y={y} />
                ),
            )}
        </g>
      ))}
      {current && <EdgeLabel edge={current} ends={ends(current)} layout={layout} />}
    </svg>
  );
}

const LABEL_HEIGHT = 22;
/** A generous width of one character of the label. */
const CHARACTER = 7;

interface EdgeLabelProps {
  readonly edge: EdgeView;
  readonly ends: readonly [Point, Point] | undefined;
  readonly layout: NetworkLayout;
}

function EdgeLabel({ edge, ends, layout }: EdgeLabelProps) {
  if (!ends) return null;
  const text = `${edge.name ?? "w"} = ${reading(edge.weight)}`;
  const size = { width: text.length * CHARACTER + 12, height: LABEL_HEIGHT };
  const { x, y } = placeLabel(...ends, size, layout);
  return (
    <g class="edge-label" data-testid="edge-label" data-of={key(edge)}>
      <rect x={x - size.width / 2} y={y - size.height / 2} {...size} rx={4} />
      <text x={x} y={y}>
        {text}
      </text>
    </g>
  );
}

function LayerLabels({ layout: { layers, pitch, targetX } }: { readonly layout: NetworkLayout }) {
  const width = `${Math.min(pitch - 8, 120)}px`;
  return (
    <div class="layer-labels">
      {layers.map(({ layer, x }) => (
        <div key={layer.l} style={{ left: `${x}px`, width }} title={layer.label}>
          <span class="name">{layer.label}</span>
          <i class="letter" data-testid={`index of layer ${layer.l}`}>
            {layer.index}
          </i>
        </div>
      ))}
      {targetX !== undefined && (
        <div style={{ left: `${targetX + 26}px`, width: "52px" }}>
          <span class="name">target</span>
        </div>
      )}
    </div>
  );
}
