import { strict as assert } from "node:assert";
import fc from "fast-check";
import { encode, MessageReader } from "../../../src/debug/protocol/framing";

/** What a reader says of bytes that come in pieces of these sizes: messages, and "fault: …". */
function said(bytes: Uint8Array, sizes: readonly number[] = []): unknown[] {
  const all: unknown[] = [];
  const reader = new MessageReader({
    message: (message) => all.push(message),
    fault: (text) => all.push(`fault: ${text}`),
  });
  let at = 0;
  for (const size of sizes) {
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  reader.push(bytes.subarray(at));
  return all;
}

const text = (...parts: string[]) => new TextEncoder().encode(parts.join(""));
const framed = (message: object) => new TextDecoder().decode(encode(message));

describe("the framing of messages", () => {
  it("counts bytes, not characters", () => {
    assert.equal(framed({ name: "∂C" }), 'Content-Length: 15\r\n\r\n{"name":"∂C"}');
  });

  it("reads messages that come in pieces of any size", () => {
    const message = fc.record(
      { command: fc.string({ unit: "grapheme" }), seq: fc.nat() },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.nat(30), { maxLength: 100 }), (messages, sizes) => {
        assert.deepEqual(said(text(...messages.map(framed)), sizes), messages);
      }),
    );
  });

  it("reads a message that comes byte by byte, however long", () => {
    const long = { text: "∂".repeat(70_000) };
    const bytes = text(framed(long), framed({ good: true }));
    assert.deepEqual(said(bytes, Array(bytes.length).fill(1)), [long, { good: true }]);
  });

  const good = framed({ good: true });
  const heard: readonly (readonly [string, string])[] = [
    ["a header with more in it", `Content-Type: x\r\nContent-Length: 2\r\nX: y\r\n\r\n{}`],
    ["a header in small letters", "content-length:2\r\n\r\n{}"],
    ["a header in capitals, with spaces", "CONTENT-LENGTH \t: \t2  \r\n\r\n{}"],
    ["lines that end in LF alone", "Content-Length: 2\n\n{}"],
    ["lines that end this way and that", "Content-Type: x\nContent-Length: 2\r\n\n{}"],
    ["the same length twice", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"],
    ["another field whose name ends so", "X-Content-Length: 7\r\nContent-Length: 2\r\n\r\n{}"],
  ];
  for (const [what, bytes] of heard) {
    it(`hears ${what}, and goes on`, () => assert.deepEqual(said(text(bytes, good)), [{}, { good: true }]));
  }

  const skipped: readonly (readonly [string, string | Uint8Array, string])[] = [
    ["a header without a length", "Content-Type: x\r\n\r\n", "a header without a length"],
    ["one whose body follows", 'Content-Type: x\r\n\r\n{"lost":true}', "a header without a length"],
    ["an empty line", "\r\n\r\n", "a header without a length"],
    ["a negative length", "Content-Length: -5\r\n\r\n{}", "a header without a length"],
    ["a length that is no number", "Content-Length: five\r\n\r\n{}", "a header without a length"],
    ["a length in another notation", "Content-Length: 0x2\r\n\r\n{}", "a header without a length"],
    ["a length with a fraction", "Content-Length: 2.5\r\n\r\n{}", "a header without a length"],
    ["two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", "a header with more than one length"],
    ["what is not JSON", "Content-Length: 3\r\n\r\n{x}", "a message that is not JSON"],
    ["an empty message", "Content-Length: 0\r\n\r\n", "a message that is not JSON"],
    [
      "what is not UTF-8",
      Uint8Array.of(...text("Content-Length: 3\r\n\r\n"), 0x22, 0xff, 0x22),
      "a message that is not UTF-8",
    ],
    ["a length in characters", 'Content-Length: 6\r\n\r\n["éé"]', "a message that is not JSON"],
    ["a length beyond everything", "Content-Length: 99999999999999\r\n\r\n{}", "a message of 99999999999999"],
    ["a header that is too long", `${"x: y\r\n".repeat(1000)}\r\n`, "a header without"],
  ];
  for (const [what, bytes, fault] of skipped) {
    it(`tells ${what} once, and hears what comes next`, () => {
      const all = [...(typeof bytes === "string" ? text(bytes) : bytes), ...text(good)];
      for (const sizes of [[], Array(all.length).fill(1)]) {
        const [first, ...rest] = said(Uint8Array.from(all), sizes);
        assert.ok(String(first).startsWith(`fault: ${fault}`), String(first));
        assert.deepEqual(rest, [{ good: true }]);
      }
    });
  }

  it("skips what is too long, without keeping it", () => {
    const length = 64 * 2 ** 20 + 1;
    const bytes = text(`Content-Length: ${length}\r\n\r\n`, " ".repeat(length), good);
    assert.deepEqual(said(bytes, [100, 1000, 2 ** 20]), [
      `fault: a message of ${length} bytes, skipped: it is too long`,
      { good: true },
    ]);
  });

  it("always hears a message that follows nonsense, and never fails", () => {
    const piece = fc.constantFrom(
      "Content-Length: 12",
      "content-length:7",
      "\r\n",
      "\n",
      "\r",
      "{}",
      "x",
      "\0",
    );
    const nonsense = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(piece, { maxLength: 10 }).map((pieces) => text(...pieces)),
    );
    fc.assert(
      fc.property(nonsense, fc.array(fc.nat(9), { maxLength: 30 }), (bytes, sizes) => {
        // A length that nonsense happens to spell is believed: only as many bytes are taken for its message.
        const spent = framed({ filler: "x".repeat(200) });
        const all = said(Uint8Array.from([...bytes, ...text(spent, spent, good)]), sizes);
        assert.deepEqual(all.at(-1), { good: true });
      }),
      { numRuns: 2000 },
    );
  });

  it("does not fill up with a header that never ends", () => {
    assert.deepEqual(said(text("x".repeat(5000))), ["fault: a header without an end, skipped"]);
  });
});
