/** What the indices of the formula stand for, in words. */
import type { IndexView } from "../../src/protocol/messages";
import { steady } from "../shared/steady";

interface Props {
  readonly indices: readonly IndexView[];
}

export const Indices = steady(({ indices }: Props) => {
  return (
    <dl class="indices" data-testid="indices">
      {indices.map(({ symbol, value, words }) => (
        <div key={symbol}>
          <dt>
            <i class="letter">{symbol}</i> = {String(value)}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
});
