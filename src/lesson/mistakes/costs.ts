/** The mistakes with a cost and with its derivative, each as a function of a, y and n, the number of outputs. The likelier ones come first. */
import { costNames, costOf } from "../../core/network/cost";
import { words } from "../../words/words";
import { type Mistake, type Setting, times, wrongSign } from "./setting";

interface Variant {
  readonly of: (a: number, y: number, n: number) => number;
  readonly words: string;
}

/** What a cost's own record says that it is mistaken for. */
function ownMistakes(s: Setting, part: "term" | "dC_da"): Variant[] {
  return costOf(s.state.network.cost).mistakes[part].map(({ of, says }) => ({
    of,
    words: words.costMistakes[says],
  }));
}

/** The costs that this one could be taken for, by their functions. */
function otherCosts(s: Setting, part: "term" | "dC_da"): Variant[] {
  const own = s.state.network.cost;
  return costNames
    .filter((name) => name !== own)
    .map((name) => ({
      of: costOf(name)[part],
      words: `That is right for ${name}; the cost of this network is ${own}.`,
    }));
}

/** The term of output j, or the whole cost. */
export function ofCost(s: Setting): Mistake[] {
  const { isWhole, step } = s.question;
  const { last } = s.state;
  const { cost } = s.state.network;
  const n = s.size(last);
  const j = step.j;
  const term = (i: number): number => costOf(cost).term(s.a(last, i)!, s.y(i), n);
  const variants = [...ownMistakes(s, "term"), ...otherCosts(s, "term")].map(
    ({ of, words: said }): Mistake => ({
      value: isWhole ? s.sum(last, (i) => of(s.a(last, i)!, s.y(i), n)) : of(s.a(last, j)!, s.y(j), n),
      words: said,
    }),
  );
  if (isWhole) {
    return [
      ...s.others(last, -1).map((i) => ({
        value: n > 1 ? term(i) : undefined,
        words: `That is what output ${i} adds; the cost is the sum over all outputs.`,
      })),
      ...variants,
      { value: s.C / n, words: "That is the mean over the outputs; the terms are added up." },
      { value: s.C * n, words: "That is as many times too much as there are outputs." },
      { value: Math.sqrt(s.C), words: "That is the root of the cost; no root is taken." },
      wrongSign(s),
    ];
  }
  let soFar = 0;
  for (let i = 0; i < j; i++) soFar += term(i);
  return [
    ...variants,
    wrongSign(s),
    {
      value: costOf(cost).dC_da(s.a(last, j)!, s.y(j), n),
      words: `That is ${s.dC(s.aName(last, j))}, the slope of the cost; asked is the cost itself.`,
    },
    ...(j > 0
      ? [
          {
            value: soFar + term(j),
            words: "That is the cost of all outputs so far; asked is what this one adds.",
          },
          {
            value: soFar,
            words: "That is what the cost had come to before; asked is what this output adds.",
          },
        ]
      : []),
    { value: s.C, words: "That is the cost of all outputs together; asked is what this one adds." },
    { value: s.a(last, j), words: `That is ${s.aName(last, j)} itself; asked is what its miss costs.` },
    ...s
      .others(last, j)
      .map((i) => ({ value: term(i), words: `That is what output ${i} adds; asked is output ${j}.` })),
  ];
}

/** ∂C/∂a_j of an output. */
export function ofOutputDerivative(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const { cost } = s.state.network;
  const n = s.size(l);
  const [a, y] = [s.a(l, j)!, s.y(j)];
  return [
    ...[...ownMistakes(s, "dC_da"), ...otherCosts(s, "dC_da")].map(({ of, words: said }) => ({
      value: of(a, y, n),
      words: said,
    })),
    wrongSign(s),
    {
      value: costOf(cost).term(a, y, n),
      words: "That is what this output adds to the cost; asked is how the cost moves with it.",
    },
    {
      value: times(s.slope(l, j), s.dC_da(l, j)),
      words: `That is ${s.dC(s.zName(l, j))}, with σ′ in it already; that factor comes next.`,
    },
    {
      value: s.slope(l, j),
      words: `That is ∂${s.aName(l, j)}/∂${s.zName(l, j)}, the factor that comes next.`,
    },
    { value: a, words: `That is ${s.aName(l, j)} itself; asked is how far ${s.CName} moves with it.` },
    ...s.others(l, j).map((other) => ({
      value: s.dC_da(l, other),
      words: `That is ${s.dC(s.aName(l, other))}, of another output; asked is ${s.dC(s.aName(l, j))}.`,
    })),
  ];
}
