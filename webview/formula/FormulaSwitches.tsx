/** Whether the reader predicts, and how the formula is written: symbols, numbers or both; for this neuron, with indices, or for whole layers. */

import { Switch } from "../shared/Switch";
import type { Scope, Settings, Writing } from "../shared/settings";
import { steady } from "../shared/steady";

const writingNames = {
  both: "both",
  symbols: "symbols",
  numbers: "numbers",
} as const satisfies Record<Writing, string>;

const scopeNames = {
  neuron: "this neuron",
  indices: "indices",
  matrices: "matrices",
} as const satisfies Record<Scope, string>;

interface Props {
  readonly settings: Settings;
  readonly change: (settings: Settings) => void;
}

export const FormulaSwitches = steady(({ settings, change }: Props) => {
  const { writing, scope, predicts } = settings;
  return (
    <div class="switches">
      <div class="switch toggle">
        <label
          data-chosen={predicts ? "" : undefined}
          title="Cover what each step finds until you have guessed it, or reveal it"
        >
          <input
            type="checkbox"
            checked={predicts}
            onChange={() => change({ ...settings, predicts: !predicts })}
          />
          predict first
        </label>
      </div>
      <Switch
        name="The formula is about"
        choices={scopeNames}
        chosen={scope}
        choose={(next) => change({ ...settings, scope: next })}
      />
      <Switch
        name="The formula shows"
        choices={writingNames}
        chosen={writing}
        disabled={scope !== "neuron"}
        choose={(next) => change({ ...settings, writing: next })}
      />
    </div>
  );
});
