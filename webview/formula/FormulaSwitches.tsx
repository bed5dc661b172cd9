/** Whether the reader predicts, and how the formula is written: symbols, numbers or both; for this neuron, with indices, or for whole layers. */

import { Switch } from "../shared/Switch";
import type { Scope, Settings, Writing } from "../shared/settings";
import { steady } from "../shared/steady";
import { panel } from "../shared/words";

const writingNames: Readonly<Record<Writing, string>> = panel.formula.writings;
const scopeNames: Readonly<Record<Scope, string>> = panel.formula.scopes;

interface Props {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

export const FormulaSwitches = steady(({ settings, change }: Props) => {
  const { writing, scope, predicts } = settings;
  return (
    <div class="switches">
      <div class="switch toggle">
        <label data-chosen={predicts ? "" : undefined} title={panel.prediction.firstTitle}>
          <input
            type="checkbox"
            checked={predicts}
            onChange={() => change({ ...settings, predicts: !predicts })}
          />
          {panel.prediction.first}
        </label>
      </div>
      <Switch
        name={panel.formula.about}
        choices={scopeNames}
        chosen={scope}
        choose={(next) => change({ ...settings, scope: next })}
      />
      <Switch
        name={panel.formula.shows}
        choices={writingNames}
        chosen={writing}
        disabled={scope !== "neuron"}
        choose={(next) => change({ ...settings, writing: next })}
      />
    </div>
  );
});
