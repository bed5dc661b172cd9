/** Requests as the protocol's types want them, with values that mean something to this debugger, and some that do not. */
import fc from "fast-check";
import protocol from "../fixtures/debugProtocol.schema.json";
import { PATH } from "./client";

/** As much of a JSON schema as the protocol's types need. */
interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

const definitions = protocol.definitions as Readonly<Record<string, Schema>>;

const expressions = ["C", "w", "z[1][0]", "abs(dC/dw[2][0][1]) > 0.01", "a[", "1 / 0", "C > 0.1", "step % 3"];
const numbers = ["0.5", "-3", "1e999", "x", ""];

/** Texts that are worth trying in a field of that name. */
const texts: Readonly<Record<string, readonly string[]>> = {
  path: [PATH, PATH, PATH, `file://${PATH}`, "/other.nn.json", ""],
  expression: expressions,
  condition: expressions,
  hitCondition: ["2", ">= 2", "% 2", "0", "x"],
  logMessage: ["C = {C}", "{", "{w[}", "plain"],
  mode: ["all", "forward", "backward", "update", "sideways"],
  name: ["w₀₀⁽¹⁾", "C", "layer 1", "cost", "update", "∂C/∂a[1][0]", ""],
  value: numbers,
  text: ["dC/d", "w[1]", "a", "ab("],
  context: ["watch", "repl", "hover", "clipboard", "variables", "other"],
  dataId: ["w[1][0][0]", "z[1][0]", ""],
  filterId: ["nan", "deadRelu", ""],
};

/** Numbers that are worth trying, in a field of any name. */
const integer = fc.oneof(
  { weight: 8, arbitrary: fc.nat(60) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER) },
);

/** A source may have sources: not deeper than that. */
const DEEPEST = 5;

function arbitraryOf(schema: Schema, name: string, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    return arbitraryOf(definitions[schema.$ref.replace("#/definitions/", "")]!, name, depth);
  }
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each) => arbitraryOf(each, name, depth)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case "integer":
      return name === "threadId" ? fc.constant(1) : integer;
    case "number":
      return fc.double();
    case "boolean":
      return fc.boolean();
    case "string":
      return fc.constantFrom(...(texts[name] ?? ["", "text", "∂"]));
    case "array":
      return depth < DEEPEST
        ? fc.array(arbitraryOf(schema.items ?? {}, name, depth + 1), { maxLength: 3 })
        : fc.constant([]);
    case "object":
      return objectOf(schema, depth);
    default:
      return fc.jsonValue();
  }
}

function objectOf({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, each]) => {
    const value = arbitraryOf(each, name, depth + 1);
    // A field that may be left out is there in half of the cases.
    return [name, required.includes(name) ? value : fc.option(value, { nil: undefined, freq: 1 })];
  });
  return fc.record(Object.fromEntries(fields));
}

/** Arguments of a request of the protocol; of what is none of its requests, there are none. */
export function argumentsOf(command: string): fc.Arbitrary<unknown> | undefined {
  const name = `DebugProtocol.${command.slice(0, 1).toUpperCase()}${command.slice(1)}Request`;
  const args = Object.hasOwn(definitions, name) ? definitions[name]!.properties!.arguments : undefined;
  return args && arbitraryOf(args, "arguments", 0);
}
