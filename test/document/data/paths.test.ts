import assert from "node:assert/strict";
import { wayTo } from "../../../src/document/data/paths";

const way = (path: string, from = ["nets", "deep", "a.nn.json"]) => wayTo(path, from, "work").join("/");

describe("the way to a file", () => {
  it("begins in the folder of the network", () => {
    assert.equal(way("x.csv"), "nets/deep/x.csv");
    assert.equal(way("./data/x.csv"), "nets/deep/data/x.csv");
    assert.equal(way("data//x.csv"), "nets/deep/data/x.csv");
    assert.equal(way("x.csv", ["a.nn.json"]), "x.csv");
    assert.equal(way("..x/...y"), "nets/deep/..x/...y");
  });

  it("may lead up, but not out of the root", () => {
    assert.equal(way("../x.csv"), "nets/x.csv");
    assert.equal(way("../../data/x.csv"), "data/x.csv");
    assert.equal(way("a/../../x.csv"), "nets/x.csv");
    for (const path of ["../../../x.csv", "a/../../../../x.csv", "../../.././work/x.csv"])
      assert.throws(() => way(path), /it lies outside of the folder work\./, path);
  });

  it("begins nowhere else", () => {
    for (const path of ["/etc/passwd", "C:/x.csv", "c:x.csv", "file:///x.csv", "https://example.org/x.csv"])
      assert.throws(() => way(path), /as it is seen from this file/, path);
    for (const path of ["..\\x.csv", "data\\x.csv", "\\x"])
      assert.throws(() => way(path), /write \/ between/, path);
    for (const path of ["", ".", "..", "data/", "data/..", "data/."])
      assert.throws(() => way(path), /no name/, path);
  });
});
