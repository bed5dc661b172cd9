/** The legend: every symbol of the panel in words. */

import { Tex } from "../../formula/Tex";
import { steady } from "../../shared/steady";

const symbols: readonly (readonly [tex: string, words: string])[] = [
  ["a_j^{(l)}", "the activation of neuron j of layer l: how strongly it fires; layer 0 is the input"],
  ["w_{jk}^{(l)}", "the weight of the edge to neuron j of layer l from neuron k of the layer before"],
  ["b_j^{(l)}", "the bias of neuron j of layer l"],
  ["z_j^{(l)}", "its weighted input: all weights times activations, added up, and the bias"],
  ["\\sigma,\\ \\sigma'", "the activation function, which makes a of z, and its slope"],
  ["y_j", "the target: what output j should be for this example"],
  ["C", "the cost of this example: how far the outputs are from their targets"],
  [
    "\\frac{\\partial C}{\\partial w}",
    "how much C moves for a tiny nudge to w, as a ratio of the two nudges; so for every other pair",
  ],
  ["\\overline{\\frac{\\partial C}{\\partial w}}", "the mean of that over the examples of the batch"],
  ["\\delta^{(l)}", "all ∂C/∂z of layer l, as one vector"],
  ["\\eta", "the learning rate: how far a gradient step goes"],
  ["^{(l)}", "above a letter is a layer, never an exponent; numbers below are neurons, counted from 0"],
  ["i,\\ j,\\ k", "run over neurons: j where an edge leads to, k where it comes from, i of the layer after"],
];

export const Symbols = steady(() => (
  <section class="symbols" data-testid="symbols" aria-labelledby="symbols-heading">
    <h2 id="symbols-heading">Symbols in words</h2>
    <dl>
      {symbols.map(([tex, words]) => (
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
