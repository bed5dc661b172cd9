/** The catalogue: everything that is said, in the language of the product. Another language is another folder beside `en`. */
import { english } from "./en/english";
import type { Sentence } from "./sentence";

/** The same, in whatever words. */
type InAnyWords<T> = T extends string
  ? string
  : T extends Sentence | ((...args: never) => unknown)
    ? T
    : { readonly [Key in keyof T]: InAnyWords<T[Key]> };

export type Words = InAnyWords<typeof english>;

export const words: Words = english;
