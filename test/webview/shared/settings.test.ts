import assert from "node:assert/strict";
import { settingsFrom, usual } from "../../../webview/shared/settings";

describe("the reader's settings", () => {
  it("are what was kept", () => {
    const kept = {
      writing: "symbols",
      scope: "matrices",
      gradient: "layers",
      edges: "derivative",
      pixels: "column",
      layers: "whole",
      hidden: ["tree", "symbols"],
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
      { writing: 1, scope: "all", gradient: "heap", hidden: "tree", predicts: 1 },
    ])
      assert.deepEqual(settingsFrom(kept), usual);
    assert.deepEqual(settingsFrom({ writing: "numbers", scope: 7 }), { ...usual, writing: "numbers" });
    assert.deepEqual(settingsFrom({ hidden: [1, "curve", "a picture of old"] }), {
      ...usual,
      hidden: ["curve"],
    });
  });
});
