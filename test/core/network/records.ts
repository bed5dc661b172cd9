/** What the tests of records share: nearness, and derivatives by central differences. */

/** Whether two numbers are the same but for so small a share of the larger one, or of 1. */
export function agrees(a: number, b: number, share = 1e-14): boolean {
  return a === b || Math.abs(a - b) <= share * Math.max(1, Math.abs(a), Math.abs(b));
}

/** (f(x + h) − f(x − h)) / 2h, good to about nine digits where f is smooth. */
export function finiteDifference(f: (x: number) => number, x: number, h = 1e-5): number {
  return (f(x + h) - f(x - h)) / (2 * h);
}
