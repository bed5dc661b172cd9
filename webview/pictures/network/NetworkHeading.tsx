/** Above and below the drawing of the network: how it is drawn, as the reader chooses, and what its marks mean. */

import { reading } from "../../shared/numbers";
import { Switch } from "../../shared/Switch";
import type { EdgesShow, LayersShow, PixelsShow, Settings } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

const edgesShow: Readonly<Record<EdgesShow, string>> = panel.network.edges.choices;
const layersShow: Readonly<Record<LayersShow, string>> = panel.network.layers.choices;
const pixelsShow: Readonly<Record<PixelsShow, string>> = panel.network.pixels.choices;

interface HeadingProps {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly hasPictures: boolean;
  readonly unfolds: boolean;
}

export const NetworkHeading = steady(({ hasPictures, unfolds, settings, change }: HeadingProps) => (
  <div class="heading">
    <h2 id="network-heading">{panel.network.heading}</h2>
    {hasPictures && (
      <Switch
        name={panel.network.pixels.name}
        choices={pixelsShow}
        chosen={settings.pixels}
        choose={(pixels) => change({ ...settings, pixels })}
      />
    )}
    {unfolds && (
      <Switch
        name={panel.network.layers.name}
        choices={layersShow}
        chosen={settings.layers}
        choose={(layers) => change({ ...settings, layers })}
      />
    )}
    <Switch
      name={panel.network.edges.name}
      choices={edgesShow}
      chosen={settings.edges}
      choose={(show) => change({ ...settings, edges: show })}
    />
  </div>
));

export const NetworkKey = steady(
  ({ show, widest }: { readonly show: EdgesShow; readonly widest: number }) => {
    const what = panel.network.what[show];
    return (
      <p class="key">
        <span>
          <i class="sample positive" /> {panel.network.positive(what)}
        </span>
        <span>
          <i class="sample negative" /> {panel.network.negative(what)}
        </span>
        {show === "derivative" && (
          <>
            <span>
              <i class="sample unknown" /> {panel.notComputedYet}
            </span>
            <span>{panel.network.widest(reading(widest))}</span>
          </>
        )}
        <span>
          <i class="sample derivative">∂</i> {panel.network.underNeuron}
        </span>
      </p>
    );
  },
);
