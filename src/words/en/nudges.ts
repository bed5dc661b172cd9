/** Why a number cannot have a value that it is nudged to. */
import { exactNumber } from "../../protocol/format";

export const nudges = {
  notFinite: (name: string, value: number): string =>
    `${name} must be a finite number, not ${exactNumber(value)}`,
  wrongTarget: (cost: string, { min, max }: { min: number; max: number }, value: number): string =>
    `${cost} takes targets from ${min} to ${max}, not ${exactNumber(value)}`,
  noLearningRate: "this network does not train, so it has no learning rate",
  notPositive: (value: number): string =>
    `the learning rate must be greater than 0, not ${exactNumber(value)}`,
} as const;
