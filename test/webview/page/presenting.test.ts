import assert from "node:assert/strict";
import { actOfClicker, actOfKey, type Key } from "../../../webview/page/presenting";

const pressed = (key: string, more: Partial<Key> = {}): Key => ({
  key,
  defaultPrevented: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  target: null,
  ...more,
});
const box = { tagName: "INPUT" } as unknown as EventTarget;
const graph = { tagName: "svg" } as unknown as EventTarget;

describe("the keys of who presents", () => {
  it("of a clicker step, whatever has the focus and whoever else knows them", () => {
    for (const more of [{}, { target: box }, { target: graph }, { defaultPrevented: true }]) {
      assert.equal(actOfClicker(pressed("PageDown", more)), "next");
      assert.equal(actOfClicker(pressed("PageUp", more)), "stepBack");
    }
    for (const key of ["F5", "ArrowRight", "b", "Escape", "toString"])
      assert.equal(actOfClicker(pressed(key)), undefined);
  });

  it("step, blank the screen and go back, where nothing on the page has taken them", () => {
    const acts = {
      ArrowRight: "next",
      ArrowLeft: "stepBack",
      ArrowDown: "finer",
      ArrowUp: "coarser",
      n: "hideNumbers",
      N: "hideNumbers",
      b: "blank",
      B: "blank",
      ".": "blank",
      Escape: "leave",
    };
    for (const [key, act] of Object.entries(acts)) {
      assert.equal(actOfKey(pressed(key)), act, key);
      assert.equal(actOfKey(pressed(key, { target: graph })), act, key);
      assert.equal(actOfKey(pressed(key, { defaultPrevented: true })), undefined, key);
    }
    for (const key of ["F5", "Enter", "PageDown", "h", "1", "toString"])
      assert.equal(actOfKey(pressed(key)), undefined, key);
  });

  it("are typed where something is typed, but for Escape", () => {
    for (const key of ["ArrowRight", "ArrowUp", "n", "b", "."])
      assert.equal(actOfKey(pressed(key, { target: box })), undefined);
    assert.equal(actOfKey(pressed("Escape", { target: box })), "leave");
  });

  it("are other keys with Ctrl, Alt or the command key", () => {
    for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }]) {
      assert.equal(actOfClicker(pressed("PageDown", more)), undefined);
      assert.equal(actOfKey(pressed("ArrowLeft", more)), undefined);
    }
  });
});
