/** What stands below the words of a step. */
import type { CostView } from "./cost";
import type { CurveView } from "./curve";
import type { GradientView, WeightsView } from "./gradient";
import type { ExamplesView, PathsView } from "./ledgers";
import type { NetworkView } from "./network";
import type { NudgeView } from "./nudge";
import type { TreeView } from "./tree";

/** What stands below the words, in this order; the reader chooses which of them are shown. */
export const pictures = [
  "network",
  "tree",
  "lines",
  "curve",
  "weights",
  "gradient",
  "examples",
  "paths",
  "cost",
  "symbols",
] as const;
export type Picture = (typeof pictures)[number];

/** What a picture shows of a step; the symbols are the same at every one. */
export interface PictureViews {
  readonly network: NetworkView;
  readonly tree: TreeView;
  readonly lines: NudgeView;
  readonly curve: CurveView;
  readonly weights: WeightsView;
  readonly gradient: GradientView;
  readonly examples: ExamplesView;
  readonly paths: PathsView;
  readonly cost: CostView;
}
