/** One epoch of 784-128-10 over generated digits, batch after batch: as a session goes through it, and its arithmetic alone. */

import { exampleAt, selected, Table } from "../src/core/network/dataset";
import { type Network, parameterCount } from "../src/core/network/network";
import { PLAIN } from "../src/core/network/updateRules/updateRules";
import { addGradient, evaluateIn, roomFor } from "../src/core/run/plainArithmetic";
import { Trace } from "../src/core/run/trace";

const SIZES = [784, 128, 10];
const BATCH = 32;

function scattered(count: number, scale: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => scale * Math.sin(1 + 1.7 * index));
}

/** Inputs of which a fifth is not zero, as in handwritten digits; one of a hundred, again and again, and a class each. */
export function networkOf(examples: number): Network {
  const kinds = Array.from({ length: 100 }, (_, kind) => ({
    input: Float64Array.from({ length: SIZES[0]! }, (_, k) =>
      k % 5 === 0 ? Math.abs(Math.sin(kind + 1.7 * k)) : 0,
    ),
    target: Float64Array.from({ length: SIZES.at(-1)! }, (_, j) => Number(j === kind % 10)),
  }));
  return {
    sizes: SIZES,
    layers: SIZES.slice(1).map(() => ({
      activation: "sigmoid",
      trainable: { weights: true, biases: true },
    })),
    cost: "squaredError",
    examples: selected(
      Table.of(kinds),
      Array.from({ length: examples }, (_, i) => i % kinds.length),
    ),
    parameters: scattered(parameterCount(SIZES), 1 / Math.sqrt(SIZES[0]!)),
    training: {
      learningRate: 0.1,
      epochs: 1,
      batchSize: BATCH,
      shuffle: false,
      seed: 0,
      optimizer: PLAIN,
      l2: 0,
      reduction: "mean",
    },
  };
}

/** To the end of the run, as a session goes there; calls `look` after each example. */
export function walk(network: Network, look: () => void): void {
  const trace = new Trace(network);
  const way = trace.seek(trace.program.length);
  while (!way.next().done) look();
}

/** The forward and backward passes and the sums alone: no update, nothing remembered. */
export function arithmetic(network: Network, look: () => void): void {
  const { examples, parameters } = network;
  const room = roomFor(network);
  const gradient = new Float64Array(parameters.length);
  for (let i = 0; i < examples.count; i++) {
    addGradient(network, evaluateIn(room, network, parameters, exampleAt(examples, i)), gradient);
    look();
  }
}
