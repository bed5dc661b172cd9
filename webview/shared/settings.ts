/** The reader's own settings: how formulas are written, which view is shown, whether to predict first. They are kept for the next time; nothing of a run is. */
import { type Picture, type Tab, tabs, type Wishes } from "../../src/protocol/messages";
import { flag, object, oneOf, orElse, type TypeOf } from "../../src/protocol/schema";

/** What stands in a formula. */
export const writings = ["both", "symbols", "numbers"] as const;
export type Writing = (typeof writings)[number];

/** Whom a formula is about. */
export const scopes = ["neuron", "indices", "matrices"] as const;
export type Scope = (typeof scopes)[number];

/** How the gradient is laid out. */
export const gradientForms = ["vector", "layers"] as const;
export type GradientForm = (typeof gradientForms)[number];
/** By which number an edge of the network is drawn; or by its weight, with the number written on it. */
export const edgesShow = ["weight", "derivative", "numbers"] as const;
export type EdgesShow = (typeof edgesShow)[number];
/** By which number a cell of the matrix is filled. */
export const cellsShow = ["weight", "derivative"] as const;
export type CellsShow = (typeof cellsShow)[number];

/** What of every example the reader looks at: who pulls a parameter which way, or whether it is learned. */
export const ledgers = ["pulls", "learned"] as const;
export type Ledger = (typeof ledgers)[number];

/** How a layer of pixels stands in the network. */
export const pixelsShow = ["picture", "column"] as const;
export type PixelsShow = (typeof pixelsShow)[number];

/** How a layer stands in the network that is long but not too long. */
export const layersShow = ["folded", "whole"] as const;
export type LayersShow = (typeof layersShow)[number];

/** How the network is drawn: as layers, as the tree of what makes the cost, or as what flows back from it. */
export const shapes = ["layers", "tree", "flow"] as const;
/** What a nudge moves along: the number lines, the curve of σ, or the cost as it goes with what is nudged. */
export const alongs = ["lines", "curve", "cost"] as const;
export type Along = (typeof alongs)[number];
/** Whether all number lines share one scale, so that each ratio is a length. */
export const scalings = ["shared", "own"] as const;

/** Whatever was kept: what of it is not understood is as usual. */
const settings = object({
  writing: orElse(oneOf(writings), "both"),
  scope: orElse(oneOf(scopes), "neuron"),
  gradient: orElse(oneOf(gradientForms), "vector"),
  edges: orElse(oneOf(edgesShow), "weight"),
  cells: orElse(oneOf(cellsShow), "weight"),
  ledger: orElse(oneOf(ledgers), "pulls"),
  pixels: orElse(oneOf(pixelsShow), "picture"),
  layers: orElse(oneOf(layersShow), "folded"),
  tab: orElse(oneOf(tabs), "network"),
  shape: orElse(oneOf(shapes), "layers"),
  along: orElse(oneOf(alongs), "lines"),
  scaling: orElse(oneOf(scalings), "shared"),
  /** Whether what a step found stays covered until it is guessed or revealed. */
  predicts: orElse(flag, false),
});
export type Settings = TypeOf<typeof settings>;

export const usual = settings.read({});

/** Settings from what was kept, whatever that is. */
export function settingsFrom(kept: unknown): Settings {
  return settings.read(object({}).is(kept) ? kept : {});
}

/** What the host is told of them; `isWide` where the network, the nudge and the matrix stand beside what is chosen. */
export function wishesOf(settings: Settings, isWide: boolean): Wishes {
  const shown = isWide ? shownAtOnce(settings) : shownBy(settings);
  return { shown: [...new Set(shown)], predicts: settings.predicts, whole: settings.layers === "whole" };
}

/** What the host is told by the editor of one view: what is predicted is the panel's to say. */
export function wishesOfOnly(tab: Tab, settings: Settings): Wishes {
  const shown: Picture[] = [...(tab === "nudge" ? both : []), pictureOf(settings, tab)];
  return { shown: [...new Set(shown)], predicts: false, whole: settings.layers === "whole" };
}

/** The picture that a tab shows. */
export function pictureOf({ shape, along, ledger }: Settings, tab: Tab) {
  switch (tab) {
    case "network":
      return shape === "layers" ? "network" : shape;
    case "nudge":
      return along === "curve" ? "curve" : "lines";
    case "examples":
      return ledger === "learned" ? "learned" : "examples";
    case "matrix":
      return "weights";
    default:
      return tab;
  }
}

/** The pictures that are shown: those of the strip and of the network, which may stand beside the chosen one, and that one. */
function shownBy(settings: Settings): Picture[] {
  const chosen = settings.tab === "network" ? "examples" : settings.tab;
  return ["gradient", pictureOf(settings, "network"), ...nudged(chosen), pictureOf(settings, chosen)];
}

/** Of a nudge, where both may have room at once. */
const both: readonly Picture[] = ["lines", "curve"];

/** What can be nudged is told with whatever a nudge moves along. */
function nudged(tab: Tab): readonly Picture[] {
  return tab === "nudge" ? ["lines"] : [];
}

/** The same where there is room for several: which tab is chosen among the rest the deck knows. */
function shownAtOnce(settings: Settings): Picture[] {
  const each = (tab: Tab): Picture => pictureOf(settings, tab);
  return ["gradient", each("network"), ...both, each("nudge"), each("matrix"), each(besideAll(settings.tab))];
}

/** The tab that is shown where the network, the nudge and the matrix have places of their own. */
export function besideAll(tab: Tab): "examples" | "gradient" | "cost" {
  return tab === "gradient" || tab === "cost" ? tab : "examples";
}
