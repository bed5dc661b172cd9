/** How steps, units and parameters are called: in plain text, and as an expression the reader can type. */
import type { Network, Parameter } from "../core/network/network";
import { isInTail, type Level, type Located, passOf, type Step } from "../core/program/steps";
import { call, product, quantity, ratio, type Symbolic } from "../math/symbolic";
import { textOf } from "../math/text";
import { oneLine } from "../protocol/harmless";
import { type Sentence, say, written } from "../words/sentence";
import { words } from "../words/words";
import { sumOverExamples } from "./derivation/batch";
import { symbolOf } from "./quantity";
import { ownTerms, type RuleTerms } from "./ruleTerms";
import { Symbols } from "./symbols";

/** "w[2][0][1]", the way an expression names a parameter. */
export function parameterExpression({ l, j, k }: Parameter): string {
  return k === undefined ? `b[${l}][${j}]` : `w[${l}][${j}][${k}]`;
}

/** "w₀₁⁽²⁾". */
export function parameterName({ sizes }: Pick<Network, "sizes">, parameter: Parameter): string {
  return textOf(quantity(new Symbols(sizes).parameter(parameter)));
}

/** A name from the file as it can be shown; undefined where there is none to see. */
export function nameOf(name: string | undefined): string | undefined {
  return (name !== undefined && oneLine(name)) || undefined;
}

/** "layer 2", with the name the file gives it: "layer 2 · hidden". */
export function layerName(network: Network, l: number): string {
  return words.units.layer(l, l === 0 ? undefined : nameOf(network.layers[l - 1]!.name));
}

/** "example 2", its place in the file, with the name the file gives it. `example` is its index in the run. */
export function exampleName(network: Network, example: number): string {
  return words.units.example(network.examples.place(example), nameOf(network.examples.name(example)));
}

/** The symbols of the example that a step belongs to. */
function symbolsAt(network: Network, { example }: Step): Symbols {
  return new Symbols(network.sizes, network.examples.place(example));
}

/** The quantity a step adds to: "z₀⁽¹⁾", "∂C₀/∂w₀₁⁽²⁾", "C₀". */
export function quantityName(network: Network, step: Step): string {
  return textOf(symbolOf(symbolsAt(network, step), step));
}

/** The factor or term that a step adds: "w₀₁⁽¹⁾ a₁⁽⁰⁾", "∂a₀⁽²⁾/∂z₀⁽²⁾". */
function factorOf(network: Network, symbols: Symbols, step: Step): Symbolic | Sentence {
  const { l, j, k, i = j } = step;
  const parameter = symbols.parameter(step);
  switch (step.kind) {
    case "term":
      return product(quantity(parameter), quantity(symbols.a(l - 1, k!)));
    case "bias":
      return quantity(parameter);
    case "activation":
      return call("σ", quantity(symbols.z(l, j)));
    case "cost":
      return words.units.costTerm(j, quantity(symbols.C));
    case "dC_da":
      return ratio(symbols.C, symbols.a(l, j));
    case "path":
      return ratio(symbols.z(l + 1, i), symbols.a(l, j));
    case "da_dz":
      return ratio(symbols.a(l, i), symbols.z(l, j));
    case "dz_dw":
    case "dz_db":
      return ratio(symbols.z(l, j), parameter);
    case "mean":
      return say`1/n ${sumOverExamples(symbols, step)}`;
    case "velocity":
    case "moment1":
    case "moment2":
    case "update":
      return lastTerm(ownTerms(network, symbols, { ...step, kind: step.kind }));
  }
}

/** What a step of an update rule adds after all else. */
function lastTerm({ terms }: RuleTerms): Symbolic {
  const symbols = terms.at(-1)!;
  return symbols.length === 1 ? symbols[0]! : product(...symbols);
}

export function factorName(network: Network, step: Step): string {
  return written(say`${factorOf(network, symbolsAt(network, step), step)}`);
}

/** "forward", "gradient step". */
export function passName({ kind }: Step): string {
  return words.units.pass[passOf[kind]];
}

/** The unit of a level that holds a step: what a stack frame or a crumb says. */
export function unitName(network: Network, { step }: Located, level: Level): string {
  const { units } = words;
  switch (level) {
    case "factor":
      return factorName(network, step);
    case "quantity":
      return quantityName(network, step);
    case "neuron":
      return step.kind === "cost" ? units.cost : units.ownNeuron(step.j);
    case "layer":
      return step.kind === "cost" ? units.cost : layerName(network, step.l);
    case "pass":
      return passName(step);
    case "example":
      return isInTail(step.kind) ? passName(step) : exampleName(network, step.example);
    case "batch":
      return units.batch(step.batch + 1);
    case "epoch":
      return units.epoch(step.epoch + 1, network.training?.epochs);
  }
}

/** Whether a unit is called by its number alone: it counts, and neither the file nor a formula names it. */
export function isNumbered(network: Network, { step }: Located, level: Level): boolean {
  const { kind, l, example } = step;
  switch (level) {
    case "factor":
    case "quantity":
    case "pass":
      return false;
    case "neuron":
      return kind !== "cost";
    case "layer":
      return kind !== "cost" && nameOf(network.layers[l - 1]!.name) === undefined;
    case "example":
      return !isInTail(kind) && nameOf(network.examples.name(example)) === undefined;
    case "batch":
    case "epoch":
      return true;
  }
}
