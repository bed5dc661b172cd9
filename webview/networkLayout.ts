/** Where the drawing of the network puts its neurons, its folds and the label of an edge, in pixels. */
import type { EdgeView, LayerView, NetworkView, NeuronView } from "../src/protocol";
import { withGaps } from "./folds";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedNeuron extends Point {
  readonly neuron: NeuronView;
}

export interface PlacedGap extends Point {
  readonly folded: number;
}

export interface PlacedLayer {
  readonly layer: LayerView;
  readonly x: number;
  /** How wide the label under it may be without touching another. */
  readonly labelWidth: number;
  readonly neurons: readonly PlacedNeuron[];
  readonly gaps: readonly PlacedGap[];
}

export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly layers: readonly PlacedLayer[];
  /** Where the targets stand; absent where no neuron has one. */
  readonly targetX?: number;
}

/** Above the neurons there is room for an edge's label that fits nowhere else. */
const TOP = 30;
const BOTTOM = 6;
const SIDE = 38;
export const TARGET = { width: 52, height: 26 } as const;
const NARROWEST = 60;
const WIDEST = 190;
const WIDEST_LABEL = 120;
/** Between the last layer's circles and the targets: with room for the layer's label, or without. */
const TARGET_GAP = { wide: 44, narrow: 16 } as const;
/** Layers with more places than this are drawn denser. */
const ROOMY = 6;
const GAP = 36;

/** The drawing at a given width; it is wider than that only where its layers would touch. */
export function layoutNetwork({ layers }: NetworkView, available: number): NetworkLayout {
  const rows = layers.map(({ neurons, size }) =>
    withGaps(
      neurons.map(({ j }) => j),
      size,
    ),
  );
  const most = Math.max(...rows.map(({ length }) => length), 1);
  const radius = most > ROOMY ? 17 : 21;
  const step = most > ROOMY ? 51 : 66;
  const heightOf = (row: (typeof rows)[number]): number =>
    row.reduce<number>((sum, item) => sum + ("folded" in item ? GAP : step), 0);
  const tallest = Math.max(...rows.map(heightOf), step);

  const hasTargets = layers.some(({ neurons }) => neurons.some(({ target }) => target !== undefined));
  const targetGap = available >= 480 ? TARGET_GAP.wide : TARGET_GAP.narrow;
  const right = hasTargets ? radius + targetGap + TARGET.width + 6 : SIDE;
  const steps = Math.max(layers.length - 1, 1);
  const pitch = Math.min(Math.max((available - SIDE - right) / steps, NARROWEST), WIDEST);
  const width = Math.max(SIDE + pitch * (layers.length - 1) + right, available);
  const left = SIDE + (width - SIDE - right - pitch * (layers.length - 1)) / 2;

  const placed = layers.map((layer, place): PlacedLayer => {
    const x = left + place * pitch;
    const neurons: PlacedNeuron[] = [];
    const gaps: PlacedGap[] = [];
    const row = rows[place]!;
    let y = TOP + (tallest - heightOf(row)) / 2;
    for (const item of row) {
      const height = "folded" in item ? GAP : step;
      // The number under a neuron hangs into its place, so the circle stands a little above the middle.
      const middle = y + height / 2 - 5;
      if ("folded" in item) gaps.push({ x, y: middle, folded: item.folded });
      else neurons.push({ x, y: middle, neuron: layer.neurons[item.place]! });
      y += height;
    }
    const besideTarget = hasTargets && place === layers.length - 1;
    const room = besideTarget ? Math.min(pitch, 2 * (radius + targetGap)) : pitch;
    return { layer, x, labelWidth: Math.min(room - 8, WIDEST_LABEL), neurons, gaps };
  });
  const layout = { width, height: TOP + tallest + BOTTOM, radius, layers: placed };
  return hasTargets
    ? { ...layout, targetX: left + pitch * (layers.length - 1) + radius + targetGap }
    : layout;
}

export interface PlacedEdge {
  readonly edge: EdgeView;
  readonly from: Point;
  readonly to: Point;
}

/** The edges with their ends, by the layer they lead to; one whose neurons are not drawn is left out. */
export function placeEdges(edges: readonly EdgeView[], { layers }: NetworkLayout): PlacedEdge[][] {
  const places = layers.map(
    ({ neurons }) => new Map(neurons.map(({ neuron, x, y }) => [neuron.j, { x, y }])),
  );
  const placed: PlacedEdge[][] = layers.map(() => []);
  for (const edge of edges) {
    const from = places[edge.l - 1]?.get(edge.k);
    const to = places[edge.l]?.get(edge.j);
    if (from && to) placed[edge.l]!.push({ edge, from, to });
  }
  return placed;
}

/** 0.8 to 4 pixels, for any weight, without looking at the others. */
export function edgeWidth(weight: number): number {
  return 4 - 3.2 / (1 + Math.abs(weight));
}

/** How near a label comes to its own edge, and to a neuron. */
const CLEARANCE = 5;
/** Where along the edge a label is tried, the middle first. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The middle of an edge's label: beside the edge, off every neuron and inside the drawing. Where there is no such
 * place, it stands in the free strip above the neurons.
 */
export function placeLabel(from: Point, to: Point, size: Size, layout: NetworkLayout): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const normal = { x: dy / length, y: -dx / length };
  // The half width of the box, seen along the normal: at this distance its nearest corner is CLEARANCE away.
  const distance = (Math.abs(normal.x) * size.width) / 2 + (Math.abs(normal.y) * size.height) / 2 + CLEARANCE;
  for (const t of ALONG) {
    for (const side of [1, -1]) {
      const place = {
        x: from.x + t * dx + side * normal.x * distance,
        y: from.y + t * dy + side * normal.y * distance,
      };
      if (isFree(place, size, layout)) return place;
    }
  }
  const half = size.width / 2 + 2;
  const x = (from.x + to.x) / 2;
  return { x: Math.min(Math.max(x, half), layout.width - half), y: size.height / 2 + 2 };
}

function isFree(place: Point, { width, height }: Size, layout: NetworkLayout): boolean {
  const inside =
    place.x - width / 2 >= 0 &&
    place.x + width / 2 <= layout.width &&
    place.y - height / 2 >= 0 &&
    place.y + height / 2 <= layout.height;
  if (!inside) return false;
  return layout.layers.every(({ neurons }) =>
    neurons.every(({ x, y }) => {
      const beyondX = Math.max(Math.abs(x - place.x) - width / 2, 0);
      const beyondY = Math.max(Math.abs(y - place.y) - height / 2, 0);
      return Math.hypot(beyondX, beyondY) >= layout.radius + CLEARANCE;
    }),
  );
}
