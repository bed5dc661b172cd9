/** Two numbers at a time: what the other files of the kernel say of them. */

/** The same number in both lanes. */
@inline
export function both(x: f64): v128 {
  return f64x2.splat(x);
}

@inline
export function add(x: v128, y: v128): v128 {
  return f64x2.add(x, y);
}

@inline
export function sub(x: v128, y: v128): v128 {
  return f64x2.sub(x, y);
}

@inline
export function mul(x: v128, y: v128): v128 {
  return f64x2.mul(x, y);
}

@inline
export function div(x: v128, y: v128): v128 {
  return f64x2.div(x, y);
}

/** In each lane the one value where the condition holds, else the other. */
@inline
export function where(condition: v128, yes: v128, no: v128): v128 {
  return v128.bitselect(yes, no, condition);
}

/** x y + z, the product rounded before it is added. */
@inline
export function mulAdd(x: v128, y: v128, z: v128): v128 {
  return f64x2.add(f64x2.mul(x, y), z);
}

/** Whether all numbers from one place to another are finite: 0 · x is 0 for those alone. */
export function areFinite(from: usize, to: usize): bool {
  let sum = both(0);
  for (let place = from; place < to; place += 16) sum = add(sum, mul(v128.load(place), both(0)));
  return i64x2.all_true(f64x2.eq(sum, both(0)));
}
