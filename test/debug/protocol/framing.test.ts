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

  const good = framed({ good: true });
  const cases: readonly (readonly [string, string, string])[] = [
    ["a header with more in it", `Content-Type: x\r\nContent-Length: 2\r\nX: y\r\n\r\n{}`, ""],
    ["a header in small letters", "content-length:2\r\n\r\n{}", ""],
    ["a header without a length", "Content-Type: x\r\n\r\n", "fault: a header without a length"],
    ["a negative length", "Content-Length: -5\r\n\r\n", "fault: a header without a length"],
    ["what is not JSON", "Content-Length: 3\r\n\r\n{x}", "fault: a message that is not JSON"],
    ["an empty message", "Content-Length: 0\r\n\r\n", "fault: a message that is not JSON"],
  ];
  for (const [what, bytes, fault] of cases) {
    it(`goes on after ${what}`, () => {
      const all = said(text(bytes, good));
      assert.deepEqual(all.at(-1), { good: true });
      if (fault !== "") assert.ok(String(all[0]).startsWith(fault), String(all[0]));
      else assert.deepEqual(all[0], {});
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

  it("does not fill up with a header that never ends", () => {
    assert.deepEqual(said(text("x".repeat(5000))), ["fault: a header without an end, skipped"]);
  });
});
