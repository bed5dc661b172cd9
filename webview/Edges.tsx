/** The edges: blue and whole for a positive number, red and dashed for a negative one, thicker as it grows; what is lit on top. */
import type { EdgeView, Light } from "../src/protocol";
import { type Cone, derivativeWidth, edgeWidth, type PlacedEdge } from "./networkLayout";
import { roundScale } from "./numbers";
import type { EdgesShow } from "./settings";
import { steady } from "./steady";

/** How edges are drawn: by which number, and what the widest stands for where that is a derivative. */
export interface EdgeScale {
  readonly show: EdgesShow;
  readonly widest: number;
}

/** More edges than this are drawn as a few paths of equal ones, and only what is lit by itself. */
const MOST_LINES = 60;
/** What is lit is drawn over what is not. */
const order: Readonly<Record<Light, number>> = { none: 0, path: 1, current: 2 };

export function key({ l, j, k }: EdgeView): string {
  return `${l},${j},${k}`;
}

export function scaleOf(edges: readonly EdgeView[], show: EdgesShow): EdgeScale {
  if (show === "weight") return { show, widest: 1 };
  const most = edges.reduce((sofar, { derivative }) => Math.max(sofar, Math.abs(derivative ?? 0)), 0);
  return { show, widest: roundScale(most) };
}

interface Look {
  readonly sign: "negative" | "positive" | "unknown";
  readonly width: number;
}

/** Of a number that is not computed yet the edge is thin, grey and dotted. */
function lookOf({ weight, derivative }: EdgeView, { show, widest }: EdgeScale): Look {
  const value = show === "weight" ? weight : derivative;
  if (value === null) return { sign: "unknown", width: 1 };
  const width = show === "weight" ? edgeWidth(value) : derivativeWidth(value, widest);
  return { sign: value < 0 ? "negative" : "positive", width };
}

interface Props {
  readonly edges: readonly PlacedEdge[];
  readonly scale: EdgeScale;
}

/** Edges that are not lit; few are lines of their own, many are drawn once for all and stay as the light moves over them. */
export const QuietEdges = steady(({ edges, scale }: Props) => {
  if (edges.length > MOST_LINES) return <Crowd edges={edges.map(unlit)} scale={scale} />;
  return (
    <g class="edges quiet">
      {edges
        .filter(({ edge }) => edge.light === "none")
        .map((placed) => (
          <Edge key={key(placed.edge)} scale={scale} {...placed} />
        ))}
    </g>
  );
});

function unlit({ edge, ...place }: PlacedEdge): PlacedEdge {
  const { name: _, ...rest } = edge;
  return { edge: { ...rest, light: "none" }, ...place };
}

/** Paths: those that the step is about first, the layers after them far. */
export const LitEdges = steady(({ edges, scale }: Props) => {
  const lit = edges.filter(({ edge }) => edge.light !== "none");
  const first = Math.min(...lit.filter(({ edge }) => edge.light === "path").map(({ edge }) => edge.l));
  return (
    <g class="edges">
      {lit
        .sort((a, b) => order[a.edge.light] - order[b.edge.light])
        .map((placed, place) => (
          <Edge key={place} scale={scale} isFar={placed.edge.l > first} {...placed} />
        ))}
    </g>
  );
});

interface EdgeProps extends PlacedEdge {
  readonly scale: EdgeScale;
  readonly isFar?: boolean;
}

const Edge = steady(({ edge, from, to, scale, isFar = false }: EdgeProps) => {
  const { sign, width } = lookOf(edge, scale);
  return (
    <line
      x1={from.x}
      y1={from.y}
      x2={to.x}
      y2={to.y}
      stroke-width={width}
      data-edge={key(edge)}
      data-sign={sign}
      data-light={edge.light}
      data-far={isFar ? "" : undefined}
    />
  );
});

const Crowd = steady(({ edges, scale }: Props) => {
  const paths = new Map<string, Look & { d: string }>();
  for (const { edge, from, to } of edges) {
    const look = lookOf(edge, scale);
    const width = Math.max(Math.round(look.width), 1);
    const style = `${look.sign} ${width}`;
    const path = paths.get(style) ?? { ...look, width, d: "" };
    path.d += `M${from.x} ${from.y}L${to.x} ${to.y}`;
    paths.set(style, path);
  }
  return (
    <g class="edges quiet">
      {[...paths].map(([style, { sign, width, d }]) => (
        <path key={style} d={d} stroke-width={width} data-sign={sign} data-light="none" />
      ))}
    </g>
  );
});

/** The edges between a picture and each neuron: a line that stands for them all, or all of them lit. */
export const Cones = steady(({ cones }: { readonly cones: readonly Cone[] }) => (
  <g class="cones">
    {cones.map(({ l, j, tip, side: { x, top, bottom }, isLit }) =>
      isLit ? (
        <path
          key={`${l},${j}`}
          d={`M${x} ${top}L${tip.x} ${tip.y}L${x} ${bottom}Z`}
          data-light="path"
          data-cone={`${l},${j}`}
        />
      ) : (
        <path
          key={`${l},${j}`}
          d={`M${x} ${(top + bottom) / 2}L${tip.x} ${tip.y}`}
          data-light="none"
          data-cone={`${l},${j}`}
        />
      ),
    )}
  </g>
));
