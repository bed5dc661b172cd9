/** The mistakes with a cost and with its derivative, each as a function of a, y and n, the number of outputs. The likelier ones come first. */
import { costNames, costOf } from "../../core/network/cost";
import { type Sentence, say } from "../../words/sentence";
import { words } from "../../words/words";
import { type Mistake, type Setting, times, wrongSign } from "./setting";

const said = words.mistakes.costs;

interface Variant {
  readonly of: (a: number, y: number, n: number) => number;
  readonly words: Sentence;
}

/** What a cost is mistaken for: by its own record, and any other cost. */
function variantsOf(s: Setting, part: "term" | "dC_da"): Variant[] {
  const own = s.state.network.cost;
  return [
    ...costOf(own).mistakes[part].map(({ of, says }) => ({ of, words: say`${words.costMistakes[says]}` })),
    ...costNames
      .filter((name) => name !== own)
      .map((name) => ({ of: costOf(name)[part], words: said.otherCost(name, own) })),
  ];
}

/** The term of output j, or the whole cost. */
export function ofCost(s: Setting): Mistake[] {
  return s.question.isWhole ? ofWholeCost(s) : ofCostTerm(s);
}

function termOf(s: Setting, i: number): number {
  const { last, network } = s.state;
  return costOf(network.cost).term(s.a(last, i)!, s.y(i), s.size(last));
}

function ofWholeCost(s: Setting): Mistake[] {
  const { last } = s.state;
  const n = s.size(last);
  return [
    ...s.others(last, -1).map((i) => ({
      value: n > 1 ? termOf(s, i) : undefined,
      words: said.oneOutput(i),
    })),
    ...variantsOf(s, "term").map(
      ({ of, words }): Mistake => ({ value: s.sum(last, (i) => of(s.a(last, i)!, s.y(i), n)), words }),
    ),
    { value: s.C / n, words: said.mean },
    { value: s.C * n, words: said.timesOutputs },
    { value: Math.sqrt(s.C), words: said.root },
    wrongSign(s),
  ];
}

function ofCostTerm(s: Setting): Mistake[] {
  const { last } = s.state;
  const { j } = s.question.step;
  const [a, y, n] = [s.a(last, j)!, s.y(j), s.size(last)];
  let soFar = 0;
  for (let i = 0; i < j; i++) soFar += termOf(s, i);
  return [
    ...variantsOf(s, "term").map(({ of, words }): Mistake => ({ value: of(a, y, n), words })),
    wrongSign(s),
    {
      value: costOf(s.state.network.cost).dC_da(a, y, n),
      words: said.slope(s.dC_daName(last, j)),
    },
    { value: j > 0 ? soFar + termOf(s, j) : undefined, words: said.soFar },
    { value: j > 0 ? soFar : undefined, words: said.before },
    { value: s.C, words: said.whole },
    { value: a, words: said.output(s.aName(last, j)) },
    ...s.others(last, j).map((i) => ({ value: termOf(s, i), words: said.otherOutput(i, j) })),
  ];
}

/** ∂C/∂a_j of an output. */
export function ofOutputDerivative(s: Setting): Mistake[] {
  const { l, j } = s.question.step;
  const { derivative } = said;
  const [a, y, n] = [s.a(l, j)!, s.y(j), s.size(l)];
  return [
    ...variantsOf(s, "dC_da").map(({ of, words }): Mistake => ({ value: of(a, y, n), words })),
    wrongSign(s),
    { value: costOf(s.state.network.cost).term(a, y, n), words: derivative.term },
    {
      value: times(s.slope(l, j), s.dC_da(l, j)),
      words: derivative.withSlope(s.dC_dzName(l, j)),
    },
    { value: s.slope(l, j), words: derivative.slopeAlone(s.da_dzName(l, j)) },
    { value: a, words: derivative.output(s.aName(l, j), s.CName) },
    ...s.others(l, j).map((other) => ({
      value: s.dC_da(l, other),
      words: derivative.otherOutput(s.dC_daName(l, other), s.dC_daName(l, j)),
    })),
  ];
}
