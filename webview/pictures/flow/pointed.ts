/** What one points at in the flow: which spot is under the mouse, where the keyboard begins, and how wide it is. */
import type { AmountView, DetailView, FlowView, SpotView } from "../../../src/protocol/messages";
import { isSameSpot } from "../../pointing/spot";
import { type Box, distanceToBox, distanceToLine, type Point } from "../../shared/geometry";
import { panel } from "../../shared/words";
import { neuronSpot, weightSpot } from "../network/walking";
import { partOf, pointOn } from "./flowLayout";
import type { Band, FlowLayout, PlacedSqueeze } from "./placed";

/** How near the mouse comes to the rim of a band to mean it; a lit one is meant from further away. */
const NEAR = { none: 3, path: 5, current: 6 } as const;
/** A band is measured along so many straight pieces. */
const PIECES = 16;

/** A neuron, or else the band whose middle is nearest for its width: what is thin lies above what is wide. */
export function spotAt(point: Point, { columns, ribbons, misses }: FlowLayout): SpotView | undefined {
  for (const { layer, squeezes } of columns)
    for (const squeeze of squeezes)
      if (boxesOf(squeeze).some((box) => distanceToBox(point, box) <= 2))
        return neuronSpot(layer.l, squeeze.squeeze.j);
  const last = columns.at(-1)!.layer.l;
  const bands = [
    ...ribbons.map((band) => ({ spot: weightSpot(band.ribbon), share: shareOf(point, band) })),
    ...misses.map((band) => ({ spot: neuronSpot(last, band.j), share: shareOf(point, band) })),
  ];
  const nearest = bands.reduce((best, each) => (each.share < best.share ? each : best));
  return nearest.share <= 1 ? nearest.spot : undefined;
}

/** A neuron with what comes to it and goes from it, and its numbers. */
function boxesOf(squeeze: PlacedSqueeze): readonly Box[] {
  return [boxOf(squeeze), ...squeeze.numbers];
}

/** From where its paths come together to where they part. */
export function boxOf({ y, before, after }: PlacedSqueeze): Box {
  const height = Math.max(before.width, after.width, 6);
  return { x: after.to.x, y: y - height / 2, width: before.from.x - after.to.x, height };
}

/** How far from the middle of a band a point is, as a share of how far it may be. */
function shareOf(point: Point, band: Band): number {
  const points = Array.from({ length: PIECES + 1 }, (_, at) => pointOn(band, at / PIECES));
  const ways = points.slice(1).map((to, place) => distanceToLine(point, points[place]!, to));
  return Math.min(...ways) / (band.width / 2 + NEAR[band.amount.light]);
}

/** What the step has found, else what it uses, else the first output, where the flow begins. */
export function startOf({ ribbons, squeezes, layers }: FlowView): SpotView {
  for (const light of ["current", "path"] as const) {
    const ribbon = ribbons.find((each) => each.light === light);
    if (ribbon) return weightSpot(ribbon);
    const lit = squeezes.find(({ before, after }) => before.light === light || after.light === light);
    if (lit) return neuronSpot(lit.l, lit.j);
  }
  const { l, neurons } = layers.at(-1)!;
  return neuronSpot(l, neurons[0]!.j);
}

/** How large what flows at a spot is beside the largest of the pass; nothing where nothing is drawn of it. */
export function sharesOf(spot: SpotView, flow: FlowView): DetailView[] {
  const share = ({ value }: AmountView, of?: string): DetailView => ({
    name: panel.flow.ofLargest(of),
    value: value === null ? null : partOf(value, flow.largest),
    isNew: false,
  });
  const ribbon = flow.ribbons.find((each) => isSameSpot(weightSpot(each), spot));
  const squeeze = flow.squeezes.find(({ l, j }) => isSameSpot(neuronSpot(l, j), spot));
  return [
    ...(ribbon ? [share(ribbon)] : []),
    ...(squeeze ? [share(squeeze.before, panel.flow.dC_da), share(squeeze.after, panel.flow.dC_dz)] : []),
  ];
}
