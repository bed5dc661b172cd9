/** The reader's own settings: how formulas are written, which pictures are shown, whether to predict first. They are kept for the next time; nothing of a run is. */
import { type Picture, pictures, type Wishes } from "../../src/protocol/messages";

/** What stands in a formula. */
export const writings = ["both", "symbols", "numbers"] as const;
export type Writing = (typeof writings)[number];

/** Whom a formula is about. */
export const scopes = ["neuron", "indices", "matrices"] as const;
export type Scope = (typeof scopes)[number];

/** How the gradient is laid out. */
export const gradientForms = ["vector", "layers"] as const;
export type GradientForm = (typeof gradientForms)[number];
/** By which number an edge of the network is drawn. */
export const edgesShow = ["weight", "derivative"] as const;
export type EdgesShow = (typeof edgesShow)[number];

/** How a layer of pixels stands in the network. */
export const pixelsShow = ["picture", "column"] as const;
export type PixelsShow = (typeof pixelsShow)[number];

/** How a layer stands in the network that is long but not too long. */
export const layersShow = ["folded", "whole"] as const;
export type LayersShow = (typeof layersShow)[number];

export interface Settings {
  readonly writing: Writing;
  readonly scope: Scope;
  readonly gradient: GradientForm;
  readonly edges: EdgesShow;
  readonly pixels: PixelsShow;
  readonly layers: LayersShow;
  readonly hidden: readonly Picture[];
  /** Whether what a step found stays covered until it is guessed or revealed. */
  readonly predicts: boolean;
}

export const usual: Settings = {
  writing: "both",
  scope: "neuron",
  gradient: "vector",
  edges: "weight",
  pixels: "picture",
  layers: "folded",
  hidden: [],
  predicts: false,
};

/** Settings from what was kept, whatever that is: what is not understood is as usual. */
export function settingsFrom(kept: unknown): Settings {
  const { writing, scope, gradient, edges, pixels, layers, hidden, predicts } = (kept ?? {}) as {
    readonly [Key in keyof Settings]?: unknown;
  };
  return {
    writing: writings.find((each) => each === writing) ?? usual.writing,
    scope: scopes.find((each) => each === scope) ?? usual.scope,
    gradient: gradientForms.find((each) => each === gradient) ?? usual.gradient,
    edges: edgesShow.find((each) => each === edges) ?? usual.edges,
    pixels: pixelsShow.find((each) => each === pixels) ?? usual.pixels,
    layers: layersShow.find((each) => each === layers) ?? usual.layers,
    hidden: Array.isArray(hidden) ? pictures.filter((each) => hidden.includes(each)) : usual.hidden,
    predicts: predicts === true,
  };
}

/** What the host is told of them. */
export function wishesOf(settings: Settings): Wishes {
  return { shown: shownBy(settings), predicts: settings.predicts, whole: settings.layers === "whole" };
}

/** The pictures that are shown. */
export function shownBy({ hidden }: Settings): Picture[] {
  return pictures.filter((each) => !hidden.includes(each));
}
