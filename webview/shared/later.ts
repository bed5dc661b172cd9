/** Makes a component that the step's frame does not wait for: what changes in it is drawn when the browser has time. */
import { Component, type ComponentChild, type ComponentClass, h } from "preact";
import { type Piece, putOff, settle } from "./rest";

/** `canWait` says of the properties that it has and gets whether what is other in them is no answer to the reader's hand. */
export function later<Props extends object>(
  canWait: (now: Readonly<Props>, next: Readonly<Props>) => boolean,
  Draw: (props: Props) => ComponentChild,
): ComponentClass<Props> {
  return class extends Component<Props> implements Piece {
    readonly catchUp = (): void => this.forceUpdate();

    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const isPutOff = canWait(this.props, next);
      if (isPutOff) putOff(this);
      else settle(this);
      return !isPutOff;
    }

    override componentWillUnmount(): void {
      settle(this);
    }

    override render(props: Props): ComponentChild {
      return h(Draw, props);
    }
  };
}
