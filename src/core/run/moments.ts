/** What an update rule remembers of a run, and its gradient steps: the same behind every engine. */
import type { Network, Training } from "../network/network";
import {
  firstPowers,
  hasMoment,
  nextPowers,
  type Update,
  updateOf,
} from "../network/updateRules/updateRules";
import { Numbers } from "./numbers";

/** As a turn begins. */
export interface Moments {
  /** Of each parameter, flat: undefined where the rule has none of this letter. */
  readonly m: Float64Array | undefined;
  readonly v: Float64Array | undefined;
  /** βᵗ of the rule's settings, t being the gradient steps so far. */
  readonly powers: readonly number[];
}

/** Of a run without gradient steps. */
export const NO_MOMENTS: Moments = { m: undefined, v: undefined, powers: [] };

/** All moments are 0 as a run begins. */
export function firstMoments({ training, parameters }: Pick<Network, "training" | "parameters">): Moments {
  if (!training) return NO_MOMENTS;
  const zeros = new Float64Array(parameters.length);
  return {
    m: hasMoment(training, "m") ? zeros : undefined,
    v: hasMoment(training, "v") ? zeros : undefined,
    powers: firstPowers(training),
  };
}

/** How many bytes they take. */
export function bytesOf({ m, v }: Moments): number {
  return (m?.byteLength ?? 0) + (v?.byteLength ?? 0);
}

/** The rule of a network's training at the gradient step after these moments. */
export function updateAfter({ training }: Network, { powers }: Pick<Moments, "powers">): Update {
  return updateOf(training!, nextPowers(training!, powers));
}

/** What the sums of ∂C/∂w over a batch of `count` examples are divided by. */
export function divisorOf({ reduction }: Pick<Training, "reduction">, count: number): number {
  return reduction === "sum" ? 1 : count;
}

/** The gradient steps of a walk, in place; the moments stand here, whatever finds the gradients. */
export class GradientSteps {
  private readonly m: Numbers | undefined;
  private readonly v: Numbers | undefined;
  /** βᵗ of the steps taken so far. */
  powers: readonly number[];

  constructor(
    private readonly network: Network,
    { m, v, powers }: Moments,
  ) {
    this.m = m && new Numbers(m);
    this.v = v && new Numbers(v);
    this.powers = powers;
  }

  /** To keep. */
  moments(): Moments {
    return { m: this.m?.lend(), v: this.v?.lend(), powers: this.powers };
  }

  /** Changes every trainable parameter, in place; `sums` are those of ∂C/∂w over the `count` examples of the batch. */
  take(parameters: Float64Array, sums: Float64Array, count: number): void {
    const { sizes, layers } = this.network;
    const update = updateAfter(this.network, this);
    this.powers = nextPowers(this.network.training!, this.powers);
    const divisor = divisorOf(this.network.training!, count);
    const own = { parameters, sums, divisor, m: this.m?.own(), v: this.v?.own() };
    let first = 0;
    for (const [index, { trainable }] of layers.entries()) {
      const width = sizes[index]! + 1;
      for (let j = 0; j < sizes[index + 1]!; j++, first += width) {
        if (trainable.weights)
          stepThrough(update, own, { from: first, to: first + width - 1, isWeight: true });
        if (trainable.biases)
          stepThrough(update, own, { from: first + width - 1, to: first + width, isWeight: false });
      }
    }
  }
}

/** What a gradient step reads and writes, flat. */
interface Ground {
  readonly parameters: Float64Array;
  readonly sums: Float64Array;
  /** What the sums are divided by. */
  readonly divisor: number;
  readonly m: Float64Array | undefined;
  readonly v: Float64Array | undefined;
}

/** Parameters of one kind, next to each other. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isWeight: boolean;
}

function stepThrough(update: Update, ground: Ground, { from, to, isWeight }: Stretch): void {
  const { parameters, sums, divisor, m, v } = ground;
  const { gradient, m: nextM, v: nextV, next } = update;
  for (let place = from; place < to; place++) {
    const w = parameters[place]!;
    const g = gradient(sums[place]! / divisor, w, isWeight); // ∂C/∂w = Σ/n, or Σ
    const newM = m ? nextM!(m[place]!, g) : 0;
    const newV = v ? nextV!(v[place]!, g) : 0;
    if (m) m[place] = newM;
    if (v) v[place] = newV;
    parameters[place] = next(w, g, newM, newV, isWeight);
  }
}
