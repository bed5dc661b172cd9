/** The outline of a network file: what its items are called, and how many stand in each. */

import type { Outlined } from "../told";
import { plural } from "./grammar";

export const outline = {
  counted: (count: number, one: Outlined): string => plural(count, one),
  /** `more`: "… 12 more"; `count`: how many these are. */
  rest: (more: string, count: number, one: Outlined): string => `${more} ${count === 1 ? one : `${one}s`}`,
  layer: (inputs: number, neurons: number, activation: string): string =>
    `${inputs} → ${neurons}, ${activation}`,
  row: (j: number): string => `row ${j}`,
} as const;
