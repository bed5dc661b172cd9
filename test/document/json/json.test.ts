import assert from "node:assert/strict";
import fc from "fast-check";
import { type JsonNode, parseJson } from "../../../src/document/json/json";
import { assertMarked, mark, unmark } from "../marks";

/** What a node stands for, as `JSON.parse` would give it. */
function toValue(node: JsonNode): unknown {
  switch (node.type) {
    case "object":
      return Object.fromEntries(node.members.map(({ key, value }) => [key, toValue(value)]));
    case "array":
      return node.items.map(toValue);
    case "numbers":
      return [...node.values];
    case "string":
    case "number":
    case "boolean":
      return node.value;
    case "null":
      return null;
    case "invalid":
      throw new Error("an invalid node has no value");
  }
}

/** Every node, and of compact numbers every single one, with the value it stands for. */
function* nodesOf(node: JsonNode): Generator<{ start: number; end: number; value: unknown }> {
  yield { start: node.start, end: node.end, value: toValue(node) };
  if (node.type === "array") for (const item of node.items) yield* nodesOf(item);
  if (node.type === "numbers") {
    for (let i = 0; i < node.length; i++) {
      assert.deepEqual(node.rangeOf(i), { start: node.starts[i], end: node.ends[i] });
      yield { ...node.rangeOf(i), value: node.values[i] };
    }
  }
  if (node.type === "object") {
    for (const { key, keyRange, value } of node.members) {
      yield { ...keyRange, value: key };
      yield* nodesOf(value);
    }
  }
}

const problemsOf = (text: string) => parseJson(text).problems;

function read(text: string): unknown {
  const { root, problems } = parseJson(text);
  assert.deepEqual(problems, []);
  return toValue(root!);
}

const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.double({ min: -2, max: 2, noNaN: true }).map((x) => Number(x.toFixed(3))),
);
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(numbers, fc.string({ unit: "binary" }), fc.boolean(), fc.constant(null)),
    fc.array(numbers),
    fc.array(tie("value")),
    fc.dictionary(fc.string(), tie("value"), { noNullPrototype: true }),
  ),
})).value;

/** Texts that are nearly JSON: pieces of it in any order. */
const pieces = fc.constantFrom(
  ..."{}[],:\"'/#;=-+.eE \n\t\\",
  "true",
  "null",
  "nul",
  '"a"',
  '"b":',
  "1",
  "0.5",
  "-0",
  "01",
  "1e5",
  "1e999",
  "// c\n",
  "/*",
  "\u00a0",
  "\ufeff",
  '"\\u12"',
  '"x\n',
  "[[1,2],[3]]",
);
const nearJson = fc.array(pieces, { maxLength: 30 }).map((list) => list.join(""));
const garbage = fc.oneof(nearJson, fc.string(), fc.string({ unit: "binary" }));

describe("parseJson", () => {
  describe("reads JSON", () => {
    it("gives back any value, in any layout", () => {
      fc.assert(
        fc.property(values, fc.constantFrom(undefined, 1, "\t", "\r\n"), (value, space) => {
          const text = JSON.stringify(value, undefined, space);
          assert.deepEqual(read(text), JSON.parse(text));
        }),
      );
    });

    it("gives every value the range of its own text", () => {
      fc.assert(
        fc.property(values, fc.constantFrom(undefined, 2), (value, space) => {
          const text = JSON.stringify(value, undefined, space);
          for (const { start, end, value: part } of nodesOf(parseJson(text).root!))
            assert.deepEqual(part, JSON.parse(text.slice(start, end)));
        }),
      );
    });

    it("reads a number to the same double as JSON.parse, in every bit", () => {
      const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,22})(\.\d{1,25})?([eE][+-]?\d{1,3})?$/);
      fc.assert(
        fc.property(digits, (text) => {
          const value = JSON.parse(text);
          if (Number.isFinite(value)) assert.ok(Object.is(read(text), value), text);
        }),
        { numRuns: 3000 },
      );
    });

    for (const text of [
      "-0",
      "0.1",
      "1e22",
      "1e23",
      "9007199254740993",
      "0.30000000000000004",
      "5e-324",
      "2.2250738585072011e-308",
      "1.7976931348623157e308",
      "123456789012345678901234567890",
      "1E-7",
      "0e5",
      "1e+0007",
      "1e-999",
    ])
      it(`reads ${text} exactly`, () => {
        assert.ok(Object.is(read(text), JSON.parse(text)));
        assert.ok(Object.is((read(`[${text}]`) as number[])[0], JSON.parse(text)));
      });

    it("keeps an array of numbers as one node", () => {
      const { root } = parseJson("[1, -2.5 ,3e1]");
      assert.equal(root?.type, "numbers");
      assert.deepEqual(
        root.type === "numbers" && [[...root.values], [...root.starts], [...root.ends], root.length],
        [[1, -2.5, 30], [1, 4, 10], [2, 8, 13], 3],
      );
    });

    it("keeps an empty or a mixed array as a list of nodes", () => {
      assert.deepEqual(parseJson("[ ]").root, { type: "array", items: [], start: 0, end: 3, damaged: false });
      assert.deepEqual(read('[1, 2, "x", 3, [4, 5], 6]'), [1, 2, "x", 3, [4, 5], 6]);
    });

    it("takes lone surrogates, and keys like __proto__, as they are", () => {
      assert.equal(read('"\\ud83d\ud83d"'), "\ud83d\ud83d");
      const { root } = parseJson('{"__proto__": 1, "constructor": 2}');
      assert.deepEqual(root?.type === "object" && root.members.map(({ key }) => key), [
        "__proto__",
        "constructor",
      ]);
    });
  });

  describe("accepts what JSON.parse accepts", () => {
    const accepts = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const stricter = new Set(["json-duplicate-key", "json-overflow"]);

    it("but for keys that stand there already, among few and among many, each told where the first stands", () => {
      const keys = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 });
      fc.assert(
        fc.property(keys, (written) => {
          const { problems } = parseJson(`{${written.map((key) => `"${key}":0`).join(",\n")}}`);
          const twice = [...written.entries()].filter(([place, key]) => written.indexOf(key) < place);
          assert.deepEqual(
            problems.map(({ message }) => message),
            twice.map(([, key]) => {
              const first = written.indexOf(key);
              const place = `line ${first + 1}, column ${first === 0 ? 2 : 1}`;
              return `"${key}" stands here a second time: the first is in ${place}`;
            }),
          );
        }),
      );
    });

    it("and nothing else, but for duplicate keys and overflow", () => {
      fc.assert(
        fc.property(garbage, (text) => {
          const faults = problemsOf(text).filter(({ code }) => !stricter.has(code));
          assert.equal(faults.length === 0, accepts(text), JSON.stringify(text));
        }),
        { numRuns: 5000 },
      );
    });

    it("also where one character of a good text is changed", () => {
      const changed = fc.tuple(values, fc.nat(), pieces).map(([value, at, piece]) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place + (at % 2));
      });
      fc.assert(
        fc.property(changed, (text) => {
          const faults = problemsOf(text).filter(({ code }) => !stricter.has(code));
          assert.equal(faults.length === 0, accepts(text), JSON.stringify(text));
        }),
        { numRuns: 3000 },
      );
    });
  });

  it("never throws, and every problem lies inside the text", () => {
    fc.assert(
      fc.property(garbage, (text) => {
        for (const { start, end, message } of problemsOf(text)) {
          assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end}: ${message}`);
          assert.ok(message.length < 300);
        }
      }),
      { numRuns: 5000 },
    );
  });

  describe("reports each fault once, where it stands", () => {
    const cases: readonly (readonly [name: string, marked: string, ...messages: RegExp[]])[] = [
      ["an empty file", "«»", /empty/],
      ["a blank file", "« \n »", /empty/],
      ["another language", "«layers:»\n  - weights: 1", /not JSON/],
      ["a sentence", "«Hello, world!» ", /not JSON/],
      ["a byte-order mark", '«\ufeff»{"a": 1}', /byte-order mark/],
      ["missing outer braces", '«"a": [1], "b": 2» ', /\{ and \} .* missing/],
      ["a line comment", '{"a": 1, «// one»\n"b": 2}', /comments/],
      ["a block comment", '{«/* one\n*/»"a": 1}', /comments/],
      ["an open comment", '{"a": 1} «/* one»', /comments/],
      ["a Python comment", "[1 «# one»\n]", /comments/],
      ["a no-break space", '{"a":«\u00a0»1}', /blank/],

      ["single quotes", "{«'a'»: «'it'»}", /double quotes/, /double quotes/],
      ["typographic quotes", "{«“a”»: 1}", /double quotes/],
      ["a key without quotes", "{«a»: 1, «b2»: 2}", /double quotes: "a"/, /"b2"/],
      ["text without quotes", '{"a": «tanh», "b": 1}', /double quotes: "tanh"/],
      ["a missing opening quote", '{"a": «tanh"», «b"»: 1}', /opening quote/, /double quotes: "b"/],
      ["a missing opening quote of a sentence", '{"a": «two words, or three"», "b": 1}', /opening quote/],
      ["a missing closing quote of a key", '{«"a»: "x", «"b»: [1]\n}', /closing quote/, /closing quote/],
      ["a missing closing quote before a key", '{"a": «"x», "b": "y"}', /closing quote/],
      ["a missing closing quote", '{"a": «"tanh»,\n "b": [1]}', /closing quote/],
      ["a missing closing quote before brackets", '[["a", «"b»]]\n', /closing quote/],
      ["a missing closing quote at the end", '{"a": «"tanh»', /closing quote/],
      ["a bad escape", '["C:«\\d»ir", "\\n"]', /\\d is not an escape/],
      ["a short \\u", '["«\\u00»", "«\\u1g»"]'.replace("1g»", "1»g"), /four/, /four/],
      ["a tab in a text", '["a«\t»b"]', /\\t/],
      ["a control character in a text", '["a«\u0001»b"]', /\\u0001/],
      ["a line break in a text", '{"a": "one«\r\n»two", "b": 1}', /next line/],

      ["a trailing comma in an object", '{"a": 1«,» }', /last item/],
      ["a trailing comma in a list", "[1, 2«,»\n]", /last item/],
      ["a comma too many", "[1,«,» 2]", /too many/],
      ["a comma first", '{«,»"a": 1}', /too many/],
      ["a missing comma between numbers", "[1 «2», 3]", /comma is missing/],
      ["a missing comma between rows", "[[1, 2]\n«[»3, 4]]", /comma is missing/],
      ["a missing comma between members", '{"a": 1\n«"b"»: 2}', /comma is missing/],
      ["semicolons", "[1«;» 2«;» 3]", /semicolon/, /semicolon/],
      ["a missing colon", '{"a" «1», "b" «"x"»}', /colon is missing/, /colon is missing/],
      ["an equals sign", '{"a" «=» 1}', /colon, not =/],
      ["a missing value", '{"a"«:», "b"«:» }', /value is missing/, /value is missing/],
      ["a key alone", '{"a": 1, «"b"»}', /no value/],
      ["a missing key", '{«:» 1, "b": 2}', /key .* missing/],
      ["an object without keys", "{«[»1, 2], «{» }}", /key .* missing/, /key .* missing/],
      ["a list with keys", '{"a": ["x"«:» 1, "y"«:» 2]}', /no keys/, /no keys/],
      ["something after an item", '{"a": 1 «px», "b": 2}', /cannot stand here/],
      ["something that is nothing", '{"a": «@», "b": 2}', /must stand here/],

      ["a point without digits before", "[«.5», «-.5»]", /before the decimal point: write 0.5/, /write -0.5/],
      ["a point without digits after", "[«1.», 2, «3.e4»]", /after the decimal point: write 1$/, /30000/],
      ["a plus", "[«+1»]", /no \+ .* write 1/],
      ["leading zeros", "[«01», «-007»]", /zeros in front: write 1/, /write -7/],
      ["an empty exponent", "[«1e», «1e+»]", /exponent/, /exponent/],
      ["hexadecimal", "[«0x1F»]", /decimal digits .* 31/],
      [
        "NaN and Infinity",
        "[«NaN», 1, «-Infinity», «Infinity»]",
        /NaN is not/,
        /-Infinity is/,
        /Infinity is/,
      ],
      ["a minus alone", "[«-»]", /not a number/],
      [
        "the minus of formulas",
        "[«−»0.5, 1]",
        /looks like a minus but is another character, U\+2212: write a plain -/,
      ],
      ["in an exponent as well", '{"a": «–»1e«‑»5}', /U\+2013/, /U\+2011/],
      ["before a number at fault otherwise", "[«—.5»]", /before the decimal point: write -0.5$/],
      ["before what is no number", "[«−Infinity», «−∞»]", /-Infinity is not a number/, /-∞ is not/],
      ["a dash that stands for nothing", '{"a": «—», "b": 1}', /a value must stand here/],
      ["two points", "[«1.2.3»]", /"1.2.3" is not a number/],
      ["an overflow", '{"a": «1e999», "b": [1, «-2e400»]}', /1e999 is too large/, /-2e400 is too large/],
      ["Python's literals", "[«True», «None», true]", /JSON writes this true/, /null/],

      ["a duplicate key", '{"a": 1, "b": 2,\n «"a"»: 3}', /second time: the first is in line 1, column 2/],
      ["an escaped duplicate", '{"a": 1, «"\\u0061"»: 2}', /"a" stands here a second time/],

      ["a missing last brace", '«{»"a": [1]', /\} that closes this bracket is missing$/],
      ["an early end", '{"a": [{"b": «[»1, 2', /\] .* missing \(nor are the 3 around it\)/],
      ["an early end after a colon", '{"a"«:»', /value is missing/],
      ["a missing bracket before a key", '{"a": «[»[1], [2], "b": 3}', /\] that closes this bracket/],
      ["a missing bracket before a brace", '[{"a": «[»1, 2}, {"b": 3}]', /\] that closes/],
      ["a missing brace before a bracket", '{"a": [«{»"b": 1], "c": 2}', /\} that closes/],
      ["a missing brace before an object", '{"a": [«{»"b": 1, {"b": 2}], "c": 2}', /\} that closes/],
      ["two missing brackets", '{"a": «[»«[»1, 2}', /\] that closes/, /\] that closes/],
      ["the wrong bracket", '{"a": [1, 2«}», "b": [3]}', /\] must stand here, not \}/],
      ["a missing bracket within numbers", '{"a": [«[»1, 2, [3, 4]], "b": 1}', /\] that closes/],
      ["a missing first brace", '«"a"»: [1], "b": 2} ', /\{ before this key/],
      ["a missing brace before a key", '{"a": «"b"»: 1, "c": 2}}', /\{ before this key/],
      ["a missing brace in a list", '[{"a": 1}, «"a"»: 2, "b": 3}, {"a": 4}]', /\{ before this key/],
      ["a missing bracket before an object", '{"a": «{»"b": 1}, {"b": 2}], "c": 3}', /\[ before this/],
      ["a missing bracket before a row", '{"a": «[»1, 2], [3, 4]], "c": 3}', /\[ before this/],
      ["a missing bracket before a number", '{"a": «1», 2], "c": 3}', /\[ before this/],
      ["a missing bracket of a row", '{"a": [[1, 2], «3», 4], [5]], "c": 3}', /\[ before this/],
      ["a bracket too many", '{"a": [1]«]», "b": 2}', /\] closes nothing/],
      ["text after the end", '{"a": 1} «{"b": 2}»\n', /nothing may follow/],
      ["a brace too many", '{"a": {"b": 1}}«}»', /nothing may follow/],
      [
        "many at once",
        "{«'a'»: [1, «.5»«,»], «b»: «True», \"c\" «2»}",
        /double quotes/,
        /decimal point/,
        /last item/,
        /"b"/,
        /true/,
        /colon/,
      ],
    ];
    for (const [name, marked, ...messages] of cases)
      it(name, () => assertMarked(marked, problemsOf, messages));
  });

  it("mends what it knows how to mend: the problem is gone, and no other is there instead", () => {
    for (const [text, mended] of [
      ["[−0.5, 1e−5]", "[-0.5, 1e-5]"],
      ['{"a": −1}', '{"a": -1}'],
      ["[+1, .5, -.5, 1., 007, 0x1F, -00]", "[1, 0.5, -0.5, 1, 7, 31, -0]"],
      ["[True, None, word, 1,]", '[true, null, "word", 1]'],
      ["{a = 1, b: 2; c\\d: 3}", '{"a" : 1, "b": 2, "c\\\\d": 3}'],
      ["[1,\u00a02]", "[1, 2]"],
    ] as const) {
      const mend = (broken: string): string => {
        const { problems } = parseJson(broken);
        const fix = problems.find((problem) => problem.fix)?.fix;
        if (!fix) return broken;
        const better = broken.slice(0, fix.range.start) + fix.text + broken.slice(fix.range.end);
        assert.equal(parseJson(better).problems.length, problems.length - 1, better);
        return mend(better);
      };
      assert.equal(mend(text), mended);
      const { root, problems } = parseJson(text);
      assert.ok(problems.every(({ fix, start, end }) => fix?.range.start === start && fix.range.end === end));
      assert.deepEqual(toValue(root!), toValue(parseJson(mended).root!), "read as it was meant");
    }
  });

  describe("one slip gives one problem", () => {
    const text = JSON.stringify(
      {
        name: "two words",
        layers: [
          {
            weights: [
              [0.5, -1],
              [2, 3.5],
              [4, 5],
            ],
            biases: [0, 1, 2],
            name: "a",
          },
          { weights: [[1, 2, 3]], trainable: true },
        ],
        examples: [
          { input: [1, 2], target: [1], name: "e" },
          { input: [3, 4], target: [0] },
        ],
        training: { epochs: 2, learningRate: 1 },
      },
      undefined,
      1,
    );
    const places = [...text.matchAll(/[[\]{}:,"]/g)].map(({ index }) => index);
    const slips: Readonly<Record<string, (at: number) => string>> = {
      "any quote, bracket, comma or colon left out": (at) => text.slice(0, at) + text.slice(at + 1),
      "a bracket of the other kind": (at) =>
        text.slice(0, at) + ({ "]": "}", "}": "]" }[text[at]!] ?? text[at]) + text.slice(at + 1),
      "any comma or colon twice": (at) =>
        text.slice(0, at) + (/[,:]/.test(text[at]!) ? text[at] : "") + text.slice(at),
    };
    for (const [name, slip] of Object.entries(slips))
      it(name, () => {
        for (const at of places) {
          const slipped = slip(at);
          const problems = problemsOf(slipped);
          assert.equal(problems.length, slipped === text ? 0 : 1, mark(slipped, problems));
        }
      });
  });

  it("goes on with what was meant", () => {
    const repaired = (text: string) => toValue(parseJson(text).root!);
    assert.deepEqual(repaired("{a: 'x', b: [.5, +1, 01, 1.], // c\n c: True,}"), {
      a: "x",
      b: [0.5, 1, 1, 1],
      c: true,
    });
    assert.deepEqual(repaired('{"a": [[1 2], [3], "b": {"c": [4]}, "d": 5}'), {
      a: [[1, 2], [3]],
      b: { c: [4] },
      d: 5,
    });
    assert.deepEqual(repaired('[{"b": {"c": [4}}, {"d": 5}]'), [{ b: { c: [4] } }, { d: 5 }]);
    assert.deepEqual(repaired("[1, NaN, 1e999]"), [1, Number.NaN, Number.POSITIVE_INFINITY]);
  });

  describe("has limits", () => {
    it("of length: nothing is read", () => {
      const { root, complete, problems } = parseJson('{"a": 1}', { maxLength: 7 });
      assert.deepEqual(
        [root, complete, problems.map(({ code }) => code)],
        [undefined, false, ["json-limit"]],
      );
    });

    it("of depth, without a stack overflow", () => {
      for (const bomb of ["[", '{"a":', "[{"]) {
        const problems = problemsOf(bomb.repeat(1_000_000));
        assert.deepEqual(problems.map(({ code }) => code).slice(-1), ["json-limit"]);
      }
      const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
      assert.deepEqual(problemsOf(deep(256)), []);
      assert.equal(problemsOf(deep(100_000)).length, 1);
    });

    it("of depth, and reads on behind it", () => {
      const marked = '{"a": {"b": «[»"]", [1]]}, "c": «.5»}';
      const { text } = unmark(marked);
      assert.equal(mark(text, parseJson(text, { maxDepth: 2 }).problems), marked);
    });

    it("of values, numbers and problems", () => {
      const codes = (text: string, options: Parameters<typeof parseJson>[1]) =>
        parseJson(text, options).problems.map(({ code }) => code);
      assert.deepEqual(codes("[[],[],[],[],[]]", { maxNodes: 4 }), ["json-limit"]);
      assert.deepEqual(codes('[1,2,3,4,5,"x"]', { maxNodes: 4 }), ["json-limit"]);
      assert.deepEqual(codes("[1,2,3,4,5]", { maxNodes: 4 }), []);
      assert.deepEqual(codes("[1,2,3,4,5]", { maxNumbers: 4 }), ["json-limit"]);
      assert.deepEqual(codes("[.1,.2,.3,.4]", { maxProblems: 2 }), [
        "json-number",
        "json-number",
        "json-limit",
      ]);
      assert.equal(problemsOf(`[${".1,".repeat(100_000)}1]`).length, 1001);
    });

    it("takes time in proportion to the text, whatever is wrong with it", () => {
      // A time that grew faster than the text would end in the suite's limit.
      for (const piece of ['"a\n', "[}", '{"a"', "/*", "'", "[1,", '"\\', "]", '{"a":[', "// x\n"])
        problemsOf(`{"x": [${piece.repeat(200_000)}`);
    });
  });
});
