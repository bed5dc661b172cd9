/** What a mistake can be made with: every number of the example at hand, by its indices, and how it is called. */
import { elementwiseOf } from "../../core/network/activation";
import { exampleAt } from "../../core/network/dataset";
import { isSoftmax } from "../../core/network/network";
import { type Evaluation, evaluate } from "../../core/run/evaluation";
import type { State } from "../../core/run/state";
import { parameterSymbol, plain } from "../names";
import type { Question } from "../prediction/question";

/** A number that one comes to by a mistake, and what is said of it: what it is, and what is asked, but not the answer. */
export interface Mistake {
  /** Undefined or not finite where the mistake cannot be made here. */
  readonly value: number | undefined;
  readonly words: string;
}

/** In larger layers only the neighbours are looked at: among hundreds of numbers a rounded one is like some by chance. */
const FEW = 12;

export class Setting {
  private readonly values: Evaluation;

  constructor(
    readonly state: State,
    readonly question: Question,
  ) {
    const { network, batchParameters, example } = state;
    this.values = evaluate(network, batchParameters, exampleAt(network.examples, example));
  }

  size(l: number): number {
    return this.state.network.sizes[l]!;
  }

  /** The neurons of a layer other than one. */
  others(l: number, own: number): number[] {
    const size = this.size(l);
    const all = size <= FEW ? Array.from({ length: size }, (_, j) => j) : [own - 1, own + 1];
    return all.filter((j) => j !== own && j >= 0 && j < size);
  }

  /** w_jk, undefined where the layer has no such weight. */
  w(l: number, j: number, k: number): number | undefined {
    if (l > this.state.last || j >= this.size(l) || k >= this.size(l - 1)) return undefined;
    return this.state.before({ l, j, k });
  }

  b(l: number, j: number): number {
    return this.state.before({ l, j });
  }

  /** The weighted input; the input layer has none. */
  z(l: number, j: number): number | undefined {
    return l === 0 ? undefined : this.values.z[l]![j];
  }

  a(l: number, j: number): number | undefined {
    return this.values.a[l]![j];
  }

  y(j: number): number {
    return this.state.y(j);
  }

  get C(): number {
    return this.values.C;
  }

  dC_da(l: number, j: number): number {
    return this.values.dC_da[l]![j]!;
  }

  dC_dz(l: number, j: number): number {
    return this.values.dC_dz[l]![j]!;
  }

  isSoftmax(l: number): boolean {
    return isSoftmax(this.state.network, l);
  }

  /** σ′(z_j); undefined for softmax, which has a matrix. */
  slope(l: number, j: number): number | undefined {
    const { activation } = this.state.network.layers[l - 1]!;
    if (activation === "softmax") return undefined;
    return elementwiseOf(activation).df(this.z(l, j)!, this.a(l, j)!);
  }

  /** Σ over the neurons of a layer; undefined where one of the terms is. */
  sum(l: number, term: (j: number) => number | undefined): number | undefined {
    let sum = 0;
    for (let j = 0; j < this.size(l); j++) {
      const next = term(j);
      if (next === undefined) return undefined;
      sum += next;
    }
    return sum;
  }
}

/** A product, undefined where one of its factors is. */
export function times(...factors: readonly (number | undefined)[]): number | undefined {
  let product = 1;
  for (const each of factors) {
    if (each === undefined) return undefined;
    product *= each;
  }
  return product;
}

export const zName = (l: number, j: number): string => plain({ letter: "z", l, indices: [j] });
export const aName = (l: number, j: number): string => plain({ letter: "a", l, indices: [j] });
export const wName = (l: number, j: number, k: number): string => plain(parameterSymbol({ l, j, k }));
export const bName = (l: number, j: number): string => plain(parameterSymbol({ l, j }));
/** "∂C/∂a₀⁽²⁾". */
export const dC = (name: string): string => `∂C/∂${name}`;

/** The right size with the wrong sign. */
export function wrongSign({ question: { value } }: Setting): Mistake {
  return {
    value: -value,
    words: "The size is right, its sign is not: one minus sign is too many or missing.",
  };
}
