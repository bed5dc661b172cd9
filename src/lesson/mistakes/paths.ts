/** The mistakes with ∂C/∂a of a hidden neuron: one path, or all of them together. The likelier ones come first. */
import { type Mistake, type Setting, times, wrongSign } from "./setting";

/** The new factor of a path, ∂z_i/∂a_j = w_ij; or all paths together, ∂C/∂a_j. */
export function ofPath(s: Setting): Mistake[] {
  return s.question.isWhole ? ofAllPaths(s) : ofOnePath(s);
}

function ofOnePath(s: Setting): Mistake[] {
  const { l, j, i = 0 } = s.question.step;
  const next = l + 1;
  const w = s.w(next, i, j)!;
  const [wij, aj, zi] = [s.wName(next, i, j), s.aName(l, j), s.zName(next, i)];
  const delta = s.dC_dz(next, i);
  const share = (of: number): number => s.w(next, of, j)! * s.dC_dz(next, of);
  let before = 0;
  for (let path = 0; path < i; path++) before += share(path);
  return [
    {
      value: i === j ? undefined : s.w(next, j, i),
      words: `That is ${s.wName(next, j, i)}, with its indices swapped; the edge leads to neuron ${i} from neuron ${j}.`,
    },
    wrongSign(s),
    {
      value: s.a(l, j),
      words: `That is ${aj} itself, which is what ${zi} moves by for a nudge to its weight; asked is a nudge to ${aj}.`,
    },
    { value: w * delta, words: `That is the whole path, w · ${s.dC(zi)}; asked is its new factor alone.` },
    {
      value: times(w, s.slope(next, i)),
      words: `That has ∂${s.aName(next, i)}/∂${zi} in it, too; asked is the first factor alone.`,
    },
    ...(i > 0
      ? [
          {
            value: before + w * delta,
            words: "That is the sum over all paths so far; asked is the new factor alone.",
          },
        ]
      : []),
    {
      value: delta,
      words: `That is ${s.dC(zi)}, the rest of the path; asked is how far ${zi} moves with ${aj}.`,
    },
    ...s.others(next, i).map((other) => ({
      value: s.w(next, other, j),
      words: `That is ${s.wName(next, other, j)}, of the path through neuron ${other}; this one goes through neuron ${i}.`,
    })),
    ...s.others(l, j).map((other) => ({
      value: s.w(next, i, other),
      words: `That is ${s.wName(next, i, other)}, which comes from neuron ${other}; asked is the edge from neuron ${j}.`,
    })),
    {
      value: w * s.a(l, j)!,
      words: `That is ${wij} times ${aj}, a term of ${zi}; asked is how ${zi} moves with ${aj}.`,
    },
    { value: 1, words: "The factor is 1 for a bias; an activation goes through its weight." },
  ];
}

function ofAllPaths(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const next = l + 1;
  const n = s.size(next);
  // A single path is all of them.
  const paths = n === 1 ? [] : s.others(next, -1);
  const share = (i: number): number => s.w(next, i, j)! * s.dC_dz(next, i);
  const aj = s.aName(l, j);
  return [
    ...paths.map((i) => ({
      value: share(i),
      words: `That is the path through neuron ${i} alone; ${n} paths lead on, and they add up.`,
    })),
    ...paths.map((i) => ({
      value: s.question.value - share(i),
      words: `The path through neuron ${i} is missing in that.`,
    })),
    wrongSign(s),
    ...paths.map((i) => ({
      value: s.question.value - 2 * share(i),
      words: `The path through neuron ${i} went in with the wrong sign.`,
    })),
    {
      value: s.sum(next, (i) => s.w(next, i, j)! * s.dC_da(next, i)),
      words: `The slopes σ′ of layer ${next} are missing in that.`,
    },
    {
      value: s.sum(next, (i) => times(s.w(next, j, i), s.dC_dz(next, i))),
      words: `That takes row ${j} of the weights, with its indices swapped; all edges that leave ${aj} stand in column ${j}.`,
    },
    { value: s.sum(next, (i) => s.dC_dz(next, i)), words: "The weights of the paths are missing in that." },
    {
      value: s.sum(next, (i) => s.w(next, i, j)),
      words: `That is the sum of the weights alone; each path also has its ${s.dC("z")}.`,
    },
    { value: s.question.value / n, words: "That is the mean of the paths; they are added up." },
    {
      value: s.sum(next, (i) => times(s.w(next, i, j), s.a(next, i), s.dC_da(next, i))),
      words: "That takes σ(z), the activations, where the slopes σ′(z) belong.",
    },
    {
      value: times(s.question.value, s.slope(l, j)),
      words: `That is ${s.dC(s.zName(l, j))}, with σ′ of this neuron in it already; that factor comes next.`,
    },
    ...s.others(l, j).map((other) => ({
      value: s.dC_da(l, other),
      words: `That is ${s.dC(s.aName(l, other))}, of another neuron; asked is ${s.dC(aj)}.`,
    })),
  ];
}
