/** The edges into one layer: blue and whole for a positive weight, red and dashed for a negative one, thicker as |w| grows. */
import { exactNumber } from "../src/core/format";
import type { EdgeView, Light } from "../src/protocol";
import { edgeWidth, type PlacedEdge } from "./networkLayout";
import { steady } from "./steady";

interface Props {
  readonly edges: readonly PlacedEdge[];
}

/** More unlit edges than this are drawn as a few paths of equal edges. */
const MOST_LINES = 200;
/** What is lit is drawn over what is not. */
const order: Readonly<Record<Light, number>> = { none: 0, path: 1, current: 2 };

export function key({ l, j, k }: EdgeView): string {
  return `${l},${j},${k}`;
}

function sign({ weight }: EdgeView): "negative" | "positive" {
  return weight < 0 ? "negative" : "positive";
}

export const Edges = steady(({ edges }: Props) => {
  const unlit = edges.filter(({ edge }) => edge.light === "none");
  const isCrowded = unlit.length > MOST_LINES;
  const lines = edges
    .map((placed, place) => ({ ...placed, place }))
    .filter(({ edge }) => !isCrowded || edge.light !== "none")
    .sort((a, b) => order[a.edge.light] - order[b.edge.light]);
  return (
    <g class="edges">
      {isCrowded && <Crowd edges={unlit} />}
      {lines.map(({ place, ...placed }) => (
        <Edge key={`edge ${place}`} {...placed} />
      ))}
    </g>
  );
});

const Edge = steady(({ edge, from, to }: PlacedEdge) => (
  <line
    x1={from.x}
    y1={from.y}
    x2={to.x}
    y2={to.y}
    stroke-width={edgeWidth(edge.weight)}
    data-edge={key(edge)}
    data-sign={sign(edge)}
    data-light={edge.light}
  >
    <title>{`from neuron ${edge.k} to neuron ${edge.j}: ${exactNumber(edge.weight)}`}</title>
  </line>
));

const Crowd = steady(({ edges }: Props) => {
  const paths = new Map<string, { readonly edge: EdgeView; readonly width: number; d: string }>();
  for (const { edge, from, to } of edges) {
    const width = Math.round(edgeWidth(edge.weight));
    const style = `${sign(edge)} ${width}`;
    const path = paths.get(style) ?? { edge, width, d: "" };
    path.d += `M${from.x} ${from.y}L${to.x} ${to.y}`;
    paths.set(style, path);
  }
  return (
    <>
      {[...paths].map(([style, { edge, width, d }]) => (
        <path key={style} d={d} stroke-width={width} data-sign={sign(edge)} data-light="none" />
      ))}
    </>
  );
});
