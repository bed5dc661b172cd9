/** The updates of one gradient step, by arithmetic: offset ⇄ parameter. */
import { lastAtMost } from "../network/ascending";
import type { Network, Parameter } from "../network/network";
import { type Span, span } from "./steps";

/** The trainable parameters in their order, counted by arithmetic. */
export class UpdateProgram {
  readonly length: number;
  /** `starts[l]`: how many trainable parameters the layers before l have. */
  private readonly starts: readonly number[];

  constructor(private readonly network: Pick<Network, "sizes" | "layers">) {
    const starts = [0, 0];
    for (let l = 1; l < network.sizes.length; l++) {
      starts[l + 1] = starts[l]! + network.sizes[l]! * this.width(l);
    }
    this.starts = starts;
    this.length = starts[starts.length - 1]!;
  }

  /** How many parameters of one neuron of layer l are trainable. */
  private width(l: number): number {
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    return (weights ? this.network.sizes[l - 1]! : 0) + (biases ? 1 : 0);
  }

  /** Where `parameter` is updated, or undefined if it is frozen. */
  offset({ l, j, k }: Parameter): number | undefined {
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    if (k === undefined ? !biases : !weights) return undefined;
    const width = this.width(l);
    return this.starts[l]! + j * width + (k ?? width - 1);
  }

  at(offset: number): { parameter: Parameter; neuron: Span; layer: Span } {
    const l = lastAtMost(this.starts, offset); // the last one that begins there: those before it have nothing to update
    const width = this.width(l);
    const rest = offset - this.starts[l]!;
    const j = Math.floor(rest / width);
    const k = rest % width;
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    const isBias = biases && (!weights || k === width - 1);
    return {
      parameter: isBias ? { l, j } : { l, j, k },
      neuron: span(this.starts[l]! + j * width, width),
      layer: span(this.starts[l]!, this.network.sizes[l]! * width),
    };
  }
}
