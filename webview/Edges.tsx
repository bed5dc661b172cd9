/** The edges: blue and whole for a positive number, red and dashed for a negative one, thicker as it grows; what is lit on top. */
import { Component, type ComponentChild } from "preact";
import type { EdgeView, Light } from "../src/protocol";
import { type Cone, derivativeWidth, edgeWidth, type PlacedEdge } from "./networkLayout";
import { roundScale } from "./numbers";
import { same } from "./same";
import type { EdgesShow } from "./settings";
import { steady } from "./steady";

/** How edges are drawn: by which number, and what the widest stands for where that is a derivative. */
export interface EdgeScale {
  readonly show: EdgesShow;
  readonly widest: number;
}

/** More edges than this are drawn as a few paths of equal ones, and only what is lit by itself. */
const MOST_LINES = 60;
/** In pixels. */
const LEAST_CURRENT = 2.2;
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
export function QuietEdges({ edges, scale }: Props) {
  return edges.length > MOST_LINES ? (
    <Paths edges={edges.filter(({ isAtPicture }) => !isAtPicture)} scale={scale} />
  ) : (
    <Lines className="edges quiet" lines={linesOf(edges.filter(isQuiet), scale)} />
  );
}

/** Paths to the cost, those that the step is about first: the layers after them are far. The current edge is on top. */
export function LitEdges({ edges, scale }: Props) {
  const lit = edges.filter((placed) => !isQuiet(placed));
  lit.sort((a, b) => order[a.edge.light] - order[b.edge.light]);
  return <Lines className="edges" lines={linesOf(lit, scale)} />;
}

function isQuiet({ edge }: PlacedEdge): boolean {
  return edge.light === "none";
}

/** A line as it is drawn, flat, so that it is cheap to see whether it has changed. */
interface Line extends Look {
  readonly edge: string;
  readonly light: Light;
  readonly isFar: boolean;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

function linesOf(edges: readonly PlacedEdge[], scale: EdgeScale): Line[] {
  const onPath = edges.filter(({ edge }) => edge.light === "path");
  const first = Math.min(...onPath.map(({ edge }) => edge.l));
  return edges.map(({ edge, from, to }) => ({
    ...visible(lookOf(edge, scale), edge.light),
    edge: key(edge),
    light: edge.light,
    isFar: edge.light === "path" && edge.l > first,
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
  }));
}

/** The current edge is seen however small its number is. */
function visible(look: Look, light: Light): Look {
  return light === "current" ? { ...look, width: Math.max(look.width, LEAST_CURRENT) } : look;
}

interface LinesProps {
  readonly className: string;
  readonly lines: readonly Line[];
}

const Lines = steady(({ className, lines }: LinesProps) => (
  <g class={className}>
    {lines.map((line, place) => (
      <EdgeLine key={place} {...line} />
    ))}
  </g>
));

const EdgeLine = steady(({ edge, light, isFar, sign, width, ...ends }: Line) => (
  <line
    {...ends}
    stroke-width={width}
    data-edge={edge}
    data-sign={sign}
    data-light={light}
    data-far={isFar ? "" : undefined}
  />
));

/** All edges of one look as one path. */
interface EdgePath extends Look {
  readonly d: string;
}

function pathsOf(edges: readonly PlacedEdge[], scale: EdgeScale): EdgePath[] {
  const paths = new Map<string, EdgePath & { d: string }>();
  for (const { edge, from, to } of edges) {
    const look = lookOf(edge, scale);
    const width = Math.max(Math.round(look.width), 1);
    const style = `${look.sign} ${width}`;
    const path = paths.get(style) ?? { ...look, width, d: "" };
    path.d += `M${from.x} ${from.y}L${to.x} ${to.y}`;
    paths.set(style, path);
  }
  return [...paths.values()];
}

/** Only a gradient step, a new ∂C/∂w or another width changes these paths, and to look is far cheaper than to write them anew. */
class Paths extends Component<Props> {
  override shouldComponentUpdate({ edges, scale }: Readonly<Props>): boolean {
    const before = this.props;
    return (
      !same(scale, before.scale) ||
      edges.length !== before.edges.length ||
      edges.some((placed, place) => !isSamePlaced(placed, before.edges[place]!))
    );
  }

  override render({ edges, scale }: Props): ComponentChild {
    return (
      <g class="edges quiet">
        {pathsOf(edges, scale).map(({ sign, width, d }) => (
          <path key={`${sign} ${width}`} d={d} stroke-width={width} data-sign={sign} data-light="none" />
        ))}
      </g>
    );
  }
}

function isSamePlaced(a: PlacedEdge, b: PlacedEdge): boolean {
  return (
    a.edge.weight === b.edge.weight &&
    a.edge.derivative === b.edge.derivative &&
    a.from.x === b.from.x &&
    a.from.y === b.from.y &&
    a.to.x === b.to.x &&
    a.to.y === b.to.y
  );
}

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
