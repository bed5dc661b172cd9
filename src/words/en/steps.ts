/** What is said of a step: one or two plain sentences, true for its numbers. */
import { number, type Symbolic } from "../../math/symbolic";
import { apart, readable } from "../../protocol/format";
import { listed, type Sentence, say, together } from "../sentence";
import type { MomentName, RuleName } from "../told";
import { all, capital, moves, neuron, num, plural } from "./grammar";

interface Neuron {
  readonly l: number;
  readonly j: number;
}

/** What a rule takes from a parameter, η times. */
function directionOf(args: {
  readonly rule: RuleName;
  readonly hasMomentum: boolean;
  readonly isNesterov: boolean;
}): string {
  switch (args.rule) {
    case "sgd":
      if (!args.hasMomentum) return "the gradient with λ times the weight";
      return args.isNesterov ? "the gradient with a share of the velocity" : "the velocity";
    case "adam":
    case "adamw":
      return "the mean gradient, against how large the gradients are,";
    case "rmsprop":
    case "adagrad":
      return "the gradient, against how large the gradients were,";
  }
}

export const steps = {
  start: (args: {
    readonly weights: number;
    readonly biases: number;
    /** The parameters by name; those between the first two and the last one are left out where there are many. */
    readonly parameters: readonly (Symbolic | "…")[];
    readonly firstInput: number;
    readonly inputs: number;
  }): Sentence => {
    const many = `${plural(args.weights, "weight")} and ${plural(args.biases, "bias", "biases")}`;
    const term = args.inputs > 1 ? ", one term of a sum" : "";
    return say`Nothing is computed yet. The cost is a function of ${many}: C(${listed(args.parameters, ", ")}). The first step takes input 0, which is ${num(args.firstInput)}, through its weight towards ${neuron(1, 0)}${term}.`;
  },

  term: (args: {
    readonly from: Neuron;
    readonly z: Symbolic;
    readonly a: number;
    readonly w: number;
  }): Sentence => {
    const { from, z, a, w } = args;
    const product = w * a;
    const effect = Number.isNaN(product)
      ? say`so ${z} is no number any more`
      : product === 0
        ? say`so it leaves ${z} as it is`
        : say`so it ${product > 0 ? "lifts" : "lowers"} ${z} by ${num(Math.abs(product))}`;
    return say`${capital(neuron(from.l, from.j))} says ${num(a)} and its weight is ${num(w)}, ${effect}.`;
  },

  bias: (args: { readonly of: Neuron; readonly b: number; readonly z: number }): Sentence =>
    say`The bias adds ${num(args.b)} whatever the inputs are. The weighted input of ${neuron(args.of.l, args.of.j)} is ${num(args.z)}.`,

  noActivation: (args: { readonly activation: string; readonly a: Symbolic; readonly z: number }): Sentence =>
    say`${capital(args.activation)} makes no number of the weighted input ${num(args.z)}: ${args.a} is NaN.`,

  share: (args: { readonly activation: string; readonly of: Neuron; readonly value: number }): Sentence =>
    say`${capital(args.activation)} gives ${neuron(args.of.l, args.of.j)} the share ${num(args.value)} of the whole: all shares of the layer add up to 1.`,

  activation: (args: { readonly activation: string; readonly z: number; readonly value: number }): Sentence =>
    say`The activation function ${args.activation} turns the weighted input ${num(args.z)} into the activation ${num(args.value)}.`,

  /** `total`: the cost of the example, once it is known. */
  cost: (args: {
    readonly j: number;
    readonly a: number;
    readonly y: number;
    readonly total: number | undefined;
  }): Sentence => {
    const miss = args.a - args.y;
    const what = Number.isNaN(miss)
      ? "there is no telling how far it is off"
      : miss === 0
        ? "exactly what it should be"
        : say`${num(Math.abs(miss))} too ${miss > 0 ? "high" : "low"}`;
    return together(
      say`Output ${String(args.j)} is ${num(args.a)} and should be ${num(args.y)}: ${what}.`,
      args.total === undefined ? "" : say`The cost of this example is ${num(args.total)}.`,
    );
  },

  outputDerivative: {
    noNumber: (args: {
      readonly j: number;
      readonly a: number;
      readonly ratio: Symbolic;
      readonly value: number;
    }): Sentence =>
      say`Output ${String(args.j)} is ${num(args.a)} and ${args.ratio} is ${num(args.value)}: there is no telling what a nudge would do.`,
    noPull: (args: { readonly j: number; readonly a: Symbolic; readonly C: Symbolic }): Sentence =>
      say`Output ${String(args.j)} has no pull on the cost here: a small nudge to ${args.a} leaves ${args.C} as it is.`,
    ofShare: (args: {
      readonly j: number;
      readonly a: Symbolic;
      readonly C: Symbolic;
      readonly derivative: number;
      readonly target: number;
      readonly output: number;
    }): Sentence =>
      say`Nudge ${args.a} and ${args.C} ${moves(args.derivative)}: the target over the output, ${num(args.target)} over ${num(args.output)}. The less output ${String(args.j)} has of what it should have, the stronger the pull.`,
    ofBoundedMiss: (args: {
      readonly a: Symbolic;
      readonly C: Symbolic;
      readonly derivative: number;
      readonly miss: number;
      readonly bound: number;
    }): Sentence =>
      say`Nudge ${args.a} and ${args.C} ${moves(args.derivative)}. The output misses its target by ${num(args.miss)}: ${
        Math.abs(args.miss) > args.bound
          ? say`every miss beyond ${num(args.bound)} pulls alike`
          : say`up to ${num(args.bound)}, the larger the miss, the stronger the pull`
      }.`,
    ofMiss: (args: {
      readonly a: Symbolic;
      readonly C: Symbolic;
      readonly derivative: number;
      readonly miss: number;
    }): Sentence =>
      say`Nudge ${args.a} and ${args.C} ${moves(args.derivative)}. The output misses its target by ${num(args.miss)}: the larger the miss, the stronger the pull.`,
  },

  /** `sum`: of all paths, once the last one is added. */
  path: (args: {
    readonly through: Neuron;
    readonly a: Symbolic;
    readonly w: number;
    readonly share: number;
    readonly paths: number;
    readonly sum: number | undefined;
  }): Sentence => {
    const { through, paths, sum } = args;
    const own = say`Through ${neuron(through.l, through.j)}, ${args.a} reaches the cost by the weight ${num(args.w)}; this path adds ${num(args.share)}.`;
    if (paths === 1) return together(own, "It is the only path.");
    if (sum === undefined) return together(own, `${plural(paths - through.j - 1, "path")} to go.`);
    return together(own, say`${capital(all(paths))} paths together: ${num(sum)}.`);
  },

  mixedSlope: (args: {
    readonly activation: string;
    readonly z: Symbolic;
    /** The output whose share moves; undefined where it is the neuron's own. */
    readonly other: number | undefined;
    readonly slope: number;
  }): Sentence => {
    const share = args.other === undefined ? "its own share" : `the share of output ${args.other}`;
    return say`With ${args.activation}, ${args.z} moves every output. Nudge it and ${share} ${moves(args.slope)}.`;
  },

  slope: (args: {
    readonly activation: string;
    readonly z: Symbolic;
    readonly a: Symbolic;
    readonly slope: number;
    readonly remark: Sentence | string;
  }): Sentence =>
    together(
      say`Nudge ${args.z} and ${args.a} ${moves(args.slope)}: the slope of ${args.activation} here.`,
      args.remark,
    ),

  /** What it means that an activation has next to no slope. */
  flat: (args: { readonly flatness: "off" | "saturated" | "flat"; readonly slope: number }): Sentence => {
    const what = {
      off: "The neuron is off",
      saturated: "The neuron is saturated",
      flat: "The curve is flat here",
    }[args.flatness];
    return say`${what}, ${args.slope === 0 ? "nothing" : "hardly anything"} gets back through it.`;
  },

  /** Where two pieces of the curve meet, and the slope jumps. */
  kink: (args: {
    readonly activation: string;
    readonly at: number;
    readonly below: number;
    readonly above: number;
    readonly taken: "below" | "above";
  }): Sentence =>
    say`At ${num(args.at)} ${args.activation} has a kink: its slope is ${num(args.below)} on the left and ${num(args.above)} on the right. The ${args.taken === "below" ? "left" : "right"} one is taken.`,

  weightDerivative: {
    silent: (args: { readonly w: Symbolic; readonly z: Symbolic; readonly from: Neuron }): Sentence =>
      say`Nudge ${args.w} and ${args.z} does not move, because ${neuron(args.from.l, args.from.j)} is 0: this weight has no say in this example.`,
    of: (args: {
      readonly w: Symbolic;
      readonly z: Symbolic;
      readonly from: Neuron;
      readonly a: number;
      readonly isNearlySilent: boolean;
    }): Sentence =>
      together(
        say`Nudge ${args.w} and ${args.z} ${moves(args.a)}: as strongly as ${neuron(args.from.l, args.from.j)} fires.`,
        args.isNearlySilent
          ? `This weight hardly matters while ${args.from.l === 0 ? "its input" : "its neuron"} is nearly silent.`
          : "All weights of this neuron share the other factors.",
      ),
  },

  biasDerivative: (args: {
    readonly b: Symbolic;
    readonly z: Symbolic;
    readonly ratio: Symbolic;
    readonly value: number;
  }): Sentence =>
    say`Nudge ${args.b} and ${args.z} moves exactly as far, so the factor is 1 and ${args.ratio} is what was known already: ${num(args.value)}.`,

  meanOfOne: (args: {
    readonly isOnlyExample: boolean;
    readonly ratio: Symbolic;
    readonly value: number;
  }): Sentence =>
    say`${args.isOnlyExample ? "There is" : "This batch has"} one example, so the mean of ${args.ratio} is its own value, ${num(args.value)}.`,

  mean: (args: { readonly count: number; readonly sum: number; readonly mean: number }): Sentence =>
    say`The ${String(args.count)} examples pulled by ${num(args.sum)} in all; their mean, ${num(args.mean)}, is this component of the gradient.`,

  update: (args: {
    readonly w: Symbolic;
    readonly gradient: number;
    readonly before: number;
    readonly after: number;
  }): Sentence => {
    const { w, gradient, before, after } = args;
    if (Number.isNaN(after))
      return say`The gradient of ${w} is ${num(gradient)}: no step can be made of that, and ${w} is NaN from here on.`;
    if (gradient === 0) return say`The gradient of ${w} is 0, so it stays at ${num(before)}.`;
    const why =
      gradient > 0 ? "would raise the cost, so it goes down" : "would lower the cost, so it goes up";
    if (before === after)
      return say`A larger ${w} ${why}; but so small a step is lost in rounding, and it stays at ${num(before)}.`;
    const [from, to] = apart(before, after);
    return say`A larger ${w} ${why}: from ${number(before, from)} to ${number(after, to)}.`;
  },

  /** What the gradient, with λ w where there is an l2, makes of a moment. */
  moment: (args: {
    readonly kind: MomentName;
    readonly rule: RuleName;
    readonly w: Symbolic;
    readonly gradient: number;
    readonly hasPenalty: boolean;
    readonly isFirst: boolean;
    readonly before: number;
    readonly after: number;
  }): Sentence => {
    const { kind, rule, w, before, after } = args;
    const gradient = say`${args.hasPenalty ? "the gradient with λ times the weight" : "the gradient"}, ${num(args.gradient)}`;
    if (args.isFirst && kind === "velocity")
      return say`Nothing moves before the first step, so the velocity of ${w} is ${gradient}.`;
    const [from, to] = apart(before, after);
    const change = say`from ${number(before, from)} to ${number(after, to)}`;
    switch (kind) {
      case "velocity":
        return say`The velocity of ${w} keeps a share of what it was, and ${gradient}, is added: ${change}.`;
      case "moment1":
        return say`The first moment of ${w} is a running mean of its gradients. It goes a little of the way to ${gradient}: ${change}.`;
      case "moment2":
        return rule === "adagrad"
          ? say`The square of ${gradient}, is added to those of all steps before: the second moment of ${w} goes ${change}.`
          : say`The second moment of ${w} is a running mean of its squared gradients. It goes a little of the way to the square of ${gradient}: ${change}.`;
    }
  },

  /** An update by a rule that makes more of the gradient than η times it. */
  ruleUpdate: (args: {
    readonly w: Symbolic;
    readonly rule: RuleName;
    readonly hasMomentum: boolean;
    readonly isNesterov: boolean;
    readonly before: number;
    readonly after: number;
    /** Whether it goes up the slope of the batch. */
    readonly isAgainst: boolean;
    readonly decays: boolean;
  }): Sentence => {
    const { w, before, after } = args;
    if (Number.isNaN(after)) return say`No step can be made of that, and ${w} is NaN from here on.`;
    const what = capital(directionOf(args));
    if (before === after)
      return say`${what} moves ${w} by nothing that would be seen: it stays at ${num(before)}.`;
    const [from, to] = apart(before, after);
    return together(
      say`${what} takes ${w} ${after > before ? "up" : "down"}: from ${number(before, from)} to ${number(after, to)}.`,
      args.decays ? "In it the weight also loses a small share of itself." : "",
      args.isAgainst ? "The gradient of this batch alone would take it the other way." : "",
    );
  },

  /** What the formula has come to, for those who listen. */
  result: (args: { readonly of: Symbolic; readonly becomes: boolean; readonly value: number }): Sentence =>
    say`${args.of} ${args.becomes ? "becomes" : "is"} ${number(args.value, readable(args.value))}.`,
  resultSoFar: (args: {
    readonly of: Symbolic;
    readonly becomes: boolean;
    readonly value: number;
  }): Sentence =>
    say`${args.of} ${args.becomes ? "becomes" : "is"} ${number(args.value, readable(args.value))} so far.`,

  /** An index of the formula, in words. */
  index: {
    layer: (l: number, isLast: boolean): string => `layer ${l}${isLast ? ", the last" : ""}`,
    output: (j: number): string => `output ${j}`,
    own: (l: number, j: number): string => neuron(l, j),
    to: (j: number): string => `to neuron ${j}`,
    from: (l: number, k: number): string => `from ${l === 0 ? "input" : "neuron"} ${k}`,
    through: (j: number): string => `through neuron ${j}`,
    by: (a: Symbolic): Sentence => say`by ${a}`,
  },

  addedToGradient: "added to the gradient",
} as const;
