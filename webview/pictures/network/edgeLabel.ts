/** Where the label of an edge stands: beside its edge, and off everything else that must be read. */
import { type Box, distanceToBox, overlap, type Point, type Size, within } from "../../shared/geometry";
import { DERIVATIVE, type NetworkLayout } from "./networkLayout";

/** How near a label comes to its own edge, and to a neuron. */
const CLEARANCE = 5;
/** Where a label is tried: how far beside the edge, then along it, the middle first. */
const BESIDE = [0, 8, 18];
const ALONG = [0.5, 0.46, 0.54, 0.42, 0.58, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74];

const HEIGHT = 22;
const PADDING = 12;
/** How wide the characters of a label are at the most: small ones stand above or below, or are stops. */
const CHARACTER = { small: 5.4, usual: 8 } as const;

/** The room that a label takes. */
export function sizeOfLabel(text: string): Size {
  let width = PADDING;
  for (const character of text)
    width += /[⁰¹²³⁴-⁹⁽⁾₀-₉,. ]/.test(character) ? CHARACTER.small : CHARACTER.usual;
  return { width, height: HEIGHT };
}

/** The middle of the label. Where no place beside the edge is free, it stands in the strip above the neurons. */
export function placeLabel(from: Point, to: Point, size: Size, layout: NetworkLayout): Point {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const normal = { x: dy / length, y: -dx / length };
  // The half width of the box, seen along the normal: at this distance its nearest corner is CLEARANCE away.
  const distance = (Math.abs(normal.x) * size.width) / 2 + (Math.abs(normal.y) * size.height) / 2 + CLEARANCE;
  for (const further of BESIDE) {
    for (const t of ALONG) {
      for (const side of [distance + further, -distance - further]) {
        const place = { x: from.x + t * dx + side * normal.x, y: from.y + t * dy + side * normal.y };
        if (isFree(boxAround(place, size), layout)) return place;
      }
    }
  }
  const half = size.width / 2 + 2;
  const x = (from.x + to.x) / 2;
  return { x: Math.min(Math.max(x, half), layout.width - half), y: size.height / 2 + 2 };
}

function boxAround({ x, y }: Point, { width, height }: Size): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The two lines of a fold between layers. */
const FOLD_TEXT = { width: 64, height: 34 } as const;

function isFree(box: Box, layout: NetworkLayout): boolean {
  const { layers, folds, radius, isRoomy } = layout;
  const gap = { width: isRoomy ? 70 : 46, height: 20 };
  return (
    within(box, layout) &&
    folds.every(({ x, y }) => !overlap(box, boxAround({ x, y: y + 7 }, FOLD_TEXT))) &&
    layers.every(
      ({ neurons, gaps, picture }) =>
        neurons.every(
          ({ x, y }) =>
            distanceToBox({ x, y }, box) >= radius + CLEARANCE &&
            !overlap(box, boxAround({ x, y: y + radius + 10 }, DERIVATIVE)),
        ) &&
        gaps.every((each) => !overlap(box, boxAround(each, gap))) &&
        !(picture && overlap(box, picture.pixels)) &&
        !(picture?.second && overlap(box, picture.second)),
    )
  );
}
