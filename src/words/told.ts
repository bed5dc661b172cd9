/** What an index of an expression can count. */
export type Counted = "layer" | "neuron" | "output";
