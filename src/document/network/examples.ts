/** Reads the `examples` of a network file. */
import { type Cost, type CostName, costOf } from "../../core/network/cost";
import { words } from "../../words/words";
import type { JsonNode } from "../json/json";
import type { Range } from "../json/problem";
import type { FieldReader, NumberList } from "./fields";
import { exampleKeys } from "./keys";

/** An example as far as it could be read. */
export interface ExampleReading {
  readonly range: Range;
  readonly name: string | undefined;
  readonly input: NumberList | undefined;
  readonly target: NumberList | undefined;
}

interface ExamplesReading {
  readonly items: readonly ExampleReading[];
  /** How many there are, as far as it is certain. */
  readonly count: number | undefined;
}

/** Which examples are meant: those that are trained on, or the others. */
export type ExamplesKey = "examples" | "validation";

/** Reads all examples, each for itself. */
export function readExamples(
  node: JsonNode | undefined,
  key: ExamplesKey,
  read: FieldReader,
): ExamplesReading {
  const { awaited, takingFromFile, examples: said } = words.problems.network;
  if (node?.type === "object") {
    read.unsupported(takingFromFile(said[key].all), node);
    return { items: [], count: undefined };
  }
  const list = read.list(node, said[key].list, awaited.examples, said[key].none);
  const items = (list?.items ?? []).map((item, example) => readExample(item, example, key, read));
  return { items, count: list && !list.damaged && items.length > 0 ? items.length : undefined };
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
  examples: readonly ExampleReading[],
  ends: Ends,
  read: FieldReader,
): number | undefined {
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

/** Checks that the cost can take every number of every target. */
export function checkTargets(
  examples: readonly ExampleReading[],
  { cost: name, key }: { readonly cost: CostName; readonly key: ExamplesKey },
  read: FieldReader,
): void {
  const { targets }: Cost = costOf(name);
  if (targets === undefined) return;
  const { min, max } = targets;
  const said = words.problems.network;
  for (const [example, { target }] of examples.entries()) {
    for (const [j, y] of target?.numbers?.values.entries() ?? []) {
      if (!Number.isFinite(y) || (y >= min && y <= max)) continue;
      const message = said.target({ example: said.examples[key].one(example), y, cost: name, min, max });
      read.problems.error("out-of-range", target!.numbers!.rangeOf(j), message);
    }
  }
}
