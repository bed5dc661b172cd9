/** The kernel: blocks of examples forward and backward, the sums of their gradient, and the gradient step. */
import { activate, throughActivation } from "./activations";
import { costAndSlopes } from "./costs";
import { areFinite, both, div, mul, sub } from "./lanes";
import {
  A,
  ACTIVATION,
  BIASES,
  BIAS_SUMS,
  CHOSEN,
  COST,
  COSTS,
  DC_DA,
  DC_DZ,
  INPUTS,
  INPUT_PANEL,
  INPUT_VECTORS,
  IN_FULL,
  LAYERS,
  LAYER_COUNT,
  LAYER_FIELDS,
  PANEL,
  ROWS,
  SKIPS_ZEROS,
  TARGETS,
  TRANSPOSED,
  UNITS,
  VECTORS,
  WEIGHTS,
  WEIGHT_SUMS,
  Z,
  ZEROS,
} from "./layout";
import { products, productsListed } from "./products";
import { addBiases, addWeights, addWeightsListed } from "./sums";

const LAYER_BYTES: usize = LAYER_FIELDS << 2;

/** A field of a layer's list, or of the network's. */
@inline
function get(list: usize, field: i32): usize {
  return <usize>load<u32>(list + (<usize>field << 2));
}

/** So many bytes the numbers of one example of a layer take. */
@inline
function bytesOf(layer: usize): usize {
  return get(layer, VECTORS) << 4;
}

/** Where the e-th example of the block begins, and how many of its inputs are listed. */
@inline
function exampleOf(network: usize, e: usize): usize {
  return <usize>load<u32>(get(network, CHOSEN) + (e << 3));
}

@inline
function listedOf(network: usize, e: usize): i32 {
  return load<i32>(get(network, CHOSEN) + (e << 3), 4);
}

/** Whether the inputs of all examples are lists, and zeros may be skipped. */
function areListed(network: usize, count: usize): bool {
  if (!get(network, SKIPS_ZEROS)) return false;
  for (let e: usize = 0; e < count; e++) if (listedOf(network, e) == IN_FULL) return false;
  return true;
}

/** Writes in full the inputs that are lists: what is multiplied by 0 counts. */
function spread(network: usize, count: usize): void {
  const bytes = get(get(network, LAYERS), INPUTS) << 3;
  const targets = bytesOf(lastOf(network));
  for (let e: usize = 0; e < count; e++) {
    const listed = listedOf(network, e);
    if (listed == IN_FULL) continue;
    const row = get(network, ROWS) + e * bytes;
    const values = exampleOf(network, e) + targets;
    const indices = values + (<usize>listed << 3);
    memory.fill(row, 0, bytes);
    for (let n: usize = 0; n < <usize>listed; n++)
      store<f64>(row + (<usize>load<u16>(indices + (n << 1)) << 3), load<f64>(values + (n << 3)));
  }
}

@inline
function lastOf(network: usize): usize {
  return get(network, LAYERS) + (get(network, LAYER_COUNT) - 1) * LAYER_BYTES;
}

function weightedInputs(network: usize, layer: usize, areLists: bool, count: usize): void {
  const bytes = bytesOf(layer);
  const vectors = <i32>get(layer, VECTORS);
  const panel = <i32>get(layer, PANEL);
  const inputs = get(layer, INPUTS);
  if (layer > get(network, LAYERS)) {
    const before = layer - LAYER_BYTES;
    products(
      get(before, A),
      bytesOf(before),
      inputs,
      get(layer, WEIGHTS),
      vectors,
      panel,
      get(layer, BIASES),
      get(layer, Z),
      bytes,
      count,
    );
  } else if (areLists) {
    for (let e: usize = 0; e < count; e++) {
      const values = exampleOf(network, e) + bytesOf(lastOf(network));
      const listed = <usize>listedOf(network, e);
      const indices = values + (listed << 3);
      productsListed(
        indices,
        indices + (listed << 1),
        values,
        inputs,
        get(layer, WEIGHTS),
        vectors,
        panel,
        get(layer, BIASES),
        get(layer, Z) + e * bytes,
      );
    }
  } else {
    products(
      get(network, ROWS),
      inputs << 3,
      inputs,
      get(layer, WEIGHTS),
      vectors,
      panel,
      get(layer, BIASES),
      get(layer, Z),
      bytes,
      count,
    );
  }
}

function forward(network: usize, areLists: bool, count: usize): void {
  const last = lastOf(network);
  for (let layer = get(network, LAYERS); layer <= last; layer += LAYER_BYTES) {
    weightedInputs(network, layer, areLists, count);
    activate(
      <i32>get(layer, ACTIVATION),
      get(layer, Z),
      get(layer, A),
      get(layer, UNITS),
      bytesOf(layer),
      count,
    );
  }
  const bytes = bytesOf(last);
  for (let e: usize = 0; e < count; e++)
    memory.copy(get(network, TARGETS) + e * bytes, exampleOf(network, e), bytes);
  costAndSlopes(
    <i32>get(network, COST),
    get(last, A),
    get(network, TARGETS),
    get(last, DC_DZ),
    get(last, DC_DA),
    get(network, COSTS),
    get(last, UNITS),
    bytes,
    count,
  );
}

function backward(network: usize, count: usize): void {
  const first = get(network, LAYERS);
  for (let layer = lastOf(network); ; layer -= LAYER_BYTES) {
    const bytes = bytesOf(layer);
    throughActivation(
      <i32>get(layer, ACTIVATION),
      get(layer, Z),
      get(layer, A),
      get(layer, DC_DA),
      get(layer, DC_DZ),
      get(layer, UNITS),
      bytes,
      count,
    );
    if (layer == first) break;
    const before = layer - LAYER_BYTES;
    products(
      get(layer, DC_DZ),
      bytes,
      get(layer, UNITS),
      get(layer, TRANSPOSED),
      <i32>get(layer, INPUT_VECTORS),
      <i32>get(layer, INPUT_PANEL),
      get(network, ZEROS),
      get(before, DC_DA),
      bytesOf(before),
      count,
    );
  }
}

/** Adds a block's gradient to the sums of the first layer; where a δ is not finite, what is 0 counts too. */
function addFirst(network: usize, areLists: bool, count: usize): void {
  const layer = get(network, LAYERS);
  const bytes = bytesOf(layer);
  const vectors = <i32>get(layer, VECTORS);
  const panel = <i32>get(layer, PANEL);
  const inputs = get(layer, INPUTS);
  const d = get(layer, DC_DZ);
  const skips = areLists && areFinite(d, d + bytes * count);
  if (!skips) {
    if (areLists) spread(network, count);
    addWeights(
      get(network, ROWS),
      inputs << 3,
      inputs,
      get(layer, WEIGHT_SUMS),
      vectors,
      panel,
      d,
      bytes,
      count,
    );
    return;
  }
  for (let e: usize = 0; e < count; e++) {
    const values = exampleOf(network, e) + bytesOf(lastOf(network));
    const listed = <usize>listedOf(network, e);
    const indices = values + (listed << 3);
    addWeightsListed(
      indices,
      indices + (listed << 1),
      values,
      inputs,
      get(layer, WEIGHT_SUMS),
      vectors,
      panel,
      d + e * bytes,
    );
  }
}

function addGradient(network: usize, areLists: bool, count: usize): void {
  const last = lastOf(network);
  addFirst(network, areLists, count);
  for (let layer = get(network, LAYERS); layer <= last; layer += LAYER_BYTES) {
    const bytes = bytesOf(layer);
    if (layer > get(network, LAYERS)) {
      const before = layer - LAYER_BYTES;
      addWeights(
        get(before, A),
        bytesOf(before),
        get(layer, INPUTS),
        get(layer, WEIGHT_SUMS),
        <i32>get(layer, VECTORS),
        <i32>get(layer, PANEL),
        get(layer, DC_DZ),
        bytes,
        count,
      );
    }
    addBiases(get(layer, BIAS_SUMS), get(layer, DC_DZ), bytes, count);
  }
}

/** The inputs as they are taken: as lists, or in full. */
function prepare(network: usize, count: usize): bool {
  const areLists = areListed(network, count);
  if (!areLists) spread(network, count);
  return areLists;
}

/** All numbers of the examples of a block. */
export function evaluate(network: usize, count: usize): void {
  forward(network, prepare(network, count), count);
  backward(network, count);
}

/** The same, and their gradient added to the sums. */
export function accumulate(network: usize, count: usize): void {
  const areLists = prepare(network, count);
  forward(network, areLists, count);
  backward(network, count);
  addGradient(network, areLists, count);
}

/** The costs of the examples of a block alone. */
export function costs(network: usize, count: usize): void {
  forward(network, prepare(network, count), count);
}

export function clear(from: usize, to: usize): void {
  memory.fill(from, 0, to - from);
}

/** w ← w − η (Σ/n), or of another divisor than n. */
export function descend(w: usize, end: usize, sum: usize, divisor: f64, rate: f64): void {
  for (; w < end; w += 16, sum += 16)
    v128.store(w, sub(v128.load(w), mul(both(rate), div(v128.load(sum), both(divisor)))));
}

export { areFinite };
