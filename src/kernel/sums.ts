/**
 * The sums of a gradient: Σ a_k ∂C/∂z_j of the examples, added one after the other. `V`, how many vectors a routine goes
 * through, is a constant wherever one is called.
 */
import { add, mulAdd } from "./lanes";

/** Adds one example's a_k δ_j to the rows k of up to eight vectors, which are `stride` apart. */
@inline
function one(V: i32, x: usize, end: usize, g: usize, stride: usize, d: usize): void {
  const d0 = v128.load(d, 0);
  const d1 = v128.load(d, 16);
  const d2 = v128.load(d, 32);
  const d3 = v128.load(d, 48);
  const d4 = v128.load(d, 64);
  const d5 = v128.load(d, 80);
  const d6 = v128.load(d, 96);
  const d7 = v128.load(d, 112);
  for (; x < end; x += 8, g += stride) {
    const xk = v128.load64_splat(x);
    v128.store(g, mulAdd(xk, d0, v128.load(g, 0)), 0);
    if (V > 1) v128.store(g, mulAdd(xk, d1, v128.load(g, 16)), 16);
    if (V > 2) v128.store(g, mulAdd(xk, d2, v128.load(g, 32)), 32);
    if (V > 3) v128.store(g, mulAdd(xk, d3, v128.load(g, 48)), 48);
    if (V > 4) v128.store(g, mulAdd(xk, d4, v128.load(g, 64)), 64);
    if (V > 5) v128.store(g, mulAdd(xk, d5, v128.load(g, 80)), 80);
    if (V > 6) v128.store(g, mulAdd(xk, d6, v128.load(g, 96)), 96);
    if (V > 7) v128.store(g, mulAdd(xk, d7, v128.load(g, 112)), 112);
  }
}

/** The same by the list of the inputs that are not 0. */
@inline
function listed(V: i32, indices: usize, end: usize, x: usize, g: usize, d: usize): void {
  const d0 = v128.load(d, 0);
  const d1 = v128.load(d, 16);
  const d2 = v128.load(d, 32);
  const d3 = v128.load(d, 48);
  const d4 = v128.load(d, 64);
  const d5 = v128.load(d, 80);
  const d6 = v128.load(d, 96);
  const d7 = v128.load(d, 112);
  for (; indices < end; indices += 2, x += 8) {
    const xk = v128.load64_splat(x);
    const row = g + <usize>load<u16>(indices) * (V << 4);
    v128.store(row, mulAdd(xk, d0, v128.load(row, 0)), 0);
    if (V > 1) v128.store(row, mulAdd(xk, d1, v128.load(row, 16)), 16);
    if (V > 2) v128.store(row, mulAdd(xk, d2, v128.load(row, 32)), 32);
    if (V > 3) v128.store(row, mulAdd(xk, d3, v128.load(row, 48)), 48);
    if (V > 4) v128.store(row, mulAdd(xk, d4, v128.load(row, 64)), 64);
    if (V > 5) v128.store(row, mulAdd(xk, d5, v128.load(row, 80)), 80);
    if (V > 6) v128.store(row, mulAdd(xk, d6, v128.load(row, 96)), 96);
    if (V > 7) v128.store(row, mulAdd(xk, d7, v128.load(row, 112)), 112);
  }
}

/** Four examples one after the other, up to two vectors. */
@inline
function four(
  V: i32,
  x: usize,
  apart: usize,
  end: usize,
  g: usize,
  stride: usize,
  d: usize,
  dApart: usize,
): void {
  const x1 = x + apart, x2 = x1 + apart, x3 = x2 + apart;
  const e1 = d + dApart, e2 = e1 + dApart, e3 = e2 + dApart;
  const d0 = v128.load(d), d1 = v128.load(e1), d2 = v128.load(e2), d3 = v128.load(e3);
  const f0 = v128.load(d, 16), f1 = v128.load(e1, 16), f2 = v128.load(e2, 16), f3 = v128.load(e3, 16);
  const bytes = end - x;
  for (let k: usize = 0; k < bytes; k += 8, g += stride) {
    const y0 = v128.load64_splat(x + k), y1 = v128.load64_splat(x1 + k);
    const y2 = v128.load64_splat(x2 + k), y3 = v128.load64_splat(x3 + k);
    v128.store(g, mulAdd(y3, d3, mulAdd(y2, d2, mulAdd(y1, d1, mulAdd(y0, d0, v128.load(g))))));
    if (V > 1) v128.store(g, mulAdd(y3, f3, mulAdd(y2, f2, mulAdd(y1, f1, mulAdd(y0, f0, v128.load(g, 16))))), 16);
  }
}

function oneOf(vectors: i32, x: usize, end: usize, g: usize, d: usize): void {
  switch (vectors) {
    case 1: return one(1, x, end, g, 16, d);
    case 2: return one(2, x, end, g, 32, d);
    case 3: return one(3, x, end, g, 48, d);
    case 4: return one(4, x, end, g, 64, d);
    case 5: return one(5, x, end, g, 80, d);
    case 6: return one(6, x, end, g, 96, d);
    case 7: return one(7, x, end, g, 112, d);
    case 8: return one(8, x, end, g, 128, d);
  }
}

function listedOf(vectors: i32, indices: usize, end: usize, x: usize, g: usize, d: usize): void {
  switch (vectors) {
    case 1: return listed(1, indices, end, x, g, d);
    case 2: return listed(2, indices, end, x, g, d);
    case 3: return listed(3, indices, end, x, g, d);
    case 4: return listed(4, indices, end, x, g, d);
    case 5: return listed(5, indices, end, x, g, d);
    case 6: return listed(6, indices, end, x, g, d);
    case 7: return listed(7, indices, end, x, g, d);
    case 8: return listed(8, indices, end, x, g, d);
  }
}

/** A whole panel of four examples, two vectors at a time. */
function panelOfFour(
  vectors: i32,
  x: usize,
  apart: usize,
  end: usize,
  g: usize,
  d: usize,
  dApart: usize,
): void {
  const stride = <usize>vectors << 4;
  for (; vectors >= 2; vectors -= 2, g += 32, d += 32) four(2, x, apart, end, g, stride, d, dApart);
  if (vectors > 0) four(1, x, apart, end, g, stride, d, dApart);
}

/** Adds what `count` examples give to a layer's weights. */
export function addWeights(
  x: usize,
  apart: usize,
  inputs: usize,
  g: usize,
  vectors: i32,
  panel: i32,
  d: usize,
  dApart: usize,
  count: usize,
): void {
  const bytes = inputs << 3;
  for (let left = vectors; left > 0; left -= panel) {
    const width = min(left, panel);
    const stride = <usize>width << 4;
    let xe = x, de = d, examples = count;
    for (; examples >= 4; examples -= 4, xe += 4 * apart, de += 4 * dApart)
      panelOfFour(width, xe, apart, xe + bytes, g, de, dApart);
    for (; examples > 0; examples--, xe += apart, de += dApart) oneOf(width, xe, xe + bytes, g, de);
    g += inputs * stride;
    d += stride;
  }
}

/** Adds what one example gives, by the list of its inputs that are not 0. */
export function addWeightsListed(
  indices: usize,
  end: usize,
  x: usize,
  inputs: usize,
  g: usize,
  vectors: i32,
  panel: i32,
  d: usize,
): void {
  for (let left = vectors; left > 0; left -= panel) {
    const width = min(left, panel);
    const stride = <usize>width << 4;
    listedOf(width, indices, end, x, g, d);
    g += inputs * stride;
    d += stride;
  }
}

/** Adds what `count` examples give to a layer's biases: ∂C/∂b_j = ∂C/∂z_j. */
export function addBiases(g: usize, d: usize, bytes: usize, count: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) {
    let sum = v128.load(g + at);
    for (let e: usize = 0, from = d + at; e < count; e++, from += bytes) sum = add(sum, v128.load(from));
    v128.store(g + at, sum);
  }
}
