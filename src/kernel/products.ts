/**
 * Sums of products, Σ_k x_k w_k + b, of neurons side by side and each over k from first to last: forward with w_jk and the
 * activations of the layer before, backward with the transposed weights and ∂C/∂z of the layer after.
 *
 * The routines hold as many sums in registers as there are; `V`, how many vectors they go through, is a constant wherever
 * one is called, so that each call becomes a routine of its own.
 */
import { add, both, mulAdd } from "./lanes";

/** One example, up to eight vectors of a panel whose rows are `stride` apart. */
@inline
function one(V: i32, x: usize, end: usize, w: usize, stride: usize, b: usize, o: usize): void {
  let s0 = both(0);
  let s1 = both(0);
  let s2 = both(0);
  let s3 = both(0);
  let s4 = both(0);
  let s5 = both(0);
  let s6 = both(0);
  let s7 = both(0);
  for (; x < end; x += 8, w += stride) {
    const xk = v128.load64_splat(x);
    s0 = mulAdd(xk, v128.load(w, 0), s0);
    if (V > 1) s1 = mulAdd(xk, v128.load(w, 16), s1);
    if (V > 2) s2 = mulAdd(xk, v128.load(w, 32), s2);
    if (V > 3) s3 = mulAdd(xk, v128.load(w, 48), s3);
    if (V > 4) s4 = mulAdd(xk, v128.load(w, 64), s4);
    if (V > 5) s5 = mulAdd(xk, v128.load(w, 80), s5);
    if (V > 6) s6 = mulAdd(xk, v128.load(w, 96), s6);
    if (V > 7) s7 = mulAdd(xk, v128.load(w, 112), s7);
  }
  v128.store(o, add(s0, v128.load(b, 0)), 0);
  if (V > 1) v128.store(o, add(s1, v128.load(b, 16)), 16);
  if (V > 2) v128.store(o, add(s2, v128.load(b, 32)), 32);
  if (V > 3) v128.store(o, add(s3, v128.load(b, 48)), 48);
  if (V > 4) v128.store(o, add(s4, v128.load(b, 64)), 64);
  if (V > 5) v128.store(o, add(s5, v128.load(b, 80)), 80);
  if (V > 6) v128.store(o, add(s6, v128.load(b, 96)), 96);
  if (V > 7) v128.store(o, add(s7, v128.load(b, 112)), 112);
}

/** One example of which `indices` to `end` has the places k of the inputs that are not 0, a whole panel. */
@inline
function listed(V: i32, indices: usize, end: usize, x: usize, w: usize, b: usize, o: usize): void {
  let s0 = both(0);
  let s1 = both(0);
  let s2 = both(0);
  let s3 = both(0);
  let s4 = both(0);
  let s5 = both(0);
  let s6 = both(0);
  let s7 = both(0);
  for (; indices < end; indices += 2, x += 8) {
    const xk = v128.load64_splat(x);
    const row = w + <usize>load<u16>(indices) * (V << 4);
    s0 = mulAdd(xk, v128.load(row, 0), s0);
    if (V > 1) s1 = mulAdd(xk, v128.load(row, 16), s1);
    if (V > 2) s2 = mulAdd(xk, v128.load(row, 32), s2);
    if (V > 3) s3 = mulAdd(xk, v128.load(row, 48), s3);
    if (V > 4) s4 = mulAdd(xk, v128.load(row, 64), s4);
    if (V > 5) s5 = mulAdd(xk, v128.load(row, 80), s5);
    if (V > 6) s6 = mulAdd(xk, v128.load(row, 96), s6);
    if (V > 7) s7 = mulAdd(xk, v128.load(row, 112), s7);
  }
  v128.store(o, add(s0, v128.load(b, 0)), 0);
  if (V > 1) v128.store(o, add(s1, v128.load(b, 16)), 16);
  if (V > 2) v128.store(o, add(s2, v128.load(b, 32)), 32);
  if (V > 3) v128.store(o, add(s3, v128.load(b, 48)), 48);
  if (V > 4) v128.store(o, add(s4, v128.load(b, 64)), 64);
  if (V > 5) v128.store(o, add(s5, v128.load(b, 80)), 80);
  if (V > 6) v128.store(o, add(s6, v128.load(b, 96)), 96);
  if (V > 7) v128.store(o, add(s7, v128.load(b, 112)), 112);
}

/** Two examples, whose inputs are `apart` and whose sums `oApart` from each other; up to four vectors. */
@inline
function two(
  V: i32,
  x: usize,
  apart: usize,
  end: usize,
  w: usize,
  stride: usize,
  b: usize,
  o: usize,
  oApart: usize,
): void {
  let s0 = both(0), t0 = both(0);
  let s1 = both(0), t1 = both(0);
  let s2 = both(0), t2 = both(0);
  let s3 = both(0), t3 = both(0);
  for (; x < end; x += 8, w += stride) {
    const xk = v128.load64_splat(x);
    const yk = v128.load64_splat(x + apart);
    {
      const wk = v128.load(w, 0);
      s0 = mulAdd(xk, wk, s0);
      t0 = mulAdd(yk, wk, t0);
    }
    if (V > 1) {
      const wk = v128.load(w, 16);
      s1 = mulAdd(xk, wk, s1);
      t1 = mulAdd(yk, wk, t1);
    }
    if (V > 2) {
      const wk = v128.load(w, 32);
      s2 = mulAdd(xk, wk, s2);
      t2 = mulAdd(yk, wk, t2);
    }
    if (V > 3) {
      const wk = v128.load(w, 48);
      s3 = mulAdd(xk, wk, s3);
      t3 = mulAdd(yk, wk, t3);
    }
  }
  {
    const bias = v128.load(b, 0);
    v128.store(o, add(s0, bias), 0);
    v128.store(o + oApart, add(t0, bias), 0);
  }
  if (V > 1) {
    const bias = v128.load(b, 16);
    v128.store(o, add(s1, bias), 16);
    v128.store(o + oApart, add(t1, bias), 16);
  }
  if (V > 2) {
    const bias = v128.load(b, 32);
    v128.store(o, add(s2, bias), 32);
    v128.store(o + oApart, add(t2, bias), 32);
  }
  if (V > 3) {
    const bias = v128.load(b, 48);
    v128.store(o, add(s3, bias), 48);
    v128.store(o + oApart, add(t3, bias), 48);
  }
}

/** Four examples, up to two vectors. */
@inline
function four(
  V: i32,
  x: usize,
  apart: usize,
  end: usize,
  w: usize,
  stride: usize,
  b: usize,
  o: usize,
  oApart: usize,
): void {
  const x1 = x + apart, x2 = x1 + apart, x3 = x2 + apart;
  let p0 = both(0), p1 = both(0), p2 = both(0), p3 = both(0);
  let q0 = both(0), q1 = both(0), q2 = both(0), q3 = both(0);
  const bytes = end - x;
  for (let k: usize = 0; k < bytes; k += 8, w += stride) {
    const y0 = v128.load64_splat(x + k), y1 = v128.load64_splat(x1 + k);
    const y2 = v128.load64_splat(x2 + k), y3 = v128.load64_splat(x3 + k);
    const w0 = v128.load(w);
    p0 = mulAdd(y0, w0, p0);
    p1 = mulAdd(y1, w0, p1);
    p2 = mulAdd(y2, w0, p2);
    p3 = mulAdd(y3, w0, p3);
    if (V > 1) {
      const w1 = v128.load(w, 16);
      q0 = mulAdd(y0, w1, q0);
      q1 = mulAdd(y1, w1, q1);
      q2 = mulAdd(y2, w1, q2);
      q3 = mulAdd(y3, w1, q3);
    }
  }
  const o1 = o + oApart, o2 = o1 + oApart, o3 = o2 + oApart;
  const b0 = v128.load(b);
  v128.store(o, add(p0, b0));
  v128.store(o1, add(p1, b0));
  v128.store(o2, add(p2, b0));
  v128.store(o3, add(p3, b0));
  if (V > 1) {
    const b1 = v128.load(b, 16);
    v128.store(o, add(q0, b1), 16);
    v128.store(o1, add(q1, b1), 16);
    v128.store(o2, add(q2, b1), 16);
    v128.store(o3, add(q3, b1), 16);
  }
}

function oneOf(vectors: i32, x: usize, end: usize, w: usize, b: usize, o: usize): void {
  switch (vectors) {
    case 1: return one(1, x, end, w, 16, b, o);
    case 2: return one(2, x, end, w, 32, b, o);
    case 3: return one(3, x, end, w, 48, b, o);
    case 4: return one(4, x, end, w, 64, b, o);
    case 5: return one(5, x, end, w, 80, b, o);
    case 6: return one(6, x, end, w, 96, b, o);
    case 7: return one(7, x, end, w, 112, b, o);
    case 8: return one(8, x, end, w, 128, b, o);
  }
}

function listedOf(vectors: i32, indices: usize, end: usize, x: usize, w: usize, b: usize, o: usize): void {
  switch (vectors) {
    case 1: return listed(1, indices, end, x, w, b, o);
    case 2: return listed(2, indices, end, x, w, b, o);
    case 3: return listed(3, indices, end, x, w, b, o);
    case 4: return listed(4, indices, end, x, w, b, o);
    case 5: return listed(5, indices, end, x, w, b, o);
    case 6: return listed(6, indices, end, x, w, b, o);
    case 7: return listed(7, indices, end, x, w, b, o);
    case 8: return listed(8, indices, end, x, w, b, o);
  }
}

function twoOf(
  vectors: i32,
  x: usize,
  apart: usize,
  end: usize,
  w: usize,
  stride: usize,
  b: usize,
  o: usize,
  oApart: usize,
): void {
  switch (vectors) {
    case 1: return two(1, x, apart, end, w, stride, b, o, oApart);
    case 2: return two(2, x, apart, end, w, stride, b, o, oApart);
    case 3: return two(3, x, apart, end, w, stride, b, o, oApart);
    case 4: return two(4, x, apart, end, w, stride, b, o, oApart);
  }
}

function fourOf(
  vectors: i32,
  x: usize,
  apart: usize,
  end: usize,
  w: usize,
  stride: usize,
  b: usize,
  o: usize,
  oApart: usize,
): void {
  switch (vectors) {
    case 1: return four(1, x, apart, end, w, stride, b, o, oApart);
    case 2: return four(2, x, apart, end, w, stride, b, o, oApart);
  }
}

/** A whole panel of two examples, half by half where all sums at once are too many for the registers. */
function panelOfTwo(
  vectors: i32,
  x: usize,
  apart: usize,
  end: usize,
  w: usize,
  b: usize,
  o: usize,
  oApart: usize,
): void {
  const stride = <usize>vectors << 4;
  const first = vectors > 4 ? (vectors + 1) >> 1 : vectors;
  twoOf(first, x, apart, end, w, stride, b, o, oApart);
  const at = <usize>first << 4;
  if (first < vectors) twoOf(vectors - first, x, apart, end, w + at, stride, b + at, o + at, oApart);
}

/** Fills o of `count` examples through a whole layer of `vectors`, in panels. Inputs and sums are so far apart. */
export function products(
  x: usize,
  apart: usize,
  inputs: usize,
  w: usize,
  vectors: i32,
  panel: i32,
  b: usize,
  o: usize,
  oApart: usize,
  count: usize,
): void {
  const bytes = inputs << 3;
  for (let left = vectors; left > 0; left -= panel) {
    const width = min(left, panel);
    const stride = <usize>width << 4;
    let xe = x, oe = o, examples = count;
    if (width <= 2)
      for (; examples >= 4; examples -= 4, xe += 4 * apart, oe += 4 * oApart)
        fourOf(width, xe, apart, xe + bytes, w, stride, b, oe, oApart);
    for (; examples >= 2; examples -= 2, xe += 2 * apart, oe += 2 * oApart)
      panelOfTwo(width, xe, apart, xe + bytes, w, b, oe, oApart);
    if (examples > 0) oneOf(width, xe, xe + bytes, w, b, oe);
    w += inputs * stride;
    b += stride;
    o += stride;
  }
}

/** The same of one example by the list of its inputs that are not 0. */
export function productsListed(
  indices: usize,
  end: usize,
  x: usize,
  inputs: usize,
  w: usize,
  vectors: i32,
  panel: i32,
  b: usize,
  o: usize,
): void {
  for (let left = vectors; left > 0; left -= panel) {
    const width = min(left, panel);
    const stride = <usize>width << 4;
    listedOf(width, indices, end, x, w, b, o);
    w += inputs * stride;
    b += stride;
    o += stride;
  }
}
