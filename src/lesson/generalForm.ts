/** The step's formula for any neuron: with running indices, and for whole layers as vectors and matrices. */

import type { CostName } from "../core/network/cost";
import type { StepKind } from "../core/program/steps";
import type { State } from "../core/run/state";
import type { GeneralFormView } from "../protocol/messages";
import { COST, parameterSymbol, type Quantity, type RunningIndex, tex, texRatio } from "./names";
import { costNotation } from "./notation";

/** What decides how a step is written. */
interface Setting {
  readonly l: number;
  readonly cost: CostName;
  /** n_L. */
  readonly outputs: number;
  readonly softmax: boolean;
  readonly isOutput: boolean;
  readonly isBias: boolean;
  /** How many examples a mean is of. */
  readonly count: number;
}

/** The general form of the step just done; undefined at the start. */
export function generalFormOf({ latest, network, last, batchCount }: State): GeneralFormView | undefined {
  if (!latest) return undefined;
  const { kind, l, k } = latest.step;
  return forms[kind]({
    l,
    cost: network.cost,
    outputs: network.sizes[last]!,
    softmax: network.layers[l - 1]!.activation === "softmax",
    isOutput: l === last,
    isBias: k === undefined,
    count: batchCount,
  });
}

const at = (letter: Quantity["letter"], l: number, ...indices: RunningIndex[]): Quantity => ({
  letter,
  l,
  indices,
});
const y = tex({ letter: "y", indices: ["j"] });

/** A whole layer's vector or matrix: `z^{(2)}`, `W^{(2)}`. */
const whole = (letter: string, l: number): string => `${letter}^{(${l})}`;
const transposed = (of: string): string => `\\left(${of}\\right)^{\\mathsf T}`;
const ratioTo = (of: string): string => `\\frac{\\partial C}{\\partial ${of}}`;
const delta = (l: number): string => whole("\\delta", l);

const DELTA = "δ⁽ˡ⁾ is the vector of all ∂C/∂zⱼ⁽ˡ⁾";
const ELEMENTWISE = "⊙ and ⊘ multiply and divide place by place";
const TRANSPOSED = "ᵀ makes columns of rows";

/** The cost and ∂C/∂a for the whole vectors a and y. */
const wholeCost: Readonly<
  Record<CostName, (a: string, n: number) => { C: string; dC_da: string; note: string }>
> = {
  squaredError: (a) => ({
    C: `\\left\\lVert ${a}-y\\right\\rVert^2`,
    dC_da: `2\\left(${a}-y\\right)`,
    note: "‖…‖² is the sum of the squares",
  }),
  halfSquaredError: (a) => ({
    C: `\\tfrac12\\left\\lVert ${a}-y\\right\\rVert^2`,
    dC_da: `${a}-y`,
    note: "‖…‖² is the sum of the squares",
  }),
  meanSquaredError: (a, n) => ({
    C: `\\tfrac{1}{${n}}\\left\\lVert ${a}-y\\right\\rVert^2`,
    dC_da: `\\tfrac{2}{${n}}\\left(${a}-y\\right)`,
    note: "‖…‖² is the sum of the squares",
  }),
  binaryCrossEntropy: (a) => ({
    C: `-y^{\\mathsf T}\\ln ${a}-\\left(1-y\\right)^{\\mathsf T}\\ln\\left(1-${a}\\right)`,
    dC_da: `\\left(${a}-y\\right)\\oslash\\left(${a}\\odot\\left(1-${a}\\right)\\right)`,
    note: ELEMENTWISE,
  }),
  crossEntropy: (a) => ({
    C: `-y^{\\mathsf T}\\ln ${a}`,
    dC_da: `-y\\oslash ${a}`,
    note: ELEMENTWISE,
  }),
};

/** z_j = Σ_k w_jk a_k + b_j. */
function weightedInput({ l }: Setting): GeneralFormView {
  const sum = `\\sum_k ${tex(at("w", l, "j", "k"))}\\,${tex(at("a", l - 1, "k"))}`;
  return {
    indices: `${tex(at("z", l, "j"))}=${sum}+${tex(at("b", l, "j"))}`,
    matrices: `${whole("z", l)}=${whole("W", l)}\\,${whole("a", l - 1)}+${whole("b", l)}`,
    note: "row j of W holds the weights that lead to neuron j, column k those that come from neuron k",
  };
}

/** ∂C/∂z_j as a product, or with softmax by its own name: what every derivative of the neuron's parameters ends in. */
function chainEnd({ l, softmax }: Setting): string {
  if (softmax) return texRatio(COST, at("z", l, "j"));
  return `\\sigma'\\left(${tex(at("z", l, "j"))}\\right)\\,${texRatio(COST, at("a", l, "j"))}`;
}

const forms = {
  term: weightedInput,
  bias: weightedInput,
  activation: ({ l, softmax }) => {
    const [z, a] = [tex(at("z", l, "j")), tex(at("a", l, "j"))];
    if (softmax) {
      return {
        indices: `${a}=\\frac{e^{${z}}}{\\sum_i e^{${tex(at("z", l, "i"))}}}`,
        matrices: `${whole("a", l)}=\\operatorname{softmax}\\left(${whole("z", l)}\\right)`,
        note: "softmax looks at the whole layer: its activations add up to 1",
      };
    }
    return {
      indices: `${a}=\\sigma\\left(${z}\\right)`,
      matrices: `${whole("a", l)}=\\sigma\\left(${whole("z", l)}\\right)`,
      note: "σ of a vector is σ of each of its numbers",
    };
  },
  cost: ({ l, cost, outputs }) => {
    const { C, note } = wholeCost[cost](whole("a", l), outputs);
    const term = costNotation[cost].term.tex(tex(at("a", l, "j")), y, String(outputs));
    return { indices: `C=\\sum_j ${bracketed(term)}`, matrices: `C=${C}`, note };
  },
  dC_da: ({ l, cost, outputs }) => {
    const a = at("a", l, "j");
    const { dC_da, note } = wholeCost[cost](whole("a", l), outputs);
    return {
      indices: `${texRatio(COST, a)}=${costNotation[cost].dC_da.tex(tex(a), y, String(outputs))}`,
      matrices: `${ratioTo(whole("a", l))}=${dC_da}`,
      note,
    };
  },
  path: ({ l }) => ({
    // ∂C/∂a_j = Σ_i ∂z_i/∂a_j ∂C/∂z_i = Σ_i w_ij ∂C/∂z_i
    indices: `${texRatio(COST, at("a", l, "j"))}=\\sum_i ${tex(at("w", l + 1, "i", "j"))}\\,${texRatio(COST, at("z", l + 1, "i"))}`,
    matrices: `${ratioTo(whole("a", l))}=${transposed(whole("W", l + 1))}\\,${delta(l + 1)}`,
    note: `${DELTA}; ${TRANSPOSED}, for here the sum runs over the neurons that the weights lead to`,
  }),
  da_dz: (setting) => {
    const { l, softmax, isOutput } = setting;
    const lhs = texRatio(COST, at("z", l, "j"));
    if (softmax) {
      // ∂a_i/∂z_j = a_i ([i = j] − a_j)
      const slope = texRatio(at("a", l, "i"), at("z", l, "j"));
      const a = whole("a", l);
      return {
        indices: `${lhs}=\\sum_i ${slope}\\,${texRatio(COST, at("a", l, "i"))}`,
        matrices: `${delta(l)}=\\left(\\operatorname{diag}${a}-${a}\\,${transposed(a)}\\right)${ratioTo(a)}`,
        note: `${DELTA}; the bracket is the matrix of all ∂aᵢ/∂zⱼ`,
      };
    }
    const before = isOutput ? ratioTo(whole("a", l)) : `${transposed(whole("W", l + 1))}\\,${delta(l + 1)}`;
    return {
      indices: `${lhs}=${chainEnd(setting)}`,
      matrices: `${delta(l)}=${before}\\odot\\sigma'\\left(${whole("z", l)}\\right)`,
      note: `${DELTA}; ⊙ multiplies place by place`,
    };
  },
  dz_dw: (setting) => {
    const { l } = setting;
    return {
      indices: `${texRatio(COST, at("w", l, "j", "k"))}=${tex(at("a", l - 1, "k"))}\\,${chainEnd(setting)}`,
      matrices: `${ratioTo(whole("W", l))}=${delta(l)}\\,${transposed(whole("a", l - 1))}`,
      note: `${DELTA}; a column times a row is a matrix of all their products`,
    };
  },
  dz_db: (setting) => {
    const { l } = setting;
    return {
      indices: `${texRatio(COST, at("b", l, "j"))}=1\\cdot ${chainEnd(setting)}`,
      matrices: `${ratioTo(whole("b", l))}=${delta(l)}`,
      note: DELTA,
    };
  },
  mean: ({ l, isBias, count }) => {
    const average = (to: string): string =>
      `\\frac{1}{${count}}\\sum_x \\frac{\\partial C_x}{\\partial ${to}}`;
    const own = parameter(l, isBias);
    const all = whole(isBias ? "b" : "W", l);
    return {
      indices: `\\overline{${ratioTo(own)}}=${average(own)}`,
      matrices: `\\overline{${ratioTo(all)}}=${average(all)}`,
      note: "x runs over the examples of the batch",
    };
  },
  update: ({ l, isBias }) => {
    const [own, all] = [parameter(l, isBias), whole(isBias ? "b" : "W", l)];
    const step = (to: string): string => `${to}\\leftarrow ${to}-\\eta\\,\\overline{${ratioTo(to)}}`;
    return {
      indices: step(own),
      matrices: step(all),
      note: "η is the learning rate, the bar a mean over the batch",
    };
  },
} as const satisfies Record<StepKind, (setting: Setting) => GeneralFormView>;

/** w_jk or b_j of a layer. */
function parameter(l: number, isBias: boolean): string {
  return tex({ ...parameterSymbol({ l, j: 0 }), ...(isBias ? at("b", l, "j") : at("w", l, "j", "k")) });
}

/** A term that begins with a minus sign, in parentheses. */
function bracketed(term: string): string {
  return term.startsWith("-") ? `\\left(${term}\\right)` : term;
}
