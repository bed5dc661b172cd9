/** The catalogue: everything that is said, in the language of the product, but for what the panel says by itself. */
import { catalogue } from "./language";
import type { Sentence } from "./sentence";

/** The same, in whatever words. */
type InAnyWords<T> = T extends string
  ? string
  : T extends Sentence | ((...args: never) => unknown)
    ? T
    : { readonly [Key in keyof T]: InAnyWords<T[Key]> };

type Words = InAnyWords<typeof catalogue>;

export const words: Words = catalogue;
