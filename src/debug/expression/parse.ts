/**
 * Reads the text of an expression into its tree.
 *
 *     or          and ("||" and)*
 *     and         comparison ("&&" comparison)*
 *     comparison  sum (("==" | "!=" | "<" | "<=" | ">" | ">=") sum)?
 *     sum         product (("+" | "-") product)*
 *     product     unary (("*" | "/") unary)*
 *     unary       ("-" | "+" | "!") unary | power
 *     power       atom superscript? ("^" unary)?
 *     atom        number | "(" or ")" | function "(" or ("," or)* ")" | quantity ("[" or "]")* ("." ("grad" | "m" | "v"))? | symbol
 *     quantity    w b z a y C step example epoch batch eta t | (dC | da) "/" (dw | db | da | dz)
 *     symbol      w₀₁⁽²⁾ and its kin | ∂C/∂w₀₁⁽²⁾ and its kin
 *
 * `−` `×` `·` `÷` `≤` `≥` `≠` `∞` are read as `-` `*` `*` `/` `<=` `>=` `!=` and infinity: what is printed can be typed.
 * Whether a part is a number or a condition is known from the text alone, so mixing them up is found here too.
 */

import { budget } from "../../protocol/budget";
import { words } from "../../words/words";
import { isQuantityName, keptNames, type QuantityName, quantityNames, quantityOf } from "./quantities";
import { isPlain, type Named, namedBy, ratioOf, type TypedSymbol, typedSymbolOf } from "./symbols";
import {
  type ArithmeticOperator,
  arithmeticOperators,
  type ComparisonOperator,
  type Condition,
  comparisonOperators,
  type Expression,
  type ExpressionError,
  type Failure,
  failure,
  foldNames,
  functionNames,
  isCondition,
  type Literal,
  type LogicOperator,
  logicOperators,
  type Numeric,
  strengths,
  type TextSpan,
} from "./syntax";
import { type Token, tokensOf } from "./tokens";

const said = words.expressions;

export type Parsed = { readonly expression: Expression } | Failure;

export function parse(text: string): Parsed {
  const most = budget.expressionLength;
  if (text.length > most)
    return failure(words.budget.expressionLength(most), { start: most, end: text.length });
  return new Parser(text).parse();
}

/** The operators that join from left to right; `^` has its own rule. */
type BinaryOperator = Exclude<ArithmeticOperator, "^"> | ComparisonOperator | LogicOperator;

/** Greek letters of the lesson, and what an expression calls them. */
const synonyms = new Map([["η", "eta"]]);

const DERIVATIVES = quantityNames.filter((name) => name.includes("/")).join(" ");
const NAMES = [...quantityNames.filter((name) => !name.includes(".")), ...functionNames, ...foldNames].join(
  " ",
);

/** Walks the tokens once. The first error ends the walk: it is kept, and all that is left to read is the end. */
class Parser {
  private at = 0;
  private depth = 0;
  private error: ExpressionError | undefined;

  private readonly tokens: readonly Token[];
  /** How the literals are typed, and the exponents of those powers that are a typed 10 to a typed whole number. */
  private readonly decimals = new Map<Expression, string>();
  private readonly tens = new Map<Expression, number>();

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  parse(): Parsed {
    if (this.token.kind === "end") this.fail(said.empty, this.token);
    const expression = this.binary(1);
    if (this.token.kind !== "end") this.unexpected(said.expectedOperator);
    return this.error ? { kind: "error", error: this.error } : { expression };
  }

  private get token(): Token {
    return this.tokens[this.at]!;
  }

  /** The token, which is left behind. */
  private take(): Token {
    const { token } = this;
    if (token.kind !== "end") this.at++;
    return token;
  }

  private accept(symbol: string): boolean {
    if (!this.sees(symbol)) return false;
    this.at++;
    return true;
  }

  private sees(text: string): boolean {
    return this.token.kind !== "end" && this.token.text === text;
  }

  /** Takes the symbol that must stand here; where it ends. */
  private expect(symbol: string, where: string): number {
    const { end } = this.token;
    if (!this.accept(symbol)) this.unexpected(said.expected(symbol, where));
    return end;
  }

  /** Keeps the first error; what is returned stands in for the node that could not be read. */
  private fail(message: string, { start, end }: TextSpan): Literal {
    this.error ??= { message, start, end };
    this.at = this.tokens.length - 1;
    return { kind: "literal", value: Number.NaN, start, end };
  }

  private unexpected(expected: string): Literal {
    const { text, typed } = this.token;
    const hint = said.instead.get(text);
    return this.fail(hint ? said.meaningless(typed, hint) : said.unexpected(expected, typed), this.token);
  }

  /** Operands joined by operators that bind at least as tightly as `loosest`. */
  private binary(loosest: number): Expression {
    let left = this.unary();
    for (;;) {
      const operator = this.binaryOperator();
      if (!operator || strengths[operator] < loosest) return left;
      this.take();
      left = this.join(operator, left, this.binary(strengths[operator] + 1));
      const next = this.binaryOperator();
      if (includes(comparisonOperators, operator) && next && includes(comparisonOperators, next)) {
        this.fail(said.chained, this.token);
      }
    }
  }

  private binaryOperator(): BinaryOperator | undefined {
    const { kind, text } = this.token;
    return kind === "symbol" && text !== "^" && Object.hasOwn(strengths, text)
      ? (text as BinaryOperator)
      : undefined;
  }

  private join(operator: BinaryOperator, left: Expression, right: Expression): Expression {
    const place = { start: left.start, end: right.end };
    if (includes(logicOperators, operator)) {
      const operands = { left: this.condition(left, operator), right: this.condition(right, operator) };
      return { kind: "logic", operator, ...operands, ...place };
    }
    const operands = { left: this.numeric(left, operator), right: this.numeric(right, operator) };
    const decimal = operator === "*" ? this.decimal(operands.left, operands.right, place) : undefined;
    if (decimal) return decimal;
    return includes(arithmeticOperators, operator)
      ? { kind: "arithmetic", operator, ...operands, ...place }
      : { kind: "comparison", operator, ...operands, ...place };
  }

  /** `1.2 · 10⁻⁵` is the double nearest to 0.000012, as typed: not a product of two that are rounded. */
  private decimal(left: Numeric, right: Numeric, place: TextSpan): Numeric | undefined {
    const exponent = this.tens.get(right);
    const isNegative = left.kind === "negate";
    const typed = this.decimals.get(isNegative ? left.operand : left);
    if (exponent === undefined || typed === undefined) return undefined;
    const [digits = "", shift = "0"] = typed.toLowerCase().split("e");
    const literal: Literal = {
      kind: "literal",
      value: Number(`${digits}e${Number(shift) + exponent}`),
      ...place,
    };
    return isNegative ? { kind: "negate", operand: literal, ...place } : literal;
  }

  private numeric(node: Expression, user: string): Numeric {
    return isCondition(node) ? this.fail(said.needsNumber(user), node) : node;
  }

  private condition(node: Expression, user: string): Condition {
    if (isCondition(node)) return node;
    const nothing = this.fail(said.needsTruth(user), node);
    return { ...nothing, kind: "comparison", operator: "==", left: nothing, right: nothing };
  }

  private unary(): Expression {
    if (this.depth === budget.expressionDepth) return this.fail(words.budget.expressionDepth(), this.token);
    this.depth++;
    const { start } = this.token;
    const node = this.signed(start);
    this.depth--;
    return node;
  }

  private signed(start: number): Expression {
    if (this.accept("-")) {
      const operand = this.numeric(this.unary(), "-");
      return { kind: "negate", operand, start, end: operand.end };
    }
    if (this.accept("+")) return { ...this.numeric(this.unary(), "+"), start };
    if (!this.accept("!")) return this.power();
    const operand = this.condition(this.unary(), "!");
    return { kind: "not", operand, start, end: operand.end };
  }

  private power(): Expression {
    const base = this.atom();
    const raised = this.token.kind === "superscript" ? this.raise(base, this.superscript()) : base;
    return this.accept("^") ? this.raise(raised, this.numeric(this.unary(), "^")) : raised;
  }

  private raise(base: Expression, right: Numeric): Numeric {
    const left = this.numeric(base, "^");
    const node: Numeric = {
      kind: "arithmetic",
      operator: "^",
      left,
      right,
      start: left.start,
      end: right.end,
    };
    const exponent = wholeNumber(right);
    if (this.decimals.get(left) === "10" && exponent !== undefined) this.tens.set(node, exponent);
    return node;
  }

  private superscript(): Literal {
    const { text, start, end } = this.take();
    return { kind: "literal", value: Number(text), start, end };
  }

  private atom(): Expression {
    const { token } = this;
    if (token.kind === "number") {
      this.take();
      const node: Literal = {
        kind: "literal",
        value: Number(token.text),
        start: token.start,
        end: token.end,
      };
      this.decimals.set(node, token.text);
      return node;
    }
    if (token.kind === "name") return this.named(this.take());
    if (this.accept("(")) {
      const inner = this.binary(1);
      return { ...inner, start: token.start, end: this.expect(")", said.closing) };
    }
    return this.unexpected(said.expectedValue);
  }

  private named(token: Token): Numeric {
    const { start, end } = token;
    const text = synonyms.get(token.text) ?? token.text;
    if (includes(functionNames, text)) {
      const { items, place } = this.items(token);
      if (items.length === 1) return { kind: "call", name: text, argument: items[0]!, ...place };
      return this.fail(said.oneValue(text), place);
    }
    if (includes(foldNames, text)) {
      const { items, place } = this.items(token);
      return { kind: "fold", name: text, items, ...place };
    }
    if (text === "Infinity" || text === "NaN") return { kind: "literal", value: Number(text), start, end };
    const symbol = typedSymbolOf(text);
    if (/^d[Ca]$/.test(symbol.letter)) return this.derivative(token, symbol);
    if (!isPlain(symbol)) return this.symbol(namedBy(symbol), { start, end });
    if (text === "validation" && this.sees(".")) return this.ofValidation(start);
    if (isQuantityName(text)) return this.indexed(text, start, end);
    return this.fail(said.unknownName(text, NAMES), token);
  }

  /** `validation.cost` and `validation.accuracy`. */
  private ofValidation(start: number): Numeric {
    this.accept(".");
    const name = `validation.${this.token.text}`;
    if (!isQuantityName(name)) return this.unexpected(said.expectedMeasure);
    return { kind: "quantity", name, indices: [], start, end: this.take().end };
  }

  /** A quantity by its symbol, all of which stands at `place`. */
  private symbol(named: Named | undefined, place: TextSpan): Numeric {
    const symbol = this.text.slice(place.start, place.end);
    if (!named) return this.fail(said.unknownSymbol(symbol), place);
    const indices = named.indices.map((value): Literal => ({ kind: "literal", value, ...place }));
    return { kind: "quantity", ...named, indices, symbol, ...place };
  }

  /** The values in the parentheses after the name of a function, and the place of the whole call. */
  private items({ text, start }: Token): { items: readonly Numeric[]; place: TextSpan } {
    this.expect("(", said.after(text));
    const items: Numeric[] = [];
    do items.push(this.numeric(this.binary(1), text));
    while (this.accept(","));
    return { items, place: { start, end: this.expect(")", said.afterValues(text)) } };
  }

  /** `dC/dw` and its kin, where ∂ may stand for either d. */
  private derivative(numerator: Token, of: TypedSymbol): Numeric {
    const { start } = numerator;
    if (!this.accept("/") || this.token.kind !== "name") {
      return this.fail(said.halfDerivative(numerator.text, DERIVATIVES), numerator);
    }
    const denominator = this.take();
    const { end } = denominator;
    const to = typedSymbolOf(denominator.text);
    if (!isPlain(of) || !isPlain(to)) return this.symbol(ratioOf(of, to), { start, end });
    const name = `${of.letter}/${to.letter}`;
    if (isQuantityName(name)) return this.indexed(name, start, end);
    return this.fail(said.unknownDerivative(name, DERIVATIVES), { start, end });
  }

  /** The indices of a quantity whose name ends at `nameEnd`, and what stands after a dot: its gradient, or a moment. */
  private indexed(name: QuantityName, start: number, nameEnd: number): Numeric {
    const quantity = quantityOf(name);
    const indices: Numeric[] = [];
    let end = nameEnd;
    for (let open = this.token.start; this.accept("["); open = this.token.start) {
      indices.push(this.numeric(this.binary(1), said.anIndex));
      end = this.expect("]", said.afterIndex);
      if (indices.length <= quantity.axes.length) continue;
      return this.fail(said.tooManyIndices(name, quantity), { start: open, end });
    }
    const dot = this.token.start;
    if (!this.accept(".")) return { kind: "quantity", name, indices, start, end };
    const kept = keptNames.find((each) => this.sees(each));
    if (kept === undefined) return this.unexpected(said.expectedKept);
    end = this.take().end;
    if (this.sees("[")) return this.fail(said.keptLast(kept), { start: dot, end });
    const whole = `${name}.${kept}`;
    if (isQuantityName(whole)) return { kind: "quantity", name: whole, indices, start, end };
    return this.fail(said.noneKept(name, kept), { start: dot, end });
  }
}

/** The whole number that is typed, with or without a sign; undefined for anything else. */
function wholeNumber(node: Numeric): number | undefined {
  const sign = node.kind === "negate" ? -1 : 1;
  const literal = node.kind === "negate" ? node.operand : node;
  return literal.kind === "literal" && Number.isSafeInteger(literal.value) ? sign * literal.value : undefined;
}

function includes<Item extends string>(items: readonly Item[], text: string): text is Item {
  return (items as readonly string[]).includes(text);
}
