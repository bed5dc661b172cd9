/** What the exception breakpoints are called, and what is said where one stops. Numbers are shown in four digits. */
import { readable } from "../../protocol/format";
import { notFinite } from "./notFinite";

interface Shown {
  /** "∂C₀/∂w₀₁⁽²⁾". */
  readonly name: string;
  readonly value: number;
  readonly threshold: number;
}

export const exceptions = {
  notFinite: { label: notFinite.label, description: notFinite.description },
  deadRelu: {
    label: "Dead ReLU",
    description: "Stop where σ′ of a ReLU neuron is 0, so that it does not learn from this example.",
    why: (z: string, value: number): string =>
      `${z} = ${readable(value)} is not above 0, so σ′ = 0: no gradient passes this neuron, and its weights and bias learn nothing from this example.`,
  },
  saturated: {
    label: "Saturated neuron",
    description: "Stop where |σ′| of a neuron is nearly 0, so that hardly any gradient passes it.",
    why: (args: {
      readonly slope: number;
      readonly z: string;
      readonly at: number;
      readonly threshold: number;
    }): string =>
      `σ′ = ${readable(args.slope)} at ${args.z} = ${readable(args.at)}, below ${readable(args.threshold)}: the curve is flat there, so hardly any gradient passes this neuron, and it learns slowly.`,
  },
  vanishing: {
    label: "Vanishing gradient",
    description: "Stop where |∂C/∂w| of a weight is nearly 0, though not 0.",
    why: ({ name, value, threshold }: Shown): string =>
      `${name} = ${readable(value)}, in size below ${readable(threshold)}: it is a product of small factors, and a gradient step hardly moves this weight.`,
  },
  exploding: {
    label: "Exploding gradient",
    description: "Stop where |∂C/∂w| or |∂C/∂b| is very large.",
    why: ({ name, value, threshold }: Shown): string =>
      `${name} = ${readable(value)}, in size above ${readable(threshold)}: a gradient step would throw this parameter far away. A smaller learning rate, or smaller weights, tame it.`,
  },

  /** What a client shows where a condition can be typed. */
  condition: (threshold: number | undefined): string => {
    const condition = "a condition that must also hold, such as epoch > 1";
    return threshold === undefined
      ? `Optional: ${condition}`
      : `Optional: another threshold than ${threshold}, or ${condition}`;
  },
  unknown: (filter: string): string => `There is no exception "${filter}".`,
  faultyCondition: (why: string): string => ` (Its condition cannot be evaluated: ${why})`,
} as const;
