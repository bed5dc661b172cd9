/** Where random weights begin: one record for each way to draw them. A new one is one more record here, and its line in words/en/records.ts. */
import { Random } from "./random";

/** What a method needs to be told: half the width of a range, or a deviation. */
export type InitSetting = "range" | "std";

interface InitMethod {
  readonly setting?: InitSetting;
  /** The next weight, of a layer with so many inputs and units. */
  readonly draw: (random: Random, inputs: number, units: number, setting: number) => number;
}

/** Evenly from −bound to bound. */
const within = (random: Random, bound: number): number => (2 * random.uniform() - 1) * bound;

const methods = {
  zeros: { draw: () => 0 },
  xavierUniform: { draw: (random, inputs, units) => within(random, Math.sqrt(6 / (inputs + units))) },
  xavierNormal: { draw: (random, inputs, units) => random.normal() * Math.sqrt(2 / (inputs + units)) },
  heUniform: { draw: (random, inputs) => within(random, Math.sqrt(6 / inputs)) },
  heNormal: { draw: (random, inputs) => random.normal() * Math.sqrt(2 / inputs) },
  uniform: { setting: "range", draw: (random, _inputs, _units, range) => within(random, range) },
  normal: { setting: "std", draw: (random, _inputs, _units, std) => random.normal() * std },
} as const satisfies Record<string, InitMethod>;

export type InitName = keyof typeof methods;
export const initNames = Object.keys(methods) as readonly InitName[];

export interface Init {
  readonly method: InitName;
  readonly seed: number;
  /** Of those methods that need one. */
  readonly setting?: number;
}

export const DEFAULT_INIT: Init = { method: "xavierUniform", seed: 0 };

/** What a method needs to be told besides its seed. */
export function settingOf(method: InitName): InitSetting | undefined {
  const record: InitMethod = methods[method];
  return record.setting;
}

/** The weights of layer l, drawn row by row. */
export function drawnWeights(
  { method, seed, setting = 0 }: Init,
  { l, inputs, units }: { readonly l: number; readonly inputs: number; readonly units: number },
): Float64Array {
  const random = new Random(BigInt(seed) + (BigInt(l) << 32n));
  const { draw }: InitMethod = methods[method];
  return new Float64Array(inputs * units).map(() => draw(random, inputs, units, setting));
}
