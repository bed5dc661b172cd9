/** The mean gradient of 784-16-16-10 over generated digits: by the engine's port, by a trace, and by a session. */
import { exampleAt, Table } from "../src/core/network/dataset";
import { type Network, parameterAt, parameterCount } from "../src/core/network/network";
import { chosenEngine } from "../src/core/run/chosenEngine";
import { Trace } from "../src/core/run/trace";

export const sizes = [784, 16, 16, 10];

export interface Work {
  readonly sizes: readonly number[];
  readonly parameters: Float64Array;
  /** Row after row. */
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly count: number;
}

/** Numbers that a single-precision float has, so that every peer begins with the same ones. */
const single = (value: number): number => Math.fround(value);

/** So many examples, of whose inputs a fifth is not zero, or all. */
export function workOf(count: number, isDense: boolean): Work {
  const inputs = Float64Array.from({ length: count * 784 }, (_, at) => {
    const value = single(Math.abs(Math.sin(1 + 1.7 * at)));
    return isDense || (at * 7 + Math.floor(at / 784)) % 5 === 0 ? value : 0;
  });
  const targets = Float64Array.from({ length: count * 10 }, (_, at) =>
    Number(at % 10 === Math.floor(at / 10) % 10),
  );
  const parameters = Float64Array.from({ length: parameterCount(sizes) }, (_, at) =>
    single(Math.sin(1 + 1.7 * at) / 16),
  );
  return { sizes, parameters, inputs, targets, count };
}

const examplesOf = ({ inputs, targets, count }: Work) =>
  Array.from({ length: count }, (_, at) => ({
    input: inputs.subarray(at * 784, (at + 1) * 784),
    target: targets.subarray(at * 10, (at + 1) * 10),
  }));

export function networkOf(work: Work): Network {
  return {
    sizes,
    layers: sizes.slice(1).map(() => ({
      activation: "sigmoid",
      trainable: { weights: true, biases: true },
    })),
    cost: "squaredError",
    examples: Table.of(examplesOf(work)),
    parameters: work.parameters,
  };
}

/** The file of the same network, whose numbers read back to the same doubles. */
export function textOf(work: Work): string {
  let start = 0;
  const layers = sizes.slice(1).map((size, place) => {
    const width = sizes[place]! + 1;
    const rows = Array.from({ length: size }, (_, j) => [
      ...work.parameters.subarray(start + j * width, start + (j + 1) * width),
    ]);
    start += size * width;
    return { weights: rows.map((row) => row.slice(0, -1)), biases: rows.map((row) => row.at(-1)) };
  });
  const examples = examplesOf(work).map(({ input, target }) => ({ input: [...input], target: [...target] }));
  return JSON.stringify({ layers, cost: "squaredError", examples });
}

/** One example at a time through the engine's port: what a step asks of it. */
export function byPort(network: Network): () => Float64Array {
  const gradient = new Float64Array(network.parameters.length);
  const { count } = network.examples;
  const examples = Array.from({ length: count }, (_, at) => exampleAt(network.examples, at));
  return () => {
    gradient.fill(0);
    for (const example of examples)
      chosenEngine.addGradient(
        network,
        chosenEngine.evaluate(network, network.parameters, example),
        gradient,
      );
    for (let at = 0; at < gradient.length; at++) gradient[at]! /= count;
    return gradient;
  };
}

/** A walk through all examples, nothing remembered from another one. */
export function byWalk(network: Network): () => Trace {
  return () => {
    const trace = new Trace(network);
    trace.stateAt(trace.program.length);
    return trace;
  };
}

/** The gradient that a trace ends with. */
export function gradientOf(trace: Trace): Float64Array {
  const state = trace.stateAt(trace.program.length);
  const { length } = trace.network.parameters;
  return Float64Array.from({ length }, (_, at) => state.mean(parameterAt(sizes, at))!);
}
