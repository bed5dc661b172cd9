import { strict as assert } from "node:assert";
import fc from "fast-check";
import {
  anything,
  between,
  count,
  either,
  extended,
  finite,
  flag,
  integer,
  list,
  Misfit,
  nullable,
  number,
  object,
  one,
  oneOf,
  only,
  optional,
  orElse,
  partial,
  type Schema,
  type TypeOf,
  tagged,
  text,
  withDefault,
} from "../../src/protocol/schema";
import { words } from "../../src/words/words";

/** What is wrong with a value, or what it is read as. */
function said(schema: Schema<unknown>, value: unknown): unknown {
  try {
    return schema.read(value);
  } catch (error) {
    assert(error instanceof Misfit);
    return words.misfits.mustBe(error, "value");
  }
}

const point = object({ x: number, y: number, name: optional(text) });
const shape = tagged({
  circle: { at: point, radius: number },
  path: { points: list(point), isClosed: withDefault(flag, false) },
});
const named = extended(point, { id: count });
const some = partial({ x: number, flags: list(flag) });
const leaves = [
  anything,
  text,
  flag,
  number,
  finite,
  integer,
  count,
  oneOf(["a", "b"]),
  only(1),
  between(1, 4),
];

/** Values that are near what these schemas want, and some that are nothing of the kind. */
const near: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      undefined,
      null,
      0,
      1,
      -1,
      0.5,
      Number.NaN,
      2 ** 60,
      "a",
      "b",
      "c",
      true,
      "circle",
      "path",
    ),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom("x", "y", "name", "type", "at", "radius", "points", "isClosed", "more"),
      tie("any"),
    ),
    fc.record({
      x: fc.constant(1),
      y: fc.constant(2),
      name: fc.option(fc.constant("p"), { nil: undefined }),
    }),
    fc.record({ type: fc.constant("path"), points: fc.array(fc.constant({ x: 0, y: 0 })) }),
  ),
})).any;

/** Schemas of every kind, one in another. */
const schemas: fc.Arbitrary<Schema<unknown>> = fc.letrec<{ schema: Schema<unknown> }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Schema<unknown>>(...leaves, point, shape, named, some),
    tie("schema").map((inner) => optional(inner)),
    tie("schema").map((inner) => nullable(inner)),
    tie("schema").map((inner) => list(inner)),
    tie("schema").map((inner) => object({ x: inner, name: optional(text) })),
    fc.tuple(tie("schema"), tie("schema")).map(([a, b]) => either(a, b)),
    fc.constantFrom(withDefault(integer, 7), orElse(oneOf(["a", "b"]), "a")),
  ),
})).schema;

describe("a schema", () => {
  it("reads a value that is of it as it stands, and what it reads is of it", () => {
    fc.assert(
      fc.property(schemas, near, (schema, value) => {
        const is = schema.is(value);
        assert.equal(schema.is(value), is, "it says another thing when asked again");
        let read: unknown;
        try {
          read = schema.read(value);
        } catch (error) {
          assert(error instanceof Misfit);
          assert(!is, error.message);
          return;
        }
        assert(schema.is(read));
        assert.deepEqual(schema.read(read), read);
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves a value that is of it unchanged, save for what its objects do not name", () => {
    assert.deepEqual(point.read({ x: 1, y: 2, name: "p" }), { x: 1, y: 2, name: "p" });
    assert.deepEqual(point.read({ x: 1, y: 2, more: 3 }), { x: 1, y: 2 });
    assert(point.is({ x: 1, y: 2, more: 3 }));
  });

  it("takes null for what is left out, but does not call it so", () => {
    assert.deepEqual(point.read({ x: 1, y: 2, name: null }), { x: 1, y: 2 });
    assert(!point.is({ x: 1, y: 2, name: null }));
    assert.equal(withDefault(flag, true).read(null), true);
    assert(!withDefault(flag, true).is(undefined));
    assert.equal(orElse(flag, true).read("what"), true);
  });

  const misfits: readonly (readonly [Schema<unknown>, unknown, string])[] = [
    [text, 1, "`value` must be a text, not 1."],
    [flag, "yes", '`value` must be true or false, not "yes".'],
    [number, "1", '`value` must be a number, not "1".'],
    [finite, Number.NaN, "`value` must be a finite number, not null."],
    [integer, 2 ** 53, "`value` must be a whole number, not 9007199254740992."],
    [between(1, 4), 5, "`value` must be a number from 1 to 4, not 5."],
    [between(1, 4), Number.NaN, "`value` must be a number from 1 to 4, not null."],
    [count, -1, "`value` must be a whole number from 0 on, not -1."],
    [oneOf(["a", "b"]), "c", '`value` must be one of "a", "b", not "c".'],
    [only("all"), "none", '`value` must be "all", not "none".'],
    [list(point), [{ x: 1, y: 2 }, { x: 1 }], "`[1].y` must be a number, not left out."],
    [shape, { type: "path", points: {} }, "`points` must be a list, not {}."],
    [shape, { type: "line" }, '`type` must be one of "circle", "path", not "line".'],
    [shape, { type: ["path"], points: [] }, '`type` must be one of "circle", "path", not ["path"].'],
    [shape, null, "`value` must be an object, not null."],
    [point, [], "`value` must be an object, not []."],
    [named, { x: 1, y: 2 }, "`id` must be a whole number from 0 on, not left out."],
    [named, { id: 1, y: 2 }, "`x` must be a number, not left out."],
    [some, { flags: [0] }, "`flags[0]` must be true or false, not 0."],
    [either(text, list(text)), [1], "`[0]` must be a text, not 1."],
  ];
  for (const [schema, value, expected] of misfits) {
    it(`says ${expected}`, () => {
      assert.equal(said(schema, value), expected);
      assert(!schema.is(value));
    });
  }

  it("infers its type", () => {
    const read: TypeOf<typeof shape> = shape.read({ type: "circle", at: { x: 1, y: 2 }, radius: 3 });
    if (read.type === "circle") assert.equal(read.at.name?.length ?? read.radius, 3);
    // @ts-expect-error: a path has no radius.
    if (read.type === "path") assert.equal(read.radius, undefined);
  });
});

describe("a schema, of what is hostile", () => {
  const nested = (depth: number): unknown => {
    let value: unknown = [];
    for (let level = 0; level < depth; level++) value = [value];
    return value;
  };
  const circle: unknown[] = [];
  circle.push(circle);
  const odd = [nested(1e5), circle, 1n, Symbol("odd"), () => 1];

  it("says what is wrong whatever the value is", () => {
    for (const value of odd) assert.match(String(said(text, value)), /^`value` must be a text, not .+\.$/);
    for (const value of odd) assert(!shape.is(value));
  });

  it("looks only at what it names, and takes it once", () => {
    let times = 0;
    const counting = {
      get x() {
        return ++times;
      },
      y: 0,
      get more(): never {
        throw new Error("looked at");
      },
    };
    assert.deepEqual(point.read(counting), { x: 1, y: 0 });
    assert(point.is(counting));
  });

  it("is not led astray by the names of an object's own beginnings", () => {
    const value = JSON.parse('{"__proto__":{"x":1,"y":2},"constructor":{},"type":"__proto__"}');
    assert.equal(said(point, value), "`x` must be a number, not left out.");
    assert(!shape.is(value) && !shape.is({ type: "constructor" }) && !shape.is({ type: "toString" }));
  });

  it("looks at every element of a list once, and at none that it knows", () => {
    const looks = (size: number): readonly number[] => {
      let seen = 0;
      const looked = list(
        one<object>("object", (value) => {
          seen++;
          return typeof value === "object";
        }),
      );
      const values = Array.from({ length: size }, () => ({}));
      return [values, values, [...values, {}]].map((each) => {
        seen = 0;
        assert(looked.is(each));
        return seen;
      });
    };
    assert.deepEqual(looks(10_000), [10_000, 0, 1]);
  });
});
