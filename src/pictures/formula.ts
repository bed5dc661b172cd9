/** The formula of a step as the panel shows it: its derivation, folded and printed. */
import type { Short } from "../core/network/updateRules/rule";
import type { Known, State } from "../core/run/state";
import type { Derivation, Entry, Factor, Term, Whole } from "../lesson/derivation/derivation";
import { folded, shown as shownOf } from "../lesson/fold";
import type { Equation, GeneralForm } from "../lesson/generalForm";
import { inGeneral } from "../lesson/lens";
import { exampleName, nameOf } from "../lesson/names";
import type { RunningIndex } from "../math/quantity";
import { type Reading, type Symbolic, withNumbers, withQuantities } from "../math/symbolic";
import { texOf } from "../math/tex";
import { textOf } from "../math/text";
import type {
  EntryView,
  FactorView,
  FormulaView,
  GeneralFormView,
  HeadView,
  ShortView,
  TermView,
  Value,
} from "../protocol/messages";
import { words } from "../words/words";
import { MOST_ROWS } from "./stage";

/** A longer sum is folded: its folds are rows, too. */
const ROOM_WHERE_FOLDED = MOST_ROWS - 2;

export function formulaViewOf(derivation: Derivation, state: State): FormulaView {
  const {
    of,
    relation,
    count,
    current,
    at,
    value,
    soFar,
    outcome,
    isAsked,
    reading,
    running,
    divided,
    short,
  } = derivation;
  const room = count <= MOST_ROWS ? count : ROOM_WHERE_FOLDED;
  const print = printerOf(state);
  const term = (index: number): TermView => ({
    ...termViewOf(at(index), reading, state, print),
    ...(running && { label: labelOf(derivation, state, running.index, index) }),
  });
  return {
    lhs: texOf(of),
    general: texOf(withQuantities(of, inGeneral(state))),
    name: textOf(of),
    relation,
    terms: folded(count, current, room, term),
    ...(running && {
      heads: running.heads.map((head) => ({ ...print(head), whole: wholeViewOf(head.whole) })),
      running: running.index,
      total: totalOf(derivation, running.index),
    }),
    ...(divided && {
      mean: { share: texOf(divided.share.symbol), sum: shown(divided.sum.value), of: count },
    }),
    ...(short && { short: short.map((each) => shortViewOf(each, reading, state)) }),
    value: shown(value),
    soFar: shown(soFar),
    ...(isAsked && { isAsked }),
    ...(outcome !== undefined && { outcome: { words: words.steps.addedToGradient, value: outcome } }),
  };
}

/** Prints a symbol and its rule: as they are, and as they are for any neuron. */
function printerOf(state: State): (of: Printed) => Pick<HeadView, "symbol" | "rule" | "general"> {
  const general = inGeneral(state);
  const printed = ({ symbol, rule }: Printed) => ({
    symbol: texOf(symbol),
    ...(rule && { rule: texOf(rule) }),
  });
  return ({ symbol, rule }) => ({
    ...printed({ symbol, ...(rule && { rule }) }),
    general: printed({
      symbol: withQuantities(symbol, general),
      ...(rule && { rule: withQuantities(rule, general) }),
    }),
  });
}

function wholeViewOf({ symbol, row, column }: Whole): HeadView["whole"] {
  return { symbol: texOf(symbol), words: words.stage.part(row, column) };
}

/** "j = 0"; a weighted input ends with its bias, and examples have names. */
function labelOf(
  { kind, count }: Derivation,
  { network, program, turn }: State,
  letter: RunningIndex,
  index: number,
): NonNullable<TermView["label"]> {
  if (letter === "e") {
    const example = program.exampleOf(program.batchOf(turn).start + index);
    return { words: nameOf(network.examples.name(example)) ?? exampleName(network, example) };
  }
  const isBias = (kind === "term" || kind === "bias") && index === count - 1;
  return isBias ? { words: words.stage.biasRow } : { tex: `${letter}=${index}` };
}

const summands = { e: "example", i: "output", j: "path", k: "term" } as const satisfies Record<
  RunningIndex,
  keyof typeof words.stage.total
>;

function totalOf({ kind, current, count, at, divided }: Derivation, letter: RunningIndex): string {
  // All terms of a mean are known, whether or not one sees them.
  const done = divided || at(current).value !== undefined ? current + 1 : current;
  return words.stage.total[kind === "cost" ? "output" : summands[letter]](done, count);
}

type Printed = Pick<Factor, "symbol" | "rule">;
type Printer = ReturnType<typeof printerOf>;

function termViewOf(
  { factors, value, standing }: Term,
  reading: Reading,
  state: State,
  print: Printer,
): TermView {
  const factor = (each: Factor): FactorView => factorViewOf(each, reading, state, print);
  return { factors: factors.map(factor), value: shown(value), standing };
}

function factorViewOf(factor: Factor, reading: Reading, state: State, print: Printer): FactorView {
  const { workings, value, standing, entry, whole } = factor;
  const note = noteOf(factor, state);
  return {
    ...print(factor),
    value: shown(value),
    standing,
    ...(workings && { numbers: numbersOf(workings, reading) }),
    ...(note !== undefined && { note }),
    ...(entry && { entry: entryViewOf(entry) }),
    ...(whole && { whole: wholeViewOf(whole) }),
  };
}

/** Numbers of a vector that have room in a box: both ends, and the one at hand. */
const ENTRIES = 3;

function entryViewOf({ symbol, lies, index, at: current, size, value }: Entry): EntryView {
  const at = shownOf(size, current, ENTRIES);
  return {
    ...{ symbol: texOf(symbol), lies, words: words.stage.entry[lies](index, current), current, at },
    values: at.map((each) => shown(value(each))),
  };
}

/** When a factor was found: now, or in an earlier step of the example. */
function noteOf({ standing, foundBy }: Factor, { program, turn }: State): string | undefined {
  if (standing === "new") return words.stage.foundNow;
  if (standing !== "known" || !foundBy) return undefined;
  const { kind, l, j } = foundBy;
  return words.stage.known(program.turnStart(turn) + program.example.completion(kind, l, j) + 1);
}

/** m̂ = m/(1 − β₁ᵗ); with its numbers, unless the reader is to work them out. */
function shortViewOf({ name, is }: Short, reading: Reading, state: State): ShortView {
  return {
    tex: `${texOf(name)}=${texOf(is)}`,
    ...(!state.isCovered && is.kind !== "ratio" && { numbers: numbersOf(is, reading) }),
  };
}

function numbersOf(workings: Symbolic, reading: Reading): string {
  return textOf(withNumbers(workings, reading));
}

function shown(value: Known): Value {
  return value ?? null;
}

export function generalFormViewOf({ indices, matrices, ...words }: GeneralForm): GeneralFormView {
  return { indices: equationOf(indices), matrices: equationOf(matrices), ...words };
}

function equationOf({ left, relation, right }: Equation): string {
  return `${texOf(left)}${relation === "=" ? "=" : "\\leftarrow "}${texOf(right)}`;
}
