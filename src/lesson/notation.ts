/** How each activation and cost is written: for KaTeX in symbols, and as plain text with its numbers. */
import { type ElementwiseName, normalDensity, normalShare, sigmoid } from "../core/network/activation";
import type { CostName } from "../core/network/cost";
import { exactNumber, shortNumber, typeset } from "../protocol/format";

/** One formula, twice. Both take the same arguments, as TeX or as numbers already written out. */
interface Written<Arguments extends readonly string[]> {
  readonly tex: (...args: Arguments) => string;
  readonly text: (...args: Arguments) => string;
}

interface ActivationNotation {
  /** σ(z). */
  readonly f: Written<[z: string]>;
  /** σ′(z), by z or by a = σ(z); its numbers may be those of a part of it at z itself. */
  readonly df: {
    readonly tex: (z: string, a: string) => string;
    readonly text: (z: string, a: string, exact: number) => string;
  };
}

const SIGMOID: Written<[z: string]> = {
  tex: (z) => `\\frac{1}{1+e^{-${z}}}`,
  text: (z) => `1 / (1 + e^${negative(z)})`,
};

/** −z, for a number written out. */
function negative(z: string): string {
  return z.startsWith("−") ? z.slice(1) : `−${z}`;
}

/** A number written out, without parentheses. */
function bare(z: string): string {
  return z.replace(/[()]/g, "");
}

function isPositive(z: string): boolean {
  return Number(bare(z).replace("−", "-").replace("∞", "Infinity")) > 0;
}

/** One value where z is positive, another where it is not. */
function byTheSign(positive: string, otherwise: string): Written<[z: string]> {
  return {
    tex: (z) => `${positive}\\text{ if }${z}>0\\text{, else }${otherwise}`,
    text: (z) => (isPositive(z) ? `${z} > 0` : `${bare(z)} ≤ 0`),
  };
}

export const activationNotation: Readonly<Record<ElementwiseName, ActivationNotation>> = {
  sigmoid: {
    f: SIGMOID,
    df: { tex: (_z, a) => `${a}\\left(1-${a}\\right)`, text: (_z, a) => `${a} (1 − ${a})` },
  },
  tanh: {
    f: { tex: (z) => `\\tanh ${z}`, text: (z) => `tanh ${z}` },
    df: { tex: (_z, a) => `1-\\left(${a}\\right)^2`, text: (_z, a) => `1 − (${bare(a)})²` },
  },
  relu: {
    f: { tex: (z) => `\\max\\left(0,${z}\\right)`, text: (z) => `max(0, ${z})` },
    df: byTheSign("1", "0"),
  },
  leakyRelu: {
    f: { tex: (z) => `\\max\\left(0.01\\,${z},${z}\\right)`, text: (z) => `max(0.01 · ${z}, ${z})` },
    df: byTheSign("1", "0.01"),
  },
  elu: {
    f: {
      tex: (z) => `${z}\\text{ if }${z}>0\\text{, else }e^{${z}}-1`,
      text: (z) => (isPositive(z) ? `${z} > 0` : `e^${z} − 1`),
    },
    df: {
      tex: (z) => `1\\text{ if }${z}>0\\text{, else }e^{${z}}`,
      text: (z) => (isPositive(z) ? `${z} > 0` : `e^${z}`),
    },
  },
  softplus: {
    f: { tex: (z) => `\\ln\\left(1+e^{${z}}\\right)`, text: (z) => `ln(1 + e^${z})` },
    df: SIGMOID,
  },
  silu: {
    f: { tex: (z) => `\\frac{${z}}{1+e^{-${z}}}`, text: (z) => `${z} / (1 + e^${negative(z)})` },
    df: {
      tex: () => "s\\left(1+z(1-s)\\right),\\;s=\\tfrac{1}{1+e^{-z}}",
      text: (z, _a, exact) => {
        const s = readable(sigmoid(exact));
        return `${s} (1 + ${z} (1 − ${s}))`;
      },
    },
  },
  gelu: {
    f: { tex: (z) => `${z}\\,\\Phi\\left(${z}\\right)`, text: (z) => `${z} · Φ(${z})` },
    df: {
      tex: () => "\\Phi(z)+z\\,\\varphi(z)",
      text: (z, _a, exact) => `${readable(normalShare(exact))} + ${z} · ${readable(normalDensity(exact))}`,
    },
  },
  identity: {
    f: { tex: (z) => z, text: (z) => z },
    df: { tex: () => "1", text: () => "1" },
  },
};

interface CostNotation {
  /** The term of one output, with n = n_L outputs in all. */
  readonly term: Written<[a: string, y: string, n: string]>;
  readonly dC_da: Written<[a: string, y: string, n: string]>;
}

export const costNotation: Readonly<Record<CostName, CostNotation>> = {
  squaredError: {
    term: { tex: (a, y) => `\\left(${a}-${y}\\right)^2`, text: (a, y) => `(${a} − ${y})²` },
    dC_da: { tex: (a, y) => `2\\left(${a}-${y}\\right)`, text: (a, y) => `2 (${a} − ${y})` },
  },
  halfSquaredError: {
    term: { tex: (a, y) => `\\tfrac12\\left(${a}-${y}\\right)^2`, text: (a, y) => `½ (${a} − ${y})²` },
    dC_da: { tex: (a, y) => `${a}-${y}`, text: (a, y) => `${a} − ${y}` },
  },
  meanSquaredError: {
    term: {
      tex: (a, y, n) => `\\tfrac{1}{${n}}\\left(${a}-${y}\\right)^2`,
      text: (a, y, n) => `(${a} − ${y})² / ${n}`,
    },
    dC_da: {
      tex: (a, y, n) => `\\tfrac{2}{${n}}\\left(${a}-${y}\\right)`,
      text: (a, y, n) => `2 (${a} − ${y}) / ${n}`,
    },
  },
  binaryCrossEntropy: {
    term: {
      tex: (a, y) => `-\\left[${y}\\ln ${a}+\\left(1-${y}\\right)\\ln\\left(1-${a}\\right)\\right]`,
      text: (a, y) => `−[${y} ln ${a} + (1 − ${y}) ln(1 − ${a})]`,
    },
    dC_da: {
      tex: (a, y) => `\\frac{${a}-${y}}{${a}\\left(1-${a}\\right)}`,
      text: (a, y) => `(${a} − ${y}) / (${a} (1 − ${a}))`,
    },
  },
  crossEntropy: {
    term: { tex: (a, y) => `-${y}\\ln ${a}`, text: (a, y) => `−${y} ln ${a}` },
    dC_da: { tex: (a, y) => `-\\frac{${y}}{${a}}`, text: (a, y) => `−${y} / ${a}` },
  },
};

/** A number to read: four significant digits, a true minus sign, and ∞. */
export function readable(x: number): string {
  return typeset(shortNumber(Number(x.toPrecision(4))));
}

/** A number inside a text formula: negative ones in parentheses where `inside` a product or difference. */
export function inText(written: string): string {
  return written.startsWith("−") ? `(${written})` : written;
}

/** Two different numbers with as many digits as it takes to tell them apart, four at the least. */
export function apart(a: number, b: number): [string, string] {
  for (let digits = 4; digits < 17; digits++) {
    const [one, other] = [a, b].map((each) => Number(each.toPrecision(digits)));
    if (one !== other) return [write(one!, digits), write(other!, digits)];
  }
  return [write(a, 17), write(b, 17)];
}

function write(value: number, digits: number): string {
  return typeset(digits <= 6 ? shortNumber(value) : exactNumber(value));
}
