/** A step's formula as it is for any neuron: the numbers below become j and k, and the layers are counted from the last one. */
import type { State } from "../core/run/state";
import type { Index, Quantity } from "../math/quantity";

/** What a quantity of the step just done is called in general. */
export function inGeneral({ latest, last }: State): (quantity: Quantity) => Quantity {
  if (!latest) return (quantity) => quantity;
  const { kind, l, j } = latest.step;
  // On a path the neuron at hand is the one that it comes from.
  const to = kind === "path" ? l + 1 : l;
  const letter = (layer: number, index: Index): Index => {
    if (typeof index !== "number") return index;
    if (layer === to) return kind === "da_dz" && index !== j ? "i" : "j";
    return layer === to - 1 ? "k" : index;
  };
  return (quantity) => {
    const { letter: name, l: own, indices } = quantity;
    if (name === "C") return quantity;
    const layer = own ?? last;
    return {
      ...quantity,
      ...(own !== undefined && { layer: layerName(last, own) }),
      ...(indices && { indices: indices.map((index, place) => letter(layer - place, index)) }),
    };
  };
}

function layerName(last: number, l: number): string {
  return l === last ? "L" : `L-${last - l}`;
}
