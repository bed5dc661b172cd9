/** What a screen reader says of the step. Nobody sees it, so that the step's frame does not wait for it. */
import { Component, type ComponentChild } from "preact";
import { type Piece, putOff, settle } from "../shared/rest";

interface Props {
  readonly words: string;
}

export class Spoken extends Component<Props> implements Piece {
  readonly catchUp = (): void => this.forceUpdate();

  override shouldComponentUpdate({ words }: Props): boolean {
    if (words !== this.props.words) putOff(this);
    return false;
  }

  override componentWillUnmount(): void {
    settle(this);
  }

  override render({ words }: Props): ComponentChild {
    return (
      <p class="spoken" role="status" aria-live="polite" aria-atomic="true" data-testid="spoken">
        {words}
      </p>
    );
  }
}
