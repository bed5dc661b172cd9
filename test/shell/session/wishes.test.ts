import assert from "node:assert/strict";
import { united } from "../../../src/shell/session/wishes";

describe("the wishes of several pages", () => {
  it("are all that one of them wants, each picture once", () => {
    const panel = { shown: ["gradient", "network"], predicts: true, whole: false } as const;
    const own = { shown: ["network", "cost"], predicts: false, whole: true } as const;
    assert.deepEqual(united([panel, own]), {
      shown: ["gradient", "network", "cost"],
      predicts: true,
      whole: true,
    });
    assert.deepEqual(united([own]), own);
  });

  it("are none without a page", () => assert.equal(united([]), undefined));
});
