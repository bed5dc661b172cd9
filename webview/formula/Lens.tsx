/** Whom the formula is about: this neuron, any neuron by its indices, or whole layers as matrices. */

import { Choice } from "../shared/Choice";
import { Switch } from "../shared/Switch";
import type { Scope, Settings } from "../shared/settings";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";

const scopeNames: Readonly<Record<Scope, string>> = panel.formula.scopes;

interface Props {
  /** Whether there is no room for all of its choices side by side. */
  readonly isCompact: boolean;
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

export const Lens = steady(({ isCompact, settings, change }: Props) => {
  const Control = isCompact ? Choice : Switch;
  return (
    <Control
      name={panel.formula.about}
      choices={scopeNames}
      chosen={settings.scope}
      choose={(scope) => change({ ...settings, scope: scope as Scope })}
    />
  );
});
