/** Which update rules there are, and the one of a training with its numbers: what a gradient step does to a parameter. */
import type { Name } from "../../../math/symbolic";
import { adagrad } from "./adagrad";
import { adam } from "./adam";
import { adamw } from "./adamw";
import { rmsprop } from "./rmsprop";
import { letterOf, type MomentKind, type MomentLetter, type Settings, type UpdateRule } from "./rule";
import { sgd } from "./sgd";
import { LAMBDA } from "./symbols";

export const updateRules = { sgd, adam, adamw, rmsprop, adagrad } as const;
export type OptimizerName = keyof typeof updateRules;
export const optimizerNames = Object.keys(updateRules) as readonly OptimizerName[];

/** A rule by its name, with all its settings. */
export interface Optimizer {
  readonly name: OptimizerName;
  readonly settings: Settings;
}

/** What of a training decides its rule. */
interface Ruled {
  readonly optimizer: Optimizer;
  readonly l2: number;
  readonly learningRate: number;
}

export function updateRuleOf(name: OptimizerName): UpdateRule {
  return updateRules[name];
}

/** The settings of a rule where none is given. */
export function defaultsOf(name: OptimizerName): Settings {
  const { settings } = updateRuleOf(name);
  return Object.fromEntries(Object.entries(settings).map(([key, setting]) => [key, setting.default]));
}

export const PLAIN: Optimizer = { name: "sgd", settings: defaultsOf("sgd") };

/** The moments of a training, in the order of their steps. */
export function momentsOf({ optimizer }: Pick<Ruled, "optimizer">): readonly MomentKind[] {
  return updateRuleOf(optimizer.name).moments(optimizer.settings);
}

/** Whether a gradient step is w ← w − η ∂C/∂w, and nothing else. */
export function isPlainDescent({ optimizer, l2 }: Pick<Ruled, "optimizer" | "l2">): boolean {
  return optimizer.name === PLAIN.name && momentsOf({ optimizer }).length === 0 && l2 === 0;
}

/** Whether a training remembers a moment of this letter. */
export function hasMoment(training: Pick<Ruled, "optimizer">, letter: MomentLetter): boolean {
  return momentsOf(training).some((kind) => letterOf[kind] === letter);
}

/** The powers that a training's rule needs, as they are before the first gradient step: of each β, 1. */
export function firstPowers({ optimizer }: Pick<Ruled, "optimizer">): readonly number[] {
  return Object.keys(updateRuleOf(optimizer.name).powers).map(() => 1);
}

/** βᵗ of the next gradient step: by repeated multiplication, so that every way to it gives the same bits. */
export function nextPowers(
  { optimizer }: Pick<Ruled, "optimizer">,
  powers: readonly number[],
): readonly number[] {
  const betas = Object.keys(updateRuleOf(optimizer.name).powers).map((key) => optimizer.settings[key]);
  return powers.map((power, place) => power * Number(betas[place]));
}

/** The value of a symbol of the rule: one of its settings, or a power of one at this gradient step. */
export function valueOfSymbol(
  { optimizer, l2 }: Pick<Ruled, "optimizer" | "l2">,
  powers: readonly number[],
  { text }: Name,
): number | undefined {
  const { name, settings } = optimizer;
  const rule = updateRuleOf(name);
  const place = Object.values(rule.powers).findIndex((power) => power?.text === text);
  if (place >= 0) return powers[place];
  for (const [key, setting] of Object.entries(rule.settings))
    if ("symbol" in setting && setting.symbol.text === text) return Number(settings[key]);
  return text === LAMBDA.text && l2 > 0 ? l2 : undefined;
}

/** One gradient step of a training's rule, with its numbers. */
export interface Update {
  /** What stands for g in the rule: the batch's gradient, and to a weight's λ w is added where there is an l2. */
  readonly gradient: (slope: number, w: number, isWeight: boolean) => number;
  /** The moment of a letter after its step; absent where the rule has none. */
  readonly m?: (m: number, g: number) => number;
  readonly v?: (v: number, g: number) => number;
  /** The parameter after its step; moments are those after theirs. */
  readonly next: (w: number, g: number, m: number, v: number, isWeight: boolean) => number;
  /** How far the step takes the parameter down, without the rounding of w. */
  readonly fall: (w: number, g: number, m: number, v: number, isWeight: boolean) => number;
}

/** `powers`: those of this very step. */
export function updateOf({ optimizer, l2, learningRate: rate }: Ruled, powers: readonly number[]): Update {
  const {
    direction,
    decay = 0,
    ...moments
  } = updateRuleOf(optimizer.name).formulas(optimizer.settings, powers);
  const decays = (isWeight: boolean) => isWeight && decay > 0;
  return {
    ...moments,
    gradient: (slope, w, isWeight) => (isWeight && l2 > 0 ? slope + l2 * w : slope),
    next: (w, g, m, v, isWeight) =>
      (decays(isWeight) ? w - rate * (decay * w) : w) - rate * direction(g, m, v),
    fall: (w, g, m, v, isWeight) => (decays(isWeight) ? rate * (decay * w) : 0) + rate * direction(g, m, v),
  };
}
