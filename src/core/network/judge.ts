/** When the outputs for an example are right: it can be said where the targets are one-hot, or a single 0 or 1. */
import { limits } from "../../protocol/budget";
import type { DataSet } from "./dataset";

/** `half`: one output, which must stand on the target's side of ½. `largest`: the largest output must be the target's. */
export type Judge = "half" | "largest";

const known = new WeakMap<DataSet, Judge | undefined>();

/** How the outputs for these examples are judged; undefined where none is called right or wrong. */
export function judgeOf(examples: DataSet): Judge | undefined {
  if (!known.has(examples)) known.set(examples, foundJudge(examples));
  return known.get(examples);
}

function foundJudge(examples: DataSet): Judge | undefined {
  const outputs = examples.target(0).length;
  const judge = outputs === 1 ? "half" : "largest";
  const most = Math.min(examples.count, Math.ceil(limits.judgedTargets / outputs));
  for (let i = 0; i < most; i++) if (!isOf(judge, examples.target(i))) return undefined;
  return judge;
}

/** Whether a target is one that this judge can go by. */
function isOf(judge: Judge, target: Float64Array): boolean {
  if (judge === "half") return target[0] === 0 || target[0] === 1;
  let ones = 0;
  for (const y of target) {
    if (y === 1) ones++;
    else if (y !== 0) return false;
  }
  return ones === 1;
}

/** Whether outputs are right; undefined where their target is not of the kind that the judge goes by. */
export function isRight(judge: Judge, a: Float64Array, target: Float64Array): boolean | undefined {
  if (!isOf(judge, target)) return undefined;
  if (judge === "half") return a[0]! >= 0.5 === (target[0] === 1);
  return target[firstLargest(a)] === 1;
}

/** The place of the largest number; of several that are as large, the first. */
export function firstLargest(numbers: Float64Array): number {
  let place = 0;
  for (let j = 1; j < numbers.length; j++) if (numbers[j]! > numbers[place]!) place = j;
  return place;
}
