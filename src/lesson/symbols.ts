/**
 * The symbols of one network, as the lesson writes them: an edge leads from k of layer l−1 to j of layer l. Where a layer has
 * one neuron, a, z, b and y drop its index; w drops both where both layers have one.
 */
import type { Parameter } from "../core/network/network";
import type { MomentLetter } from "../core/network/updateRules/rule";
import type { State } from "../core/run/state";
import { COST, type Index, type NetworkQuantity, type Quantity } from "../math/quantity";

export class Symbols {
  /** The cost of the example at hand: C_e, e being its number. The mean over a batch is `meanC`. */
  readonly C: NetworkQuantity;
  readonly meanC: NetworkQuantity = COST;

  /** `example`: its place in the file; "e" where it may be any. */
  constructor(
    private readonly sizes: readonly number[],
    example: Index = "e",
  ) {
    this.C = { letter: "C", indices: [example] };
  }

  z(l: number, j: Index): NetworkQuantity {
    return this.ofNeuron("z", l, j);
  }

  a(l: number, j: Index): NetworkQuantity {
    return this.ofNeuron("a", l, j);
  }

  b(l: number, j: Index): NetworkQuantity {
    return this.ofNeuron("b", l, j);
  }

  y(j: Index): NetworkQuantity {
    return { letter: "y", indices: [j], ...bareIf(this.sizes.at(-1) === 1) };
  }

  /** The weight to j from k. */
  w(l: number, j: Index, k: Index): NetworkQuantity {
    return { letter: "w", l, indices: [j, k], ...bareIf(this.sizes[l] === 1 && this.sizes[l - 1] === 1) };
  }

  parameter({ l, j, k }: Parameter): NetworkQuantity {
    return k === undefined ? this.b(l, j) : this.w(l, j, k);
  }

  /** A moment of a weight or a bias. It never drops an index: two of them tell a weight's from a bias's. */
  moment(letter: MomentLetter, { l, j, k }: Parameter): Quantity {
    return { letter, l, indices: k === undefined ? [j] : [j, k] };
  }

  private ofNeuron(letter: "z" | "a" | "b", l: number, j: Index): NetworkQuantity {
    return { letter, l, indices: [j], ...bareIf(this.sizes[l] === 1) };
  }
}

function bareIf(isOne: boolean): { readonly isBare?: true } {
  return isOne ? { isBare: true } : {};
}

/** The symbols at a state: its costs are those of the example at hand. */
export function symbolsOf({ network, example }: State): Symbols {
  return new Symbols(network.sizes, network.examples.place(example));
}
