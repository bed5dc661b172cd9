/** Vectors: of a quantity with an index left out, and of arithmetic on such, component by component. */
import type { State } from "../../core/run/state";
import { print } from "./print";
import { type QuantityName, quantityOf, quantityText, vectorShapeOf } from "./quantities";
import type { Numeric, TextSpan } from "./syntax";
import { COVERED, type NumericValue, numberOrUnknown, UNKNOWN, type VectorValue } from "./values";

/** The number where every index is given, and otherwise the vector over the next one. */
export function quantityAt(
  name: QuantityName,
  indices: readonly number[],
  state: State,
  place: TextSpan,
): NumericValue {
  const { axes, read, nudgeable } = quantityOf(name);
  const axis = axes[indices.length]?.(state.network, indices);
  if (!axis) {
    const value = state.covers((each) => read(each, indices))
      ? COVERED
      : numberOrUnknown(read(state, indices));
    const what = value.kind === "number" && nudgeable?.(state, indices);
    return what ? { ...value, nudgeable: what } : value;
  }
  const child = (i: number) => [...indices, axis.first + i];
  return {
    kind: "vector",
    text: quantityText(name, indices),
    get shape() {
      return vectorShapeOf(name, indices, state.network);
    },
    length: axis.count,
    cost: 1,
    at: (i) => quantityAt(name, child(i), state, place),
    part: (i) => quantityNode(name, child(i), place),
    name: (i) => quantityText(name, child(i)),
    first: axis.first,
    numbers: () => {
      const found: number[] = [];
      return collect(name, [...indices], state, found) ? found : undefined;
    },
  };
}

function quantityNode(name: QuantityName, indices: readonly number[], place: TextSpan): Numeric {
  const { start, end } = place;
  const literals = indices.map((value): Numeric => ({ kind: "literal", value, start, end }));
  return { kind: "quantity", name, indices: literals, start, end };
}

/** Adds the numbers under these indices, which are lent; no more of them, and false, once one is not computed yet. */
function collect(name: QuantityName, indices: number[], state: State, found: number[]): boolean {
  const { axes, read } = quantityOf(name);
  const place = indices.length;
  const axis = axes[place]?.(state.network, indices);
  if (!axis) {
    const value = read(state, indices);
    if (value !== undefined) found.push(value);
    return value !== undefined;
  }
  let isKnown = true;
  for (let i = 0; i < axis.count && isKnown; i++) {
    indices[place] = axis.first + i;
    isKnown = collect(name, indices, state, found);
  }
  indices.length = place;
  return isKnown;
}

/** A value with the expression it comes from. */
export interface VectorOperand {
  readonly value: NumericValue;
  readonly node: () => Numeric;
}

/** What is done to numbers, one from each operand. */
export interface Operation {
  readonly f: (...numbers: number[]) => number;
  /** How much work it is, next to looking up a number. */
  readonly effort: number;
  /** The expression of it, of those of its operands. */
  readonly build: (operands: readonly Numeric[]) => Numeric;
}

/** Of numbers a number; of vectors, all of one shape, a vector. A number goes with each component of a vector. */
export function componentwise(operands: readonly VectorOperand[], operation: Operation): NumericValue {
  const vector = operands.find(({ value }) => value.kind === "vector")?.value;
  if (vector?.kind === "vector") return componentwiseVector(vector, operands, operation);
  const numbers: number[] = [];
  let unknown: NumericValue | undefined;
  for (const { value } of operands) {
    if (value.kind === "number") numbers.push(value.value);
    else if (!unknown || value === UNKNOWN) unknown = value;
  }
  return unknown ?? numberOrUnknown(operation.f(...numbers));
}

function componentwiseVector(
  { shape, length, first }: VectorValue,
  operands: readonly VectorOperand[],
  operation: Operation,
): VectorValue {
  const { effort, build } = operation;
  const partOf = ({ value, node }: VectorOperand, i: number) =>
    value.kind === "vector" ? value.part(i) : node();
  const part = (i: number) => build(operands.map((operand) => partOf(operand, i)));
  const operandAt = (operand: VectorOperand, i: number): VectorOperand =>
    operand.value.kind === "vector"
      ? { value: operand.value.at(i), node: () => partOf(operand, i) }
      : operand;
  return {
    kind: "vector",
    get text() {
      return print(build(operands.map(({ node }) => node())));
    },
    shape,
    length,
    cost: operands.reduce((sum, { value }) => sum + (value.kind === "vector" ? value.cost : 0), effort),
    at: (i) =>
      componentwise(
        operands.map((operand) => operandAt(operand, i)),
        operation,
      ),
    part,
    name: (i) => print(part(i)),
    first,
    numbers: () => elementwiseNumbers(operands, operation.f),
  };
}

/** All numbers at once: those of vectors of one shape come in one order. */
function elementwiseNumbers(
  operands: readonly VectorOperand[],
  f: (...numbers: number[]) => number,
): readonly number[] | undefined {
  const columns: (number | readonly number[])[] = [];
  for (const { value } of operands) {
    if (value.kind === "unknown") return undefined;
    const numbers = value.kind === "vector" ? value.numbers() : value.value;
    if (numbers === undefined) return undefined;
    columns.push(numbers);
  }
  const first = columns.find((column) => typeof column !== "number");
  const [x, y] = columns;
  const numberOf = (column: number | readonly number[] | undefined, i: number) =>
    typeof column === "object" ? column[i]! : (column ?? Number.NaN);
  return first?.map((_, i) => f(numberOf(x, i), numberOf(y, i)));
}
