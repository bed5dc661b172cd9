/** Numbers and marks that many views share. */
import { nullable, number, oneOf, type TypeOf } from "../schema";

/** A number, or null where it is not computed yet: null is shown blank, never as 0. */
export const value = nullable(number);
export type Value = TypeOf<typeof value>;

/** `new`: what the step just done added. `known`: computed before. `unknown`: not computed yet. `asked`: the reader is to say. */
export const standing = oneOf(["new", "known", "unknown", "asked"]);
export type Standing = TypeOf<typeof standing>;

/** How strongly a neuron or an edge belongs to the step: the current one, one on a contributing path, or neither. */
export const light = oneOf(["current", "path", "none"]);
export type Light = TypeOf<typeof light>;
