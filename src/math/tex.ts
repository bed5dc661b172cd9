/** Prints mathematics in TeX, as KaTeX sets it. */
import { readable } from "../protocol/format";
import { tex, texRatio } from "./quantity";
import type { Cases, Symbolic, SymbolicFunction } from "./symbolic";

/** `2\left(a_{0}^{(2)}-y_{0}\right)`. */
export function texOf(tree: Symbolic): string {
  switch (tree.kind) {
    case "number":
      return numberOf(tree);
    case "quantity":
      return tex(tree.quantity);
    case "ratio":
      return texRatio(tree.of, tree.to);
    case "name":
      return tree.tex;
    case "sum":
      return sumOf(tree.terms);
    case "product":
      return productOf(tree.factors);
    case "placewise":
      return `${grouped(tree.left)}${tree.sign === "⊙" ? "\\odot" : "\\oslash"} ${grouped(tree.right)}`;
    case "quotient":
      return tree.isInline
        ? `${texOf(tree.over)}/${tree.under.kind === "sum" ? `(${texOf(tree.under)})` : texOf(tree.under)}`
        : quotientOf(tree.over, tree.under);
    case "negative":
      return negativeOf(tree.of);
    case "square":
      return tree.of.kind === "name" ? `${tree.of.tex}^2` : `${parenthesized(tree.of)}^2`;
    case "transposed":
      return `${parenthesized(tree.of)}^{\\mathsf T}`;
    case "squaredNorm":
      return `\\left\\lVert ${texOf(tree.of)}\\right\\rVert^2`;
    case "derivative":
      return `\\frac{\\partial ${tex(tree.cost)}}{\\partial ${texOf(tree.of)}}`;
    case "call":
      return callOf(tree.name, tree.of);
    case "applied":
      return `${tree.function.tex}${parenthesized(tree.to)}`;
    case "cases":
      return casesOf(tree);
    case "over":
      return `\\sum_${tree.index} ${tree.of.kind === "sum" || tree.of.kind === "negative" ? parenthesized(tree.of) : texOf(tree.of)}`;
    case "where":
      return `${texOf(tree.body)},\\;${texOf(tree.name)}=${texOf(tree.is)}`;
  }
}

function numberOf({ value, digits }: Extract<Symbolic, { kind: "number" }>): string {
  return (digits ?? readable(value)).replace("−", "-").replace("∞", "\\infty");
}

function parenthesized(tree: Symbolic): string {
  return `\\left(${texOf(tree)}\\right)`;
}

/** In parentheses where it is a sum, or begins with a sign. */
function grouped(tree: Symbolic): string {
  const inside = texOf(tree);
  return tree.kind === "sum" || tree.kind === "cases" || inside.startsWith("-")
    ? parenthesized(tree)
    : inside;
}

function sumOf(terms: readonly Symbolic[]): string {
  return terms
    .map((term, place) => {
      if (term.kind === "negative") return `-${grouped(term.of)}`;
      return `${place === 0 ? "" : "+"}${place > 0 ? grouped(term) : texOf(term)}`;
    })
    .join("");
}

function quotientOf(over: Symbolic, under: Symbolic): string {
  if (over.kind === "number" && under.kind === "number") {
    const [above, below] = [numberOf(over), numberOf(under)];
    return above.length === 1 && below.length === 1 && above + below === "12"
      ? "\\tfrac12"
      : `\\tfrac{${above}}{${below}}`;
  }
  return `\\frac{${texOf(over)}}{${texOf(under)}}`;
}

function productOf(factors: readonly Symbolic[]): string {
  return factors
    .map((factor, place) => {
      const written = grouped(factor);
      if (place === 0) return written;
      const before = factors[place - 1]!;
      if (before.kind === "number" && numberOf(before) === "1") return `\\cdot ${written}`;
      const isBeside =
        written.startsWith("\\left(") ||
        (factor.kind === "call" && factor.name === "ln") ||
        (before.kind === "quotient" && before.over.kind === "number");
      return isBeside ? written : `\\,${written}`;
    })
    .join("");
}

function negativeOf(of: Symbolic): string {
  if (of.kind === "sum") return `-\\left[${texOf(of)}\\right]`;
  if (of.kind === "number" && numberOf(of).startsWith("-")) return numberOf(of).slice(1);
  return `-${of.kind === "negative" || of.kind === "cases" ? parenthesized(of) : texOf(of)}`;
}

function callOf(name: SymbolicFunction, of: readonly Symbolic[]): string {
  const inside = of.map(texOf).join(",");
  const isAtom = of.length === 1 && (of[0]!.kind === "quantity" || of[0]!.kind === "name");
  const applied = `\\left(${inside}\\right)`;
  switch (name) {
    case "σ":
      return `\\sigma${applied}`;
    case "σ′":
      return `\\sigma'${applied}`;
    case "exp":
      return `e^{${inside}}`;
    case "ln":
      return isAtom ? `\\ln ${inside}` : `\\ln${applied}`;
    case "tanh":
      return isAtom ? `\\tanh ${inside}` : `\\tanh${applied}`;
    case "sqrt":
      return `\\sqrt{${inside}}`;
    case "max":
      return `\\max${applied}`;
    case "min":
      return `\\min${applied}`;
    case "abs":
      return `\\left|${inside}\\right|`;
    case "Φ":
      return `\\Phi${applied}`;
    case "φ":
      return `\\varphi${applied}`;
    case "diag":
      return `\\operatorname{diag}${inside}`;
  }
}

function casesOf({ left, sign, right, chosen, otherwise }: Cases): string {
  const compared = `${texOf(left)}${sign === ">" ? ">" : "\\le "}${texOf(right)}`;
  return `${texOf(chosen)}\\text{ if }${compared}\\text{, else }${texOf(otherwise)}`;
}
