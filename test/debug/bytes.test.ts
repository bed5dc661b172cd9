import assert from "node:assert/strict";
import fc from "fast-check";
import { checkSize, decodedText } from "../../src/debug/bytes";
import { budget } from "../../src/protocol/budget";

describe("textOf", () => {
  it("gives back any text, a byte-order mark included", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, marked) => {
        const whole = (marked ? "\ufeff" : "") + text;
        assert.equal(decodedText(new TextEncoder().encode(whole)), whole);
      }),
    ));

  for (const [what, bytes] of [
    ["a byte that UTF-8 has not", [0x7b, 0xff]],
    ["a character cut short", [0xe2, 0x88]],
    ["an overlong form", [0xc0, 0x80]],
    ["half of a surrogate pair", [0xed, 0xa0, 0x80]],
    ["UTF-16", [0xff, 0xfe, 0x7b, 0]],
  ] as const)
    it(`refuses ${what}`, () =>
      assert.throws(() => decodedText(Uint8Array.from(bytes)), /it is not a text in UTF-8\./));

  it("refuses more bytes than the budget has, and not one less", () => {
    checkSize(budget.fileBytes);
    assert.throws(() => checkSize(budget.fileBytes + 1), /it is too large\./);
  });
});
