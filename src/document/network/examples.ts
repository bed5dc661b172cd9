/** Reads the `examples` of a network file. */
import { type Cost, type CostName, costOf } from "../../core/network/cost";
import type { JsonNode } from "../json/json";
import type { Range } from "../json/problem";
import { counted, type FieldReader, type NumberList } from "./fields";
import { exampleKeys } from "./keys";

/** An example as far as it could be read. */
export interface ExampleReading {
  readonly range: Range;
  readonly name: string | undefined;
  readonly input: NumberList | undefined;
  readonly target: NumberList | undefined;
}

export interface ExamplesReading {
  readonly items: readonly ExampleReading[];
  /** How many there are, as far as it is certain. */
  readonly count: number | undefined;
}

/** Reads all examples, each for itself. */
export function readExamples(node: JsonNode | undefined, read: FieldReader): ExamplesReading {
  if (node?.type === "object") {
    read.unsupported("taking the examples from a file", node);
    return { items: [], count: undefined };
  }
  const list = read.list(node, "examples", "a list of examples", "a run needs at least one example");
  const items = (list?.items ?? []).map((item, example) => readExample(item, example, read));
  return { items, count: list && !list.damaged && items.length > 0 ? items.length : undefined };
}

function readExample(node: JsonNode, example: number, read: FieldReader): ExampleReading {
  const owner = `example ${example}`;
  if (node.type !== "object") {
    read.wrongType(node, owner, 'an object: { "input": […], "target": […] }');
    return { range: node, name: undefined, input: undefined, target: undefined };
  }
  const fields = read.fields(node, owner, exampleKeys);
  return {
    range: node,
    name: read.text(fields.name, `the name of ${owner}`),
    input: read.numbers(fields.input, `the input of ${owner}`),
    target: read.numbers(fields.target, `the target of ${owner}`),
  };
}

/** The sizes the examples must have, as far as they are certain. */
export interface Ends {
  /** n_0. */
  readonly inputs: number | undefined;
  /** n_L. */
  readonly outputs: number | undefined;
  /** L. */
  readonly last: number;
}

/** Checks that every input has n_0 numbers and every target n_L. */
export function checkExamples(examples: readonly ExampleReading[], ends: Ends, read: FieldReader): void {
  const { inputs, outputs, last } = ends;
  read.lengths(
    examples.map(({ input }) => input),
    {
      wanted: inputs,
      because: `layer 1 has ${counted(inputs ?? 0, "weight")} in a row, one for each input`,
      has: (example, length) => `example ${example} has ${counted(length, "input")}`,
      like: (example, length) => `example ${example} has ${length}`,
    },
  );
  read.lengths(
    examples.map(({ target }) => target),
    {
      wanted: outputs,
      because: `layer ${last} has ${counted(outputs ?? 0, "neuron")}`,
      has: (example, length) => `example ${example} has ${counted(length, "target")}`,
      like: (example, length) => `example ${example} has ${length}`,
    },
  );
}

/** Checks that the cost can take every number of every target. */
export function checkTargets(examples: readonly ExampleReading[], name: CostName, read: FieldReader): void {
  const { targets }: Cost = costOf(name);
  if (targets === undefined) return;
  const { min, max } = targets;
  for (const [example, { target }] of examples.entries()) {
    for (const [j, y] of target?.numbers?.values.entries() ?? []) {
      if (!Number.isFinite(y) || (y >= min && y <= max)) continue;
      const message = `example ${example} has the target ${y} but ${name} takes targets from ${min} to ${max}`;
      read.problems.error("out-of-range", target!.numbers!.rangeOf(j), message);
    }
  }
}
