/** Where the edges lead, and how wide they are drawn. */
import type { EdgeView } from "../../../src/protocol/messages";
import type { Point } from "../../shared/geometry";
import { layerOf, placeOfNeuron } from "./networkLayout";
import type { Cone, NetworkLayout, PlacedEdge } from "./placed";

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
