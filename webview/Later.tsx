/** Draws at once what can be seen; what is out of view follows when the browser has time, so that no step's frame waits for it. */
import { Component, type ComponentChild, createRef } from "preact";

/** A busy browser draws the rest by then all the same, one piece after the other. */
const LATEST_MS = 200;

const pieces = new WeakMap<Element, Later>();
const waiting = new Set<Later>();
let hasAsked = false;
let tellDrawn: () => void = () => {};

const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) pieces.get(target)?.seen(isIntersecting);
});

/** Whether everything is drawn; if not, `then` is called once it is. */
export function isDrawn(then: () => void): boolean {
  tellDrawn = then;
  return waiting.size === 0;
}

function drawRest(deadline: IdleDeadline): void {
  hasAsked = false;
  for (const piece of waiting) {
    waiting.delete(piece);
    piece.forceUpdate();
    if (deadline.timeRemaining() <= 0) break;
  }
  if (waiting.size > 0) askForTime();
  else tellDrawn();
}

function askForTime(): void {
  if (hasAsked) return;
  hasAsked = true;
  requestIdleCallback(drawRest, { timeout: LATEST_MS });
}

interface Props {
  /** The picture's name, for its place on the page. */
  readonly of: string;
  readonly children: ComponentChild;
}

export class Later extends Component<Props> {
  private isSeen = true;
  private readonly place = createRef<HTMLDivElement>();

  seen(isSeen: boolean): void {
    this.isSeen = isSeen;
    if (isSeen && waiting.has(this)) this.forceUpdate();
  }

  override shouldComponentUpdate(): boolean {
    if (this.isSeen) return true;
    waiting.add(this);
    askForTime();
    return false;
  }

  override componentDidMount(): void {
    pieces.set(this.place.current!, this);
    observer.observe(this.place.current!);
  }

  override componentDidUpdate(): void {
    waiting.delete(this);
  }

  override componentWillUnmount(): void {
    waiting.delete(this);
    observer.unobserve(this.place.current!);
  }

  override render({ of, children }: Props): ComponentChild {
    return (
      <div class="picture" data-picture={of} ref={this.place}>
        {children}
      </div>
    );
  }
}
