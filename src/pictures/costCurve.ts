/** How the cost of the example goes with one number: computed anew at places around it, as many as a moment allows. */
import type { State } from "../core/run/state";
import { symbolsOf } from "../lesson/symbols";
import { plain, plainRatio } from "../math/quantity";
import { limits, slices } from "../protocol/budget";
import type { CostCurveView, SpotView } from "../protocol/messages";
import { type Sentence, written } from "../words/sentence";
import { words } from "../words/words";
import { derivativeOf, symbolOfSpot, valueOfSpot } from "./nudgeChain";
import { exampleWith, workWith } from "./whatIf";

/** The picture reaches so many units to either side, and as far as a step goes where that is not too far. */
const NEAR = 2;
const FAR = 16;

/** C around the number as it is; undefined while C is not known. */
export function costCurve(state: State, spot: SpotView): CostCurveView | undefined {
  const { C } = state;
  if (C === undefined) return undefined;
  const w = valueOfSpot(state, spot)!;
  const derivative = derivativeOf(state, spot);
  const costAt = (value: number): number => exampleWith(state, spot)(value).C;
  const step = stepOf(state, spot, w, costAt);
  const half = halfOf(w, step?.to ?? w);
  const symbols = symbolsOf(state);
  const samples = samplesOf(placesFor(workWith(state, spot)), w, half, exampleWith(state, spot));
  const { of, ...parameter } = spot;
  const names = {
    name: plain(symbolOfSpot(symbols, spot)),
    costName: plain(symbols.C),
    derivativeName: plainRatio(symbols.C, symbolOfSpot(symbols, spot)),
  };
  return {
    position: state.position,
    parameter,
    of,
    ...names,
    low: w - half,
    high: w + half,
    samples,
    w,
    C,
    derivative: derivative ?? null,
    ...(step && { step }),
    words: written(wordsOf(state, names, { samples, C, step, isSloped: derivative !== undefined })),
  };
}

/** One gradient step of this example alone; none for what no step changes. */
function stepOf(
  state: State,
  spot: SpotView,
  w: number,
  costAt: (value: number) => number,
): CostCurveView["step"] {
  const derivative = derivativeOf(state, spot);
  const { training, layers } = state.network;
  if (derivative === undefined || !training || spot.of === "neuron") return undefined;
  const { weights, biases } = layers[spot.l - 1]!.trainable;
  if (!(spot.k === undefined ? biases : weights)) return undefined;
  const to = w - training.learningRate * derivative;
  return { to, C: costAt(to) };
}

/** Half the width of the picture: twice, four times … as wide where the step needs it. */
function halfOf(w: number, to: number): number {
  const size = Math.abs(w);
  const unit = size < 10 || !Number.isFinite(size) ? 1 : 10 ** Math.floor(Math.log10(size));
  let half = NEAR * unit;
  while (half < FAR * unit && Math.abs(to - w) > 0.8 * half) half *= 2;
  return half;
}

/** An odd number, so that the number itself is among them. */
function placesFor(work: number): number {
  const { costCurvePlaces, leastCostCurvePlaces } = limits;
  const affordable = Math.floor(slices.multiplications / work);
  const places = Math.min(costCurvePlaces, affordable - 1 + (affordable % 2));
  return places < leastCostCurvePlaces ? 0 : places;
}

function samplesOf(
  places: number,
  w: number,
  half: number,
  exampleAt: (value: number) => { readonly C: number },
): readonly number[] {
  return Array.from(
    { length: places },
    (_, place) => exampleAt(w + half * ((2 * place) / (places - 1) - 1)).C,
  );
}

interface Told {
  readonly samples: readonly number[];
  readonly C: number;
  readonly step: CostCurveView["step"];
  readonly isSloped: boolean;
}

function wordsOf(
  { network }: State,
  { costName, derivativeName }: Pick<CostCurveView, "costName" | "derivativeName">,
  { samples, C, step, isSloped }: Told,
): Sentence | string {
  const said = words.pictures.costCurve;
  if (samples.length === 0) return said.tooLarge;
  if (!isSloped) return said.noTangent(derivativeName);
  if (!step) return said.untrained(derivativeName);
  return said.step({ C: costName, rate: network.training!.learningRate, from: C, to: step.C });
}
