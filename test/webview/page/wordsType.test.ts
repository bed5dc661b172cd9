import assert from "node:assert/strict";
import { typeOf } from "../../../webview/page/wordsType";

/** Every character is half as wide as high. */
const widthOf = (text: string, size: number): number => (text.length * size) / 2;

const best = [14, 20] as const;
const words = (count: number): string => Array(count).fill("four").join(" ");

describe("the type of the words", () => {
  it("is as large as it may be where they fit", () => {
    // 20 words are 99 characters: 693 px.
    assert.deepEqual(typeOf(words(20), { width: 400, height: 40 }, best, widthOf), { size: 14, line: 20 });
  });

  it("is smaller where they do not, and breaks lines between words alone", () => {
    assert.deepEqual(typeOf(words(20), { width: 340, height: 40 }, best, widthOf), { size: 13, line: 18 });
    assert.deepEqual(typeOf(words(3), { width: 27, height: 54 }, best, widthOf), { size: 13, line: 18 });
  });

  it("is never too small to read: after the last line there is room for they are cut", () => {
    assert.deepEqual(typeOf(words(99), { width: 100, height: 40 }, best, widthOf), {
      size: 11,
      line: 14,
      lines: 2,
    });
    assert.deepEqual(typeOf(words(99), { width: 100, height: 24 }, best, widthOf), {
      size: 14,
      line: 20,
      lines: 1,
    });
  });
});
