/** Draws at once what can be seen; what is out of view follows, so that no step's frame waits for it. */
import { Component, type ComponentChild, createRef } from "preact";
import { isPutOff, type Piece, putOff, settle } from "./rest";

const pictures = new WeakMap<Element, Later>();

const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    // By now it has been laid out.
    target.toggleAttribute("data-measured", true);
    pictures.get(target)?.seen(isIntersecting);
  }
});

interface Props {
  /** The picture's name, for its place on the page. */
  readonly of: string;
  readonly children: ComponentChild;
}

export class Later extends Component<Props> implements Piece {
  private isSeen = true;
  private readonly place = createRef<HTMLDivElement>();

  seen(isSeen: boolean): void {
    this.isSeen = isSeen;
    if (isSeen && isPutOff(this)) this.forceUpdate();
  }

  readonly catchUp = (): void => this.forceUpdate();

  override shouldComponentUpdate(): boolean {
    if (!this.isSeen) putOff(this);
    return this.isSeen;
  }

  override componentDidMount(): void {
    pictures.set(this.place.current!, this);
    observer.observe(this.place.current!);
  }

  override componentDidUpdate(): void {
    settle(this);
  }

  override componentWillUnmount(): void {
    settle(this);
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
