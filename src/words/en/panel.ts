/** What the panel says by itself: headings, labels, hints. It is bundled with the panel, so it uses nothing of the core. */
import { views } from "./views";

/** "1 more layer", "8 more layers". */
function more(count: number, one: string, many = `${one}s`): string {
  return `${count} more ${count === 1 ? one : many}`;
}

/** "12,000". */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "each batch", "one of every 8 batches". */
function series(each: number, one: string, many: string): string {
  return each === 1 ? `each ${one}` : `one of every ${grouped(each)} ${many}`;
}

const NOT_YET = "not computed yet";

const fullBar = (value: string): string => `a full bar is ${value}`;

export const panel = {
  notComputedYet: NOT_YET,
  toBeGuessed: "to be guessed",
  positionInRun: "Position in the run",

  idle: {
    ended: "The session has ended",
    invitation: "Step through backpropagation",
    /** What stands before the key F5; before it comes how a network's file ends. */
    again: "To walk through it again, press ",
    open: "Open a network, a file that ends in ",
    press: ", and press ",
    sample: "Open a sample network",
  },

  moves: {
    all: "Moves",
    endSession: "end the session",
    nextUnit: (level: string): string => `Next ${level}`,
    level: "Level",
    levelTitle: "Level: by what one move goes",
    restart: { name: "Restart", does: "back to the start" },
    reverseContinue: { name: "Reverse", does: "back to the previous breakpoint" },
    stepBack: { name: "Step back", does: "undo one" },
    next: { name: "Next", does: "do one" },
    stepIn: { name: "Step into", does: "finer from here on" },
    stepOut: { name: "Step out", does: "coarser from here on" },
    continue: { name: "Continue", does: "on to the next breakpoint" },
    pause: { name: "Pause", does: "stop where the run is by now" },
  },

  present: {
    name: "Present",
    title: "Make this panel the whole window (Ctrl+Shift+F11); Escape goes back",
    keys: (level: string): readonly (readonly [readonly string[], string])[] => [
      [["←"], "back"],
      [["→"], `next ${level}`],
      [["↓"], "finer"],
      [["↑"], "coarser"],
      [["1", "6"], "views"],
      [["N"], "numbers"],
      [["B"], "blank"],
      [["Esc"], "leaves"],
    ],
  },

  prediction: {
    options: "One of these:",
    score: (right: number, of: number): string => `${right} of ${of} right`,
    before: "What each step finds stays covered until you have guessed it, or reveal it.",
    guess: "Your guess",
    check: "Check",
    next: "Next",
    hint: "Hint",
    reveal: "Reveal",
    revealTitle: "Show what the step found (Escape)",
    first: "predict first",
    firstTitle: "Cover what each step finds until you have guessed it, or reveal it",
  },

  deck: {
    all: "Views",
    open: "Show the view",
    close: "Hide the view",
    tabs: views,
    openView: "Open this view in an editor of its own",
    network: { name: "the network is drawn as", choices: { layers: "layers", tree: "tree", flow: "flow" } },
    examples: {
      name: "of the examples one sees",
      choices: { pulls: "who pulls", learned: "has it learned?" },
    },
    nudge: { name: "a nudge moves along", choices: { lines: "number lines", curve: "σ", cost: "C(w)" } },
    /** What stands where a network, or a step, has no such picture. */
    none: {
      network: "",
      tree: "",
      flow: "",
      lines: "",
      curve: "",
      weights: "",
      gradient: "",
      examples: "",
      learned: "",
      cost: "",
    },
  },

  learned: {
    label: "Has it learned?",
    line: "output",
    columns: { example: "example", input: "input", a: "a", y: "y", cost: "cost" },
    right: "right",
    notYet: "not yet",
    before: "before training",
    /** Of the outputs that are measured: "now", "after 14 steps". */
    now: (steps: number): string =>
      steps === 0 ? "now" : `after ${grouped(steps)} step${steps === 1 ? "" : "s"}`,
    target: "target",
    rival: "largest other output",
    rivalIs: (j: number, a: string): string => `the largest of the others is output ${j} with ${a}`,
    /** "3 of 4 right". */
    rightOf: (right: number, of: number): string => `${grouped(right)} of ${grouped(of)} right`,
    rightBefore: (right: number): string => `${grouped(right)} before training`,
    rules: {
      half: "right: the output is on its target’s side of ½",
      largest: "right: the largest output is the one whose target is 1",
    },
    validation: {
      name: "validation",
      title: (size: number): string =>
        `${grouped(size)} example${size === 1 ? "" : "s"} that nothing is trained on, measured after every epoch`,
      atEnd: "when the epoch ends",
    },
    mean: "mean",
    costBefore: (cost: string): string => `${cost} before training`,
    unnamed: (place: number): string => `example ${place}`,
  },

  strip: {
    heading: "∇C so far",
    label: "The gradient so far",
    filled: (filled: number, total: number, words: string): string =>
      filled === 0
        ? `nothing of ${grouped(total)} found yet`
        : `${grouped(filled)} of ${grouped(total)} found · ${words}`,
  },

  menu: {
    name: "More: how the formula is written, colours and symbols",
    file: "The file",
    writeWeights: "Write the weights of this step into it",
  },

  formula: {
    none: "No formula yet",
    skip: "Skip to the first chain rule",
    askFirst: "Ask me first",
    moreTerms: (count: number): string => more(count, "term"),
    moreExamples: (count: number): string => more(count, "example"),
    soFar: "so far",
    about: "The formula is about",
    scopes: { neuron: "this neuron", indices: "indices", matrices: "matrices" },
    shows: "The formula shows",
    writings: { both: "both", symbols: "symbols", numbers: "numbers" },
  },

  summary: {
    view: "A whole unit is",
    views: { sum: "sum up", step: "step through" },
    meanCost: "mean cost",
    before: "mean cost before",
    promised: "promised fall",
    after: "mean cost after",
    steepness: "steepness",
    would: (rate: string): string => `after a step, η = ${rate}`,
    rule: (rate: string): string => `every parameter against its slope, η = ${rate}`,
    examples: (count: number): string => `${grouped(count)} ${count === 1 ? "example" : "examples"}`,
    slopes: (count: number): string => `of ${grouped(count)} ${count === 1 ? "slope" : "slopes"}`,
    neurons: (count: number): string => `⋮ ${grouped(count)}`,
    output: "output",
    adds: "adds to the cost",
    right: "✓ right",
    notYet: "✗ not yet",
    seeLearn: "See a network learn",
    keep: "Keep these weights",
    another: "Open another network",
    keepTitle: "Write the weights and biases of this step into the file; undo takes them back",
    trainOn: "Train on",
    trainOnTitle: "Go on from here for as many epochs again",
    addTraining: "Train this network",
    addTrainingTitle: "Write a training into the file; restart to run it, undo takes it back",
    againAsked: "Again, ask me first",
  },

  timeline: {
    start: "the start",
    step: (position: number): string => `step ${position}`,
    at: (position: number, place: string): string => `step ${position}: ${place}`,
    of: (position: number, length: number): string => `step ${position} of ${length}`,
    onItsWay: " on its way…",
    level: (level: string): string => `one ${level} at a time`,
    stopsHere: "stops here",
    mayStopHere: "may stop here",
    moreBreakpoints: (count: number): string => more(count, "breakpoint"),
    stretch: (first: number, last: number): string => `from step ${first} to step ${last} `,
    /** What a breakpoint does at one place (`times` undefined), or how often in a stretch. */
    stops: (name: string, times: number | undefined): string => `${name} stops ${often(times)}`,
    mayStop: (name: string, times: number | undefined, condition: string | undefined): string =>
      `${name} may stop ${often(times)}, if ${condition ?? "it changes"}`,
    nextStop: (position: number): string => `next stop: step ${position}, key full stop`,
    previousStop: (position: number): string => `previous stop: step ${position}, key comma`,
    noStop: "no stop in the run",
  },

  pointing: {
    whatToDo: "What to do here",
    cells: "Arrow keys go from cell to cell, Enter opens what can be done there.",
    none: "none",
    found: { next: "Go on to where it is found", previous: "Go back to where it was found" },
    used: { next: "Go to its next use", previous: "Go back to its last use" },
    breakpoint: (has: boolean, where: string): string => `${has ? "Remove the" : "Add a"} breakpoint${where}`,
    onBias: " on its bias",
    on: (name: string): string => ` on ${name}`,
  },

  network: {
    pixels: { choice: "neurons", title: "Draw pixels as neurons, not as a picture" },
    layers: { choice: "whole", title: "Draw long layers whole, not folded" },
    edges: { name: "edges", choices: { weight: "w", derivative: "∂Cₑ/∂w", numbers: "123" } },
    /** Of layers of so many neurons, or of so many that are folded. */
    label: (layers: readonly (number | { readonly folded: number })[]): string =>
      `Network of layers with ${layers.map((each) => (typeof each === "number" ? each : more(each.folded, "layer"))).join(", ")} neurons`,
    keys: "Arrow keys go from neuron to edge to neuron, Enter opens what can be done there.",
    hint: "Point for numbers, click to go there.",
    cost: "cost",
    costIs: (name: string, value: string | undefined): string => `cost ${name}, ${value ?? NOT_YET}`,
    /** Without an index where there is one output. */
    y: (j: number | undefined): string =>
      `y${String(j ?? "").replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]!)}`,
    target: "target",
    targetIs: (y: string): string => `target y = ${y}`,
    foldedNeurons: (count: number): string => `⋮ ${count} more`,
    layersWord: (count: number): string => (count === 1 ? "layer" : "layers"),
    edge: (args: {
      readonly l: number;
      readonly j: number;
      readonly k: number | undefined;
      readonly weight: string | undefined;
    }): string => {
      const { l, j, k, weight } = args;
      const value = weight === undefined ? "" : `, ${weight}`;
      return `weight to neuron ${j} of layer ${l} from ${l === 1 ? "input" : "neuron"} ${k}${value}`;
    },
    pixel: (l: number, j: number): string => `pixel ${j} of layer ${l}`,
    /** "neuron 1 of layer 2, a 0.63, ∂Cₑ/∂a not computed yet, with a breakpoint". */
    neuron: (args: {
      readonly l: number;
      readonly j: number;
      readonly a: string | undefined;
      readonly dC_da: string | undefined;
      readonly isStop: boolean;
    }): string => {
      const { l, j, a = NOT_YET, dC_da = NOT_YET, isStop } = args;
      const name = l === 0 ? `input ${j}, ` : `neuron ${j} of layer ${l}, a `;
      return `${name}${a}${l === 0 ? "" : `, ∂Cₑ/∂a ${dC_da}`}${isStop ? ", with a breakpoint" : ""}`;
    },
    image: {
      size: (side: number): string => `${side} × ${side}`,
      sizeInPixels: (side: number): string => `${side} × ${side} pixels`,
      layer: (l: number, side: number, low: string, high: string): string =>
        `${l === 0 ? "The input" : `Layer ${l}`} as a picture of ${side} × ${side} pixels, from ${low}, dark, to ${high}, bright`,
      target: (side: number, low: string, high: string): string =>
        `The target as a picture of ${side} × ${side} pixels, from ${low}, dark, to ${high}, bright`,
      weights: (letter: string, j: number, most: string): string =>
        `${letter} from each pixel to neuron ${j} of layer 1, up to ${most} of either sign`,
      into: (letter: string, j: number): string => `${letter} into neuron ${j}`,
      intoShort: (letter: string, j: number): string => `${letter} into ${j}`,
    },
  },

  tree: {
    makes: (C: string): string => `what makes ${C}`,
    fold: (name: string): string => `${name}: fold what it comes from`,
    show: (name: string): string => `${name}: show what it comes from`,
    others: (count: number): string => `+ ${count} more`,
    skipped: (count: number): string => `⋮ ${more(count, "layer")}`,
    foldedBranches: (count: number): string => `⋯ ${count}`,
    movesAll: (count: number): string => `moves all ${count} activations`,
  },

  flow: {
    label: "What flows back from the cost, neuron by neuron",
    keys: "Arrow keys go from neuron to band to neuron, Enter opens what can be done there.",
    key: "Widest: the pass’s largest. Dashed: negative. Funnel: σ′.",
    keyTitle:
      "As wide as it is large beside the largest of this example’s whole pass; dashed where it is negative, dotted where it is not computed yet. A funnel is a neuron: σ′ makes ∂Cₑ/∂z, on its left, of ∂Cₑ/∂a, on its right. Point for numbers, click to go there.",
    /** What is wide beside the largest of the pass, as a share of that. */
    ofLargest: (of?: string): string => `${of === undefined ? "" : `${of} `}of the largest`,
    dC_da: "∂Cₑ/∂a",
    dC_dz: "∂Cₑ/∂z",
    neuron: (l: number, j: number, before: string = NOT_YET, after: string = NOT_YET): string =>
      `neuron ${j} of layer ${l}: ∂Cₑ/∂a ${before}, ∂Cₑ/∂z ${after}`,
    ribbon: (args: {
      readonly l: number;
      readonly j: number;
      readonly k: number;
      readonly value: string | undefined;
    }): string =>
      `from neuron ${args.j} of layer ${args.l} back to neuron ${args.k} of layer ${args.l - 1}, ${args.value ?? NOT_YET}`,
    mixes: (l: number): string =>
      `Each z of layer ${l} moves all of its activations: each ∂Cₑ/∂z comes from every ∂Cₑ/∂a.`,
  },

  curve: {
    is: (activation: string): string => `σ is ${activation}`,
    ofZ: "a = σ(z)",
    slope: "σ′(z)",
    unknown: (z: string): string => `The curve of σ; ${z} is not computed yet`,
    at: (known: readonly string[]): string => `The curve of σ at ${known.join(", ")}`,
    slopeIs: (slope: string): string => `slope ${slope}`,
    neuron: "neuron",
    share: "share",
    nudged: "nudged",
  },

  nudge: {
    what: "What is nudged",
    source: (name: string, role: "hand" | "bias" | "previous" | "input"): string =>
      `${name} ${{ hand: "", bias: "· its bias", previous: "· the activation before", input: "· an input" }[role]}`.trim(),
    handle: (w: string): string => `Nudge ${w}`,
    by: (value: string, delta: string): string => `${value}, nudged by ${delta}`,
    drag: "Drag, or use the arrow keys; Escape takes the nudge back",
    delta: "Nudge Δ",
    halve: "Halve Δ",
    takeBack: "Take back",
    own: "own scales",
    ownTitle: "Each line with a scale of its own, for what moves too little to be seen on one for all",
    ownScales: "each its own scale",
    moves: "moves by",
    measured: "measured",
    exact: "exact",
    path: (name: string): string => `+ ${name}`,
    morePaths: (count: number): string => `+ ${count} ${count === 1 ? "path" : "paths"}`,
    moreLinks: (count: number): string => `⋮ ${more(count, "link")}`,
    alone: "What it adds if it alone moves",
    term: "Its term of the sum over the paths",
    step: (w: string): string => `step of ${w}`,
    after: (C: string): string => `then ${C}`,
    costOf: (C: string, w: string): string => `${C} as it goes with ${w}`,
    half: (left: string): string => `Half of Δ leaves ${left} of the difference.`,
    drowns: "So small a Δ drowns in rounding: C has about 16 digits.",
    flat: "No difference: C is flat as far as these nudges go.",
    straight: "No difference: C is straight as far as these nudges go.",
  },

  weights: {
    shows: "The cells show",
    value: "w",
    label: (layer: string): string => `Weights and biases of ${layer}`,
    fullBar,
  },

  gradient: {
    of: (words: string): string => `∇C: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
    layout: "Layout of the gradient",
    forms: { vector: "vector", layers: "by layer" },
    label: "Components of the gradient",
    hint: "Point at a component for its numbers. Click it to go there, or to break there.",
    foldedLayers: (count: number): string => `⋮ ${more(count, "layer")}`,
    foldedRows: (count: number): string => `⋮ ${more(count, "row")}`,
    foldedColumns: (count: number): string => more(count, "column"),
    folded: (count: number): string => `${count} more`,
    positive: "positive",
    negative: "negative",
    fullBar,
    size: (rows: number, columns: number): string =>
      `${rows} × ${columns}, ${rows} ${rows === 1 ? "bias" : "biases"}`,
    corner: "row j, column k",
    bias: "bias",
    component: (number: number, total: number): string => `component ${number} of ${total}`,
    components: (total: number): string => `${total} components`,
    part: (label: string, filled: number, size: number): string =>
      `${label}: ${filled} of ${size} components`,
  },

  ledger: {
    folded: {
      neuron: (count: number): string => `⋮ ${more(count, "neuron")}`,
      example: (count: number): string => `⋮ ${more(count, "example")}`,
    },
    sum: "sum",
    sumSoFar: "sum so far",
  },

  examples: {
    who: (name: string, parameter: string): string => `${name}: who raises ${parameter}, who lowers it`,
    example: "example",
    raise: "◂ raise",
    raiseTitle: (parameter: string): string => `Negative: a larger ${parameter} lowers this example's cost`,
    lower: "lower ▸",
    lowerTitle: (parameter: string): string => `Positive: a smaller ${parameter} lowers this example's cost`,
    derivative: "derivative",
    mean: (count: number): string => `mean of ${count}`,
  },

  paths: {
    heading: "Paths",
    terms: (name: string, layer: number): string => `${name}: a term for each neuron of layer ${layer}`,
  },

  cost: {
    label: "The cost over the gradient steps",
    ofExamples: "The cost of each example, and their mean",
    meanOf: (count: number): string => `C, mean of ${grouped(count)}`,
    grouped,
    /** "14 of 500 gradient steps done, 486 to go". */
    done: (done: number, total: number): string =>
      `${grouped(done)} of ${grouped(total)} gradient steps${done === total ? " done" : `, ${grouped(total - done)} to go`}`,
    soFar: "Cost so far",
    goThere: "Click, or press Enter, to go there",
    is: (place: string, cost: string): string => `${place}: ${cost}`,
    notFinite: "no cost is a finite number",
    notYet: "no batch has its cost yet",
    last: "last",
    next: "next",
    before: "before",
    promised: "promised",
    after: "after",
    change: "change",
    promiseTitle: "By how much the slope promises the cost to fall; known once the gradient of the batch is",
    batches: (each: number): string => series(each, "batch", "batches"),
    epochs: (each: number): string => `mean of ${series(each, "epoch", "epochs")}`,
    here: "here",
    fork: {
      name: "Fork…",
      title: "Fork the run here with one thing changed, and compare the two",
      end: "End the fork",
      run: "run",
      here: "fork",
      goThere: (position: number): string => `Go to step ${grouped(position)}, where the two first differ`,
    },
    logarithmic: "logarithmic scale",
    steps: "steps",
    epochsUnit: "epochs",
    /** "after 12 gradient steps, in epoch 3". */
    place: (steps: number, epoch: number | undefined): string => {
      const after =
        steps === 0
          ? "before any gradient step"
          : `after ${grouped(steps)} gradient step${steps === 1 ? "" : "s"}`;
      return epoch === undefined ? after : `${after}, in epoch ${grouped(epoch)}`;
    },
  },

  /** Every symbol of the panel, in TeX, and what it means. */
  symbolsHeading: "Symbols in words",
  symbols: [
    ["a_j^{(l)}", "the activation of neuron j of layer l: how strongly it fires; layer 0 is the input"],
    ["w_{jk}^{(l)}", "the weight of the edge to neuron j of layer l from neuron k of the layer before"],
    ["b_j^{(l)}", "the bias of neuron j of layer l"],
    ["z_j^{(l)}", "its weighted input: all weights times activations, added up, and the bias"],
    ["\\sigma,\\ \\sigma'", "the activation function, which makes a of z, and its slope"],
    ["y_j", "the target: what output j should be for this example"],
    ["C_e", "the cost of example e, counted from 0: how far the outputs are from their targets"],
    [
      "C",
      "without an index: the mean of that over the examples of the batch, or their sum where the file says so",
    ],
    [
      "\\frac{\\partial C_e}{\\partial w}",
      "how much Cₑ moves for a tiny nudge to w, as a ratio of the two nudges; so for every other pair",
    ],
    ["\\frac{\\partial C}{\\partial w}", "the same of that over the examples of the batch"],
    ["\\delta^{(l)}", "all ∂Cₑ/∂z of layer l, as one vector"],
    ["\\eta", "the learning rate: how far a gradient step goes"],
    ["^{(l)}", "above a letter is a layer, never an exponent; numbers below are neurons, counted from 0"],
    [
      "j,\\ k",
      "run over neurons: an edge leads from k, of the layer before, to j; a layer of one neuron needs no index",
    ],
    ["i", "runs over the neurons of j’s own layer, where an activation looks at all of them"],
  ],
} as const;

/** "here", "once", "12 times". */
function often(times: number | undefined): string {
  if (times === undefined) return "here";
  return times === 1 ? "once" : `${times} times`;
}
