/** In the line above the drawing of the network: how it is drawn, as the reader chooses. */

import { Switch } from "../../shared/Switch";
import type { EdgesShow, Settings } from "../../shared/settings";
import { steady } from "../../shared/steady";
import { panel } from "../../shared/words";

const edgesShow: Readonly<Record<EdgesShow, string>> = panel.network.edges.choices;

interface Props {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
  readonly hasPictures: boolean;
  readonly unfolds: boolean;
}

export const NetworkSwitches = steady(({ hasPictures, unfolds, settings, change }: Props) => (
  <div class="switches">
    {hasPictures && (
      <Toggle
        words={panel.network.pixels}
        isOn={settings.pixels === "column"}
        turn={(isOn) => change({ ...settings, pixels: isOn ? "column" : "picture" })}
      />
    )}
    {unfolds && (
      <Toggle
        words={panel.network.layers}
        isOn={settings.layers === "whole"}
        turn={(isOn) => change({ ...settings, layers: isOn ? "whole" : "folded" })}
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

interface ToggleProps {
  readonly words: { readonly choice: string; readonly title: string };
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
}

function Toggle({ words: { choice, title }, isOn, turn }: ToggleProps) {
  return (
    <div class="switch toggle" title={title}>
      <label data-chosen={isOn ? "" : undefined}>
        <input type="checkbox" checked={isOn} onChange={() => turn(!isOn)} />
        {choice}
      </label>
    </div>
  );
}
