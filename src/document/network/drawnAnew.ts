/** The parameters of a network whose random weights are drawn with another seed, all else being as its text says. */
import { DEFAULT_INIT, drawnWeights, type Init, type InitName } from "../../core/network/init";
import { type Network, parameterIndex } from "../../core/network/network";
import { type JsonNode, type JsonObject, parseJson } from "../json/json";

/** The seed of the first layer that is drawn; undefined where none is. `text` has a network without a fault. */
export function drawnSeed(text: string): number | undefined {
  return layersOf(text)
    .map(initOf)
    .find((init) => init)?.seed;
}

export function drawnAnew(
  text: string,
  { sizes, parameters }: Pick<Network, "sizes" | "parameters">,
  seed: number,
): Float64Array {
  const drawn = parameters.slice();
  for (const [index, layer] of layersOf(text).entries()) {
    const init = initOf(layer);
    if (!init) continue;
    const [l, inputs, units] = [index + 1, sizes[index]!, sizes[index + 1]!];
    const weights = drawnWeights({ ...init, seed }, { l, inputs, units });
    for (let j = 0; j < units; j++)
      drawn.set(weights.subarray(j * inputs, (j + 1) * inputs), parameterIndex(sizes, { l, j, k: 0 }));
  }
  return drawn;
}

function layersOf(text: string): readonly JsonNode[] {
  const layers = member(parseJson(text).root, "layers");
  return layers?.type === "array" ? layers.items : [];
}

function initOf(layer: JsonNode): Init | undefined {
  const init = member(layer, "init");
  if (!init && !member(layer, "neurons")) return undefined;
  const method = member(init, "method");
  const setting = member(init, "range") ?? member(init, "std");
  const seed = member(init, "seed");
  return {
    method: method?.type === "string" ? (method.value as InitName) : DEFAULT_INIT.method,
    seed: seed?.type === "number" ? seed.value : DEFAULT_INIT.seed,
    ...(setting?.type === "number" && { setting: setting.value }),
  };
}

function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.type === "object"
    ? (node as JsonObject).members.find((each) => each.key === key)?.value
    : undefined;
}
