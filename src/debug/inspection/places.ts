/** The numbers of a network that can be nudged ⇄ their places in the file. */

import { type Place, placeOfParameter } from "../../core/network/place";
import type { Nudgeable } from "../../core/run/nudge";

export function placeOfNudgeable(what: Nudgeable): Place {
  switch (what.kind) {
    case "parameter":
      return placeOfParameter(what.parameter);
    case "input":
    case "target":
    case "learningRate":
      return what;
  }
}

/** The number that stands at a place; undefined where a name or a whole object does. */
export function nudgeableAt(place: Place): Nudgeable | undefined {
  switch (place.kind) {
    case "weight":
      return { kind: "parameter", parameter: { l: place.l, j: place.j, k: place.k } };
    case "bias":
      return { kind: "parameter", parameter: { l: place.l, j: place.j } };
    case "input":
    case "target":
    case "learningRate":
      return place;
    case "weights":
    case "biases":
    case "examples":
    case "validation":
    case "activation":
    case "layer":
    case "cost":
    case "example":
      return undefined;
  }
}
