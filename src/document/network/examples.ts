/** Reads the `examples` of a network file. */
import { type Cost, type CostName, costOf } from "../../core/network/cost";
import { words } from "../../words/words";
import type { JsonNode } from "../json/json";
import type { Range } from "../json/problem";
import { readData } from "./data";
import type { FieldReader, NumberList } from "./fields";
import { exampleKeys } from "./keys";
import { type DataReading, firstWhere, placeOf } from "./rows";

/** An example as far as it could be read. */
export interface ExampleReading {
  readonly range: Range;
  readonly name: string | undefined;
  readonly input: NumberList | undefined;
  readonly target: NumberList | undefined;
}

/** Examples that stand in the file, or in others. */
export interface ExamplesReading {
  readonly items: readonly ExampleReading[];
  readonly data: DataReading | undefined;
  /** How many there are, as far as it is certain. */
  readonly count: number | undefined;
}

/** Which examples are meant: those that are trained on, or the others. */
export type ExamplesKey = "examples" | "validation";

/** Reads all examples, each for itself. `before`: those that are trained on, where these are the others. */
export function readExamples(
  node: JsonNode | undefined,
  key: ExamplesKey,
  read: FieldReader,
  before?: ExamplesReading,
): ExamplesReading {
  const { awaited, examples: said } = words.problems.network;
  if (node?.type === "object") {
    const data = readData(node, said[key].all, read, before && (before.data?.classes ?? []));
    return { items: [], data, count: data?.inputs.rows.count };
  }
  const list = read.list(node, said[key].list, awaited.examples, said[key].none);
  const items = (list?.items ?? []).map((item, example) => readExample(item, example, key, read));
  return {
    items,
    data: undefined,
    count: list && !list.damaged && items.length > 0 ? items.length : undefined,
  };
}

function readExample(node: JsonNode, example: number, key: ExamplesKey, read: FieldReader): ExampleReading {
  const { parts, awaited, examples: said } = words.problems.network;
  const owner = said[key].one(example);
  if (node.type !== "object") {
    read.wrongType(node, owner, awaited.example);
    return { range: node, name: undefined, input: undefined, target: undefined };
  }
  const fields = read.fields(node, owner, exampleKeys);
  return {
    range: node,
    name: read.text(fields.name, parts.nameOf(owner)),
    input: read.numbers(fields.input, parts.input(owner)),
    target: read.numbers(fields.target, parts.target(owner)),
  };
}

/** The sizes the examples must have, as far as they are certain. */
interface Ends {
  /** n_0. */
  readonly inputs: number | undefined;
  /** n_L. */
  readonly outputs: number | undefined;
  /** L. */
  readonly last: number;
  readonly key: ExamplesKey;
}

/** Checks that every input has n_0 numbers and every target n_L; returns n_0, as far as it is certain. */
export function checkExamples(
  { items: examples, data }: ExamplesReading,
  ends: Ends,
  read: FieldReader,
): number | undefined {
  if (data) return checkData(data, ends, read);
  const { inputs, outputs, last, key } = ends;
  const { lengths, examples: said } = words.problems.network;
  const { one } = said[key];
  const found = read.lengths(
    examples.map(({ input }) => input),
    {
      wanted: inputs,
      because: lengths.inputsOfLayer1(inputs ?? 0),
      has: (e, length) => lengths.inputs(one(e), length),
      like: (e, length) => lengths.otherExample(one(e), length),
    },
  );
  read.lengths(
    examples.map(({ target }) => target),
    {
      wanted: outputs,
      because: lengths.neurons(last, outputs ?? 0),
      has: (e, length) => lengths.targets(one(e), length),
      like: (e, length) => lengths.otherExample(one(e), length),
    },
  );
  return found;
}

/** The same of examples in other files, whose rows are all of one length. */
function checkData(data: DataReading, { inputs, outputs, last }: Ends, read: FieldReader): number {
  const { lengths } = words.problems.network;
  const check = (
    { range, rows, has }: DataReading["inputs"],
    wanted: number | undefined,
    because: string,
  ): void => {
    const list = { range, length: rows.width, numbers: undefined };
    read.lengths([list], { wanted, because, has: (_, length) => has(length), like: () => "" });
  };
  check(data.inputs, inputs, lengths.inputsOfLayer1(inputs ?? 0));
  check(data.targets, outputs, lengths.neurons(last, outputs ?? 0));
  return inputs ?? data.inputs.rows.width;
}

/** Checks that the cost can take every number of every target. */
export function checkTargets(
  { items: examples, data }: ExamplesReading,
  { cost: name, key }: { readonly cost: CostName; readonly key: ExamplesKey },
  read: FieldReader,
): void {
  const { targets }: Cost = costOf(name);
  if (targets === undefined) return;
  const { min, max } = targets;
  if (data) checkDataTargets(data.targets, { name, min, max }, read);
  const said = words.problems.network;
  for (const [example, { target }] of examples.entries()) {
    for (const [j, y] of target?.numbers?.values.entries() ?? []) {
      if (!Number.isFinite(y) || (y >= min && y <= max)) continue;
      const message = said.target({ example: said.examples[key].one(example), y, cost: name, min, max });
      read.problems.error("out-of-range", target!.numbers!.rangeOf(j), message);
    }
  }
}

/** The same of targets in another file: the first that the cost cannot take stands for all. */
function checkDataTargets(
  { range, rows, extent, places }: DataReading["targets"],
  cost: { readonly name: CostName; readonly min: number; readonly max: number },
  read: FieldReader,
): void {
  const { name, min, max } = cost;
  if (extent.low >= min && extent.high <= max) return;
  const isOutside = (y: number) => y < min || y > max;
  const i = firstWhere(rows.count, (each) => rows.row(each).some(isOutside));
  const where = placeOf(places, i);
  const message = words.problems.data.target({
    where,
    y: rows.row(i).find(isOutside)!,
    cost: name,
    min,
    max,
  });
  read.problems.error("out-of-range", range, message);
}
