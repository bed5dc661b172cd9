import { strict as assert } from "node:assert";
import { readArguments } from "../../../src/debug/protocol/arguments";
import { RequestError } from "../../../src/debug/protocol/requestError";
import {
  flag,
  integer,
  list,
  object,
  oneOf,
  optional,
  text,
  withDefault,
} from "../../../src/protocol/schema";

describe("the arguments of requests", () => {
  const takes = object({
    id: integer,
    name: optional(text),
    level: withDefault(oneOf(["a", "b"]), "a"),
    items: optional(list(object({ on: flag }))),
  });
  const why = (value: unknown): string => {
    try {
      return JSON.stringify(readArguments(takes, value));
    } catch (error) {
      assert.ok(error instanceof RequestError);
      return error.message;
    }
  };
  const cases: readonly (readonly [unknown, string])[] = [
    [{ id: 1 }, '{"id":1,"level":"a"}'],
    [{ id: 1, name: null, level: "b", more: 3 }, '{"id":1,"level":"b"}'],
    [{}, "`id` must be a whole number, not left out."],
    [{ id: 1.5 }, "`id` must be a whole number, not 1.5."],
    [{ id: 1, name: 2 }, "`name` must be a text, not 2."],
    [{ id: 1, level: "c" }, '`level` must be one of "a", "b", not "c".'],
    [{ id: 1, items: {} }, "`items` must be a list, not {}."],
    [{ id: 1, items: [{ on: true }, { on: 0 }] }, "`items[1].on` must be true or false, not 0."],
    [[], "`arguments` must be an object, not []."],
    ["x".repeat(100), `\`arguments\` must be an object, not "${"x".repeat(59)}….`],
  ];
  for (const [value, expected] of cases) {
    it(`${JSON.stringify(value).slice(0, 60)} → ${expected.slice(0, 60)}`, () =>
      assert.equal(why(value), expected));
  }
});
