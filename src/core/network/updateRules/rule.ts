/** What an update rule says of itself: its settings, its moments, its arithmetic and the same in symbols. */
import type { Name, Symbolic } from "../../../math/symbolic";

/** What a rule remembers of a parameter from one gradient step to the next; each is a step of its own. */
export const momentKinds = ["velocity", "moment1", "moment2"] as const;
export type MomentKind = (typeof momentKinds)[number];

/** The letter of a moment: no rule has two of one letter. */
export type MomentLetter = "m" | "v";
export const letterOf: Readonly<Record<MomentKind, MomentLetter>> = {
  velocity: "v",
  moment1: "m",
  moment2: "v",
};

/** What values a setting takes: from 0 up to but not 1, or any from 0 on. */
export type SettingRange = "share" | "notNegative";

interface NumberSetting {
  readonly default: number;
  readonly range: SettingRange;
  readonly symbol: Name;
}

interface FlagSetting {
  readonly default: boolean;
}

export type Setting = NumberSetting | FlagSetting;

/** The settings of a rule by their keys in the file. */
export type Settings = Readonly<Record<string, number | boolean>>;

/** A rule with its numbers, as one gradient step takes it. Each operation is rounded by itself. */
export interface Formulas {
  /** The moment of a letter after its step, from what it was and the gradient g; absent where the rule has none. */
  readonly m?: (m: number, g: number) => number;
  readonly v?: (v: number, g: number) => number;
  /** What η is multiplied by to be taken from w; moments are those after their steps. */
  readonly direction: (g: number, m: number, v: number) => number;
  /** λ of the share η λ w that a weight loses by itself. */
  readonly decay?: number;
}

/** A name that is short for something. */
export interface Short {
  readonly name: Name;
  readonly is: Symbolic;
}

/** The symbols of one parameter that a rule is written with. */
export interface Letters {
  readonly g: Symbolic;
  readonly m: Symbolic;
  readonly v: Symbolic;
  /** The square of what may be a matrix. */
  readonly squared: (of: Symbolic) => Symbolic;
}

/** The formulas in symbols. */
export interface Notation {
  /** The terms that the moment is the sum of, each with its factors in written order. */
  readonly m?: readonly (readonly Symbolic[])[];
  readonly v?: readonly (readonly Symbolic[])[];
  /** The direction is `over`, divided by `under` where there is one. */
  readonly direction: { readonly over: Symbolic; readonly under?: Symbolic };
  /** What names of it are short for. */
  readonly short?: readonly Short[];
  readonly decay?: Symbolic;
}

export interface UpdateRule<Own extends Settings = Settings> {
  readonly settings: { readonly [Key in keyof Own]: Setting };
  /** How the t-th power of a setting is written, t counting the gradient steps from 1; of those that it needs. */
  readonly powers: { readonly [Key in keyof Own]?: Name };
  /** Its moments, in the order of their steps. */
  moments(settings: Own): readonly MomentKind[];
  /** `powers`: one for each of those that it needs. */
  formulas(settings: Own, powers: readonly number[]): Formulas;
  notation(settings: Own, letters: Letters): Notation;
}
