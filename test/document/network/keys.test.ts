import assert from "node:assert/strict";
import { explanationOf, type Keys, keysOf, type ValueKind } from "../../../src/document/network/keys";

describe("the keys of a network file", () => {
  it("are each explained in a sentence", () => {
    for (const [kind, keys] of Object.entries(keysOf) as [ValueKind, Keys | undefined][])
      for (const key of Object.keys(keys ?? {}))
        assert.match(explanationOf(kind, key) ?? "", /^\S.*\.$/, `${kind}: ${key}`);
  });

  it("have no explanation where there is no such key", () => {
    assert.equal(explanationOf("training", "weights"), undefined);
    assert.equal(explanationOf("numbers", "length"), undefined);
    assert.equal(explanationOf("layer", "constructor"), undefined);
  });

  it("speak of the mean over the batch as C, and of one example's cost as Cₑ", () => {
    assert.match(explanationOf("training", "learningRate")!, /w ← w − η · ∂C\/∂w, where C is the mean/);
    assert.match(explanationOf("file", "cost")!, /Cₑ/);
  });
});
