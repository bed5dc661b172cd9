/**
 * The steps of a dense layer, by arithmetic. With n units, m sources and p paths from a unit to the cost:
 *
 *     forward    n blocks of m terms, a bias and an activation
 *     backward   n blocks of p paths (or ∂C/∂a from the cost), ∂a/∂z, m times ∂z/∂w and ∂z/∂b
 *
 * A layer that mixes has its activations after all its sums; backward all ∂C/∂a come first, and ∂C/∂z_j takes n steps.
 */
import type { BackwardKind, ForwardKind, LayerShape, LayerStep, LayerSteps, LocatedInLayer } from "../kind";
import { span } from "../span";

export const forward: LayerSteps<ForwardKind> = {
  count: ({ inputs, units }) => units * (inputs + 2),

  offset(shape, { kind, j, k = 0 }) {
    const { inputs, units, mixes } = shape;
    const block = j * sumWidth(shape);
    switch (kind) {
      case "term":
        return block + k;
      case "bias":
        return block + inputs;
      case "activation":
        return mixes ? units * (inputs + 1) + j : block + inputs + 1;
    }
  },

  at(shape, offset) {
    const { inputs, units, mixes } = shape;
    const sums = units * (inputs + 1);
    if (mixes && offset >= sums) return alone({ kind: "activation", j: offset - sums }, offset);
    const width = sumWidth(shape);
    const j = Math.floor(offset / width);
    const neuron = span(j * width, width);
    const k = offset - neuron.start;
    if (k > inputs) return { step: { kind: "activation", j }, quantity: span(offset, 1), neuron };
    const quantity = span(neuron.start, inputs + 1);
    return { step: k < inputs ? { kind: "term", j, k } : { kind: "bias", j }, quantity, neuron };
  },
};

/** The steps from one unit's first term to the next one's. */
function sumWidth({ inputs, mixes }: LayerShape): number {
  return mixes ? inputs + 1 : inputs + 2;
}

function alone<Kind>(step: LayerStep<Kind>, offset: number): LocatedInLayer<Kind> {
  return { step, quantity: span(offset, 1), neuron: span(offset, 1) };
}

export const backward: LayerSteps<BackwardKind> = {
  count: (shape) => before(shape) + shape.units * blockOf(shape).width,

  offset(shape, { kind, j, k = 0, i = 0 }) {
    const { inputs, mixes } = shape;
    const { paths, slopes, width } = blockOf(shape);
    const block = before(shape) + j * width;
    switch (kind) {
      case "dC_da":
        return mixes ? j : block;
      case "path":
        return block + i;
      case "da_dz":
        return block + paths + i;
      case "dz_dw":
        return block + paths + slopes + k;
      case "dz_db":
        return block + paths + slopes + inputs;
    }
  },

  at(shape, offset) {
    const blocks = before(shape);
    if (offset < blocks) return alone({ kind: "dC_da", j: offset }, offset);
    const { width } = blockOf(shape);
    const j = Math.floor((offset - blocks) / width);
    const neuron = span(blocks + j * width, width);
    return { ...inBlock(shape, j, offset, neuron.start), neuron };
  },
};

/** How many steps come before the first unit's block: of a layer that mixes, every ∂C/∂a. */
function before({ mixes, units }: LayerShape): number {
  return mixes ? units : 0;
}

/** How many steps of a unit's block find ∂C/∂a, how many ∂C/∂z, and how many there are in all. */
function blockOf({ inputs, units, paths, mixes }: LayerShape): Record<"paths" | "slopes" | "width", number> {
  const own = mixes ? 0 : paths;
  const slopes = mixes ? units : 1;
  return { paths: own, slopes, width: own + slopes + inputs + 1 };
}

function inBlock(
  shape: LayerShape,
  j: number,
  offset: number,
  start: number,
): Omit<LocatedInLayer<BackwardKind>, "neuron"> {
  const { inputs, mixes, isLast } = shape;
  const { paths, slopes } = blockOf(shape);
  const place = offset - start;
  if (place < paths) {
    const quantity = span(start, paths);
    return { step: isLast ? { kind: "dC_da", j } : { kind: "path", j, i: place }, quantity };
  }
  if (place < paths + slopes) {
    const quantity = span(start + paths, slopes);
    return { step: { kind: "da_dz", j, ...(mixes && { i: place - paths }) }, quantity };
  }
  const k = place - paths - slopes;
  return { step: k < inputs ? { kind: "dz_dw", j, k } : { kind: "dz_db", j }, quantity: span(offset, 1) };
}
