/** Where a neuron's activation is written: in its circle, beside it where that is too small, or nowhere. */
import type { Box } from "../../shared/geometry";
import { compact } from "../../shared/numbers";
import { widthOf } from "../../shared/textWidth";
import type { PlacedLayer, PlacedNeuron } from "./placed";

export interface NeuronNumber {
  readonly text: string;
  /** The size of the type. */
  readonly size: 11 | 12;
  readonly where: "inside" | "beside" | "none";
  /** The place on the right of the circle, be it taken or not: it is kept free, so that nothing moves when a number comes. */
  readonly beside?: Box;
}

type Of = Pick<PlacedLayer, "radius" | "hasRoomBeside">;

const LARGE = 19;
/** What the widest usual number takes, and what one line takes. */
const ROOM = { width: 34, height: 13 } as const;
export const BELOW = { width: 46, height: 13 } as const;
/** What a circle with a number beside it needs on the right, besides an edge to be seen. */
export const BESIDE = ROOM.width + 26;

export function numberAt(
  { neuron: { activation }, x, y }: PlacedNeuron,
  { radius, hasRoomBeside }: Of,
): NeuronNumber {
  const size = radius >= LARGE ? 12 : 11;
  const text = activation === null ? "" : compact(activation, 2);
  if (widthOf("0.00", size) <= 2 * radius - 2 && widthOf(text, size) <= 2 * radius - 1)
    return { text, size, where: "inside" };
  if (!hasRoomBeside) return { text, size, where: "none" };
  const beside = { x: x + radius + 2, y: y - ROOM.height / 2, ...ROOM };
  return { text, size: 11, where: "beside", beside };
}

/** Where ∂C/∂a stands under a circle; undefined where there is no room for it. */
export function belowOf({ x, y }: PlacedNeuron, { radius, hasRoomBelow }: PlacedLayer): Box | undefined {
  return hasRoomBelow ? { x: x - BELOW.width / 2, y: y + radius, ...BELOW } : undefined;
}
