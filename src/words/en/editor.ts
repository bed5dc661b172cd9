/** What the editor says around a session: its messages, hovers, quick fixes and lists to choose from. */
import { neuron } from "./grammar";
import { views } from "./views";

/** A parameter by its place: `k` is absent for a bias. */
interface ParameterPlace {
  readonly l: number;
  readonly j: number;
  readonly k?: number;
}

export const editor = {
  noSession: "No network is being stepped through.",
  notFormatted: "Not formatted: the file is not JSON yet, see Problems.",

  /** While the file was edited and the session runs its former text. */
  edited: {
    name: "Edited Network",
    text: "Restart to use your edit",
    explained:
      "The session runs the text as it was when it started. Restart to use your edit; where the edit leaves the steps as they are, the session goes on where it stands.",
  },
  moves: {
    toStep: "Go to Step",
    howMany: (length: number): string => `How many of the ${length} steps shall be done? 0 is the start.`,
    wrongNumber: (length: number): string => `A whole number from 0 to ${length}.`,
    otherFile: "The session runs another file than this one.",
    edited: "The session runs the text as it was: restart it to go here.",
  },
  /** Numbers of a session that are to be written into its file. */
  writing: {
    edited: "The file was edited since the session started: its numbers may stand elsewhere now.",
  },
  nudges: {
    none: "Nothing is nudged at this step.",
    leftOut: (names: readonly string[]): string =>
      `The file leaves out ${names.join(", ")}: add it to keep its nudge.`,
  },
  /** What a run beside the session's is to have changed. */
  fork: {
    title: "Fork the run here with one thing changed",
    learningRate: { label: "Learning rate", prompt: "A number above 0." },
    optimizer: { label: "Optimizer" },
    seed: { label: "Seed of the random weights", prompt: "A whole number." },
    nudge: {
      label: "One number, from here on",
      detail: "A weight, a bias, an input or a target",
      which: "Which number? For example w[2][0][1], b[1][0], a[0][2] or y[0].",
      value: (name: string): string =>
        `What shall ${name} be worth from here on? A number, or an expression.`,
    },
    now: (value: string | number): string => `now ${value}`,
    end: { label: "End the fork" },
  },
  training: { none: "The file has a training already, or is no network." },
  trainedWeights: {
    none: "The weights of this step stand in the file already.",
  },
  initialWeights: {
    noFile: "Open a network file (.nn.json) to write its weights into it.",
    problems: "The file has problems: mend them first, then its weights can be drawn.",
    none: "All weights stand in the file already.",
  },
  launching: {
    noFile: "Open a network file (.nn.json) to debug it.",
    openSample: "Open a Sample Network",
  },
  samples: {
    title: "Open a sample network",
    oneNeuron: {
      label: "One neuron per layer",
      detail: "The lesson's first network: 3 weights, 3 biases, one example. Start here.",
    },
    sums: {
      label: "3-3-2",
      detail: "Indices j and k, sums over paths, an average over four examples.",
    },
    training: {
      label: "XOR, with training",
      detail: "Gradient steps downhill, epoch after epoch, until the network has learned exclusive or.",
    },
    iris: {
      label: "Iris",
      detail:
        "Real data from a CSV file: Fisher's 150 flowers, three species, a softmax that has begun to learn.",
    },
    digits: {
      label: "Handwritten digits",
      detail:
        "Pictures of 8 × 8 pixels from IDX files, 64-16-10: see how many more digits each epoch gets right.",
    },
  },
  panel: {
    inSideBar:
      "The panel has its own icon in the activity bar now. Drag that to the other side bar to give it more room.",
  },

  /** A view in an editor of its own. */
  views: {
    choose: "Open a view in an editor of its own",
    names: views,
    title: (name: string): string => `Backprop: ${name}`,
  },

  /** A network file that is open in another language. */
  otherLanguage: {
    offer: (file: string, language: string): string =>
      `${file} is open as ${language}. As a network file it can be stepped through.`,
    open: "Open as a Network File",
    setting: "Change files.associations",
  },
  fixes: {
    all: (count: number): string => `Mend all ${count} that can be mended`,
    remove: (text: string): string => `Remove ${text}`,
    blank: "Write a plain blank",
    write: (text: string): string => `Write ${text}`,
  },
  hover: {
    input: (k: number, example: string): string => `${neuron(0, k)} of ${example}`,
    target: (j: number, example: string): string => `target of output ${j} in ${example}`,
    /** Of all weights, or all biases, of a layer. */
    block: (of: "weights" | "biases", l: number, shape: string): string => `${shape} ${of} of layer ${l}`,
    tensor: (name: string, file: string): string => `"${name}" in ${file}`,
    examples: (count: number, first: string, last: string): string =>
      count === 1 ? `1 example: ${first}` : `${count} examples: ${first} to ${last}`,
    learningRate: "learning rate: a gradient step is w ← w − η · ∂C/∂w",
    /** "weight to neuron 0 of layer 2 from neuron 1 of layer 1". */
    parameter: ({ l, j, k }: ParameterPlace): string =>
      k === undefined ? `bias of ${neuron(l, j)}` : `weight to ${neuron(l, j)} from ${neuron(l - 1, k)}`,
    /** Over how many examples a derivative is the mean, and whether with a session's own parameters. */
    mean: (count: number, live: boolean): string => {
      const over = count === 1 ? "for the one example" : `averaged over the ${count} examples`;
      return live ? `${over}, with the parameters as they are now` : over;
    },
    example: "example",
    more: (count: number): string => `… ${count} more`,
  },
} as const;
