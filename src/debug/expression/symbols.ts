/**
 * The symbols of the lesson as expressions: `w₀₁⁽²⁾` is `w[2][0][1]`, `∂C/∂w₀₁⁽²⁾` its derivative.
 *
 * Indices stand side by side where each is one digit, else with commas: `w₁₂,₃⁽²⁾`. Those that say nothing in a layer
 * of one neuron may be missing, and are left to what knows the network: `z⁽¹⁾`.
 */
import { isQuantityName, type QuantityName } from "./quantities";
import { onTheLine } from "./tokens";

/** A name with what stands below and above it. */
export interface TypedSymbol {
  readonly letter: string;
  /** The digits below, in groups: ["01"] of `w₀₁`, ["12", "3"] of `w₁₂,₃`. */
  readonly below: readonly string[];
  readonly layer?: number;
}

/** What a symbol names. */
export interface Named {
  readonly name: QuantityName;
  readonly indices: readonly number[];
  readonly example?: number;
}

/** The parts of a name as it is typed; ∂ and d are the same in it. */
export function typedSymbolOf(text: string): TypedSymbol {
  const [, letter, below, above] = /^([^₀-₉⁽]*)([₀-₉,]*)(?:⁽(.*)⁾)?$/u.exec(text)!;
  return {
    letter: letter!.replaceAll("∂", "d"),
    below: below === "" ? [] : onTheLine(below!).split(","),
    ...(above !== undefined && { layer: Number(onTheLine(above)) }),
  };
}

export function isPlain({ below, layer }: TypedSymbol): boolean {
  return below.length === 0 && layer === undefined;
}

/** How many indices stand below each letter, next to its layer. */
const neuronsOf: Readonly<Record<string, number>> = { w: 2, b: 1, z: 1, a: 1 };

/** Moments stand without the letter of what they are of: two indices, v₁,₂, are a weight's, one, v₁₂, is a bias's. */
const moments: readonly string[] = ["m", "v"];

/** What a symbol alone names; undefined where it names nothing. */
export function namedBy(symbol: TypedSymbol): Named | undefined {
  const { letter, below, layer } = symbol;
  const [first] = below;
  if (moments.includes(letter)) {
    const isBias = below.length === 1 && String(Number(first)) === first; // "01" is j and k
    const of = isBias ? "b" : "w";
    return below.length === 0
      ? undefined
      : named(`${of}.${letter}`, layerAndNeurons({ ...symbol, letter: of }));
  }
  if (Object.hasOwn(neuronsOf, letter)) return named(letter, layerAndNeurons(symbol));
  if (layer !== undefined || below.length !== 1) return undefined;
  if (letter === "y") return named("y", [Number(first)]);
  return letter === "C" ? { name: "C", indices: [], example: Number(first) } : undefined;
}

/** What ∂of/∂to names, of which at least one is more than a letter; undefined where it names nothing. */
export function ratioOf(of: TypedSymbol, to: TypedSymbol): Named | undefined {
  const numerator = { ...of, letter: of.letter.slice(1) };
  const denominator = { ...to, letter: to.letter.slice(1) };
  const place = layerAndNeurons(denominator);
  if (numerator.letter === "C") {
    const { example } = isPlain(numerator) ? {} : (namedBy(numerator) ?? { example: Number.NaN });
    if (Number.isNaN(example)) return undefined;
    const quantity = isPlain(denominator) ? [] : place;
    return named(`dC/${to.letter}`, quantity, example);
  }
  const own = layerAndNeurons(numerator);
  if (numerator.letter !== "a" || denominator.letter !== "z" || !own || !place) return undefined;
  const isOneLayer = own[0] === place[0] && own.length === place.length;
  return isOneLayer ? named("da/dz", [...place, ...own.slice(1)]) : undefined;
}

function named(name: string, indices: readonly number[] | undefined, example?: number): Named | undefined {
  if (!indices || !isQuantityName(name)) return undefined;
  return { name, indices, ...(example !== undefined && { example }) };
}

/** Its layer and neurons, [2, 0, 1]; [2] where the neurons are missing; undefined where they do not fit its letter. */
function layerAndNeurons({ letter, below, layer }: TypedSymbol): readonly number[] | undefined {
  if (layer === undefined) return undefined;
  const room = neuronsOf[letter];
  const [first = ""] = below;
  const neurons = below.length === 1 && room === 2 && first.length === 2 ? Array.from(first) : below;
  if (neurons.length !== 0 && neurons.length !== room) return undefined;
  return [layer, ...neurons.map(Number)];
}
