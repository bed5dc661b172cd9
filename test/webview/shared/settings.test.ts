import assert from "node:assert/strict";
import { pictureOf, settingsFrom, usual, wishesOf, wishesOfOnly } from "../../../webview/shared/settings";

describe("the reader's settings", () => {
  it("are what was kept", () => {
    const kept = {
      writing: "symbols",
      scope: "matrices",
      gradient: "layers",
      edges: "derivative",
      cells: "derivative",
      ledger: "learned",
      pixels: "column",
      layers: "whole",
      tab: "nudge",
      shape: "tree",
      along: "curve",
      scaling: "own",
      predicts: true,
    };
    assert.deepEqual(settingsFrom(kept), kept);
  });

  it("are as usual where nothing was kept, or nothing that is understood", () => {
    for (const kept of [
      undefined,
      null,
      1,
      "symbols",
      {},
      { writing: 1, scope: "all", gradient: "heap", tab: "tree", predicts: 1 },
    ])
      assert.deepEqual(settingsFrom(kept), usual);
    assert.deepEqual(settingsFrom({ writing: "numbers", scope: 7 }), { ...usual, writing: "numbers" });
  });

  it("choose the picture of each tab, and what the host is asked for", () => {
    assert.equal(pictureOf(usual, "network"), "network");
    assert.equal(pictureOf({ ...usual, shape: "tree" }, "network"), "tree");
    assert.equal(pictureOf({ ...usual, shape: "flow" }, "network"), "flow");
    assert.equal(pictureOf({ ...usual, along: "curve" }, "nudge"), "curve");
    assert.equal(pictureOf(usual, "matrix"), "weights");
    assert.deepEqual(wishesOf({ ...usual, tab: "cost" }, false).shown, ["gradient", "network", "cost"]);
    const beside = ["gradient", "network", "lines", "curve", "weights"];
    assert.deepEqual(wishesOf({ ...usual, tab: "cost" }, true).shown, [...beside, "cost"]);
    assert.deepEqual(wishesOf({ ...usual, tab: "nudge" }, true).shown, [...beside, "examples"]);
  });

  it("have the editor of one view ask for that alone, and leave it to the panel to predict", () => {
    const settings = { ...usual, tab: "cost", predicts: true, layers: "whole" } as const;
    assert.deepEqual(wishesOfOnly("matrix", settings), { shown: ["weights"], predicts: false, whole: true });
    assert.deepEqual(wishesOfOnly("nudge", usual).shown, ["lines", "curve"]);
  });
});
