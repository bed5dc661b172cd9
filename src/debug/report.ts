/** What the debug console says of a run: what it is when it starts, and what came out when it ends. */

import { type Network, parameterAt } from "../core/network/network";
import { chosenEngine } from "../core/run/chosenEngine";
import { soonDone } from "../core/run/evaluation";
import type { State } from "../core/run/state";
import { exampleName } from "../lesson/names";
import { Symbols } from "../lesson/symbols";
import { plain, plainRatio } from "../math/quantity";
import { shortNumber } from "../protocol/format";
import { words } from "../words/words";
import type { Control } from "./moves/slices";
import type { Run } from "./run";

const said = words.reports;

const EXAMPLES_LISTED = 10;
const WARNINGS_LISTED = 5;
const AVERAGES_LISTED = 10;

/** "One neuron per layer: 1-1-1 neurons, 4 parameters, 1 example, 10 epochs, 230 steps". */
export function introduction({ title, network, program }: Run): string {
  const { sizes, parameters, examples, training } = network;
  const counts = { parameters: parameters.length, examples: examples.count, steps: program.length };
  return lines([said.introduction({ title, sizes, ...counts, epochs: training?.epochs })]);
}

/** What is questionable in the file, though it runs; nothing if nothing is. */
export function reservations({ warnings }: Run): string {
  const more = warnings.length - WARNINGS_LISTED;
  return lines([...warnings.slice(0, WARNINGS_LISTED), ...(more > 0 ? [said.moreWarnings(more)] : [])]);
}

/** The cost of each example, and their average, at the end of a run; yields how many examples are done. Nothing if paused. */
export function* conclusion(
  { network, trace }: Run,
  atEnd: State,
  control: Readonly<Control>,
): Generator<number, string | undefined, void> {
  const { examples, parameters: atStart, training } = network;
  const { count } = examples;
  const { parameters, network: nudged } = atEnd;
  const few = Math.min(count, EXAMPLES_LISTED);
  const listed = Array.from(chosenEngine.costs(nudged, parameters, nudged.examples, 0, few), (C, i) =>
    said.costOf(exampleName(network, i), plain(new Symbols(network.sizes, examples.place(i)).C), C),
  );
  const isAsComputed = !training && trace.nudges.length === 0;
  // With the parameters of the start as well, where they were others: then an example is half done with the one.
  const passes = training ? 2 : 1;
  const ended = averageCost(nudged, parameters, control, (done) => Math.floor(done / passes));
  const average = isAsComputed ? atEnd.epochCost! : yield* ended;
  const began = averageCost(network, atStart, control, (done) => Math.floor((count + done) / 2));
  const before = training ? yield* began : undefined;
  if (control.pause) return undefined;
  return lines([
    said.end,
    ...listed,
    ...(count > few ? [said.moreExamples(count - few)] : []),
    before === undefined ? said.averageCost(average) : said.averageCosts(before, average),
  ]);
}

/** The mean of the costs of all examples, or of as many as are done when a pause comes; yields what that number is told as. */
function* averageCost(
  network: Network,
  parameters: Float64Array,
  control: Readonly<Control>,
  told: (done: number) => number,
): Generator<number, number, void> {
  const { examples } = network;
  const atOnce = soonDone(network);
  let sum = 0;
  for (let from = 0; from < examples.count && !control.pause; from += atOnce) {
    const to = Math.min(examples.count, from + atOnce);
    for (const C of chosenEngine.costs(network, parameters, examples, from, to)) sum += C;
    yield told(to);
  }
  return sum / examples.count;
}

/** What else came out of a run that nobody looked into: the averages it ended with, and how long it took. */
export function results({ network, program }: Run, atEnd: State, milliseconds: number): string {
  const { sizes, parameters, training } = network;
  const symbols = new Symbols(sizes);
  const listed: string[] = [];
  for (let place = 0; place < Math.min(parameters.length, AVERAGES_LISTED); place++) {
    const parameter = parameterAt(sizes, place);
    listed.push(
      `${plainRatio(symbols.meanC, symbols.parameter(parameter))} = ${shortNumber(atEnd.gradient(parameter)!)}`,
    );
  }
  const more = parameters.length - listed.length;
  return lines([
    atEnd.isSummed ? said.sumsOverBatch : training ? said.averagesOverBatch : said.averagesOverExamples,
    ...listed,
    ...(more > 0 ? [said.moreDerivatives(more)] : []),
    said.steps(program.length, milliseconds),
  ]);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join("");
}
