/**
 * What the kernel and src/core/run/kernelRoom.ts both know: numbers that stand for names, and how the memory is laid out.
 * It is read by two compilers, so it holds nothing but whole numbers.
 *
 * Neurons stand in vectors of two lanes; where a layer's last one has no second neuron, that lane is padded. A layer's
 * weights stand in panels of at most `WIDEST` vectors: panel after panel, in each source after source.
 */

export const SIGMOID = 0;
export const TANH = 1;
export const RELU = 2;
export const LEAKY_RELU = 3;
export const ELU = 4;
export const SOFTPLUS = 5;
export const SILU = 6;
export const GELU = 7;
export const MISH = 8;
export const SELU = 9;
export const IDENTITY = 10;
export const SOFTMAX = 11;

export const SQUARED_ERROR = 0;
export const HALF_SQUARED_ERROR = 1;
export const MEAN_SQUARED_ERROR = 2;
export const BINARY_CROSS_ENTROPY = 3;
export const CROSS_ENTROPY = 4;
export const HUBER = 5;

/** Vectors of a panel at most: so many sums at once stay in registers. */
export const WIDEST = 8;

/** A list of numbers of 32 bits for each layer; this is the place of each in it, and how many there are. */
export const ACTIVATION = 0;
/** n_(l−1), and in how many vectors and how wide panels its neurons stand. */
export const INPUTS = 1;
export const INPUT_VECTORS = 2;
export const INPUT_PANEL = 3;
/** n_l, likewise. */
export const UNITS = 4;
export const VECTORS = 5;
export const PANEL = 6;
/** Where numbers begin: w_jk for sums over k and, from layer 2 on, once more for sums over j; b_j. */
export const WEIGHTS = 7;
export const TRANSPOSED = 8;
export const BIASES = 9;
/** Σ ∂C/∂w_jk and Σ ∂C/∂b_j. */
export const WEIGHT_SUMS = 10;
export const BIAS_SUMS = 11;
/** Of every example of a block, one after the other. */
export const Z = 12;
export const A = 13;
export const DC_DA = 14;
export const DC_DZ = 15;
export const LAYER_FIELDS = 16;

/** The same of the whole network: where its layers' lists begin, and how many. */
export const LAYERS = 0;
export const LAYER_COUNT = 1;
export const COST = 2;
/** So many zeros as the widest layer has neurons. */
export const ZEROS = 3;
/** Of a block: where its examples are found, its inputs if they stand there in full, its targets, its costs. */
export const CHOSEN = 4;
export const ROWS = 5;
export const TARGETS = 6;
export const COSTS = 7;
/** Whether zeros may be skipped: 0 · w is 0 if w is finite. */
export const SKIPS_ZEROS = 8;
export const NETWORK_FIELDS = 9;

/**
 * An example stands in memory as its targets, in vectors; the inputs that are not 0, one after the other; and their
 * indices k, of 16 bits. It is found by where it begins, and how many such inputs there are: `IN_FULL` where most are not 0,
 * and none is kept.
 */
export const IN_FULL = -1;
