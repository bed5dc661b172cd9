/** The factors of the quantity at hand, one by one, then the quantity they make: what the scope "Chain rule" lists. */
import { mixes } from "../../core/network/network";
import type { Known, State } from "../../core/run/state";
import type { Derivation, Factor } from "../../lesson/derivation/derivation";
import { derivationOf } from "../../lesson/derivation/of";
import { derivationInSight, type Sight } from "../../lesson/prediction/sight";
import { ETA } from "../../lesson/quantity";
import type { Quantity } from "../../math/quantity";
import {
  evaluated,
  isSameTree,
  leavesIn,
  namesIn,
  quantitiesIn,
  quantity,
  type Symbolic,
} from "../../math/symbolic";
import { textOf } from "../../math/text";
import { typed } from "../../math/typed";
import { words } from "../../words/words";
import { COVERED, numberRow, type Row } from "./rows";

/** The factors in the lesson's written order, then the quantity they make. */
export function chainRuleRows(sight: Sight): readonly Row[] {
  const whole = sight.state.uncovered;
  const rows = rowsIn(whole, derivationOf(whole));
  if (!sight.question) return rows;
  const seen = rowsIn(sight.state, derivationInSight(sight));
  return rows.map((row, place) => (isCovered(row, seen[place]) ? coveredRow(row) : row));
}

/** A row whose number nobody may see. Its name stays. */
function coveredRow({ nudgeable: _, ...row }: Row): Row {
  return { ...row, value: COVERED };
}

function isCovered({ value }: Row, seen: Row | undefined): boolean {
  return value !== seen?.value;
}

function rowsIn(state: State, derivation: Derivation | undefined): readonly Row[] {
  if (!derivation) return [];
  if (derivation.relation === "←") return [...ruleRows(state, derivation), ownRow(state, derivation)];
  return [
    ...factorsAtHand(derivation).flatMap((factor) => rowsOf(state, derivation, factor)),
    ownRow(state, derivation),
  ];
}

/** Those of the term that the step added, or that make a mean. */
function factorsAtHand({ current, at, divided }: Derivation): readonly Factor[] {
  return divided ? [divided.share, divided.sum] : at(current).factors;
}

/** All that a step of an update rule is worked out of: the gradient, what was there before, and the numbers of the rule. */
function ruleRows(state: State, derivation: Derivation): readonly Row[] {
  const { count, at, of, reading, short = [] } = derivation;
  const factors = Array.from({ length: count }, (_, index) => at(index).factors).flat();
  const leaves = [...short.map(({ is }) => is), ...factors.map(({ symbol }) => symbol)].flatMap(leavesIn);
  const texts = leaves.map(textOf);
  return leaves
    .filter((leaf, place) => texts.indexOf(textOf(leaf)) === place)
    .map((leaf) => {
      const [name, value] = [textOf(leaf), evaluated(leaf, reading)];
      if (isSameTree(leaf, of)) return numberRow(words.debug.before(name), value);
      const own = leaf === ETA ? numberRow(name, value, "eta") : row(state, leaf, name, value);
      return leaf === ETA ? { ...own, nudgeable: { kind: "learningRate" } } : own;
    });
}

/** A factor that is worked out is shown by what it is made of. */
function rowsOf(state: State, derivation: Derivation, factor: Factor): readonly Row[] {
  const { symbol, rule, value, nudgeable } = factor;
  switch (symbol.kind) {
    case "quantity":
      return [{ ...row(state, symbol, textOf(symbol), value), ...(nudgeable && { nudgeable }) }];
    case "ratio":
      return [
        row(state, typedOf(state, symbol) === undefined && rule ? rule : symbol, textOf(symbol), value),
      ];
    case "over":
      return [numberRow(textOf(symbol), value)];
    case "negative":
    case "number":
    case "name":
    case "sum":
    case "product":
    case "placewise":
    case "quotient":
    case "square":
    case "transposed":
    case "squaredNorm":
    case "derivative":
    case "call":
    case "applied":
    case "cases":
    case "where":
      return madeOf(state, derivation, factor);
  }
}

/** The quantities, and the counts, that a factor is worked out of. */
function madeOf(state: State, { reading }: Derivation, { symbol }: Factor): readonly Row[] {
  const quantities = distinct(
    quantitiesIn(symbol).filter(({ indices = [] }) => indices.every(Number.isInteger)),
  );
  const counts = namesIn(symbol).map((name) => numberRow(name.text, reading.name?.(name)));
  return [
    ...quantities.map((of) => {
      const nudgeable = nudgeableOf(state, of);
      const own = row(state, quantity(of), textOf(quantity(of)), reading.quantity(of));
      return { ...own, ...(nudgeable && { nudgeable }) };
    }),
    ...counts,
  ];
}

function distinct(quantities: readonly Quantity[]): readonly Quantity[] {
  const texts = quantities.map((of) => textOf(quantity(of)));
  return quantities.filter((_, place) => texts.indexOf(texts[place]!) === place);
}

function nudgeableOf({ network, example }: State, { letter, indices = [] }: Quantity): Row["nudgeable"] {
  const [j] = indices;
  if (letter !== "y" || typeof j !== "number") return undefined;
  return { kind: "target", example: network.examples.place(example), j };
}

/** The quantity itself; a parameter as it is now, whatever was nudged since its update. */
function ownRow(state: State, { of, kind, value }: Derivation): Row {
  if (kind !== "update") return row(state, of, textOf(of), value);
  const { l, j, k } = state.latest!.step;
  const parameter = k === undefined ? { l, j } : { l, j, k };
  return {
    ...row(state, of, textOf(of), state.shownParameter(parameter)),
    nudgeable: { kind: "parameter", parameter },
  };
}

function row(state: State, of: Symbolic, name: string, value: Known): Row {
  return numberRow(name, value, typedOf(state, of));
}

function typedOf({ network }: State, of: Symbolic): string | undefined {
  return typed(of, (l) => mixes(network, l));
}
