/** What is seldom wanted: how the formula is written, what goes into the file, what the timeline's colours and the symbols mean. */
import type { ComponentChildren } from "preact";
import type { PanelMessage, StepView } from "../../src/protocol/messages";
import { Symbols } from "../pictures/symbols/Symbols";
import { Switch } from "../shared/Switch";
import type { Settings, Writing } from "../shared/settings";
import { panel } from "../shared/words";
import { Kinds } from "../timeline/TimelineKinds";

const writingNames: Readonly<Record<Writing, string>> = panel.formula.writings;

interface Props {
  readonly view: StepView;
  readonly settings: Settings;
  readonly post: (message: PanelMessage) => void;
  readonly change: (settings: Settings) => void;
  /** What has no room outside. */
  readonly children: ComponentChildren;
}

export function Menu({ view, settings, post, change, children }: Props) {
  return (
    <details
      class="menu"
      data-testid="menu"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !event.currentTarget.open) return;
        event.preventDefault();
        event.currentTarget.open = false;
        event.currentTarget.querySelector("summary")?.focus();
      }}
    >
      <summary title={panel.menu.name} aria-label={panel.menu.name}>
        ⋯
      </summary>
      <div class="menu-body">
        {children}
        <div class="menu-line">
          <span>{panel.formula.shows}</span>
          <Switch
            name={panel.formula.shows}
            choices={writingNames}
            chosen={settings.writing}
            choose={(writing) => change({ ...settings, writing })}
          />
        </div>
        <div class="menu-line">
          <span>{panel.menu.file}</span>
          <button type="button" class="way" onClick={() => post({ type: "writeWeights" })}>
            {panel.menu.writeWeights}
          </button>
        </div>
        <div class="menu-line timeline">
          <Kinds rows={view.timeline.rows} />
        </div>
        <Symbols />
      </div>
    </details>
  );
}
