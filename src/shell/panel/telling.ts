/** Tells a panel of views: each by what it changes in the one before, and no faster than the panel can draw them. */
import { difference } from "../../protocol/difference";
import type { HostMessage, StepView } from "../../protocol/messages";

interface Sent {
  readonly number: number;
  readonly view: StepView;
}

export class Telling {
  private last: Sent | undefined;
  /** Whether the panel has yet to draw what it was told last. */
  private isDrawing = false;
  /** The latest view that waits for that. */
  private held: StepView | undefined;

  constructor(private readonly send: (message: HostMessage) => void) {}

  tell(view: StepView): void {
    if (this.isDrawing) this.held = view;
    else this.sendOn(view);
  }

  /** The panel has drawn the view of this number. */
  drawn(number: number): void {
    if (this.last?.number !== number) return;
    this.isDrawing = false;
    this.release();
  }

  /** Sends what waits, before something else is said that follows it. */
  release(): void {
    const { held } = this;
    this.held = undefined;
    if (held) this.sendOn(held);
  }

  /** The panel shows nothing of what it was told: the next view is told whole. */
  forget(): void {
    this.last = undefined;
    this.held = undefined;
    this.isDrawing = false;
  }

  private sendOn(view: StepView): void {
    const { last } = this;
    const number = (last?.number ?? 0) + 1;
    this.last = { number, view };
    this.isDrawing = true;
    this.send(
      last
        ? { type: "change", number, change: difference(last.view, view) ?? { in: {} } }
        : { type: "step", number, view },
    );
  }
}
