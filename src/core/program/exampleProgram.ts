/** The steps of one example, by arithmetic: offset ⇄ subject. Each layer knows its own; here they are put one after another. */
import type { BackwardKind, ForwardKind, LayerShape, LocatedInLayer } from "../layers/kind";
import { kindOf, shapeOf } from "../layers/kinds";
import { lastAtMost, lastWhere } from "../network/ascending";
import type { Network } from "../network/network";
import { type ExampleStepKind, type InnerUnits, type Span, type StepSubject, shift, span } from "./steps";

/** The steps of one example, as offsets from its first step. */
export class ExampleProgram {
  readonly length: number;
  private readonly last: number;
  /** `forward[l]`, `backward[l]`: the first step of layer l in that pass. */
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  /** The first step of the cost. */
  private readonly cost: number;
  private readonly outputs: number;
  /** `shapes[l]`: layer l in its network; none for the input. */
  private readonly shapes: readonly (LayerShape | undefined)[];

  constructor(private readonly network: Pick<Network, "sizes" | "layers">) {
    const { sizes } = network;
    this.last = sizes.length - 1;
    this.outputs = sizes[this.last]!;
    this.shapes = sizes.map((_, l) => (l === 0 ? undefined : shapeOf(network, l)));
    this.forward = new Float64Array(sizes.length);
    this.backward = new Float64Array(sizes.length);
    let offset = 0;
    for (let l = 1; l <= this.last; l++) {
      this.forward[l] = offset;
      offset += kindOf(network, l).forward.count(this.shape(l));
    }
    this.cost = offset;
    offset += this.outputs;
    for (let l = this.last; l >= 1; l--) {
      this.backward[l] = offset;
      offset += kindOf(network, l).backward.count(this.shape(l));
    }
    this.length = offset;
  }

  private shape(l: number): LayerShape {
    return this.shapes[l]!;
  }

  /** The offset of the one step that `subject` describes. */
  offset(subject: StepSubject<ExampleStepKind>): number {
    const { kind, l, j } = subject;
    const { forward, backward } = kindOf(this.network, l);
    switch (kind) {
      case "term":
      case "bias":
      case "activation":
        return this.forward[l]! + forward.offset(this.shape(l), { ...subject, kind });
      case "cost":
        return this.cost + j;
      case "dC_da":
      case "path":
      case "da_dz":
      case "dz_dw":
      case "dz_db":
        return this.backward[l]! + backward.offset(this.shape(l), { ...subject, kind });
    }
  }

  /** The offset of the step that completes a quantity: the last of those that add to it. */
  completion(kind: ExampleStepKind, l: number, j: number, k = 0): number {
    const { paths, isLast, mixes, units } = this.shape(l);
    switch (kind) {
      case "cost":
        return this.cost + this.outputs - 1;
      case "path":
      case "dC_da":
        return this.offset(isLast ? { kind: "dC_da", l, j } : { kind: "path", l, j, i: paths - 1 });
      case "da_dz":
        return this.offset({ kind, l, j, i: mixes ? units - 1 : 0 });
      case "term":
      case "bias":
        return this.offset({ kind: "bias", l, j });
      case "activation":
      case "dz_dw":
      case "dz_db":
        return this.offset({ kind, l, j, k });
    }
  }

  /** The step at an offset, and the units around it, all relative to the example. */
  at(offset: number): { subject: StepSubject<ExampleStepKind>; units: InnerUnits } {
    const pass = span(0, this.cost + this.outputs);
    if (offset < this.cost) {
      const l = lastAtMost(this.forward, offset);
      return this.inLayer(l, this.forward[l]!, "forward", offset, pass);
    }
    if (offset < pass.end) {
      const all = span(this.cost, this.outputs);
      const subject = { kind: "cost", l: this.last, j: offset - this.cost } as const;
      return { subject, units: { quantity: all, neuron: all, layer: all, pass } };
    }
    const l = this.last - lastWhere(this.last, (done) => this.backward[this.last - done]! <= offset);
    const back = span(pass.end, this.length - pass.end);
    return this.inLayer(l, this.backward[l]!, "backward", offset, back);
  }

  private inLayer(
    l: number,
    start: number,
    direction: "forward" | "backward",
    offset: number,
    pass: Span,
  ): ReturnType<ExampleProgram["at"]> {
    const steps = kindOf(this.network, l)[direction];
    const shape = this.shape(l);
    const { step, quantity, neuron }: LocatedInLayer<ForwardKind | BackwardKind> = steps.at(
      shape,
      offset - start,
    );
    const layer = span(start, steps.count(shape));
    return {
      subject: { ...step, l },
      units: { quantity: shift(quantity, start), neuron: shift(neuron, start), layer, pass },
    };
  }
}
