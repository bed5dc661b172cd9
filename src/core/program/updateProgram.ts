/** The steps of one gradient step, by arithmetic: offset ⇄ parameter and kind. */
import { lastAtMost } from "../network/ascending";
import type { Network, Parameter } from "../network/network";
import { type RuleStepKind, type Span, span } from "./steps";

/** The trainable parameters in their order, each with the steps of the update rule next to each other. */
export class UpdateProgram {
  readonly length: number;
  /** How many parameters are trainable. */
  readonly parameters: number;
  /** `starts[l]`: how many trainable parameters the layers before l have. */
  private readonly starts: readonly number[];

  /** `kinds`: the steps that the rule takes for each parameter. */
  constructor(
    private readonly network: Pick<Network, "sizes" | "layers">,
    private readonly kinds: readonly RuleStepKind[],
  ) {
    const starts = [0, 0];
    for (let l = 1; l < network.sizes.length; l++) {
      starts[l + 1] = starts[l]! + network.sizes[l]! * this.width(l);
    }
    this.starts = starts;
    this.parameters = starts[starts.length - 1]!;
    this.length = this.parameters * kinds.length;
  }

  /** How many parameters of one neuron of layer l are trainable. */
  private width(l: number): number {
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    return (weights ? this.network.sizes[l - 1]! : 0) + (biases ? 1 : 0);
  }

  /** Where a step of `parameter` is, or undefined if it is frozen or the rule has no such step. */
  offset(kind: RuleStepKind, parameter: Parameter): number | undefined {
    const place = this.placeOf(parameter);
    const own = this.kinds.indexOf(kind);
    return place === undefined || own < 0 ? undefined : place * this.kinds.length + own;
  }

  /** Where the first step of a kind is. */
  first(kind: RuleStepKind): number | undefined {
    const own = this.kinds.indexOf(kind);
    return this.parameters === 0 || own < 0 ? undefined : own;
  }

  /** Which of the trainable parameters it is. */
  private placeOf({ l, j, k }: Parameter): number | undefined {
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    if (k === undefined ? !biases : !weights) return undefined;
    const width = this.width(l);
    return this.starts[l]! + j * width + (k ?? width - 1);
  }

  at(offset: number): { kind: RuleStepKind; parameter: Parameter; neuron: Span; layer: Span } {
    const each = this.kinds.length;
    const place = Math.floor(offset / each);
    const l = lastAtMost(this.starts, place); // the last one that begins there: those before it have nothing to update
    const width = this.width(l);
    const rest = place - this.starts[l]!;
    const j = Math.floor(rest / width);
    const k = rest % width;
    const { weights, biases } = this.network.layers[l - 1]!.trainable;
    const isBias = biases && (!weights || k === width - 1);
    return {
      kind: this.kinds[offset % each]!,
      parameter: isBias ? { l, j } : { l, j, k },
      neuron: span((this.starts[l]! + j * width) * each, width * each),
      layer: span(this.starts[l]! * each, this.network.sizes[l]! * width * each),
    };
  }
}
