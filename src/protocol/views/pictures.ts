/** What the pictures show, which stand below the words of a step. */
import { type ObjectOf, partial } from "../schema";
import { costView } from "./cost";
import { curveView } from "./curve";
import { examplesView } from "./examples";
import { flowView } from "./flow";
import { gradientView } from "./gradient";
import { learnedView } from "./learned";
import { networkView } from "./network";
import { nudgeView } from "./nudge";
import { pathsView } from "./paths";
import { treeView } from "./tree";
import { weightsView } from "./weights";

const views = {
  network: networkView,
  tree: treeView,
  flow: flowView,
  lines: nudgeView,
  curve: curveView,
  weights: weightsView,
  gradient: gradientView,
  examples: examplesView,
  learned: learnedView,
  paths: pathsView,
  cost: costView,
};
/** What a picture shows of a step; the symbols are the same at every one. */
export type PictureViews = ObjectOf<typeof views>;

/** What the pictures show that are asked for. */
export const pictureViews = partial(views);
