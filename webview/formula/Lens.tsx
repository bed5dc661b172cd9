/** Whom the formula is about: this neuron, any neuron by its indices, or whole layers as matrices. */

import { Switch } from "../shared/Switch";
import type { Scope, Settings } from "../shared/settings";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";

const scopeNames: Readonly<Record<Scope, string>> = panel.formula.scopes;

interface Props {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

export const Lens = steady(({ settings, change }: Props) => (
  <Switch
    name={panel.formula.about}
    choices={scopeNames}
    chosen={settings.scope}
    choose={(scope) => change({ ...settings, scope })}
  />
));
