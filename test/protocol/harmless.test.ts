import assert from "node:assert/strict";
import fc from "fast-check";
import { oneLine, quoted } from "../../src/protocol/harmless";
import { anyText, faultIn } from "../harmful";

describe("oneLine", () => {
  const cases: readonly (readonly [what: string, text: string, shown: string])[] = [
    ["a plain name", "hidden", "hidden"],
    ["a name of any language", "Schräg 隠れ層 नमस्ते ✔️", "Schräg 隠れ層 नमस्ते ✔️"],
    ["white space", " a\r\n\t b\u2028c ", "a b c"],
    ["nothing to see", " \n ", ""],
    ["an escape sequence", "\u001b[31mred\u001b[0m", "␛[31mred␛[0m"],
    ["NUL, BEL and DEL", "\0\u0007\u007f", "␀␇␡"],
    ["what turns the line around", "a\u202eb\u2066c\u200fd", "a�b�c�d"],
    ["what has no width", "a\u200bb\u2060c\u00add", "a�b�c�d"],
    ["half of a pair", "a\ud800b", "a�b"],
    [
      "an address",
      "see https://evil.example/a or www.evil.example",
      "see https∶//evil.example/a or www․evil.example",
    ],
    ["a command", "[x](command:workbench.action.quit)", "[x](command∶workbench.action.quit)"],
    ["a scheme with nothing behind it yet", "command:", "command∶"],
    ["a scheme with digits", "z39.50r://x", "z39.50r∶//x"],
    ["mail", "me@evil.example", "me＠evil.example"],
    ["an icon", "$(gear) 5 $", "＄(gear) 5 $"],
    ["colons that lead nowhere", "note: at 12:30, C:\\x", "note: at 12:30, C:\\x"],
    ["a pile of marks", `a${"\u0301".repeat(50)}b`, `a${"\u0301".repeat(6)}b`],
  ];
  for (const [what, text, shown] of cases) it(`shows ${what}`, () => assert.equal(oneLine(text), shown));

  it("cuts before a letter, never inside one", () => {
    assert.equal(oneLine("𝒳".repeat(30), 9), `${"𝒳".repeat(4)}…`);
    assert.equal(oneLine("👍🏽👍🏽👍🏽", 8), "👍🏽…");
    assert.equal(oneLine("e\u0301e\u0301e\u0301", 4), "e\u0301…");
    assert.equal(oneLine("e\u0301e\u0301", 4), "e\u0301e\u0301");
  });

  it("gives of any text a harmless line that is short enough, and the same of that", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 70 }), (text, most) => {
        const line = oneLine(text, most);
        assert.equal(faultIn(line), undefined, JSON.stringify(text));
        assert.ok(line.length <= most, line);
        assert.equal(oneLine(line, most), line);
      }),
    );
  });

  it("looks no further into a long text than it shows", () => {
    assert.equal(oneLine(" ".repeat(10_000_000)), "");
    assert.equal(oneLine(`a${" ".repeat(10_000_000)}b`), "a…");
    assert.equal(oneLine("ab".repeat(5_000_000)), `${"ab".repeat(29)}a…`);
  });
});

describe("quoted", () => {
  it("keeps blanks, and shows every other character", () => {
    assert.equal(quoted("  lr \n\t"), "  lr ␊␉");
    assert.equal(quoted("x".repeat(41)), `${"x".repeat(39)}…`);
  });

  it("gives of any text a harmless piece that is short enough", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const piece = quoted(text);
        assert.equal(faultIn(piece), undefined, JSON.stringify(text));
        assert.ok(piece.length <= 40, piece);
      }),
    );
  });
});
