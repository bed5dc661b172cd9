/** The legend: every symbol of the panel in words. */

import { Tex } from "../../formula/Tex";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

export const Symbols = steady(() => (
  <section class="symbols" data-testid="symbols" aria-labelledby="symbols-heading">
    <h2 id="symbols-heading">{panel.symbolsHeading}</h2>
    <dl>
      {panel.symbols.map(([tex, words]) => (
        <div key={tex}>
          <dt>
            <Tex tex={tex} style="text" />
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  </section>
));
