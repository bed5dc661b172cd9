/** What the panel shows of a step, as plain values; whatever is null is not computed yet. */

/** A number, or null where it is not computed yet: null is shown blank, never as 0. */
export type Value = number | null;

/** `new`: what the step just done added. `known`: computed before. `unknown`: not computed yet. `asked`: the reader is to say. */
export type Standing = "new" | "known" | "unknown" | "asked";

/** Everything the panel shows at one position. */
export interface StepView {
  /** The network's own name, or its file's. */
  readonly title: string;
  /** p, the number of steps done, of `length` = N. */
  readonly position: number;
  readonly length: number;
  /** The debugger's zoom: what one `next` does, e.g. `factor`. */
  readonly level: string;
  /** Where the step stands, outermost first: "epoch 1", "example 2 · dawn", "backward", "layer 2", … */
  readonly path: readonly string[];
  readonly timeline: TimelineView;
  /** The indices of the formula, each in words. */
  readonly indices: readonly IndexView[];
  /** Absent at the start, where nothing is done yet. */
  readonly formula?: FormulaView;
  /** The same for every neuron of the layer; absent where the formula is. */
  readonly generalForm?: GeneralFormView;
  /** One or two plain sentences, true for these numbers; while something is asked, the question. */
  readonly words: string;
  /** The quantity and the words for those who listen: without a symbol that is not read. */
  readonly spoken: string;
  /** What the reader is to say before it is shown: everything that the step found is left out of the view meanwhile. */
  readonly question?: QuestionView;
  /** The number of the place asked for last that the session has gone to, or will not go to any more. */
  readonly jump?: number;
  /** What the pictures show that are asked for. */
  readonly pictures: { readonly [P in keyof PictureViews]?: PictureViews[P] };
}

export interface QuestionView {
  /** What is asked for, in plain text: "∂a₀⁽²⁾/∂z₀⁽²⁾". */
  readonly name: string;
}

export const verdicts = ["right", "close", "wrong", "unclear"] as const;
/** `unclear`: the guess is no number. */
export type Verdict = (typeof verdicts)[number];

/** What is said to a guess. */
export interface JudgementView {
  /** Of the step it belongs to. */
  readonly position: number;
  readonly verdict: Verdict;
  /** One kind sentence. The answer is in it only where the guess is right. */
  readonly words: string;
}

/** What stands below the words, in this order; the reader chooses which of them are shown. */
export const pictures = [
  "network",
  "tree",
  "lines",
  "curve",
  "weights",
  "gradient",
  "examples",
  "paths",
  "cost",
  "symbols",
] as const;
export type Picture = (typeof pictures)[number];

/** What a picture shows of a step; the symbols are the same at every one. */
export interface PictureViews {
  readonly network: NetworkView;
  readonly tree: TreeView;
  readonly lines: NudgeView;
  readonly curve: CurveView;
  readonly weights: WeightsView;
  readonly gradient: GradientView;
  readonly examples: ExamplesView;
  readonly paths: PathsView;
  readonly cost: CostView;
}

/** The run as nested rows, the whole run first; each next row divides the part of the one above that holds the step. */
export interface TimelineView {
  readonly rows: readonly TimelineRowView[];
  /** What the run stops for, the first ones where there are many. */
  readonly breakpoints: readonly TimelineBreakpointView[];
  /** The nearest positions on both sides of this one at which the run stops, or may stop. */
  readonly previousStop?: number;
  readonly nextStop?: number;
}

export interface TimelineBreakpointView {
  /** "w₀₁⁽²⁾", "layer 2". */
  readonly name: string;
  /** What must hold there too. */
  readonly condition?: string;
}

/** The steps `start` ≤ i < `end`, in segments without a gap. */
export interface TimelineRowView {
  /** What the row divides: "the run", "epoch 2 of 10", "example 3 · dusk". */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly segments: readonly TimelineSegmentView[];
  /** Where the run stops at start < p ≤ end: ascending, each within one segment. */
  readonly stops: readonly TimelineStopView[];
}

/** A position at which the run stops, or the first and the last of many. */
export interface TimelineStopView {
  readonly first: number;
  readonly last: number;
  /** For what it stops there: the first ones, and how many more there are. */
  readonly by: readonly StopReasonView[];
  readonly others: number;
}

export interface StopReasonView {
  /** Its place among the timeline's breakpoints. */
  readonly breakpoint: number;
  /** How often from the first position to the last. */
  readonly times: number;
  /** Whether it stops there; otherwise it may, at so many places, and only the numbers of the run tell. */
  readonly isCertain: boolean;
}

export const timelineKinds = [
  "epoch",
  "batch",
  "example",
  "forward",
  "backward",
  "average",
  "gradient step",
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export interface TimelineSegmentView {
  readonly start: number;
  readonly end: number;
  readonly kind: TimelineKind;
  /** "backward, layer 2", "epochs 11–20". */
  readonly label: string;
  /** What begins here and stands apart from what is before: "example 2 · dusk", "average", "epoch 11". */
  readonly opens?: string;
}

/** An index of the formula: "j = 0: to neuron 0 of layer 2". */
export interface IndexView {
  readonly symbol: string;
  readonly value: number;
  readonly words: string;
}

/** `lhs = term + term + …`, each term a product of factors in the lesson's written order. */
export interface FormulaView {
  /** The quantity at hand, for KaTeX. */
  readonly lhs: string;
  /** The same in plain text, e.g. "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
  readonly relation: "=" | "←";
  readonly terms: readonly (TermView | FoldView)[];
  /** The quantity's value, null while a factor or a term of it is not computed yet. */
  readonly value: Value;
  /** The sum of the terms, or the product of the factors, known so far; null where there is none. */
  readonly soFar: Value;
  /** Whether the value is what the reader is to say. */
  readonly isAsked?: boolean;
  /** What becomes of the value, e.g. "added to the gradient", with that number. */
  readonly outcome?: { readonly words: string; readonly value: Value };
}

/** A formula for all neurons of a layer at once, for KaTeX. */
export interface GeneralFormView {
  /** With running indices. */
  readonly indices: string;
  /** As vectors and matrices. */
  readonly matrices: string;
  /** What the signs of the matrix form mean, in words. */
  readonly note: string;
}

export interface TermView {
  readonly factors: readonly FactorView[];
  /** The product of the factors, null while one is unknown. */
  readonly value: Value;
  readonly standing: Standing;
}

/** Terms left out of a long sum. */
export interface FoldView {
  readonly folded: number;
}

export interface FactorView {
  /** The factor as the chain rule writes it, for KaTeX: ∂z/∂w. */
  readonly symbol: string;
  /** What it works out to, for KaTeX: a₁. Absent where the symbol says it all. */
  readonly rule?: string;
  /** The rule with its numbers, plain text: "2 (0.6759 − 1)". Absent where it is the value itself or not known. */
  readonly numbers?: string;
  readonly value: Value;
  readonly standing: Standing;
}

/** How strongly a neuron or an edge belongs to the step: the current one, one on a contributing path, or neither. */
export type Light = "current" | "path" | "none";

export interface NetworkView {
  /** The input first. */
  readonly layers: readonly LayerView[];
  /** Those between shown neurons. */
  readonly edges: readonly EdgeView[];
}

export interface LayerView {
  readonly l: number;
  /** "input", or the layer's own name, else "layer 2". */
  readonly label: string;
  /** n_l; more than `neurons` has where the layer is folded. */
  readonly size: number;
  /** In order of j. Where two neighbours' j are not consecutive, the neurons between are folded. */
  readonly neurons: readonly NeuronView[];
  /** The index that runs over this layer in the current formula, `j`, `k` or `i`. */
  readonly index?: string;
  /** All of it as a picture, where its numbers are pixels. */
  readonly image?: ImageView;
}

/** A layer of `side`² pixels, row by row. */
export interface ImageView {
  readonly side: number;
  /** What the darkest and the brightest shade stand for. */
  readonly low: number;
  readonly high: number;
  /** A shade for each pixel, two hexadecimal digits: 1 to 255 from `low` to `high`, 0 where it is not computed yet. */
  readonly shades: string;
  /** Of an input: the weights from the pixels to neuron `j` of layer 1, and their derivatives in this example. */
  readonly weights?: { readonly j: number; readonly weight: PixelsView; readonly derivative: PixelsView };
  /** Of an output: the shades of the target. */
  readonly targets?: string;
}

/** Pixels of either sign, in shades from −`most` to `most`. */
export interface PixelsView {
  readonly most: number;
  readonly shades: string;
}

export interface NeuronView {
  readonly j: number;
  readonly activation: Value;
  /** ∂C/∂a of the current example. */
  readonly dC_da: Value;
  /** In the last layer: the target y_j. */
  readonly target?: number;
  readonly light: Light;
}

export interface EdgeView {
  /** The layer it leads to. */
  readonly l: number;
  readonly j: number;
  readonly k: number;
  readonly weight: number;
  /** ∂C/∂w of the current example. */
  readonly derivative: Value;
  /** Of a current edge: its weight's name in plain text, "w₀₁⁽²⁾". */
  /** Of a current edge that bears its number: its weight's name in plain text, "w₀₁⁽²⁾". */
  readonly name?: string;
  readonly light: Light;
}

/** The accumulated gradient of the batch: as one vector, and by layer. */
export interface GradientView {
  /** "Sum over 2 of 4 examples so far", "Mean of 4 examples". */
  readonly words: string;
  /** How many of its `total` components have something added. */
  readonly filled: number;
  readonly total: number;
  readonly vector: GradientVectorView;
  readonly layers: readonly GradientLayerView[];
}

export interface GradientVectorView {
  /** In their order; folded where `place` is not consecutive. */
  readonly components: readonly GradientComponentView[];
  /** The whole vector, layer by layer. */
  readonly parts: readonly GradientPartView[];
}

export interface GradientComponentView extends GradientCellView {
  /** Counted from 0 through the whole vector. */
  readonly place: number;
  readonly parameter: ParameterView;
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
}

/** The components of one layer. */
export interface GradientPartView {
  readonly l: number;
  readonly label: string;
  readonly size: number;
  readonly filled: number;
}

/** As the weight matrices stand: row j, column k, then the bias. */
export interface GradientLayerView {
  readonly l: number;
  readonly label: string;
  /** The k of the shown columns; folded where not consecutive, `columns` − 1 being the last k there is. */
  readonly k: readonly number[];
  readonly columns: number;
  /** The shown rows; folded where j is not consecutive. */
  readonly rows: readonly GradientRowView[];
  /** n_l. */
  readonly size: number;
}

export interface GradientRowView {
  readonly j: number;
  /** One for each shown column. */
  readonly weights: readonly GradientCellView[];
  readonly bias: GradientCellView;
}

export interface GradientCellView {
  readonly value: Value;
  readonly light: Light;
}

/** The derivative of one parameter for each example of the batch. */
export interface ExamplesView {
  /** "w₀₁⁽²⁾". */
  readonly parameter: string;
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
  /** How many examples the batch has. */
  readonly size: number;
  /** In their order; folded where `place` is not consecutive. */
  readonly rows: readonly ExampleRowView[];
  /** Of all examples that are computed, the folded ones too. */
  readonly sum: Value;
  readonly mean: Value;
}

export interface ExampleRowView {
  /** Counted from 0 within the batch. */
  readonly place: number;
  /** "example 2 · dusk". */
  readonly label: string;
  readonly value: Value;
  readonly isCurrent: boolean;
}

/** The terms of ∂C/∂a_j, one for each neuron i of the next layer. */
export interface PathsView {
  /** "∂C/∂a₁⁽¹⁾". */
  readonly name: string;
  /** The next layer. */
  readonly layer: number;
  /** How many neurons it has. */
  readonly size: number;
  /** In order of i; folded where i is not consecutive. */
  readonly rows: readonly PathRowView[];
  /** Of the terms that are added so far, null while there are none; of all of them once it `isWhole`. */
  readonly sum: Value;
  readonly isWhole: boolean;
}

export interface PathRowView {
  readonly i: number;
  /** "w₀₁⁽²⁾ · ∂C/∂z₀⁽²⁾". */
  readonly label: string;
  readonly value: Value;
  readonly isCurrent: boolean;
}

/** The cost over the gradient steps of a network that trains. A batch costs the mean of its examples, as the run computes them. */
export interface CostView {
  /** What the last gradient step did to the cost, in one sentence. */
  readonly words: string;
  /** How many gradient steps are done. */
  readonly done: number;
  /** How many the run has. */
  readonly total: number;
  /** How many an epoch has. */
  readonly perEpoch: number;
  /** The batch number b is computed with the parameters after b gradient steps. */
  readonly batches: CostSeriesView;
  /** For each given batch the position at which its cost is computed. */
  readonly positions: readonly number[];
  /** The means over the examples of an epoch; absent where an epoch is one batch. */
  readonly epochs?: CostSeriesView;
  /** Of the last gradient step: what its batch cost before it and costs since; null where that takes long to compute. */
  readonly step?: { readonly before: number; readonly after: Value };
}

/** Costs that are computed by now: of every `each` one is given, and always the last. */
export interface CostSeriesView {
  readonly each: number;
  /** Which ones of the run, ascending. */
  readonly at: readonly number[];
  readonly costs: readonly number[];
}

/** The activation function σ of the neuron at hand. */
export interface CurveView {
  /** σ's own name: "sigmoid". */
  readonly activation: string;
  /** "z₀⁽²⁾". */
  readonly zName: string;
  readonly aName: string;
  /** One plain sentence. */
  readonly words: string;
  /** Absent for softmax, which looks at more than one neuron. */
  readonly plot?: PlotView;
  /** Of softmax alone. */
  readonly shares?: SharesView;
}

/** The neurons of a softmax layer; their activations share out 1. */
export interface SharesView {
  /** n_l. */
  readonly size: number;
  /** In order of j; folded where j is not consecutive. */
  readonly rows: readonly ShareRowView[];
}

export interface ShareRowView {
  readonly j: number;
  /** "a₀⁽²⁾". */
  readonly label: string;
  readonly z: Value;
  readonly a: Value;
  readonly isCurrent: boolean;
}

/** A curve from −`bound` to `bound`, in heights from `low` to `high`; the point (z, a) on it and the slope there. */
export interface PlotView {
  readonly bound: number;
  readonly low: number;
  readonly high: number;
  /** Heights at equal distances, the ends included. */
  readonly samples: readonly number[];
  readonly z: Value;
  readonly a: Value;
  /** σ′(z). */
  readonly slope: Value;
}

/** The weights and biases of the layer at hand, with the parameter at hand marked. */
export interface WeightsView {
  /** Where the parameter stands and which way it leads, in one sentence. */
  readonly words: string;
  /** The marked row, and column unless it is a bias. */
  readonly j: number;
  readonly k?: number;
  /** Laid out as the gradient is. */
  readonly matrix: GradientLayerView;
}

/** What makes the cost: w, a_prev and b make z, z makes a, a and y make C. */
export interface TreeView {
  /** The neuron at hand first; each next one explains the `previous` of the one before it. */
  readonly levels: readonly TreeLevelView[];
  readonly cost: TreeNodeView;
  /** y, beside the activation of an output. */
  readonly target?: TreeNodeView;
  /** Of a hidden neuron: which layers lie between its activation and the cost. */
  readonly through?: string;
  /** With softmax z moves every activation of its layer, this many: one factor, ∂C/∂z, leads from z to C. */
  readonly mixed?: number;
  /** The factors of the chain rule at the edges that they belong to, from the parameter or a_prev to C. */
  readonly factors: readonly TreeFactorView[];
  /** The edge of the step's factor, named by its upper node. */
  readonly lit?: TreeEdge;
}

export interface TreeFactorView {
  readonly edge: TreeEdge;
  /** "∂z₀⁽²⁾/∂w₀₁⁽²⁾". */
  readonly name: string;
  readonly value: Value;
}

/** The edges of the neuron at hand; `activation` leads from z to a, `cost` from a to C. */
export type TreeEdge = "weight" | "previous" | "bias" | "activation" | "cost";

export interface TreeLevelView {
  readonly l: number;
  readonly j: number;
  readonly weight: TreeNodeView;
  readonly previous: TreeNodeView;
  readonly bias: TreeNodeView;
  readonly z: TreeNodeView;
  readonly a: TreeNodeView;
  /** How many other products w a_prev the sum z has. */
  readonly others: number;
}

export interface TreeNodeView {
  readonly letter: "w" | "a" | "b" | "z" | "y" | "C";
  readonly name: string;
  readonly value: Value;
}

/** One weight of layer l, or without `k` one bias. */
export interface ParameterView {
  readonly l: number;
  readonly j: number;
  readonly k?: number;
}

/** What the reader can point at: a neuron, or a parameter, which is a bias without `k`. */
export interface SpotView extends ParameterView {
  readonly of: "neuron" | "parameter";
}

/** Where the run can be told to stop: at every use of a parameter, or where an activation or ∂C/∂a is found. */
export const breakables = ["parameter", "activation", "derivative"] as const;
export interface BreakpointView extends ParameterView {
  readonly of: (typeof breakables)[number];
}

/** What there is to know of a spot at a position. */
export interface DetailsView {
  readonly position: number;
  readonly spot: SpotView;
  /** "w₀₁⁽²⁾", "neuron 0 of layer 2". */
  readonly name: string;
  /** Where it stands: "from neuron 1 of layer 1 to neuron 0 of layer 2". */
  readonly words: string;
  readonly numbers: readonly DetailView[];
  /** The position after the next step that uses or finds it, and after the last one; null where there is none. */
  readonly next: Value;
  readonly previous: Value;
  /** What can be broken on here. */
  readonly breakpoints: readonly BreakpointView[];
}

export interface DetailView {
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly name: string;
  readonly value: Value;
  /** Whether it is what the step just done has computed. */
  readonly isNew: boolean;
}

/** What stands on the four number lines; `w` is the parameter, a bias too. */
export interface NumbersView<Content> {
  readonly w: Content;
  readonly z: Content;
  readonly a: Content;
  readonly C: Content;
}

/** The parameter at hand and what it moves. */
export interface NudgeView {
  /** Of the step: another one begins without a nudge. */
  readonly position: number;
  readonly parameter: ParameterView;
  readonly names: NumbersView<string>;
  readonly values: NumbersView<Value>;
  /** "ΔC/Δw₀₁⁽²⁾". */
  readonly ratio: string;
  /** "∂C/∂w₀₁⁽²⁾". */
  readonly derivativeName: string;
  /** Of the example at hand. */
  readonly derivative: Value;
  /** Once C is known, and nothing is asked that a nudge would tell. */
  readonly canNudge: boolean;
  readonly words: string;
}

/** The numbers with a nudge of one parameter, by computing the example anew. */
export interface WhatIfView {
  /** Of the step it belongs to. */
  readonly position: number;
  readonly parameter: ParameterView;
  /** Δw, as it was asked for. */
  readonly delta: number;
  readonly after: NumbersView<number>;
  /** ΔC/Δw; null where w has not moved. */
  readonly ratio: Value;
}
