/** Why a breakpoint cannot be set as it is wished. */
import type { MomentName } from "../told";
import { momentNames } from "./grammar";

export const breakpoints = {
  /** What a breakpoint stands on that stands for all of them. */
  block: (of: "weights" | "biases", l: number): string => `the ${of} of layer ${l}`,
  onSource: {
    problems: "The file has problems since it was edited: mend them first.",
    nothingHere: "No weight or bias stands here: set it on a line with one.",
    notYet: "The network has no such weight or bias yet: restart to use the edit.",
    neverUpdated:
      "No step changes it, nor takes a mean of its gradients: it is not trained, and this network adds the gradients of a batch up.",
    leftOut: "This number does not stand in the file: there is nothing to stop at.",
  },
  onQuantity: {
    none: (text: string): string => `"${text}" is no single quantity, such as a[1][0].`,
    vector: (text: string): string => `${text} is a whole vector: give it all its indices.`,
    indices: "The indices must be numbers, such as a[1][0].",
    notTrained: "No step of this run changes it: it is not trained.",
    input: "The input stands in the file: no step computes it.",
    learningRate: "The learning rate stands in the file: no step computes it.",
    target: "The target stands in the file: no step computes it.",
    measured: (name: string): string => `${name} is measured beside the run: no step computes it.`,
    counts: (name: string): string => `${name} only counts: no step computes it.`,
    noNumber: (name: string): string => `${name} is no number of its own.`,
  },
  onUnit: {
    unknown: (why: string): string =>
      `Name a unit (layer 2, forward, backward, cost, average, update, velocity, moment1, moment2, example 0, batch 1, epoch 1) or a quantity (∂C/∂a[1][0]): ${why}`,
    onlyOne: "There is only one of it: leave out its number.",
    notTrained: "This network is not trained: there is no gradient step.",
    summed: "There is no average: this network adds the gradients of a batch up.",
    noMoment: (kind: MomentName): string =>
      `There is no ${momentNames[kind]}: the update rule of this network has none.`,
    noLayer: (number: number, last: number): string =>
      `There is no layer ${number}: this network has 1 to ${last}.`,
    noExample: (number: number): string => `This run has no example ${number}.`,
    noBatch: (number: number, count: number): string => `There is no batch ${number}: an epoch has ${count}.`,
    noEpoch: (number: number, count: number): string => `There is no epoch ${number}: this run has ${count}.`,
  },
  criteria: {
    hitCount: "A hit count is a whole number from 1 on, with == >= > <= < or % before it: 5, >= 3, % 2.",
    wrongCondition: (why: string): string => `The condition is wrong: ${why}`,
    noCondition: "A condition is true or false: compare it with something, as in C < 1.",
    openBrace: "The log message has a { without its }.",
    inLogMessage: (inner: string, why: string): string => `In the log message {${inner}}: ${why}`,
    cannotEvaluate: (why: string): string => `The condition of a breakpoint cannot be evaluated: ${why}`,
  },
} as const;
