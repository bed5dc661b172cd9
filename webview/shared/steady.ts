/** Makes a component that is drawn again only where its properties, all of them plain values, say something else. */
import { Component, type ComponentChild, type ComponentClass } from "preact";
import { same } from "./same";

export function steady<Props extends object>(draw: (props: Props) => ComponentChild): ComponentClass<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return !same(this.props, next);
    }

    override render(props: Props): ComponentChild {
      return draw(props);
    }
  };
}
