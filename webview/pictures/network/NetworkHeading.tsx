/** Above and below the drawing of the network: how it is drawn, as the reader chooses, and what its marks mean. */
import { reading } from "../../shared/numbers";
import { Switch } from "../../shared/Switch";
import type { EdgesShow, LayersShow, PixelsShow, Settings } from "../../shared/settings";
import { steady } from "../../shared/steady";

const edgesShow = { weight: "w", derivative: "∂C/∂w" } as const satisfies Record<EdgesShow, string>;
const layersShow = { folded: "folded", whole: "whole" } as const satisfies Record<LayersShow, string>;
const pixelsShow = { picture: "picture", column: "neurons" } as const satisfies Record<PixelsShow, string>;

interface HeadingProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly hasPictures: boolean;
  readonly unfolds: boolean;
}

export const NetworkHeading = steady(({ hasPictures, unfolds, settings, change }: HeadingProps) => (
  <div class="heading">
    <h2 id="network-heading">Network</h2>
    {hasPictures && (
      <Switch
        name="pixels"
        choices={pixelsShow}
        chosen={settings.pixels}
        choose={(pixels) => change({ ...settings, pixels })}
      />
    )}
    {unfolds && (
      <Switch
        name="long layers"
        choices={layersShow}
        chosen={settings.layers}
        choose={(layers) => change({ ...settings, layers })}
      />
    )}
    <Switch
      name="edges"
      choices={edgesShow}
      chosen={settings.edges}
      choose={(show) => change({ ...settings, edges: show })}
    />
  </div>
));

export const NetworkKey = steady(
  ({ show, widest }: { readonly show: EdgesShow; readonly widest: number }) => {
    const what = show === "weight" ? "weight" : "∂C/∂w";
    return (
      <p class="key">
        <span>
          <i class="sample positive" /> positive {what}
        </span>
        <span>
          <i class="sample negative" /> negative {what}
        </span>
        {show === "derivative" && (
          <>
            <span>
              <i class="sample unknown" /> not computed yet
            </span>
            <span>the widest is {reading(widest)}</span>
          </>
        )}
        <span>
          <i class="sample derivative">∂</i> ∂C/∂a, under its neuron
        </span>
      </p>
    );
  },
);
