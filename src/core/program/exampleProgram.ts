/** The steps of one example, by arithmetic: offset ⇄ subject. */
import { lastAtMost, lastWhere } from "../network/ascending";
import { type ExampleStepKind, type InnerUnits, type StepSubject, span } from "./steps";

/** The steps of one example, as offsets from its first step. */
export class ExampleProgram {
  readonly length: number;
  private readonly last: number;
  /** `forward[l]`, `backward[l]`: the first step of layer l in that pass. */
  private readonly forward: Float64Array;
  private readonly backward: Float64Array;
  private readonly cost: number;

  constructor(
    private readonly sizes: readonly number[],
    private readonly softmax: boolean,
  ) {
    this.last = sizes.length - 1;
    let offset = 0;
    const forward = new Float64Array(sizes.length);
    for (let l = 1; l <= this.last; l++) {
      forward[l] = offset;
      offset += sizes[l]! * (sizes[l - 1]! + 2);
    }
    this.cost = offset;
    offset += sizes[this.last]!;
    const backward = new Float64Array(sizes.length);
    for (let l = this.last; l >= 1; l--) {
      backward[l] = offset;
      offset += sizes[l]! * (this.paths(l) + this.mixed(l) + sizes[l - 1]! + 1);
    }
    this.forward = forward;
    this.backward = backward;
    this.length = offset;
  }

  /** How many steps ∂C/∂a_j of layer l takes: one from the cost, or one for each path through layer l+1. */
  private paths(l: number): number {
    return l === this.last ? 1 : this.sizes[l + 1]!;
  }

  private isSoftmax(l: number): boolean {
    return this.softmax && l === this.last;
  }

  /** How many steps ∂C/∂z_j of layer l takes: one, or with softmax one for each activation it moves. */
  private mixed(l: number): number {
    return this.isSoftmax(l) ? this.sizes[l]! : 1;
  }

  /** The offset of the one step that `subject` describes. */
  offset({ kind, l, j, k = 0, i = 0 }: StepSubject<ExampleStepKind>): number {
    const n = this.sizes[l]!;
    const m = this.sizes[l - 1]!;
    const soft = this.isSoftmax(l);
    // Forward, softmax has n blocks of m + 1 and then n activations; all others have n blocks of m + 2.
    const neuron = this.forward[l]! + j * (soft ? m + 1 : m + 2);
    // Backward, softmax has n times ∂C/∂a_j and then n blocks without it; all others have it in their block.
    const own = soft ? 0 : this.paths(l);
    const block = this.backward[l]! + (soft ? n : 0) + j * (own + this.mixed(l) + m + 1);
    switch (kind) {
      case "term":
        return neuron + k;
      case "bias":
        return neuron + m;
      case "activation":
        return soft ? this.forward[l]! + n * (m + 1) + j : neuron + m + 1;
      case "cost":
        return this.cost + j;
      case "dC_da":
        return soft ? this.backward[l]! + j : block;
      case "path":
        return block + i;
      case "da_dz":
        return block + own + i;
      case "dz_dw":
        return block + own + this.mixed(l) + k;
      case "dz_db":
        return block + own + this.mixed(l) + m;
    }
  }

  /** The offset of the step that completes a quantity: the last of those that add to it. */
  completion(kind: ExampleStepKind, l: number, j: number, k = 0): number {
    switch (kind) {
      case "cost":
        return this.cost + this.sizes[this.last]! - 1;
      case "path":
      case "dC_da":
        return l === this.last
          ? this.offset({ kind: "dC_da", l, j })
          : this.offset({ kind: "path", l, j, i: this.paths(l) - 1 });
      case "da_dz":
        return this.offset({ kind, l, j, i: this.mixed(l) - 1 });
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
    if (offset < this.cost) return this.forwardAt(offset);
    const outputs = this.sizes[this.last]!;
    const pass = span(0, this.cost + outputs);
    if (offset < pass.end) {
      const all = span(this.cost, outputs);
      const subject = { kind: "cost", l: this.last, j: offset - this.cost } as const;
      return { subject, units: { quantity: all, neuron: all, layer: all, pass } };
    }
    return this.backwardAt(offset);
  }

  private forwardAt(offset: number): ReturnType<ExampleProgram["at"]> {
    const l = lastAtMost(this.forward, offset);
    const n = this.sizes[l]!;
    const m = this.sizes[l - 1]!;
    const start = this.forward[l]!;
    const layer = span(start, n * (m + 2));
    const pass = span(0, this.cost + this.sizes[this.last]!);
    const rest = offset - start;
    if (this.isSoftmax(l) && rest >= n * (m + 1)) {
      const alone = span(offset, 1);
      const subject = { kind: "activation", l, j: rest - n * (m + 1) } as const;
      return { subject, units: { quantity: alone, neuron: alone, layer, pass } };
    }
    const width = this.isSoftmax(l) ? m + 1 : m + 2;
    const j = Math.floor(rest / width);
    const k = rest % width;
    const neuron = span(start + j * width, width);
    const quantity = k <= m ? span(neuron.start, m + 1) : span(offset, 1);
    const units = { quantity, neuron, layer, pass };
    if (k < m) return { subject: { kind: "term", l, j, k }, units };
    return { subject: { kind: k === m ? "bias" : "activation", l, j }, units };
  }

  private backwardAt(offset: number): ReturnType<ExampleProgram["at"]> {
    const l = this.last - lastWhere(this.last, (done) => this.backward[this.last - done]! <= offset);
    const n = this.sizes[l]!;
    const m = this.sizes[l - 1]!;
    const soft = this.isSoftmax(l);
    const paths = this.paths(l);
    const mixed = this.mixed(l);
    const start = this.backward[l]!;
    const layer = span(start, n * (paths + mixed + m + 1));
    const passStart = this.cost + this.sizes[this.last]!;
    const pass = span(passStart, this.length - passStart);
    const rest = offset - start;
    const alone = span(offset, 1);
    if (soft && rest < n) {
      const subject = { kind: "dC_da", l, j: rest } as const;
      return { subject, units: { quantity: alone, neuron: alone, layer, pass } };
    }
    const own = soft ? 0 : paths;
    const blocks = start + (soft ? n : 0);
    const width = own + mixed + m + 1;
    const j = Math.floor((offset - blocks) / width);
    const neuron = span(blocks + j * width, width);
    const at = offset - neuron.start;
    const units = { quantity: alone, neuron, layer, pass };
    if (at < own) {
      const quantity = span(neuron.start, own);
      if (l === this.last) return { subject: { kind: "dC_da", l, j }, units: { ...units, quantity } };
      return { subject: { kind: "path", l, j, i: at }, units: { ...units, quantity } };
    }
    if (at < own + mixed) {
      const quantity = span(neuron.start + own, mixed);
      const subject: StepSubject<ExampleStepKind> = { kind: "da_dz", l, j };
      return {
        subject: soft ? { ...subject, i: at - own } : subject,
        units: { ...units, quantity },
      };
    }
    const k = at - own - mixed;
    return { subject: k < m ? { kind: "dz_dw", l, j, k } : { kind: "dz_db", l, j }, units };
  }
}
