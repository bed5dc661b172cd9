/** Runs over generated digits whose positions are looked for at random: one pass over many examples, and long trainings. */
import { selected, Table } from "../src/core/network/dataset";
import { type Network, parameterCount, type Training } from "../src/core/network/network";
import { defaultsOf, PLAIN } from "../src/core/network/updateRules/updateRules";
import { plainEngine } from "../src/core/run/plainEngine";
import { Trace } from "../src/core/run/trace";

const SIZES = [784, 16, 16, 10];

/** Inputs of which a fifth is not zero, as in handwritten digits; one of a thousand, again and again, and a class each. */
function digits(examples: number): Network["examples"] {
  const kinds = Array.from({ length: Math.min(examples, 1000) }, (_, kind) => ({
    input: Float64Array.from({ length: SIZES[0]! }, (_, k) =>
      (k + kind) % 5 === 0 ? Math.abs(Math.sin(kind + 1.7 * k)) : 0,
    ),
    target: Float64Array.from({ length: SIZES.at(-1)! }, (_, j) => Number(j === kind % 10)),
  }));
  return selected(
    Table.of(kinds),
    Array.from({ length: examples }, (_, i) => i % kinds.length),
  );
}

export function networkOf(examples: number, training?: Partial<Training>): Network {
  return {
    sizes: SIZES,
    layers: SIZES.slice(1).map(() => ({
      activation: "sigmoid",
      trainable: { weights: true, biases: true },
    })),
    cost: "squaredError",
    examples: digits(examples),
    parameters: Float64Array.from(
      { length: parameterCount(SIZES) },
      (_, index) => Math.sin(1 + 1.7 * index) / Math.sqrt(SIZES[0]!),
    ),
    ...(training && {
      training: {
        learningRate: 0.01,
        epochs: 1,
        batchSize: 32,
        shuffle: true,
        seed: 0,
        optimizer: PLAIN,
        l2: 0,
        reduction: "mean",
        ...training,
      },
    }),
  };
}

export const adam = { name: "adam", settings: defaultsOf("adam") } as const;

/** Goes to the end, then to so many positions at random; the milliseconds of each, the smallest first, and the first way's. */
export function seeks(network: Network, checkpointBytes: number, count: number, isPlain: boolean) {
  const trace = new Trace(network, { checkpointBytes, ...(isPlain && { engine: plainEngine }) });
  const { length } = trace.program;
  const began = performance.now();
  trace.stateAt(length);
  const through = performance.now() - began;
  const times = Array.from({ length: count }, (_, n) => {
    const position = Math.floor(((n * 0.6180339887498949) % 1) * length);
    const from = performance.now();
    trace.stateAt(position);
    return performance.now() - from;
  });
  return { steps: length, through, times: times.sort((a, b) => a - b) };
}
