/** English: what every part of the catalogue builds its sentences with. */
import { number, type Symbolic } from "../../math/symbolic";
import { type Sentence, say } from "../sentence";
import type { MomentName } from "../told";

/** What an update rule remembers, by its name. */
export const momentNames: Readonly<Record<MomentName, string>> = {
  velocity: "velocity",
  moment1: "first moment",
  moment2: "second moment",
};

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "both", "all 3". */
export function all(count: number): string {
  return count === 2 ? "both" : `all ${count}`;
}

/** "layer 2", "input 1", "neuron 1 of layer 2". */
export function layer(l: number): string {
  return l === 0 ? "input" : `layer ${l}`;
}

export function neuron(l: number, j: number): string {
  return l === 0 ? `input ${j}` : `neuron ${j} of layer ${l}`;
}

/** How far something moves for a nudge of one, where `ratio` is the derivative. */
export function moves(ratio: number): Sentence {
  if (Number.isNaN(ratio)) return say`moves by NaN, which is no number`;
  if (ratio === 0) return say`does not move`;
  const far =
    Math.abs(ratio) === 1 ? say`moves just as far` : say`moves ${number(Math.abs(ratio))} times as far`;
  return ratio < 0 ? say`${far}, the other way` : far;
}

/** A number to read, in four digits. */
export const num = (value: number): Symbolic => number(value);
