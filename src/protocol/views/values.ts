/** Numbers and marks that many views share. */

/** A number, or null where it is not computed yet: null is shown blank, never as 0. */
export type Value = number | null;

/** `new`: what the step just done added. `known`: computed before. `unknown`: not computed yet. `asked`: the reader is to say. */
export type Standing = "new" | "known" | "unknown" | "asked";

/** How strongly a neuron or an edge belongs to the step: the current one, one on a contributing path, or neither. */
export type Light = "current" | "path" | "none";
