/** The edges of the drawing: blue and whole for a positive weight, red and dashed for a negative one, thicker as |w| grows. */
import { exactNumber } from "../src/core/format";
import type { EdgeView, Light } from "../src/protocol";
import { edgeWidth, type Point } from "./networkLayout";

interface Props {
  readonly edges: readonly EdgeView[];
  readonly ends: (edge: EdgeView) => readonly [Point, Point] | undefined;
}

/** More unlit edges than this are drawn as a few paths of equal edges. */
const MOST_LINES = 400;
/** What is lit is drawn over what is not. */
const order: Readonly<Record<Light, number>> = { none: 0, path: 1, current: 2 };

export function key({ l, j, k }: EdgeView): string {
  return `${l},${j},${k}`;
}

function sign({ weight }: EdgeView): "negative" | "positive" {
  return weight < 0 ? "negative" : "positive";
}

export function Edges({ edges, ends }: Props) {
  const unlit = edges.filter(({ light }) => light === "none");
  const isCrowded = unlit.length > MOST_LINES;
  const lines = (isCrowded ? edges.filter(({ light }) => light !== "none") : [...edges]).sort(
    (a, b) => order[a.light] - order[b.light],
  );
  return (
    <g class="edges">
      {isCrowded && <Crowd edges={unlit} ends={ends} />}
      {lines.map((edge) => {
        const places = ends(edge);
        return places && <Edge key={key(edge)} edge={edge} from={places[0]} to={places[1]} />;
      })}
    </g>
  );
}

interface EdgeProps {
  readonly edge: EdgeView;
  readonly from: Point;
  readonly to: Point;
}

function Edge({ edge, from, to }: EdgeProps) {
  return (
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
  );
}

function Crowd({ edges, ends }: Props) {
  const paths = new Map<string, { readonly edge: EdgeView; readonly width: number; d: string }>();
  for (const edge of edges) {
    const places = ends(edge);
    if (!places) continue;
    const width = Math.round(edgeWidth(edge.weight));
    const style = `${sign(edge)} ${width}`;
    const path = paths.get(style) ?? { edge, width, d: "" };
    path.d += `M${places[0].x} ${places[0].y}L${places[1].x} ${places[1].y}`;
    paths.set(style, path);
  }
  return (
    <>
      {[...paths].map(([style, { edge, width, d }]) => (
        <path key={style} d={d} stroke-width={width} data-sign={sign(edge)} data-light="none" />
      ))}
    </>
  );
}
