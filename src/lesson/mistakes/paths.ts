/** The mistakes with ∂C/∂a of a hidden neuron: one path, or all of them together. The likelier ones come first. */
import { words } from "../../words/words";
import { type Mistake, type Setting, times, wrongSign } from "./setting";
import { ofWayBack } from "./wayBack";

const { one, all } = words.mistakes.paths;
const { ofAnotherNeuron } = words.mistakes.general;

/** The new factor of a path, ∂z_j/∂a_k = w_jk; or all paths together, ∂C/∂a_k. */
export function ofPath(s: Setting): Mistake[] {
  return s.question.isWhole ? ofAllPaths(s) : ofOnePath(s);
}

function ofOnePath(s: Setting): Mistake[] {
  const { l, j, i = 0 } = s.question.step;
  const next = l + 1;
  const [w, delta] = [s.w(next, i, j)!, s.dC_dz(next, i)];
  const names = {
    ...{ w: s.wName(next, i, j), a: s.aName(l, j) },
    ...{ z: s.zName(next, i), delta: s.dC_dzName(next, i) },
  };
  let before = 0;
  for (let path = 0; path < i; path++) before += s.w(next, path, j)! * s.dC_dz(next, path);
  return [
    { value: i === j ? undefined : s.w(next, j, i), words: one.swapped(s.wName(next, j, i), i, j) },
    wrongSign(s),
    { value: s.a(l, j), words: one.activation(names) },
    { value: w * delta, words: one.whole(names) },
    { value: times(w, s.slope(next, i)), words: one.withSlope(s.da_dzName(next, i)) },
    { value: i > 0 ? before + w * delta : undefined, words: one.soFar },
    { value: delta, words: one.rest(names) },
    ...s.others(next, i).map((other) => ({
      value: s.w(next, other, j),
      words: one.otherPath(s.wName(next, other, j), other, i),
    })),
    ...s.others(l, j).map((other) => ({
      value: s.w(next, i, other),
      words: one.otherStart(s.wName(next, i, other), other, j),
    })),
    { value: w * s.a(l, j)!, words: one.term(names) },
    { value: 1, words: one.bias },
  ];
}

function ofAllPaths(s: Setting): Mistake[] {
  const { step, value } = s.question;
  const { l, j } = step;
  const next = l + 1;
  const n = s.size(next);
  // A single path is all of them.
  const paths = n === 1 ? [] : s.others(next, -1);
  const share = (i: number): number => s.w(next, i, j)! * s.dC_dz(next, i);
  return [
    ...paths.map((i) => ({ value: share(i), words: all.oneAlone(i, n) })),
    ...paths.map((i) => ({ value: value - share(i), words: all.oneMissing(i) })),
    wrongSign(s),
    ...paths.map((i) => ({ value: value - 2 * share(i), words: all.oneTaken(i) })),
    {
      value: s.sum(next, (i) => s.w(next, i, j)! * s.dC_da(next, i)),
      words: all.slopesMissing(next),
    },
    {
      value: s.sum(next, (i) => times(s.w(next, j, i), s.dC_dz(next, i))),
      words: all.row(s.aName(l, j), j),
    },
    { value: s.sum(next, (i) => s.dC_dz(next, i)), words: all.weightsMissing },
    { value: s.sum(next, (i) => s.w(next, i, j)), words: all.weightsAlone(s.dC_dzOfAny) },
    { value: value / n, words: all.mean },
    {
      value: s.sum(next, (i) => times(s.w(next, i, j), s.a(next, i), s.dC_da(next, i))),
      words: all.heightsForSlopes,
    },
    { value: times(value, s.slope(l, j)), words: all.withSlope(s.dC_dzName(l, j)) },
    ...s.others(l, j).map((other) => ({
      value: s.dC_da(l, other),
      words: ofAnotherNeuron(s.dC_daName(l, other), s.dC_daName(l, j)),
    })),
    ...ofWayBack(s, 1),
  ];
}
