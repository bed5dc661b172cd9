/**
 * Writes parameters into the text of their network: each number in the place of the one that stands there, and weights
 * that are drawn at random in the place of how they are drawn.
 */
import type { Network, Parameter } from "../../core/network/network";
import { parameterIndex } from "../../core/network/network";
import { placeOfParameter } from "../../core/network/place";
import { exactNumber } from "../../protocol/format";
import { type JsonMember, type JsonObject, parseJson } from "../json/json";
import type { Fix, Range } from "../json/problem";
import type { SourceMap } from "../network/sourceMap";

/** A text, and the network that stands in it. */
interface Written {
  readonly text: string;
  readonly network: Pick<Network, "sizes" | "parameters">;
  readonly sourceMap: SourceMap;
}

export interface Writing {
  /** What must be written where, in the order of the text; nothing where all of it stands there. */
  readonly fixes: readonly Fix[];
  /** The first layer whose numbers stand in another file, and are not what they are there. */
  readonly elsewhere: number | undefined;
}

/** With these values; in pieces. What reads as the same double stays as it is written. */
export function* writtenParameters(
  file: Written,
  numberOf: (parameter: Parameter) => number,
): Generator<void, Writing, void> {
  const { sizes } = file.network;
  const fixes: Fix[] = [];
  let elsewhere: number | undefined;
  for (let l = 1; l < sizes.length; l++) {
    const [width, size] = [sizes[l - 1]!, sizes[l]!];
    const weightAt = (place: number) => ({ l, j: Math.floor(place / width), k: place % width });
    const weights = yield* numbersOf(width * size, weightAt, numberOf);
    const biases = yield* numbersOf(size, (j) => ({ l, j }), numberOf);
    const left = [weights, biases].filter((each) => rangeOf(file, each, 0) === undefined);
    for (const each of [weights, biases])
      if (!left.includes(each)) fixes.push(...(yield* renewed(file, each)));
    if (left.length === 0) continue;
    const layer = layerIn(file, l);
    fixes.push(...added(file, layer, weights, biases));
    if (isElsewhere(file, layer.weights, weights) || isElsewhere(file, layer.biases, biases)) elsewhere ??= l;
  }
  return { fixes: fixes.sort((a, b) => a.range.start - b.range.start), elsewhere };
}

/** The weights of a layer, or its biases, in the order of their rows. */
interface Numbers {
  readonly values: Float64Array;
  readonly parameterAt: (place: number) => Parameter;
}

function* numbersOf(
  count: number,
  parameterAt: Numbers["parameterAt"],
  numberOf: (parameter: Parameter) => number,
): Generator<void, Numbers, void> {
  const values = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    yield;
    values[place] = numberOf(parameterAt(place));
  }
  return { values, parameterAt };
}

function rangeOf({ sourceMap }: Written, { parameterAt }: Numbers, place: number): Range | undefined {
  return sourceMap.rangeOf(placeOfParameter(parameterAt(place)));
}

/** From the first one to the last, with all that stands between them; nothing where all are the same. */
function* renewed(file: Written, numbers: Numbers): Generator<void, readonly Fix[], void> {
  const { text } = file;
  const { start } = rangeOf(file, numbers, 0)!;
  let end = start;
  let isChanged = false;
  const pieces: string[] = [];
  for (const [place, value] of numbers.values.entries()) {
    yield;
    const range = rangeOf(file, numbers, place)!;
    const before = text.slice(range.start, range.end);
    const isSame = Object.is(Number(before), value);
    isChanged ||= !isSame;
    pieces.push(text.slice(end, range.start), isSame ? before : exactNumber(value));
    ({ end } = range);
  }
  return isChanged ? [{ range: { start, end }, text: pieces.join("") }] : [];
}

// ── A layer that leaves some of them out ───────────────────────────────────────────────────────────────────────────

/** The members of a layer that matter, where they stand in the whole text. */
interface LayerInText {
  readonly weights: JsonMember | undefined;
  readonly biases: JsonMember | undefined;
  /** How its weights are drawn: `neurons`, `init`, or both, in the order of the text. */
  readonly drawn: readonly JsonMember[];
  /** Where the member before another one ends. */
  readonly endBefore: (member: JsonMember) => number;
  /** Where the layer's own text begins. */
  readonly start: number;
}

function layerIn({ text, sourceMap }: Written, l: number): LayerInText {
  const { start, end } = sourceMap.rangeOf({ kind: "layer", l })!;
  const { members } = parseJson(text.slice(start, end)).root as JsonObject;
  const find = (...keys: readonly string[]) => members.filter(({ key }) => keys.includes(key));
  return {
    weights: find("weights")[0],
    biases: find("biases")[0],
    drawn: find("neurons", "init"),
    endBefore: (member) => members[members.indexOf(member) - 1]!.value.end,
    start,
  };
}

/** Drawn weights, and biases that are not 0 any more, which the layer does not name. */
function added(
  { text }: Written,
  { drawn, start, ...layer }: LayerInText,
  weights: Numbers,
  biases: Numbers,
): readonly Fix[] {
  const [first, second] = drawn;
  const key = first ?? layer.weights!;
  const { indent, opens } = lineOf(text, start + key.keyRange.start);
  const isNamed = layer.biases !== undefined || biases.values.every((each) => Object.is(each, 0));
  const ofBiases = isNamed ? "" : `,${opens ? `\n${indent}` : " "}"biases": ${list(biases.values)}`;
  const instead = (from: number, to: number, written: string): readonly Fix[] =>
    from === to && written === "" ? [] : [{ range: { start: start + from, end: start + to }, text: written }];
  if (!first) return instead(key.value.end, key.value.end, ofBiases);
  const ofWeights = `"weights": ${rows(weights.values, biases.values.length, indent)}`;
  return [
    ...instead(first.keyRange.start, first.value.end, `${ofWeights}${ofBiases}`),
    ...(second ? instead(layer.endBefore(second), second.value.end, "") : []),
  ];
}

/** How far a line is indented, and whether what stands at an offset opens it. */
function lineOf(text: string, offset: number): { readonly indent: string; readonly opens: boolean } {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const [indent] = /^[ \t]*/.exec(line)!;
  return { indent, opens: indent.length === line.length };
}

function list(values: Float64Array): string {
  return `[${Array.from(values, exactNumber).join(", ")}]`;
}

/** So many rows, each on a line, one level deeper than the line of the key. */
function rows(values: Float64Array, count: number, indent: string): string {
  const deeper = `${indent}${indent.includes("\t") ? "\t" : "  "}`;
  const width = values.length / count;
  const lines = Array.from(
    { length: count },
    (_, j) => `${deeper}${list(values.subarray(j * width, (j + 1) * width))}`,
  );
  return `[\n${lines.join(",\n")}\n${indent}]`;
}

/** Whether numbers come from another file, and are others than there. */
function isElsewhere(
  { network: { sizes, parameters } }: Written,
  member: JsonMember | undefined,
  { values, parameterAt }: Numbers,
): boolean {
  const before = (place: number) => parameters[parameterIndex(sizes, parameterAt(place))];
  return member?.value.type === "object" && !values.every((value, place) => Object.is(before(place), value));
}
