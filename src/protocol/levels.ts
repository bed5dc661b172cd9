/** The levels of the debugger's zoom, the finest first. */
export const levels = ["factor", "quantity", "neuron", "layer", "pass", "example", "batch", "epoch"] as const;
