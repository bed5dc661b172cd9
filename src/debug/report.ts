/** What the debug console says of a run: what it is when it starts, and what came out when it ends. */

import { exampleAt } from "../core/network/dataset";
import { parameterAt } from "../core/network/network";
import { evaluate } from "../core/run/evaluation";
import type { State } from "../core/run/state";
import { exampleName } from "../lesson/names";
import { Symbols } from "../lesson/symbols";
import { plain, plainRatio } from "../math/quantity";
import { shortNumber } from "../protocol/format";
import type { Control } from "./moves/slices";
import type { Run } from "./run";

const EXAMPLES_LISTED = 10;
const WARNINGS_LISTED = 5;
const AVERAGES_LISTED = 10;

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** "One neuron per layer: 1-1-1 neurons, 4 parameters, 1 example, 10 epochs, 230 steps". */
export function introduction({ title, network, program }: Run): string {
  const { sizes, parameters, examples, training } = network;
  const facts = [
    `${sizes.join("-")} neurons`,
    plural(parameters.length, "parameter"),
    plural(examples.count, "example"),
    ...(training ? [plural(training.epochs, "epoch")] : []),
    plural(program.length, "step"),
  ];
  return lines([`${title}: ${facts.join(", ")}`]);
}

/** What is questionable in the file, though it runs; nothing if nothing is. */
export function reservations({ warnings }: Run): string {
  const more = warnings.length - WARNINGS_LISTED;
  return lines([
    ...warnings.slice(0, WARNINGS_LISTED),
    ...(more > 0 ? [`… and ${plural(more, "more warning")}`] : []),
  ]);
}

/**
 * The cost of each example, and their average, at the end of a run; yields how many examples are done. Nothing if
 * paused.
 */
export function* conclusion(
  { network }: Run,
  atEnd: State,
  control: Readonly<Control>,
): Generator<number, string | undefined, void> {
  const { examples, parameters: atStart, training } = network;
  const { parameters, network: nudged } = atEnd;
  const listed: string[] = [];
  let sum = 0;
  let sumBefore = 0;
  for (let i = 0; i < examples.count; i++) {
    const { C } = evaluate(nudged, parameters, exampleAt(nudged.examples, i));
    if (listed.length < EXAMPLES_LISTED) {
      const symbols = new Symbols(network.sizes, examples.place(i));
      listed.push(`${exampleName(network, i)}: ${plain(symbols.C)} = ${shortNumber(C)}`);
    }
    sum += C;
    if (training) sumBefore += evaluate(network, atStart, exampleAt(examples, i)).C;
    yield i + 1;
    if (control.pause) return undefined;
  }
  const { count } = examples;
  const more = count - listed.length;
  const average = shortNumber(sum / count);
  return lines([
    "End of the run",
    ...listed,
    ...(more > 0 ? [`… and ${plural(more, "more example")}`] : []),
    training
      ? `Average cost: ${shortNumber(sumBefore / count)} before training, ${average} after`
      : `Average cost: ${average}`,
  ]);
}

/** What else came out of a run that nobody looked into: the averages it ended with, and how long it took. */
export function results({ network, program }: Run, atEnd: State, milliseconds: number): string {
  const { sizes, parameters, training } = network;
  const symbols = new Symbols(sizes);
  const listed: string[] = [];
  for (let place = 0; place < Math.min(parameters.length, AVERAGES_LISTED); place++) {
    const parameter = parameterAt(sizes, place);
    listed.push(
      `${plainRatio(symbols.meanC, symbols.parameter(parameter))} = ${shortNumber(atEnd.mean(parameter)!)}`,
    );
  }
  const more = parameters.length - listed.length;
  return lines([
    training ? "Averages over the last batch:" : "Averages over the examples:",
    ...listed,
    ...(more > 0 ? [`… and ${plural(more, "more derivative")}`] : []),
    `${plural(program.length, "step")} in ${duration(milliseconds)}`,
  ]);
}

/** Three digits: "12.3 ms", "4.56 s". */
function duration(milliseconds: number): string {
  const [time, unit] = milliseconds < 1000 ? [milliseconds, "ms"] : [milliseconds / 1000, "s"];
  return `${Number(time.toPrecision(3))} ${unit}`;
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}
