/** The records of the core, each in one line for a student: its formula, and what it does or is for. A line for each name. */

export const activations = {
  sigmoid: "1 / (1 + e^(−z)): squeezes z between 0 and 1",
  tanh: "tanh z: squeezes z between −1 and 1",
  relu: "z where z is positive, else 0",
  leakyRelu: "z where z is positive, else 0.01 z",
  elu: "z where z is positive, else e^z − 1",
  softplus: "ln(1 + e^z): a smooth relu, always positive",
  silu: "z · sigmoid(z): a smooth relu that dips below 0",
  gelu: "z · Φ(z), with Φ the normal distribution: a smooth relu that dips below 0",
  mish: "z · tanh(ln(1 + e^z)): a smooth relu that dips below 0",
  selu: "1.0507 z where z is positive, else 1.7581 (e^z − 1): keeps mean 0 and variance 1 from layer to layer",
  identity: "z itself: the layer stays linear",
  softmax: "e^(z_j) / Σ_i e^(z_i): shares that add up to 1; in the last layer only",
} as const;

export const inits = {
  zeros: "all 0: every neuron of the layer learns the same",
  xavierUniform: "evenly within ±√(6 / (inputs + neurons)): for sigmoid and tanh",
  xavierNormal: "normal, deviation √(2 / (inputs + neurons)): for sigmoid and tanh",
  heUniform: "evenly within ±√(6 / inputs): for relu and its kin",
  heNormal: "normal, deviation √(2 / inputs): for relu and its kin",
  uniform: "evenly within ±range",
  normal: "normal, with the deviation std",
} as const;

export const reductions = {
  mean: "the gradients of the examples, added up and divided by their number",
  sum: "the gradients of the examples, added up",
} as const;

export const optimizers = {
  sgd: "w ← w − η g: straight down the slope; with momentum, by a velocity that gradients add to",
  adam: "w ← w − η m̂ / (√v̂ + ε): the mean gradient, against how large the gradients are",
  adamw: "adam, and each weight loses a share η λ of itself",
  rmsprop: "w ← w − η g / (√v + ε), v the mean of the squared gradients",
  adagrad: "w ← w − η g / (√v + ε), v the sum of the squared gradients: steps that grow smaller",
} as const;

export const costs = {
  squaredError: "Σ (a − y)²: the squared misses, added up",
  halfSquaredError: "½ Σ (a − y)²: half of that, so that the derivative is the miss itself",
  meanSquaredError: "Σ (a − y)² / n: the squared misses, averaged over the outputs",
  binaryCrossEntropy: "−Σ [y ln a + (1 − y) ln(1 − a)]: for yes-or-no outputs between 0 and 1",
  crossEntropy: "−Σ y ln a: for shares that add up to 1, as softmax gives them",
  huber: "Σ of ½ (a − y)² up to a miss of 1, then |a − y| − ½: far outliers pull no harder",
} as const;
