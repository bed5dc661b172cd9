import assert from "node:assert/strict";
import fc from "fast-check";
import { fileName, pathBeside, plainPath, shownPath } from "../../../src/debug/protocol/path";

describe("fileName", () => {
  for (const [path, name] of [
    ["/a/f6 blank.nn.json", "f6 blank.nn.json"],
    ["file:///a/f6%20blank.nn.json", "f6 blank.nn.json"],
    ["vscode-vfs://github/o/r/%E2%88%82%F0%9F%A7%A0.nn.json", "∂🧠.nn.json"],
    ["untitled:Untitled-1%20x", "untitled:Untitled-1 x"],
    ["/a/f6%20blank.nn.json", "f6%20blank.nn.json"],
    ["C:\\a\\b%20.nn.json", "b%20.nn.json"],
    ["file:///a/100%.nn.json", "100%.nn.json"],
    ["file:///a/%zz%20%E2%88.nn.json", "%zz %E2%88.nn.json"],
    ["file:///a/%c0%80%ed%a0%80.nn.json", "%c0%80%ed%a0%80.nn.json"],
    ["file:///a/%1b%0a%E2%80%AE%E2%80%A8x.nn.json", "%1b%0a%E2%80%AE%E2%80%A8x.nn.json"],
    ["file:///a/x%2520y.nn.json", "x%20y.nn.json"],
    ["", ""],
  ] as const)
    it(`${path} → ${name}`, () => assert.equal(fileName(path), name));

  it("is that of any file by its URI, as by its path", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((each) => !/[/\\\p{C}\p{Z}]/u.test(each));
    fc.assert(
      fc.property(name, (each) => {
        assert.equal(fileName(`file:///folder/${encodeURIComponent(each)}`), each);
        assert.equal(fileName(`/folder/${each}`), each);
      }),
    );
  });
});

describe("shownPath", () => {
  for (const [path, shown] of [
    ["file:///a%20b/c.nn.json", "/a b/c.nn.json"],
    ["file:///c%3A/a%20b.nn.json", "c:/a b.nn.json"],
    ["vscode-vfs://host/a%20b.nn.json", "vscode-vfs://host/a b.nn.json"],
    ["/a%20b.nn.json", "/a%20b.nn.json"],
  ] as const)
    it(`${path} → ${shown}`, () => assert.equal(shownPath(path), shown));
});

describe("plainPath", () => {
  for (const [path, plain] of [
    ["file:///C%3A/a%20b.nn.json", "c:/a b.nn.json"],
    ["C:\\a b.nn.json", "c:/a b.nn.json"],
    ["file://host/a%0Ab%", "/a\nb%"],
  ] as const)
    it(`${path} → ${JSON.stringify(plain)}`, () => assert.equal(plainPath(path), plain));
});

describe("pathBeside", () => {
  for (const [path, relative, beside] of [
    ["/a/b.nn.json", "data/x.csv", "/a/data/x.csv"],
    ["/a/c/b.nn.json", "../x.csv", "/a/x.csv"],
    ["C:\\a\\b.nn.json", "data/x.csv", "C:\\a\\data\\x.csv"],
    ["C:/a/b.nn.json", "./x.csv", "C:/a/x.csv"],
    ["file:///a%20b/c.nn.json", "d e/x%.csv", "file:///a%20b/d%20e/x%25.csv"],
    ["vscode-vfs://host/a/b.nn.json", "../x.csv", "vscode-vfs://host/x.csv"],
  ] as const)
    it(`${path} and ${relative} → ${beside}`, () => assert.equal(pathBeside(path, relative), beside));
});
