/**
 * What the panel's numbers are checked against: the plain definition of a network, and differences in the place of every derivative. Nothing
 * here is the project's own arithmetic.
 */
import type { NetworkFile } from "./networks";

/** A number that is moved by `by` as soon as it is there. */
export interface Moved {
  readonly what: "w" | "b" | "z" | "a";
  readonly l: number;
  readonly j: number;
  readonly k?: number;
}

export interface Values {
  /** `a[0]` is the input. */
  readonly z: readonly (readonly number[])[];
  readonly a: readonly (readonly number[])[];
  readonly C: number;
}

const activations: Readonly<Record<string, (z: number) => number>> = {
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
};

function activated(name: string, z: readonly number[]): number[] {
  if (name !== "softmax") return z.map(activations[name]!);
  const whole = z.reduce((sum, each) => sum + Math.exp(each), 0);
  return z.map((each) => Math.exp(each) / whole);
}

const costs: Readonly<Record<string, (a: readonly number[], y: readonly number[]) => number>> = {
  squaredError: (a, y) => a.reduce((sum, each, j) => sum + (each - y[j]!) ** 2, 0),
  crossEntropy: (a, y) => a.reduce((sum, each, j) => sum - (y[j] === 0 ? 0 : y[j]! * Math.log(each)), 0),
};

/** One example forward; with one number moved. */
export function evaluate(file: NetworkFile, example = 0, moved?: Moved, by = 0): Values {
  const { input, target } = file.examples[example]!;
  const moves = (what: Moved["what"], l: number, j: number, k?: number): number =>
    moved?.what === what && moved.l === l && moved.j === j && moved.k === k ? by : 0;
  const a: number[][] = [input.map((each, k) => each + moves("a", 0, k))];
  const z: number[][] = [[]];
  for (const [place, { weights, biases, activation }] of file.layers.entries()) {
    const l = place + 1;
    z[l] = weights.map((row, j) => {
      const sum = row.reduce((sum, w, k) => sum + (w + moves("w", l, j, k)) * a[l - 1]![k]!, 0);
      return sum + biases[j]! + moves("b", l, j) + moves("z", l, j);
    });
    a[l] = activated(activation, z[l]!).map((each, j) => each + moves("a", l, j));
  }
  return { z, a, C: costs[file.cost]!(a.at(-1)!, target) };
}

/** The derivative of f at 0, from four points around it: right to about eleven digits. */
export function slope(f: (by: number) => number, h = 2e-3): number {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

/** ∂C/∂(that number) of one example. */
export function derivative(file: NetworkFile, example: number, moved: Moved): number {
  return slope((by) => evaluate(file, example, moved, by).C);
}

/** ∂C/∂(that number), averaged over all examples. */
export function meanDerivative(file: NetworkFile, moved: Moved): number {
  return mean(file.examples.map((_, example) => derivative(file, example, moved)));
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

export function meanCost(file: NetworkFile): number {
  return mean(file.examples.map((_, example) => evaluate(file, example).C));
}

/** The file after one gradient step over all its examples. */
export function updated(file: NetworkFile): NetworkFile {
  const { learningRate } = file.training!;
  const layers = file.layers.map((layer, place) => ({
    ...layer,
    weights: layer.weights.map((row, j) =>
      row.map((w, k) => w - learningRate * meanDerivative(file, { what: "w", l: place + 1, j, k })),
    ),
    biases: layer.biases.map(
      (b, j) => b - learningRate * meanDerivative(file, { what: "b", l: place + 1, j }),
    ),
  }));
  return { ...file, layers };
}
