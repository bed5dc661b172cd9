import assert from "node:assert/strict";
import { isDrawn, type Piece, putOff, settle } from "../../../webview/shared/rest";

describe("what a step's frame does not wait for", () => {
  it("is drawn later, once, unless it was drawn or went meanwhile", async () => {
    const drawn: string[] = [];
    const piece = (name: string): Piece => ({ catchUp: () => void drawn.push(name) });
    const [one, two, gone] = [piece("one"), piece("two"), piece("gone")];
    for (const each of [one, two, gone, one]) putOff(each);
    settle(gone);
    assert.deepEqual(drawn, []);
    await new Promise<void>((resolve) => assert.equal(isDrawn(resolve), false));
    assert.deepEqual(drawn, ["one", "two"]);
    assert.ok(isDrawn(() => {}));
  });
});
