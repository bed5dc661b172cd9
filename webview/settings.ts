/** The reader's own settings: how formulas are written. They are kept for the next time; nothing of a run is. */

/** What stands in a formula. */
export const writings = ["both", "symbols", "numbers"] as const;
export type Writing = (typeof writings)[number];

/** Whom a formula is about. */
export const scopes = ["neuron", "indices", "matrices"] as const;
export type Scope = (typeof scopes)[number];

export interface Settings {
  readonly writing: Writing;
  readonly scope: Scope;
}

export const usual: Settings = { writing: "both", scope: "neuron" };

/** Settings from what was kept, whatever that is: what is not understood is as usual. */
export function settingsFrom(kept: unknown): Settings {
  const { writing, scope } = (kept ?? {}) as { readonly writing?: unknown; readonly scope?: unknown };
  return {
    writing: writings.find((each) => each === writing) ?? usual.writing,
    scope: scopes.find((each) => each === scope) ?? usual.scope,
  };
}
