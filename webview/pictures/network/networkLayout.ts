/** Where the drawing of the network puts its layers, neurons, pictures and folds in the box that it has, in pixels. */
import type { ImageView, LayerView, NetworkView, NeuronView, SpotView } from "../../../src/protocol/messages";
import { around, withGaps } from "../../shared/folds";
import type { Box, Point, Size } from "../../shared/geometry";
import { costWidth, layoutCost, wayToCost } from "./costLayout";
import { BELOW, BESIDE } from "./neuronNumber";
import type {
  NetworkLayout,
  PlacedFold,
  PlacedGap,
  PlacedLayer,
  PlacedNeuron,
  PlacedPicture,
} from "./placed";

/** Layers do not stand closer than that: there would be no edge to see between them. */
const NARROWEST = 32;
const WIDEST = 210;
/** What a fold takes between two layers, besides what lies between any two. */
const FOLD = 20;
/** From a neuron to the one below it: at the least, the same where the reader wants long layers whole, and at the most. */
const STEP = { least: 13, whole: 7, most: 90 } as const;
/** The host sends more neurons of a layer only to a reader who wants it whole. */
const FOLDED = 10;
const GAP = 20;
/** How large circles are at the most, of themselves and as a share of the way to the next layer. */
const RADIUS = { most: 22, share: 0.2 } as const;
/** Left of a folded input there is room for "⋮ 777 more". */
const LEFT = { whole: 4, folded: 12 } as const;
/** A picture takes so much of the width at the most; with less than the least there is no second one under it. */
const PICTURE = { share: 0.23, most: 168, least: 48 } as const;
export const CAPTION = 17;
/** A step is about the layers around its own. */
const LAYERS_AROUND = 2;

/** What stands in a column from the top down: a neuron, or how many are left out. */
type Row = { readonly neuron: NeuronView } | { readonly folded: number };

/** A layer as it is drawn, before it has a place. */
interface Column {
  readonly layer: LayerView;
  readonly rows: readonly Row[];
  readonly step: number;
  readonly picture?: { readonly image: ImageView; readonly edge: number; readonly isDouble: boolean };
}

/**
 * The drawing in a given box: what does not fit into it is folded around what is lit. `asPictures`: layers that are
 * pictures stand as such.
 */
export function layoutNetwork(
  { layers, cost }: Pick<NetworkView, "layers" | "cost">,
  size: Size,
  asPictures: boolean,
): NetworkLayout {
  const isWhole = layers.some(({ neurons }) => neurons.length > FOLDED);
  const least = STEP[isWhole ? "whole" : "least"];
  const columns = layersThatFit(layers, size).map((layer) => columnOf(layer, size, least, asPictures));
  const { pitch, end, xOf } = placesOf(columns, size);
  const placed = columns.map((column, place) => placeColumn(column, xOf(place), pitch, size));
  return {
    ...size,
    pitch,
    isRoomy: pitch >= 80,
    layers: placed,
    folds: foldsOf(placed, size.height / 2),
    cost: layoutCost(placed.at(-1)!, cost, end, size),
  };
}

/** The place of the layer that the step is about; the first one of neurons while there is none. */
function focusOf(layers: readonly LayerView[]): number {
  const current = layers.findIndex(({ neurons }) => neurons.some(({ light }) => light === "current"));
  return Math.max(current, Math.min(1, layers.length - 1));
}

function layersThatFit(layers: readonly LayerView[], { width }: Size): readonly LayerView[] {
  // Two folds, and the columns of the input and of the cost, which need more.
  const room = Math.floor((width - costWidth(width) - 2 * FOLD) / NARROWEST) - 1;
  const shown = around(layers.length, focusOf(layers), Math.max(room, 3), LAYERS_AROUND);
  return shown.map((place) => layers[place]!);
}

/** Its neurons stand no nearer to each other than `least`. */
function columnOf(layer: LayerView, size: Size, least: number, asPictures: boolean): Column {
  const picture = asPictures && layer.image && pictureOf(layer.image, size);
  if (picture) return { layer, rows: [], step: 0, picture };
  const rows = rowsThatFit(layer, size.height, least);
  const gaps = rows.filter((row) => "folded" in row).length;
  const neurons = rows.length - gaps;
  const step = Math.min((size.height - 2 - gaps * gapOf(size)) / Math.max(neurons, 1), STEP.most);
  return { layer, rows, step };
}

function gapOf({ height }: Size): number {
  return Math.min(GAP, height / 8);
}

/** The neurons that the host has sent, or so many of them around the lit one as have room. */
function rowsThatFit({ neurons, size }: LayerView, height: number, least: number): readonly Row[] {
  const room = Math.floor((height - 2) / least);
  const rows = (shown: readonly number[]): Row[] => {
    const drawn = shown.map((place) => neurons[place]!);
    return withGaps(
      drawn.map(({ j }) => j),
      size,
    ).map((item) => ("folded" in item ? item : { neuron: drawn[item.place]! }));
  };
  const all = rows(neurons.map((_, place) => place));
  if (all.length <= room) return all;
  const lit = neurons.findIndex(({ light }) => light === "current");
  const focus = lit < 0 ? neurons.findIndex(({ light }) => light === "path") : lit;
  return rows(around(neurons.length, Math.max(focus, 0), Math.max(room - 2, 3)));
}

/** How large a picture is drawn: whole screen pixels for each of its own, where there is room for that. */
function pictureOf(image: ImageView, { width, height }: Size): NonNullable<Column["picture"]> {
  const most = Math.min(PICTURE.share * width, PICTURE.most);
  const edgeIn = (room: number): number => {
    const edge = Math.min(room - CAPTION, most);
    return edge < image.side ? edge : image.side * Math.floor(edge / image.side);
  };
  const half = edgeIn(height / 2);
  const isDouble = (image.weights !== undefined || image.targets !== undefined) && half >= PICTURE.least;
  return { image, isDouble, edge: isDouble ? half : edgeIn(height) };
}

/** Where the layers stand from left to right, and the middle of the cost. */
interface Places {
  readonly pitch: number;
  readonly end: number;
  readonly xOf: (place: number) => number;
}

function placesOf(columns: readonly Column[], { width }: Size): Places {
  const last = columns.length - 1;
  const halfOf = (column: Column): number => (column.picture ? column.picture.edge / 2 + 2 : RADIUS.most);
  // A picture reaches further towards the next layer than a circle does.
  const reach = (column: Column): number => Math.max(halfOf(column) - RADIUS.most, 0);
  const [first, outputs] = [columns[0]!, columns[last]!];
  const isFolded = first.rows.some((row) => "folded" in row);
  const left = halfOf(first) + LEFT[isFolded ? "folded" : "whole"];
  const folds = foldsBefore(columns.map(({ layer }) => layer.l));
  const ends = wayToCost(outputs.rows.length, outputs.step);
  const taken = left + costWidth(width) / 2 + 1 + FOLD * folds[last]! + reach(first) + 2 * reach(outputs);
  const pitch = Math.min((width - taken) / (last + ends), WIDEST);
  const start = left + (width - taken - pitch * (last + ends)) / 2;
  const xOf = (place: number): number =>
    start +
    place * pitch +
    FOLD * folds[place]! +
    (place > 0 ? reach(first) : 0) +
    (place === last ? reach(outputs) : 0);
  return { pitch, xOf, end: xOf(last) + reach(outputs) + ends * pitch };
}

function placeColumn(
  { layer, rows, step, picture }: Column,
  x: number,
  pitch: number,
  { height, ...size }: Size,
): PlacedLayer {
  const radius = radiusOf(step, pitch);
  const room = {
    hasRoomBeside: pitch - 2 * radius >= BESIDE && step >= STEP.least,
    hasRoomBelow: step - 2 * radius >= BELOW.height,
  };
  if (picture)
    return { layer, x, radius, ...room, neurons: [], gaps: [], picture: placePicture(picture, x, height) };
  const neurons: PlacedNeuron[] = [];
  const gaps: PlacedGap[] = [];
  const gap = gapOf({ height, ...size });
  let y = (height - rows.reduce((sum, row) => sum + ("folded" in row ? gap : step), 0)) / 2;
  for (const row of rows) {
    const taken = "folded" in row ? gap : step;
    if ("folded" in row) gaps.push({ x, y: y + taken / 2, folded: row.folded });
    else neurons.push({ x, y: y + taken / 2, neuron: row.neuron });
    y += taken;
  }
  return { layer, x, radius, ...room, neurons, gaps };
}

/** With room for a number below, where circles stand far enough apart for that. */
function radiusOf(step: number, pitch: number): number {
  const most = Math.min(RADIUS.most, RADIUS.share * pitch);
  const own = step >= 3 * BELOW.height ? (step - BELOW.height - 1) / 2 : step / 2 - 1.5;
  return Math.max(Math.min(most, own), 3);
}

function placePicture(
  { image, edge, isDouble }: NonNullable<Column["picture"]>,
  x: number,
  height: number,
): PlacedPicture {
  const top = (height - (edge + CAPTION) * (isDouble ? 2 : 1)) / 2;
  const box = (y: number): Box => ({ x: x - edge / 2, y, width: edge, height: edge });
  return { image, pixels: box(top), ...(isDouble && { second: box(top + edge + CAPTION) }) };
}

/** How many folds there are before each of some layers. */
function foldsBefore(layers: readonly number[]): readonly number[] {
  let folds = 0;
  return layers.map((l, place) => {
    if (place > 0 && l > layers[place - 1]! + 1) folds++;
    return folds;
  });
}

function foldsOf(layers: readonly PlacedLayer[], y: number): PlacedFold[] {
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
export function placeOfNeuron(
  layout: Pick<NetworkLayout, "layers">,
  l: number,
  j: number,
): Point | undefined {
  const { picture, neurons = [] } = layerOf(layout, l) ?? {};
  if (!picture) return neurons.find(({ neuron }) => neuron.j === j);
  const { x, y, width, height } = pixelBox(picture.pixels, picture.image.side, j);
  return { x: x + width / 2, y: y + height / 2 };
}

/** What is pointed at has its numbers in the other half of the drawing. */
export function sideOf({ of, l, j, k }: SpotView, layout: NetworkLayout): "top" | "bottom" {
  const ends = [
    placeOfNeuron(layout, l, j),
    of === "parameter" ? placeOfNeuron(layout, l - 1, k ?? -1) : undefined,
  ];
  const ys = ends.flatMap((end) => (end ? [end.y] : []));
  const middle = ys.reduce((sum, y) => sum + y, 0) / (ys.length || 1);
  return middle > layout.height / 2 ? "top" : "bottom";
}

/** One pixel of a picture. */
export function pixelBox({ x, y, width }: Box, side: number, pixel: number): Box {
  const edge = width / side;
  return { x: x + (pixel % side) * edge, y: y + Math.floor(pixel / side) * edge, width: edge, height: edge };
}
