/** A walk through a network in windows of many sizes: everything has room at every step, and no region moves from one to the next. */
import type { Page } from "playwright-core";
import { Program } from "../../src/core/program/program";
import type { Located } from "../../src/core/program/steps";
import { parseNetworkFile } from "../../src/document/network/networkFile";
import { goTo, inWindow } from "./harness";
import {
  chain,
  chainOf,
  classes,
  deep,
  digits,
  type NetworkFile,
  small,
  textOf,
  trained,
  xor,
} from "./networks";
import { spills } from "./spill";

export type Window = readonly [width: number, height: number];

/** From a side bar to a wide screen, each as high as it is there. */
export const windows: readonly Window[] = [
  [1920, 1000],
  [1500, 830],
  [1200, 830],
  [900, 900],
  [720, 830],
  [546, 830],
  [420, 830],
  [320, 700],
];

/** The samples, a softmax, layers of many activations, a chain of twelve, and one for handwritten digits. */
export const walked: Readonly<Record<string, NetworkFile>> = {
  "one neuron a layer": chain,
  "3-3-2": small,
  "3-3-2, trained": trained,
  xor,
  "4-8-6-3, softmax": classes,
  "many activations": deep,
  "twelve layers": { ...chainOf(12), training: { learningRate: 0.1, epochs: 1, batchSize: "all" } },
  "784-16-16-10": digits,
};

const programOf = (file: NetworkFile): Program => new Program(parseNetworkFile(textOf(file)).network!);

/** All steps of the first example, and those that end its batch. */
export function everyStep(file: NetworkFile): number[] {
  const program = programOf(file);
  const { start, end } = program.batchOf(0);
  const tail = program.tailStart(end - 1);
  const example = end - start > 1 ? program.turnStart(start + 1) : tail;
  const last = end < program.examples * program.epochs ? program.turnStart(end) : program.length;
  const positions = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, place) => from + place + 1);
  return [0, ...positions(0, example), ...positions(tail, last)];
}

/** Of every kind of step in the first, a middle and the last of its layers, the first, a middle and the last of its steps: a neuron, an input and a path at each end. */
export function corners(file: NetworkFile): number[] {
  const program = programOf(file);
  const byKind = new Map<string, Map<number, number[]>>();
  for (const position of everyStep(file).slice(1)) {
    const { step }: Located = program.at(position - 1);
    const layers = byKind.get(step.kind) ?? new Map<number, number[]>();
    byKind.set(step.kind, layers.set(step.l, [...(layers.get(step.l) ?? []), position]));
  }
  return [...byKind.values()].flatMap((layers) =>
    endsOf([...layers.values()]).flatMap((positions) => endsOf(positions)),
  );
}

function endsOf<T>(all: readonly T[]): T[] {
  return [...new Set([0, all.length >> 1, all.length - 1])].map((place) => all[place]!);
}

/** What does not fit, or has moved since the first look through a window of that size. */
export class Walk {
  looks = 0;

  constructor(private readonly page: Page) {}

  /** Looks at every position through one window: to make it of another size takes longer than a step. */
  async lookThrough(window: Window, positions: readonly number[]): Promise<string[]> {
    const { page } = this;
    await inWindow(page, ...window);
    const wrong: string[] = [];
    let first: string | undefined;
    for (const position of positions) {
      await goTo(page, position);
      const boxes = await boxesIn(page);
      first ??= boxes;
      const moved = first === boxes ? [] : [`its regions stood at ${first}, and stand at ${boxes}`];
      const found = [...(await spills(page)), ...moved];
      wrong.push(...found.map((each) => `step ${position} at ${window.join(" × ")}: ${each}`));
      this.looks += 1;
    }
    return wrong;
  }
}

function boxesIn(page: Page): Promise<string> {
  return page.evaluate(() =>
    ["header", ".stage", ".explanation", ".deck", ".gradient-strip"]
      .map((region) => {
        const { left, top, width, height } = document.querySelector(region)!.getBoundingClientRect();
        return `${region} ${left} ${top} ${width} ${height}`;
      })
      .join(", "),
  );
}
