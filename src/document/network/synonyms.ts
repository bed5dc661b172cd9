/** What the field, its textbooks and its libraries call the things of a network file otherwise. */
import { activations } from "../../core/network/activation";
import { costs } from "../../core/network/cost";
import type { ExampleKey, FileKey, LayerKey, OptimizerKey, TrainingKey } from "./keys";

/** Lower case, without `_`, `-`, blanks, and without what only says again what kind of name it is. */
export function plainly(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/^.*\./s, "") // torch.nn.ReLU
    .replace(/[\s_-]/g, "");
  return plain.replace(/(?<=.)(loss|cost|function|activation)$/, "");
}

type Known = FileKey | LayerKey | ExampleKey | TrainingKey | OptimizerKey;

/**
 * For each of our names those that mean exactly the same, as `plainly` writes them: no name here that a library uses for
 * another formula, another order of the axes (Keras's kernel) or the opposite (frozen).
 */
const keySynonyms = {
  examples: ["data", "dataset", "samples", "instances", "patterns", "trainingdata", "trainingset"],
  cost: ["loss", "lossfn", "costfn", "criterion", "objective"],
  name: ["title"],
  description: ["desc"],
  weights: ["w", "ws"],
  biases: ["b", "bs"],
  activation: ["act", "actfn", "activationfn", "nonlinearity", "transfer", "transferfn"],
  neurons: ["units", "nneurons", "numneurons"],
  init: ["initializer", "initialization", "initializers"],
  input: ["x", "xs", "in", "features"],
  target: ["y", "ys", "out", "output", "outputs", "label", "labels", "expected", "desired", "groundtruth"],
  learningRate: ["lr", "eta", "η", "lrate", "stepsize", "learnrate", "learningrateinit"],
  epochs: [
    "nepochs",
    "nepoch",
    "numepochs",
    "numepoch",
    "nbepoch",
    "nbepochs",
    "maxepochs",
    "numberofepochs",
  ],
  batchSize: ["batch", "bs", "minibatch", "minibatchsize"],
  optimizer: ["optim", "opt", "solver", "updaterule"],
  epsilon: ["eps", "ε"],
  alpha: ["rho", "α"],
  beta1: ["β1", "β₁"],
  beta2: ["β2", "β₂"],
  momentum: ["mu", "μ"],
  seed: ["randomseed", "randomstate", "rngseed"],
} as const satisfies Partial<Record<Known, readonly string[]>>;

/** With those that the records of activations and costs know of themselves. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  ...keySynonyms,
  ...aliasesOf(activations),
  ...aliasesOf(costs),
};

function aliasesOf(
  records: Readonly<Record<string, { readonly aliases?: readonly string[] }>>,
): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(records).map(([name, { aliases = [] }]) => [name, aliases]));
}

const meanings: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const found = new Map<string, Set<string>>();
  for (const [ours, theirs] of Object.entries(synonyms))
    for (const name of theirs) found.set(name, (found.get(name) ?? new Set()).add(ours));
  return found;
})();

/** What one of `known` another name of the field means; undefined where it is none, or means none or several of them. */
export function meaningOf<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  const meant = meanings.get(plainly(name));
  const [only, ...others] = meant ? known.filter((ours) => meant.has(ours)) : [];
  return others.length === 0 ? only : undefined;
}

/** Names of the field that are near one of ours, but another thing. */
const strangers: ReadonlySet<string> = new Set([
  "nadam",
  "radam",
  "adamax",
  "adadelta",
  "relu6",
  "prelu",
  "rrelu",
  "crelu",
  "celu",
  "glu",
  "softmin",
  "l1",
  "rootmeansquarederror",
  "meanabsoluteerror",
]);

/** Whether a name is one of the field's own that the nearest of ours would only be confused with. */
export function isAnother(name: string): boolean {
  return strangers.has(plainly(name));
}
