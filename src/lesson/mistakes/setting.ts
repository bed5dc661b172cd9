/** What a mistake can be made with: every number of the example at hand, by its indices, and how it is called. */
import { activationOf } from "../../core/network/activation";
import type { Parameter } from "../../core/network/network";
import type { Evaluation } from "../../core/run/evaluation";
import type { State } from "../../core/run/state";
import type { Quantity } from "../../math/quantity";
import { quantity, ratio, type Symbolic } from "../../math/symbolic";
import type { Sentence } from "../../words/sentence";
import { words } from "../../words/words";
import type { Question } from "../prediction/question";
import { type Symbols, symbolsOf } from "../symbols";

/** A number that one comes to by a mistake, and what is said of it: what it is, and what is asked, but not the answer. */
export interface Mistake {
  /** Undefined or not finite where the mistake cannot be made here. */
  readonly value: number | undefined;
  readonly words: Sentence;
}

/** In larger layers only the neighbours are looked at: among hundreds of numbers a rounded one is like some by chance. */
export const FEW = 12;

export class Setting {
  private readonly values: Evaluation;
  private readonly symbols: Symbols;

  constructor(
    readonly state: State,
    readonly question: Question,
  ) {
    this.symbols = symbolsOf(state);
    this.values = state.evaluation;
  }

  size(l: number): number {
    return this.state.network.sizes[l]!;
  }

  private isIn(l: number, j: number): boolean {
    return j >= 0 && j < this.size(l);
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
    return l === 0 || !this.isIn(l, j) ? undefined : this.values.z.of(l, j);
  }

  a(l: number, j: number): number | undefined {
    return this.isIn(l, j) ? this.values.a.of(l, j) : undefined;
  }

  /** All activations of a layer. */
  activations(l: number): Float64Array {
    return this.values.a.row(l);
  }

  y(j: number): number {
    return this.state.y(j);
  }

  get C(): number {
    return this.values.C;
  }

  dC_da(l: number, j: number): number {
    return this.values.dC_da.of(l, j);
  }

  dC_dz(l: number, j: number): number {
    return this.values.dC_dz.of(l, j);
  }

  /** Whether the activation of a layer mixes its neurons. */
  mixes(l: number): boolean {
    return activationOf(this.state.network.layers[l - 1]!.activation).mixes;
  }

  /** σ′(z_j); undefined where the layer mixes its neurons, and has a matrix. */
  slope(l: number, j: number): number | undefined {
    const record = activationOf(this.state.network.layers[l - 1]!.activation);
    return record.mixes ? undefined : record.df(this.z(l, j)!, this.a(l, j)!);
  }

  // ── How its numbers are called ───────────────────────────────────────────────────────────────────────────────────

  zName(l: number, j: number): Symbolic {
    return quantity(this.symbols.z(l, j));
  }

  aName(l: number, j: number): Symbolic {
    return quantity(this.symbols.a(l, j));
  }

  wName(l: number, j: number, k: number): Symbolic {
    return quantity(this.symbols.w(l, j, k));
  }

  bName(l: number, j: number): Symbolic {
    return quantity(this.symbols.b(l, j));
  }

  get CName(): Symbolic {
    return quantity(this.symbols.C);
  }

  /** ∂C₀/∂a₀⁽²⁾. */
  dC_daName(l: number, j: number): Symbolic {
    return this.dC(this.symbols.a(l, j));
  }

  dC_dzName(l: number, j: number): Symbolic {
    return this.dC(this.symbols.z(l, j));
  }

  /** ∂C₀/∂z, of any neuron. */
  get dC_dzOfAny(): Symbolic {
    return this.dC({ letter: "z" });
  }

  /** ∂C₀/∂w₀₁⁽²⁾, or of a bias. */
  dCName(parameter: Parameter): Symbolic {
    return this.dC(this.symbols.parameter(parameter));
  }

  /** The same of the mean over the batch, ∂C/∂w₀₁⁽²⁾. */
  dMeanCName(parameter: Parameter): Symbolic {
    return ratio(this.symbols.meanC, this.symbols.parameter(parameter));
  }

  /** ∂a_i/∂z_j; i is j unless it is given. */
  da_dzName(l: number, j: number, i = j): Symbolic {
    return ratio(this.symbols.a(l, i), this.symbols.z(l, j));
  }

  /** ∂z_j/∂w_jk or ∂z_j/∂b_j. */
  dz_dName(parameter: Parameter): Symbolic {
    return ratio(this.symbols.z(parameter.l, parameter.j), this.symbols.parameter(parameter));
  }

  parameterName(parameter: Parameter): Symbolic {
    return quantity(this.symbols.parameter(parameter));
  }

  private dC(to: Quantity): Symbolic {
    return ratio(this.symbols.C, to);
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

/** The right size with the wrong sign. */
export function wrongSign({ question: { value } }: Setting): Mistake {
  return { value: -value, words: words.mistakes.general.wrongSign };
}
