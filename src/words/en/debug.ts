/** What the debugger's own views say. */
import type { MomentName } from "../told";
import { momentNames } from "./grammar";

export const debug = {
  notComputed: "not computed yet",
  /** In the place of a number that the reader is asked for, or that is worked out from it. */
  covered: "?",
  coveredUntilGuessed: "covered until you have guessed",
  /** A formula that further steps go on with. */
  soFar: (formula: string): string => `${formula} so far`,
  /** A number before a nudge or a gradient step, and since. */
  before: (name: string): string => `${name} before`,
  now: (name: string): string => `${name} now`,

  /** What is listed beside a frame. */
  scopes: {
    chainRule: "Chain rule",
    nudge: "Nudge",
    activations: "Activations",
    weightedInputs: "Weighted inputs",
    weights: "Weights",
    biases: "Biases",
    derivatives: "Derivatives of this example",
    gradient: "Accumulated gradient",
    moments: "Moments",
    cost: "Cost",
    training: "Training",
  },
  rows: {
    weights: "weights",
    biases: "biases",
    target: "target",
    learningRate: "learning rate η",
    gradientSteps: "gradient steps t",
    moment: (kind: MomentName) => ({
      ofWeights: `${momentNames[kind]} of weights`,
      ofBiases: `${momentNames[kind]} of biases`,
    }),
    /** Where a nudge is felt that the example is not computed with. */
    reaches: "reaches",
    gradientStep: "the gradient step",
    nextExamples: "the next examples",
  },
  /** What kind of value a row has. */
  types: {
    number: "number",
    truth: "true or false",
    text: "text",
    nudge: "nudge",
    vector: (length: number): string => `vector of ${length}`,
    matrix: (shape: string): string => `${shape} matrix`,
  },
  ofExample: (name: string, example: string): string => `${name} of ${example}`,

  /** The modes of a breakpoint on a weight or bias. */
  modes: {
    all: { label: "Every use", description: "Stop at every step that uses this weight or bias." },
    forward: { label: "Forward", description: "Stop where it is used in the forward pass." },
    backward: { label: "Backward", description: "Stop where it is used in the backward pass." },
    update: {
      label: "Update",
      description:
        "Stop where the gradient step changes it; where it is not trained, at its average, if there is one.",
    },
  },
  /** A unit to step into. */
  one: (level: string): string => `one ${level}`,
  atStep: (position: number, length: number): string => `step ${position} of ${length}`,
  done: (count: number, of: number): string => `${count} of ${of}`,
} as const;
