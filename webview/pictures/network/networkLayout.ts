/** Where the drawing of the network puts its neurons, pictures, folds and edges, in pixels. */
import type { EdgeView, ImageView, LayerView, NetworkView, NeuronView } from "../../../src/protocol/messages";
import { withGaps } from "../../shared/folds";
import type { Box, Point } from "../../shared/geometry";

export interface PlacedNeuron extends Point {
  readonly neuron: NeuronView;
}

export interface PlacedGap extends Point {
  readonly folded: number;
}

/** A layer that stands as a picture: its pixels, and under them the weights from them or the targets. */
export interface PlacedPicture {
  readonly image: ImageView;
  readonly pixels: Box;
  readonly second?: Box;
}

export interface PlacedLayer {
  readonly layer: LayerView;
  readonly x: number;
  /** How wide the label under it may be without touching another. */
  readonly labelWidth: number;
  readonly neurons: readonly PlacedNeuron[];
  readonly gaps: readonly PlacedGap[];
  /** In place of the neurons. */
  readonly picture?: PlacedPicture;
}

/** A run of layers that are not drawn. */
export interface PlacedFold extends Point {
  readonly folded: number;
  /** The layer before it. */
  readonly after: number;
}

export interface NetworkLayout {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Whether there is room to say "400 more" in a fold. */
  readonly isRoomy: boolean;
  /** The drawn ones: which of them is layer l, `layerOf` tells. */
  readonly layers: readonly PlacedLayer[];
  readonly folds: readonly PlacedFold[];
  /** Where the targets stand; absent where no neuron has one. */
  readonly targetX?: number;
}

/** Above the neurons there is room for an edge's label that fits nowhere else. */
const TOP = 30;
const BOTTOM = 6;
const SIDE = 38;
/** Left of the input, whose label is short; where it is folded, there is room for "⋮ 98765 more". */
const LEFT = { whole: 30, folded: 46 } as const;
export const TARGET = { width: 52, height: 26 } as const;
const NARROWEST = 54;
const WIDEST = 210;
const WIDEST_LABEL = 120;
/** Between the last layer's circles and the targets: with room for the layer's label, or without. */
const TARGET_GAP = { wide: 44, narrow: 16 } as const;
const GAP = 36;
/** Of a neuron's place the number under its circle. */
export const DERIVATIVE = { width: 46, height: 13 } as const;
/** What a fold takes between two layers, besides what lies between any two. */
const FOLD = 26;
/** How wide pictures are about, and the height of the words under one. */
const PICTURE = { wide: 168, usual: 140, narrow: 64 } as const;
export const CAPTION = 22;

/** More layers than this do not fit side by side into a column of the page. */
const DEEP = 5;

export function isDeep(network: NetworkView | undefined): boolean {
  return network !== undefined && network.layers.length > DEEP;
}

interface Measures {
  readonly radius: number;
  /** From a neuron to the one below it. */
  readonly step: number;
}

/** The fewer stand in a column, the larger they are. */
function measures(most: number, available: number): Measures {
  if (most <= 4 && available >= 400) return { radius: 24, step: 80 };
  if (most <= 6) return { radius: 21, step: 66 };
  return most <= 11 ? { radius: 17, step: 54 } : { radius: 14, step: 44 };
}

/** How large everything is, before it has a place. */
interface Sizes extends Measures {
  readonly available: number;
  /** The layers that stand as pictures. */
  readonly images: readonly (ImageView | undefined)[];
  /** What stands in the column of each other layer. */
  readonly rows: readonly ReturnType<typeof withGaps>[];
  readonly edgeOf: (image: ImageView) => number;
  readonly heightOf: (place: number) => number;
  /** Half of the width of a layer. */
  readonly halfOf: (place: number) => number;
  readonly tallest: number;
  readonly hasTargets: boolean;
  readonly targetGap: number;
}

function sizesOf(layers: readonly LayerView[], available: number, asPictures: boolean): Sizes {
  const images = layers.map(({ image }) => (asPictures ? image : undefined));
  const rows = layers.map(({ neurons, size }, place) =>
    images[place]
      ? []
      : withGaps(
          neurons.map(({ j }) => j),
          size,
        ),
  );
  const { radius, step } = measures(Math.max(...rows.map(({ length }) => length)), available);
  const pictureWidth = PICTURE[available >= 560 ? "wide" : available >= 400 ? "usual" : "narrow"];
  const edgeOf = ({ side }: ImageView): number => side * Math.max(1, Math.floor(pictureWidth / side));
  const heightOf = (place: number): number => {
    const image = images[place];
    if (image) return (edgeOf(image) + CAPTION) * (image.weights || image.targets ? 2 : 1);
    return rows[place]!.reduce<number>((sum, item) => sum + ("folded" in item ? GAP : step), 0);
  };
  const halfOf = (place: number): number => {
    const image = images[place];
    return image ? edgeOf(image) / 2 + 2 : SIDE;
  };
  const hasTargets = !images.at(-1) && layers.at(-1)!.neurons.some(({ target }) => target !== undefined);
  return {
    ...{ available, images, rows, radius, step, edgeOf, heightOf, halfOf, hasTargets },
    tallest: Math.max(...layers.map((_, place) => heightOf(place)), step),
    targetGap: available >= 480 ? TARGET_GAP.wide : TARGET_GAP.narrow,
  };
}

/** Where the layers stand from left to right. */
interface Columns {
  readonly width: number;
  /** From a layer to the next. */
  readonly pitch: number;
  readonly xOf: (place: number) => number;
}

function columnsOf(layers: readonly LayerView[], sizes: Sizes): Columns {
  const { available, images, rows, radius, halfOf, hasTargets, targetGap } = sizes;
  const last = layers.length - 1;
  const isFolded = rows[0]!.some((item) => "folded" in item);
  const leftSide = images[0] ? halfOf(0) : isFolded ? LEFT.folded : LEFT.whole;
  const right = hasTargets ? radius + targetGap + TARGET.width + 6 : halfOf(last);
  // A picture reaches further towards the next layer than a circle does.
  const beside = (place: number): number => (images[place] ? halfOf(place) - SIDE : 0);
  const steps = Math.max(last, 1);
  const taken = leftSide + right + beside(0) + beside(last);
  /** How many folds there are before a place. */
  const foldsBefore = foldsAmong(layers);
  const foldWidth = FOLD * foldsBefore[last]!;
  const pitch = Math.min(Math.max((available - taken - foldWidth) / steps, NARROWEST), WIDEST);
  const content = taken + pitch * last + foldWidth;
  const width = Math.max(content, available);
  const left = leftSide + (width - content) / 2;
  const xOf = (place: number): number =>
    left +
    place * pitch +
    FOLD * foldsBefore[place]! +
    (place > 0 ? beside(0) : 0) +
    (place === last ? beside(last) : 0);
  return { width, pitch, xOf };
}

function placePicture(image: ImageView, edge: number, x: number, top: number): PlacedPicture {
  const box = (y: number): Box => ({ x: x - edge / 2, y, width: edge, height: edge });
  const isDouble = image.weights !== undefined || image.targets !== undefined;
  return { image, pixels: box(top), ...(isDouble && { second: box(top + edge + CAPTION) }) };
}

/** The neurons of a column, and the gaps between them, from the top down. */
function placeColumn(
  layer: LayerView,
  row: Sizes["rows"][number],
  step: number,
  { x, y: top }: Point,
): Pick<PlacedLayer, "neurons" | "gaps"> {
  const neurons: PlacedNeuron[] = [];
  const gaps: PlacedGap[] = [];
  let y = top;
  for (const item of row) {
    const height = "folded" in item ? GAP : step;
    // The number under a neuron hangs into its place, so the circle stands a little above the middle.
    const middle = y + height / 2 - 5;
    if ("folded" in item) gaps.push({ x, y: middle, folded: item.folded });
    else neurons.push({ x, y: middle, neuron: layer.neurons[item.place]! });
    y += height;
  }
  return { neurons, gaps };
}

/**
 * The drawing at a given width; it is wider than that only where its layers would touch. `asPictures`: layers that are
 * pictures stand as such.
 */
export function layoutNetwork(
  { layers }: NetworkView,
  available: number,
  asPictures: boolean,
): NetworkLayout {
  const sizes = sizesOf(layers, available, asPictures);
  const { images, rows, radius, step, edgeOf, heightOf, halfOf, tallest, hasTargets, targetGap } = sizes;
  const { width, pitch, xOf } = columnsOf(layers, sizes);
  const last = layers.length - 1;
  const placed = layers.map((layer, place): PlacedLayer => {
    const x = xOf(place);
    const top = TOP + (tallest - heightOf(place)) / 2;
    const besideTarget = hasTargets && place === last;
    const room = besideTarget ? Math.min(pitch, 2 * (radius + targetGap)) : pitch;
    const labelWidth = Math.min(Math.max(room, 2 * halfOf(place)) - 8, WIDEST_LABEL);
    const image = images[place];
    if (image) {
      const picture = placePicture(image, edgeOf(image), x, top);
      return { layer, x, labelWidth, neurons: [], gaps: [], picture };
    }
    return { layer, x, labelWidth, ...placeColumn(layer, rows[place]!, step, { x, y: top }) };
  });
  return {
    width,
    height: TOP + tallest + BOTTOM,
    radius,
    isRoomy: pitch >= 80,
    layers: placed,
    folds: placeFolds(placed, TOP + tallest / 2),
    ...(hasTargets && { targetX: xOf(last) + radius + targetGap }),
  };
}

/** How many folds there are before each layer. */
function foldsAmong(layers: readonly LayerView[]): readonly number[] {
  let folds = 0;
  return layers.map(({ l }, place) => {
    if (place > 0 && l > layers[place - 1]!.l + 1) folds++;
    return folds;
  });
}

function placeFolds(layers: readonly PlacedLayer[], y: number): PlacedFold[] {
  return layers.slice(1).flatMap(({ layer: { l }, x }, place) => {
    const before = layers[place]!;
    const folded = l - 1 - before.layer.l;
    return folded > 0 ? [{ x: (before.x + x) / 2, y, folded, after: before.layer.l }] : [];
  });
}

/** Layer l as it is drawn; undefined where it is folded. */
export function layerOf({ layers }: Pick<NetworkLayout, "layers">, l: number): PlacedLayer | undefined {
  return layers.find(({ layer }) => layer.l === l);
}

/** Where a neuron is drawn, be it a pixel; undefined where it is folded. */
export function placeOfNeuron(layout: NetworkLayout, l: number, j: number): Point | undefined {
  const { picture, neurons = [] } = layerOf(layout, l) ?? {};
  if (!picture) return neurons.find(({ neuron }) => neuron.j === j);
  const { x, y, width, height } = pixelBox(picture.pixels, picture.image.side, j);
  return { x: x + width / 2, y: y + height / 2 };
}

/** One pixel of a picture. */
export function pixelBox({ x, y, width }: Box, side: number, pixel: number): Box {
  const edge = width / side;
  return { x: x + (pixel % side) * edge, y: y + Math.floor(pixel / side) * edge, width: edge, height: edge };
}

export interface PlacedEdge {
  readonly edge: EdgeView;
  readonly from: Point;
  readonly to: Point;
  /** Whether it is at a picture: drawn only while it is the current one. */
  readonly isAtPicture: boolean;
}

/**
 * The edges with their ends; one whose neurons are not drawn is left out. Of the edges at a picture only the current
 * one is drawn by itself, the others together as a cone.
 */
export function placeEdges(edges: readonly EdgeView[], layout: NetworkLayout): PlacedEdge[] {
  const places = new Map(
    layout.layers.map(({ layer, neurons, picture }) => [
      layer.l,
      { picture, at: new Map(neurons.map(({ neuron, x, y }) => [neuron.j, { x, y }])) },
    ]),
  );
  const placeOf = (l: number, j: number): Point | undefined => {
    const layer = places.get(l);
    return layer?.picture ? placeOfNeuron(layout, l, j) : layer?.at.get(j);
  };
  const placed: PlacedEdge[] = [];
  for (const edge of edges) {
    const { l, j, k, light } = edge;
    const isAtPicture = Boolean(places.get(l)?.picture ?? places.get(l - 1)?.picture);
    if (isAtPicture && light !== "current") continue;
    const from = placeOf(l - 1, k);
    const to = placeOf(l, j);
    if (from && to) placed.push({ edge, from, to, isAtPicture });
  }
  return placed;
}

/** All edges between a picture and one neuron beside it. */
export interface Cone {
  readonly l: number;
  readonly j: number;
  readonly tip: Point;
  /** The side of the picture that faces the neuron. */
  readonly side: { readonly x: number; readonly top: number; readonly bottom: number };
  readonly isLit: boolean;
}

/** The cones of every picture; one is lit where edges of it are on a path. */
export function placeCones(edges: readonly EdgeView[], layout: NetworkLayout): Cone[] {
  const lit = edges.filter(({ light }) => light === "path");
  return layout.layers.flatMap(({ layer: { l }, picture }) => {
    if (!picture) return [];
    const { x, y, width, height } = picture.pixels;
    const towards = (at: number, reach: number): Cone[] =>
      (layerOf(layout, at)?.neurons ?? []).map(({ neuron: { j }, ...tip }) => ({
        l: at,
        j,
        tip,
        side: { x: reach, top: y, bottom: y + height },
        isLit: lit.some((edge) => (at > l ? edge.l === at && edge.j === j : edge.l === l && edge.k === j)),
      }));
    return [...towards(l + 1, x + width), ...towards(l - 1, x)];
  });
}

/** What a number is drawn as: 0.8 to 4 pixels, for any weight, without looking at the others. */
export function edgeWidth(weight: number): number {
  return 4 - 3.2 / (1 + Math.abs(weight));
}

/** The same for a derivative, which is wide or not among those that are drawn: `scale` is the widest. */
export function derivativeWidth(derivative: number, scale: number): number {
  return 0.8 + 3.2 * Math.min(Math.abs(derivative) / scale, 1);
}
