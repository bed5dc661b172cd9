import assert from "node:assert/strict";
import { changedBy } from "../../../src/protocol/difference";
import type { HostMessage, StepView } from "../../../src/protocol/messages";
import { Telling } from "../../../src/shell/panel/telling";

/** A view is any plain value here: only its position is looked at. */
const at = (position: number): StepView => ({ position }) as StepView;

describe("telling a panel of views", () => {
  function panel() {
    const sent: HostMessage[] = [];
    let shown: { readonly number: number; readonly view: unknown } | undefined;
    const telling = new Telling((message) => {
      sent.push(message);
      if (message.type === "step") shown = message;
      if (message.type !== "change") return;
      assert.equal(message.number, shown!.number + 1, "a change is of the view before");
      shown = { number: message.number, view: changedBy(shown!.view, message.change) };
    });
    return { sent, telling, shown: () => (shown?.view as StepView | undefined)?.position };
  }

  it("tells the first one whole, and each after it by what it changes", () => {
    const { sent, telling, shown } = panel();
    for (const position of [0, 1, 2]) {
      telling.tell(at(position));
      assert.equal(shown(), position);
      telling.drawn(sent.length);
    }
    assert.deepEqual(
      sent.map(({ type }) => type),
      ["step", "change", "change"],
    );
  });

  it("waits until a view is drawn, and then tells the latest", () => {
    const { sent, telling, shown } = panel();
    for (const position of [0, 1, 2, 3]) telling.tell(at(position));
    assert.equal(sent.length, 1);
    telling.drawn(1);
    assert.equal(shown(), 3);
    telling.drawn(1); // of a view before
    telling.tell(at(4));
    assert.equal(shown(), 3);
    telling.drawn(2);
    assert.equal(shown(), 4);
    assert.equal(sent.length, 3);
  });

  it("releases the latest before something else is said, once", () => {
    const { sent, telling, shown } = panel();
    telling.tell(at(0));
    telling.tell(at(1));
    telling.release();
    telling.release();
    assert.equal(shown(), 1);
    assert.equal(sent.length, 2);
  });

  it("tells a panel that has forgotten the next view whole, at once", () => {
    const { sent, telling } = panel();
    telling.tell(at(0));
    telling.tell(at(1));
    telling.forget();
    telling.release();
    telling.tell(at(2));
    assert.deepEqual(
      sent.map(({ type }) => type),
      ["step", "step"],
    );
  });
});
