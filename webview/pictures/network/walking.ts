/** Where the arrow keys lead in the drawing of the network, and which spot of it is under the mouse. */
import type { EdgeView, NetworkView, SpotView } from "../../../src/protocol/messages";
import { type Box, distanceToBox, distanceToLine, type Point } from "../../shared/geometry";
import { layerOf, pixelBox, placeOfNeuron } from "./networkLayout";
import type { NetworkLayout, PlacedEdge } from "./placed";

export const weightSpot = ({ l, j, k }: Pick<EdgeView, "l" | "j" | "k">): SpotView => ({
  of: "parameter",
  l,
  j,
  k,
});
export const neuronSpot = (l: number, j: number): SpotView => ({ of: "neuron", l, j });

/** How near the mouse comes to an edge to mean it; a lit one is meant from further away. */
const NEAR = { none: 6, path: 8, current: 10 } as const;

/** The spot at a point of the drawing: a neuron, a pixel, or else the nearest edge. */
export function spotAt(
  point: Point,
  layout: NetworkLayout,
  edges: readonly PlacedEdge[],
): SpotView | undefined {
  for (const { layer, neurons, picture, radius } of layout.layers) {
    for (const { neuron, x, y } of neurons)
      if (Math.hypot(point.x - x, point.y - y) <= radius + 2) return neuronSpot(layer.l, neuron.j);
    if (!picture) continue;
    const { image, pixels, second } = picture;
    const pixel = pixelAt(point, pixels, image.side);
    if (pixel !== undefined) return neuronSpot(layer.l, pixel);
    const under = second && pixelAt(point, second, image.side);
    if (under !== undefined)
      return image.weights ? weightSpot({ l: 1, j: image.weights.j, k: under }) : neuronSpot(layer.l, under);
  }
  let nearest: { readonly edge: EdgeView; readonly by: number } | undefined;
  for (const { edge, from, to } of edges) {
    const by = distanceToLine(point, from, to) - NEAR[edge.light];
    if (by <= 0 && by < (nearest?.by ?? 1)) nearest = { edge, by };
  }
  return nearest && weightSpot(nearest.edge);
}

function pixelAt(point: Point, box: Box, side: number): number | undefined {
  if (distanceToBox(point, box) > 0) return undefined;
  const place = (offset: number): number => Math.min(Math.floor((offset / box.width) * side), side - 1);
  return place(point.y - box.y) * side + place(point.x - box.x);
}

/** Whether a spot is drawn, so that it can be pointed at. */
export function isDrawn({ of, l, j, k }: SpotView, layout: NetworkLayout): boolean {
  if (of === "neuron") return placeOfNeuron(layout, l, j) !== undefined;
  return (
    k !== undefined &&
    placeOfNeuron(layout, l, j) !== undefined &&
    placeOfNeuron(layout, l - 1, k) !== undefined
  );
}

/**
 * From a neuron ↑ and ↓ lead to its neighbours, ← to the edges that come to it, → to those that leave it. Among these
 * ↑ and ↓ go on to the next edge at the same neuron (`pivot`: the layer of that neuron), ← and → along the edge.
 * In a picture all four go from pixel to pixel, and past its side to the edges.
 */
export function walk(
  from: SpotView | undefined,
  key: string,
  start: SpotView | undefined,
  layout: NetworkLayout,
  pivot: "to" | "from",
): { readonly spot: SpotView; readonly pivot: "to" | "from" } | undefined {
  if (!from || !isDrawn(from, layout)) return isKey(key) && start ? { spot: start, pivot } : undefined;
  if (key === "Home") return start && { spot: start, pivot };
  const to =
    from.of === "neuron" ? fromNeuron(from, key, layout) : fromEdge(from as EdgeSpot, key, layout, pivot);
  return to && { pivot, ...to };
}

interface EdgeSpot extends SpotView {
  readonly k: number;
}

interface Led {
  readonly spot: SpotView;
  readonly pivot?: "to" | "from";
}

function isKey(key: string): boolean {
  return key === "Home" || key.startsWith("Arrow");
}

/** The current edge, else the current neuron, else the first input. */
export function startOf({ edges, layers }: NetworkView, layout: NetworkLayout): SpotView | undefined {
  const current = edges.find(({ light }) => light === "current");
  if (current) return weightSpot(current);
  for (const { l, neurons } of layers) {
    const lit = neurons.find(({ light }) => light === "current");
    if (lit && placeOfNeuron(layout, l, lit.j)) return neuronSpot(l, lit.j);
  }
  const [first] = layers;
  return first?.neurons[0] && neuronSpot(first.l, first.neurons[0].j);
}

/** The j of the neurons of a layer that one can walk to. */
function drawn(layout: NetworkLayout, l: number): readonly number[] {
  return layerOf(layout, l)?.neurons.map(({ neuron }) => neuron.j) ?? [];
}

function fromNeuron({ l, j }: SpotView, key: string, layout: NetworkLayout): Led | undefined {
  const picture = layerOf(layout, l)?.picture;
  const row = drawn(layout, l);
  const side = picture?.image.side ?? 1;
  const column = j % side;
  switch (key) {
    case "ArrowUp":
    case "ArrowDown": {
      const by = key === "ArrowUp" ? -1 : 1;
      const to = picture ? j + by * side : row[row.indexOf(j) + by];
      const isThere = to !== undefined && (!picture || (to >= 0 && to < side * side));
      return isThere ? { spot: neuronSpot(l, to) } : undefined;
    }
    case "ArrowLeft": {
      if (picture && column > 0) return { spot: neuronSpot(l, j - 1) };
      return acrossEdge(layout, { l, j }, -1);
    }
    case "ArrowRight": {
      if (picture && column < side - 1) return { spot: neuronSpot(l, j + 1) };
      return acrossEdge(layout, { l, j }, 1);
    }
  }
  return undefined;
}

/** To the nearest edge on one side of a neuron; over folded layers, which have no edges here, to the nearest neuron. */
function acrossEdge(layout: NetworkLayout, { l, j }: Pick<SpotView, "l" | "j">, by: -1 | 1): Led | undefined {
  const place = layout.layers.findIndex(({ layer }) => layer.l === l);
  const beside = layout.layers[place + by]?.layer.l;
  const there = beside === undefined ? undefined : nearestIn(layout, beside, l, j);
  if (beside === undefined || there === undefined) return undefined;
  if (beside !== l + by) return { spot: neuronSpot(beside, there) };
  return by < 0
    ? { spot: weightSpot({ l, j, k: there }), pivot: "to" }
    : { spot: weightSpot({ l: beside, j: there, k: j }), pivot: "from" };
}

/** Of a layer's neurons the one that stands nearest to a neuron's height; in a picture the pixel of that height. */
function nearestIn(layout: NetworkLayout, at: number, l: number, j: number): number | undefined {
  const here = placeOfNeuron(layout, l, j);
  const layer = layerOf(layout, at);
  if (!here || !layer) return undefined;
  if (layer.picture) {
    const { pixels, image } = layer.picture;
    const x = at < l ? pixels.x + pixels.width - 1 : pixels.x + 1;
    const y = Math.min(Math.max(here.y, pixels.y + 1), pixels.y + pixels.height - 1);
    return pixelAt({ x, y }, pixels, image.side);
  }
  const distance = (y: number): number => Math.abs(y - here.y);
  const nearest = layer.neurons.reduce<(typeof layer.neurons)[number] | undefined>(
    (best, each) => (best && distance(best.y) <= distance(each.y) ? best : each),
    undefined,
  );
  return nearest?.neuron.j;
}

function fromEdge(
  { l, j, k }: EdgeSpot,
  key: string,
  layout: NetworkLayout,
  pivot: "to" | "from",
): Led | undefined {
  switch (key) {
    case "ArrowLeft":
      return { spot: neuronSpot(l - 1, k) };
    case "ArrowRight":
      return { spot: neuronSpot(l, j) };
    case "ArrowUp":
    case "ArrowDown": {
      const by = key === "ArrowUp" ? -1 : 1;
      // The end that stays is the pivot's; the other one moves.
      const [end, moving] = pivot === "to" ? [l - 1, k] : [l, j];
      const picture = layerOf(layout, end)?.picture;
      const row = drawn(layout, end);
      const to = picture ? inPicture(moving + by, picture.image.side) : row[row.indexOf(moving) + by];
      if (to === undefined) return undefined;
      return { spot: weightSpot(pivot === "to" ? { l, j, k: to } : { l, j: to, k }) };
    }
  }
  return undefined;
}

function inPicture(pixel: number, side: number): number | undefined {
  return pixel >= 0 && pixel < side * side ? pixel : undefined;
}

/** The box of a spot's pixel in the pictures, where it has one. */
export function pixelsOf({ of, l, j, k }: SpotView, layout: NetworkLayout): readonly Box[] {
  const at = of === "neuron" ? { l, pixel: j } : { l: l - 1, pixel: k ?? -1 };
  const picture = layerOf(layout, at.l)?.picture;
  if (!picture || at.pixel < 0) return [];
  const { pixels, second, image } = picture;
  const inSecond = second && (of === "neuron" || image.weights?.j === j);
  return [pixels, ...(inSecond ? [second] : [])].map((box) => pixelBox(box, image.side, at.pixel));
}
