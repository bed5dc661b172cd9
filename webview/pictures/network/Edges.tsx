/** The edges: blue and whole for a positive number, red and dashed for a negative one, thicker as it grows; what is lit on top. */
import { Component, type ComponentChild } from "preact";
import type { EdgeView, Light, NetworkView, Value } from "../../../src/protocol/messages";
import { scaleFor } from "../../shared/numbers";
import { same } from "../../shared/same";
import type { EdgesShow } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { derivativeWidth, edgeWidth } from "./edgeLayout";
import type { Cone, PlacedEdge, PlacedEnd } from "./placed";

/** How edges are drawn: by which number, and what the widest stands for where that is a derivative, or what a path adds. */
export interface EdgeScale {
  readonly show: EdgesShow;
  readonly widest: number;
  readonly widestShare: number;
}

/** More edges than this are drawn as a few paths of equal ones, and only what is lit by itself. */
const MOST_LINES = 60;
/** In pixels. */
const LEAST_CURRENT = 2.2;

export function key({ l, j, k }: EdgeView): string {
  return `${l},${j},${k}`;
}

export function scaleOf({ edges, cost }: NetworkView, show: EdgesShow): EdgeScale {
  const shares = [...edges, ...cost.edges].map(({ share = null }) => share);
  const widest = show === "derivative" ? scaleFor(edges.map(({ derivative }) => derivative)) : 1;
  return { show, widest, widestShare: scaleFor(shares) };
}

interface Look {
  readonly sign: "negative" | "positive" | "unknown";
  readonly width: number;
}

const UNKNOWN: Look = { sign: "unknown", width: 1 };

/** Of a number that is not computed yet, or is none, the edge is thin, grey and dotted. */
function lookOf({ weight, derivative, share }: EdgeView, scale: EdgeScale): Look {
  if (share !== undefined) return shareLook(share, scale);
  const value = scale.show === "derivative" ? derivative : weight;
  if (value === null || Number.isNaN(value)) return UNKNOWN;
  const width = scale.show === "derivative" ? derivativeWidth(value, scale.widest) : edgeWidth(value);
  return { sign: value < 0 ? "negative" : "positive", width };
}

/** On a path of a sum an edge is as wide as what the path adds is large. */
function shareLook(share: Value, { widestShare }: Pick<EdgeScale, "widestShare">): Look {
  if (share === null || Number.isNaN(share)) return UNKNOWN;
  return { sign: share < 0 ? "negative" : "positive", width: 0.4 + derivativeWidth(share, widestShare) };
}

interface Props {
  readonly edges: readonly PlacedEdge[];
  readonly scale: EdgeScale;
  readonly current?: EdgeView | undefined;
}

/** Edges that are not lit; few are lines of their own, many are drawn once for all and stay as the light moves over them. */
export function QuietEdges({ edges, scale }: Props) {
  return (
    <g class="edges quiet">
      {edges.length > MOST_LINES ? (
        <Paths edges={edges.filter(({ isAtPicture }) => !isAtPicture)} scale={scale} />
      ) : (
        <Lines edges={litAs("none", edges)} scale={scale} />
      )}
    </g>
  );
}

/** Paths to the cost, those that the step is about first: the layers after them are far. The current edge is on top. */
export function LitEdges({ edges, scale }: Props) {
  const current = litAs("current", edges);
  return (
    <g class="edges">
      <Lines edges={litAs("path", edges)} scale={scale} current={current[0]?.edge} />
      <Lines edges={current} scale={scale} />
    </g>
  );
}

function litAs(light: Light, edges: readonly PlacedEdge[]): PlacedEdge[] {
  return edges.filter(({ edge }) => edge.light === light);
}

/** Drawn again only where an edge has changed: to look is far cheaper than to draw them anew. */
abstract class Drawn extends Component<Props> {
  override shouldComponentUpdate({ edges, scale, current }: Readonly<Props>): boolean {
    const before = this.props;
    return (
      !same(scale, before.scale) ||
      !same(current, before.current) ||
      edges.length !== before.edges.length ||
      edges.some((placed, place) => !isSamePlaced(placed, before.edges[place]!))
    );
  }
}

function isSamePlaced(a: PlacedEdge, b: PlacedEdge): boolean {
  return (
    isSameEdge(a.edge, b.edge) &&
    a.from.x === b.from.x &&
    a.from.y === b.from.y &&
    a.to.x === b.to.x &&
    a.to.y === b.to.y
  );
}

/** However it is lit. */
function isSameEdge(a: EdgeView, b: EdgeView): boolean {
  if (a === b) return true;
  return (
    a.weight === b.weight &&
    a.derivative === b.derivative &&
    a.share === b.share &&
    a.l === b.l &&
    a.j === b.j &&
    a.k === b.k
  );
}

/** Whether an edge goes on where the current path of a sum has led. */
function isOwn({ l, k }: EdgeView, current: EdgeView | undefined): boolean {
  return current?.share !== undefined && l === current.l + 1 && k === current.j;
}

/** Each edge as a line; all of them are lit alike. */
class Lines extends Drawn {
  override render({ edges, scale, current }: Props): ComponentChild {
    const first = Math.min(...edges.map(({ edge }) => edge.l));
    return edges.map(({ edge, from, to }, place) => {
      const { sign, width } = lookOf(edge, scale);
      return (
        <line
          key={place}
          x1={from.x}
          y1={from.y}
          x2={to.x}
          y2={to.y}
          // The current edge is seen however small its number is.
          stroke-width={edge.light === "current" ? Math.max(width, LEAST_CURRENT) : width}
          data-edge={key(edge)}
          data-sign={sign}
          data-light={edge.light}
          data-far={edge.light === "path" && edge.l > first ? "" : undefined}
          data-own={edge.light === "path" && isOwn(edge, current) ? "" : undefined}
        />
      );
    });
  }
}

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

/** Stay but for a gradient step, a new ∂C/∂w or another width. */
class Paths extends Drawn {
  override render({ edges, scale }: Props): ComponentChild {
    return pathsOf(edges, scale).map(({ sign, width, d }) => (
      <path key={`${sign} ${width}`} d={d} stroke-width={width} data-sign={sign} data-light="none" />
    ));
  }
}

/** The edges from the outputs to the cost. */
export const Ends = steady(
  ({ ends, widestShare }: { readonly ends: readonly PlacedEnd[]; readonly widestShare: number }) => (
    <g class="edges ends">
      {[...ends]
        .sort((a, b) => RANK[a.light] - RANK[b.light])
        .map(({ j, from, to, light, share }) => {
          const { sign, width } =
            share === undefined
              ? ({ sign: "positive", width: light === "none" ? 1 : LEAST_CURRENT } as const)
              : shareLook(share, { widestShare });
          return (
            <line
              key={j}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              stroke-width={light === "current" ? Math.max(width, LEAST_CURRENT) : width}
              data-end={j}
              data-sign={light === "none" ? undefined : sign}
              data-light={light}
            />
          );
        })}
    </g>
  ),
);

/** What is lit is drawn on top. */
const RANK: Readonly<Record<Light, number>> = { none: 0, path: 1, current: 2 };

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
