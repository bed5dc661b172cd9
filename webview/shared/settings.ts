/** The reader's own settings: how formulas are written, which pictures are shown, whether to predict first. They are kept for the next time; nothing of a run is. */
import { type Picture, pictures, type Wishes } from "../../src/protocol/messages";
import { flag, list, object, oneOf, orElse, type Schema, type TypeOf } from "../../src/protocol/schema";

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

/** Those of the pictures that a list has, in their order. */
const somePictures: Schema<readonly Picture[]> = {
  is: list(oneOf(pictures)).is,
  read: (value) => (Array.isArray(value) ? pictures.filter((each) => value.includes(each)) : []),
};

/** Whatever was kept: what of it is not understood is as usual. */
const settings = object({
  writing: orElse(oneOf(writings), "both"),
  scope: orElse(oneOf(scopes), "neuron"),
  gradient: orElse(oneOf(gradientForms), "vector"),
  edges: orElse(oneOf(edgesShow), "weight"),
  pixels: orElse(oneOf(pixelsShow), "picture"),
  layers: orElse(oneOf(layersShow), "folded"),
  hidden: somePictures,
  /** Whether what a step found stays covered until it is guessed or revealed. */
  predicts: orElse(flag, false),
});
export type Settings = TypeOf<typeof settings>;

export const usual = settings.read({});

/** Settings from what was kept, whatever that is. */
export function settingsFrom(kept: unknown): Settings {
  return settings.read(object({}).is(kept) ? kept : {});
}

/** What the host is told of them. */
export function wishesOf(settings: Settings): Wishes {
  return { shown: shownBy(settings), predicts: settings.predicts, whole: settings.layers === "whole" };
}

/** The pictures that are shown. */
export function shownBy({ hidden }: Settings): Picture[] {
  return pictures.filter((each) => !hidden.includes(each));
}
