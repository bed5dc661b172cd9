/** What is said of expressions: what is wrong with one, and what could be typed. Messages begin in the middle of a sentence. */
import type { Counted } from "../told";

/** A quantity's indices in the letters of the lesson; `mixed` is one more that it has where a layer mixes. */
interface Signature {
  readonly signature: string;
  readonly mixed?: string;
}

const signed = ({ signature, mixed }: Signature): string =>
  mixed === undefined ? signature : `${signature}, and ${mixed} in a softmax layer`;

const SYMBOLS =
  "symbols are written w₀₁⁽²⁾ or w₁₂,₃⁽²⁾, b₀⁽¹⁾, z₀⁽¹⁾, a₀⁽¹⁾, y₀ and C₀, and derivatives ∂C/∂w₀₁⁽²⁾ or ∂a₀⁽¹⁾/∂z₀⁽¹⁾";

export const expressions = {
  /** Where in an expression it is wrong, behind what is wrong with it; `at` counts characters from 1. */
  where: (message: string, piece: string, at: number): string =>
    `${message} (${piece === "" ? "at the end" : `at "${piece}", character ${at}`})`,
  end: "the end",

  // ── What stands where something else is expected ───────────────────────────────────────────────────────────────────

  empty: "an expression is expected, such as w[1][0][0]",
  expectedOperator: "expected an operator or the end",
  expectedValue: "expected a value",
  expectedMeasure: "expected cost or accuracy after the dot",
  expectedKept: "expected grad, m or v after the dot",
  expected: (symbol: string, where: string): string => `expected ${symbol} ${where}`,
  closing: "to close the parenthesis",
  after: (name: string): string => `after ${name}`,
  afterValues: (name: string): string => `after the values of ${name}`,
  afterIndex: "after the index",
  unexpected: (expected: string, typed: string): string => `${expected}, not ${typed}`,
  meaningless: (typed: string, hint: string): string => `${typed} has no meaning here: ${hint}`,
  /** Symbols of other languages, and what to write instead. */
  instead: new Map([
    ["=", "to compare, write =="],
    ["&", "for “and”, write &&"],
    ["|", "for “or”, write ||"],
    ["**", "for a power, write ^"],
  ]) as ReadonlyMap<string, string>,

  // ── Numbers and truths ─────────────────────────────────────────────────────────────────────────────────────────────

  chained: "comparisons do not chain: join two of them with &&",
  anIndex: "an index",
  needsNumber: (user: string): string => `${user} needs a number, this is true or false`,
  needsTruth: (user: string): string =>
    `${user} needs something true or false, such as C < 1; this is a number`,
  noCondition: "a condition is true or false: compare this with something, as in C < 1",
  oneValue: (name: string): string => `${name} takes one value`,

  // ── Names and indices ──────────────────────────────────────────────────────────────────────────────────────────────

  unknownName: (name: string, names: string): string => `there is no ${name}: an expression may use ${names}`,
  unknownSymbol: (symbol: string): string => `there is no ${symbol}: ${SYMBOLS}`,
  halfDerivative: (numerator: string, derivatives: string): string =>
    `${numerator} begins a derivative, one of ${derivatives}`,
  unknownDerivative: (name: string, derivatives: string): string =>
    `there is no ${name}: the derivatives are ${derivatives}`,
  tooManyIndices: (name: string, of: Signature): string =>
    of.signature ? `${name} has only the indices ${signed(of)}` : `${name} has no index`,
  keptLast: (kept: string): string => `.${kept} stands after the last index`,
  noneKept: (name: string, kept: string): string =>
    kept === "grad"
      ? `${name} has no .grad: only w and b have a gradient`
      : `${name} has no .${kept}: only w and b have moments`,
  noValidation: "this network has no validation examples",
  noAccuracy:
    "nothing is called right or wrong here: that takes targets that are one-hot, or a single 0 or 1",
  noMoments: "this network does not train: it has no moments",
  noMoment: (letter: "m" | "v", rule: string): string =>
    letter === "m"
      ? `${rule} has no first moment: adam and adamw have one`
      : `${rule} without momentum has no velocity`,
  frozen: (what: "weights" | "biases", l: number): string =>
    `the ${what} of layer ${l} are frozen: they have no moments`,
  differentShapes: (one: VectorName, other: VectorName): string =>
    `${one.text} and ${other.text} have different shapes, ${one.shape.text} and ${other.shape.text}: they must be equal`,
  /** `of`: the quantity whose indices are missing, where it is one. */
  wholeVector: (text: string, of: (Signature & { readonly stem: string }) | undefined): string =>
    `${text} is a whole vector where a single number is needed${of ? `: ${of.stem} needs indices ${signed(of)}` : ""}`,
  otherExample: (symbol: string, example: number, current: number): string =>
    `${symbol} is of example ${example}, this is example ${current}`,
  oneNumber: (text: string): string => `${text} is one number: only a softmax layer has a third index`,
  wholeIndex: (index: string): string => `an index is a whole number, this is ${index}`,
  noLearningRate: "this network does not train: it has no learning rate",
  counted: (what: Counted, index: number): string => `${what} ${index}`,
  /** `stem`: the quantity that the input has not, where it is asked for that. */
  outside: (args: {
    readonly what: Counted;
    readonly index: number;
    readonly owner: string;
    readonly first: number;
    readonly last: number;
    readonly stem: string | undefined;
  }): string => {
    const { what, index, owner, first, last, stem } = args;
    const range = first === last ? `only ${what} ${first}` : `${what}s ${first} to ${last}`;
    const why = stem === undefined ? "does not exist" : `is the input and has no ${stem}`;
    return `${what} ${index} ${why}: ${owner} ${range}`;
  },
  /** Who has what is counted. */
  owner: {
    network: "this network has",
    layer: (l: number): string => `layer ${l} has`,
    weights: (l: number): string => `the weights of layer ${l} come from layer ${l - 1}, which has`,
  },
  layers: (count: number): string => (count === 1 ? "1 layer" : `${count} layers`),

  // ── What could be typed ────────────────────────────────────────────────────────────────────────────────────────────

  kept: {
    grad: "the gradient accumulated over the batch",
    m: "the first moment",
    v: "the velocity, or the second moment",
  },
  meanings: {
    w: "weight: layer, to, from",
    b: "bias: layer, neuron",
    z: "weighted input: layer, neuron",
    a: "activation: layer, neuron; layer 0 is the input",
    y: "target: output",
    C: "cost of this example",
    "dC/dw": "∂C/∂w of this example",
    "dC/db": "∂C/∂b of this example",
    "dC/da": "∂C/∂a of this example",
    "dC/dz": "∂C/∂z of this example",
    "da/dz": "∂a/∂z of this example",
    step: "how many steps are done",
    example: "this example's place in the file",
    epoch: "counted from 1",
    batch: "counted from 1, within the epoch",
    eta: "the learning rate now",
    t: "how many updates are done",
    accuracy: "the share of the examples that are right",
    "validation.cost": "mean cost of the validation examples, where an epoch ends",
    "validation.accuracy": "the share of them that are right, where an epoch ends",
  },
} as const;

/** A vector with its expression and its shape in words. */
interface VectorName {
  readonly text: string;
  readonly shape: { readonly text: string };
}
