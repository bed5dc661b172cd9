/** The mistake of leaving a layer out on the way back from the cost: its weights, its slopes, or both. */
import { costOf } from "../../core/network/cost";
import { limits } from "../../protocol/budget";
import type { LeftOut } from "../../words/told";
import { words } from "../../words/words";
import { FEW, type Mistake, type Setting, times } from "./setting";

const { wayBack } = words.mistakes.paths;

/** How far the activations of a layer move with the one of the question's neuron: Σ over the ways there. */
type Moves = readonly (number | undefined)[];

/**
 * The question asks for `factor` · ∂C/∂a_j of layer l: that with one of the layers l+1 … L left out. Looks at the nearest
 * ones alone: among hundreds of numbers a rounded one is like some by chance.
 */
export function ofWayBack(s: Setting, factor: number | undefined): Mistake[] {
  const { l, j } = s.question.step;
  const found: Mistake[] = [];
  let moves: Moves = Array.from({ length: s.size(l) }, (_, k) => (k === j ? 1 : 0));
  for (let next = l + 1; next <= Math.min(s.state.last, l + FEW); next++) {
    if (s.size(next) * s.size(next - 1) > limits.wayBackWeights) break;
    found.push(...ofLayer(s, next, moves, factor));
    moves = through(s, next, moves);
  }
  return found;
}

/** ∂a_i of the next layer: σ′(z_i) Σ_k w_ik ∂a_k. */
function through(s: Setting, next: number, moves: Moves): Moves {
  return Array.from({ length: s.size(next) }, (_, i) =>
    times(
      s.slope(next, i),
      s.sum(next - 1, (k) => times(s.w(next, i, k), moves[k])),
    ),
  );
}

const leavingOut: readonly LeftOut[] = ["both", "weight", "slope"];

function ofLayer(s: Setting, next: number, moves: Moves, factor: number | undefined): Mistake[] {
  const { network } = s.state;
  const scale = costOf(network.cost).scale?.(s.size(s.state.last)) ?? 1;
  const isOne = s.size(next) === 1 && s.size(next - 1) === 1;
  return leavingOut.flatMap((leftOut): Mistake[] => {
    const way = waysThrough[leftOut];
    const sum = s.sum(next - 1, (k) =>
      times(
        moves[k],
        s.sum(next, (i) => way(s, next, i, k)),
      ),
    );
    const value = times(factor, sum);
    const said = { l: next, leftOut, isOne };
    const whole = { value, words: wayBack({ ...said, isScaleLeftOut: false }) };
    if (scale === 1 || value === undefined) return [whole];
    return [whole, { value: value / scale, words: wayBack({ ...said, isScaleLeftOut: true }) }];
  });
}

/** What goes from neuron i of a layer to neuron k of the one before, where something of w_ik σ′(z_i) ∂C/∂a_i is left out. */
const waysThrough: Readonly<
  Record<LeftOut, (s: Setting, l: number, i: number, k: number) => number | undefined>
> = {
  both: (s, l, i) => s.dC_da(l, i),
  weight: (s, l, i) => s.dC_dz(l, i),
  slope: (s, l, i, k) => times(s.w(l, i, k), s.dC_da(l, i)),
};
